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
import org.spineps.ij.convert.TotalSpineSegStageTask;
import org.spineps.job.TotalSpineSegStageSettings;

/** TotalSpineSeg Stage for scripts: a file in, the result of one stage out. */
@Plugin(type = Command.class, headless = true, visible = false,
	label = "TotalSpineSeg Stage...",
	description = "Runs a single stage of TotalSpineSeg from file to file")
public class TotalSpineSegStage extends TaskCommand {

	@Parameter(required = false, persist = false)
	private String stage = TotalSpineSegStageSettings.DEFAULTS.stage();

	@Parameter(required = false, persist = false)
	private File file;

	@Parameter(required = false, persist = false)
	private String output = "";

	@Parameter(required = false, persist = false)
	private File grid;

	@Parameter(required = false, persist = false)
	private String interpolation = TotalSpineSegStageSettings.DEFAULTS
		.interpolation();

	@Parameter(required = false, persist = false)
	private String map = "";

	@Parameter(required = false, persist = false)
	private boolean keep_unmapped;

	@Parameter(required = false, persist = false)
	private boolean by_name;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus image;

	/** For SciJava. */
	public TotalSpineSegStage() {
		super(new TotalSpineSegStageTask());
	}
}
