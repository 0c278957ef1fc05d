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

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.spineps.ij.open.OpenNiftiTask;
import org.spineps.job.OpenNiftiSettings;

/**
 * Open NIfTI for scripts: a .nii or .nii.gz file in, an image
 * that is turned for viewing and knows where it lies in the patient
 * out.
 */
@Plugin(type = Command.class, headless = true, visible = false,
	label = "Open NIfTI...",
	description = "Opens a NIfTI, MetaImage or NRRD file, turned for viewing")
public class OpenNifti extends TaskCommand {

	@Parameter(required = false, persist = false)
	private File file;

	@Parameter(required = false, persist = false)
	private String view = OpenNiftiSettings.DEFAULTS.view();

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus image;

	/** For SciJava. */
	public OpenNifti() {
		super(new OpenNiftiTask());
	}
}
