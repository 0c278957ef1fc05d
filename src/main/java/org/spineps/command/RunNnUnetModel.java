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
import org.spineps.job.DisplayedOrientation;
import org.spineps.job.RunNnUnetSettings;
import org.spineps.job.SharedTexts;

/**
 * Plugins &gt; SPINEPS &gt; Run nnU-Net Model...: any trained model of nnU-Net v2
 * on the active stack or hyperstack; a label image out.
 */
@Plugin(type = Command.class, headless = true,
	menuPath = "Plugins>SPINEPS>Run nnU-Net Model...",
	description = "Runs any trained model of nnU-Net v2 on the image")
public class RunNnUnetModel extends TaskCommand {

	@Parameter(label = "Image", required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = "Model (folder or id)", required = false, persist = false,
		description = "The folder that nnU-Net's training made (plans.json, " +
			"dataset.json, fold_0 ...), or the id of an imported model.")
	private String model = RunNnUnetSettings.DEFAULTS.model();

	@Parameter(label = "Other channels", required = false, persist = false,
		description = "For models of several channels: titles of open images " +
			"or paths of files, separated by semicolons. Blank if the image is a " +
			"hyperstack with all channels.")
	private String other_channels = RunNnUnetSettings.DEFAULTS.otherChannels();

	@Parameter(label = SharedTexts.ORIENTATION,
		description = SharedTexts.ORIENTATION_HELP, persist = false, choices = {
			DisplayedOrientation.DEFAULT, DisplayedOrientation.ANTERIOR_LEFT_REVERSED,
			DisplayedOrientation.ANTERIOR_RIGHT,
			DisplayedOrientation.ANTERIOR_RIGHT_REVERSED,
			DisplayedOrientation.CORONAL_FRONT, DisplayedOrientation.AXIAL_UP,
			DisplayedOrientation.AXIAL_DOWN })
	private String orientation = DisplayedOrientation.DEFAULT;

	@Parameter(label = SharedTexts.USE_HEADER,
		description = SharedTexts.USE_HEADER_HELP, persist = false)
	private boolean use_header = true;

	@Parameter(label = "Axes of the training files", required = false,
		persist = false,
		description = "Many models see voxels in the order of their files. " +
			"Give the axis codes of the files that the model was trained with, " +
			"e.g. LPS; blank to take the stack as it is displayed.")
	private String stored_as = RunNnUnetSettings.DEFAULTS.storedAs();

	@Parameter(label = "Round as nnU-Net does", persist = false,
		description = "Scores in 16 bits: slower and takes more memory; some " +
			"voxels at borders differ without it.")
	private boolean exact;

	@Parameter(label = "Average over flipped images", persist = false,
		description = "As nnU-Net does if the model allows it. Up to 8 times " +
			"faster without.")
	private boolean mirroring = true;

	@Parameter(label = "Show probabilities", persist = false,
		description = "A hyperstack with one channel for each class.")
	private boolean probabilities;

	@Parameter(label = SharedTexts.DEVICE, persist = false,
		description = SharedTexts.DEVICE_HELP, choices = { "auto", "cpu", "gpu",
			"mps" })
	private String device = "auto";

	@Parameter(label = SharedTexts.THREADS, min = "0", persist = false,
		description = SharedTexts.THREADS_HELP)
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
