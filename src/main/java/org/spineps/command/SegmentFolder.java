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

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.spineps.ij.folder.SegmentFolderTask;
import org.spineps.job.SegmentFolderSettings;
import org.spineps.pipeline.SpineMethods;

/**
 * Segment Folder for scripts: all scans of a folder; masks, tables, pages and the
 * run manifest go into another. No window opens.
 */
@Plugin(type = Command.class, headless = true, visible = false,
	label = "Segment Folder...",
	description = "Segments all scans of a folder and writes masks, tables and pages")
public class SegmentFolder extends TaskCommand {

	private static final SegmentFolderSettings DEFAULTS =
		SegmentFolderSettings.DEFAULTS;

	@Parameter(required = false, persist = false)
	private String folder;

	@Parameter(required = false, persist = false)
	private String filter = DEFAULTS.filter();

	@Parameter(required = false, persist = false)
	private String suffix = DEFAULTS.suffix();

	@Parameter(required = false, persist = false)
	private String output;

	@Parameter(required = false, persist = false)
	private String output_layout = DEFAULTS.outputLayout();

	@Parameter(required = false, persist = false)
	private String method = DEFAULTS.method();

	@Parameter(required = false, persist = false)
	private boolean report = DEFAULTS.report();

	@Parameter(required = false, persist = false)
	private boolean overwrite = DEFAULTS.overwrite();

	@Parameter(required = false, persist = false)
	private String device = DEFAULTS.device();

	@Parameter(required = false, persist = false)
	private int threads = DEFAULTS.threads();

	@Parameter(required = false, persist = false)
	private String semantic_model = DEFAULTS.semanticModel();

	@Parameter(required = false, persist = false)
	private String instance_model = DEFAULTS.instanceModel();

	@Parameter(required = false, persist = false)
	private String naming_model = DEFAULTS.namingModel();

	@Parameter(required = false, persist = false)
	private String behaviour = DEFAULTS.behaviour();

	@Parameter(required = false, persist = false)
	private String options_file = DEFAULTS.optionsFile();

	@Parameter(required = false, persist = false)
	private boolean accept_geometry = DEFAULTS.acceptGeometry();

	@Parameter(required = false, persist = false)
	private String extra = DEFAULTS.extra();

	@Parameter(required = false, persist = false)
	private String levels_model = DEFAULTS.levelsModel();

	/** For SciJava. */
	public SegmentFolder() {
		super(new SegmentFolderTask(SpineMethods.installed(), false));
	}
}
