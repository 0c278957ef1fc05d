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
import org.spineps.ij.export.SaveResultsTask;

/**
 * Save Spine Results for scripts; a macro runs
 * {@code run("Save Spine Results...", "folder=/data/results")}.
 */
@Plugin(type = Command.class, headless = true, visible = false,
	label = "Save Spine Results...",
	description = "Writes masks, tables, points, picture and quality of a result")
public class SaveSpineResults extends TaskCommand {

	@Parameter(required = false, persist = false)
	private ImagePlus image;

	@Parameter(required = false, persist = false)
	private String folder = "";

	@Parameter(required = false, persist = false)
	private boolean report;

	@Parameter(required = false, persist = false)
	private boolean meshes;

	@Parameter(required = false, persist = false)
	private String extra = "";

	@Parameter(required = false, persist = false)
	private boolean replace;

	/** For SciJava. */
	public SaveSpineResults() {
		super(new SaveResultsTask());
	}
}
