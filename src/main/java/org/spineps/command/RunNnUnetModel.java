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
import org.spineps.ij.nnunet.RunNnUnetTask;
import org.spineps.job.RunNnUnetSettings;
import org.spineps.job.setting.DisplayedOrientation;

/**
 * Run nnU-Net Model for scripts: any trained model of nnU-Net v2
 * on the active stack or hyperstack; a label image out.
 */
@Plugin(type = Command.class, headless = true, visible = false,
	label = "Run nnU-Net Model...",
	description = "Runs any trained model of nnU-Net v2 on the image")
public class RunNnUnetModel extends TaskCommand {

	@Parameter(required = false, persist = false)
	private ImagePlus image;

	@Parameter(required = false, persist = false)
	private String model = RunNnUnetSettings.DEFAULTS.model();

	@Parameter(required = false, persist = false)
	private String other_channels = RunNnUnetSettings.DEFAULTS.otherChannels();

	@Parameter(required = false, persist = false)
	private String orientation = DisplayedOrientation.DEFAULT;

	@Parameter(required = false, persist = false)
	private boolean use_header = true;

	@Parameter(required = false, persist = false)
	private String stored_as = RunNnUnetSettings.DEFAULTS.storedAs();

	@Parameter(required = false, persist = false)
	private boolean exact;

	@Parameter(required = false, persist = false)
	private boolean mirroring = true;

	@Parameter(required = false, persist = false)
	private boolean probabilities;

	@Parameter(required = false, persist = false)
	private String device = "auto";

	@Parameter(required = false, persist = false)
	private int threads;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus scores;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus labels;

	/** For SciJava. */
	public RunNnUnetModel() {
		super(new RunNnUnetTask());
	}
}
