/*-
 * #%L
 * SPINEPS for Fiji
 * %%
 * Copyright (C) 2026 SPINEPS for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 * 
 *      http://www.apache.org/licenses/LICENSE-2.0
 * 
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package org.spineps.command;

import ij.ImagePlus;

import java.awt.GraphicsEnvironment;
import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.spineps.SpinepsException;
import org.spineps.ij.OpenNiftiPlugIn;

/**
 * Plugins &gt; SPINEPS &gt; Open NIfTI...: a .nii or .nii.gz file in, an image
 * that is turned as it is to be looked at and knows where it lies in the patient
 * out.
 */
@Plugin(type = Command.class, headless = true,
	menuPath = "Plugins>SPINEPS>Open NIfTI...",
	description = "Opens a NIfTI file, turned as it is to be looked at")
public class OpenNifti extends ContextCommand {

	@Parameter
	private LogService log;

	@Parameter(label = "File (.nii, .nii.gz)", persist = false)
	private File file;

	@Parameter(label = "View", persist = false, choices = {
		OpenNiftiPlugIn.SAGITTAL, OpenNiftiPlugIn.CORONAL, OpenNiftiPlugIn.AXIAL,
		OpenNiftiPlugIn.AS_STORED })
	private String view = OpenNiftiPlugIn.SAGITTAL;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus image;

	@Override
	public void run() {
		try {
			image = OpenNiftiPlugIn.open(file == null ? "" : file.getPath(), view);
			// Without a screen nobody else makes it known to a macro's next lines.
			if (GraphicsEnvironment.isHeadless()) image.show();
		}
		catch (final SpinepsException e) {
			CommandRun.fail(this, e.getMessage(), log);
		}
	}
}
