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

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.spineps.ij.export.ExportMeshesTask;
import org.spineps.job.ExportMeshesSettings;

/**
 * Export 3D Meshes for scripts; a macro runs
 * {@code run("Export 3D Meshes...", "folder=/data/meshes format=stl")}.
 */
@Plugin(type = Command.class, headless = true, visible = false,
	label = "Export 3D Meshes...",
	description = "Makes surfaces of vertebrae, discs, cord and canal: STL, OBJ, " +
		"PLY, picture")
public class ExportMeshes extends TaskCommand {

	@Parameter(required = false, persist = false)
	private ImagePlus image;

	@Parameter(required = false, persist = false)
	private String folder = "";

	@Parameter(required = false, persist = false)
	private String format = ExportMeshesSettings.DEFAULTS.format();

	@Parameter(required = false, persist = false)
	private int smoothing = ExportMeshesSettings.DEFAULTS.smoothing();

	@Parameter(required = false, persist = false)
	private boolean draw = true;

	@Parameter(required = false, persist = false)
	private boolean viewer;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus picture;

	/** For SciJava. */
	public ExportMeshes() {
		super(new ExportMeshesTask());
	}
}
