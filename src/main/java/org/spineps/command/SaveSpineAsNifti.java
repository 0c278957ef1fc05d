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

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.spineps.ij.export.SaveMasksTask;

/**
 * Save Spine as NIfTI for scripts; a macro runs
 * {@code run("Save Spine as NIfTI...", "folder=/data/results")}.
 */
@Plugin(type = Command.class, headless = true, visible = false,
	label = "Save Spine as NIfTI...",
	description = "Writes the masks of a result with the geometry of the scan")
public class SaveSpineAsNifti extends TaskCommand {

	@Parameter(required = false, persist = false)
	private ImagePlus image;

	@Parameter(required = false, persist = false)
	private String folder = "";

	@Parameter(required = false, persist = false)
	private boolean replace;

	/** For SciJava. */
	public SaveSpineAsNifti() {
		super(new SaveMasksTask());
	}
}
