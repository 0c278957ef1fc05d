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

import org.scijava.ItemIO;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;
import org.spineps.ij.DialogTexts;
import org.spineps.ij.DisplayedOrientation;
import org.spineps.ij.RunNnUnetResult;
import org.spineps.ij.RunNnUnetSettings;
import org.spineps.ij.RunNnUnetTask;
import org.spineps.ij.RunNnUnetTexts;

/**
 * Plugins &gt; SPINEPS &gt; Run nnU-Net Model...: any trained model of nnU-Net v2
 * on the active stack or hyperstack; a label image out. Blocks until done; can be
 * cancelled with Esc, in the task window, and by a script.
 */
@Plugin(type = Command.class, headless = true,
	menuPath = "Plugins>SPINEPS>Run nnU-Net Model...",
	description = "Runs any trained model of nnU-Net v2 on the image")
public class RunNnUnetModel extends ContextCommand {

	@Parameter
	private LogService log;

	@Parameter
	private StatusService status;

	@Parameter
	private TaskService tasks;

	@Parameter(label = "Image", required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = RunNnUnetTexts.MODEL, required = false, persist = false,
		description = RunNnUnetTexts.MODEL_HELP)
	private String model = RunNnUnetSettings.DEFAULTS.model();

	@Parameter(label = RunNnUnetTexts.OTHER_CHANNELS, required = false,
		persist = false, description = RunNnUnetTexts.OTHER_CHANNELS_HELP)
	private String other_channels = RunNnUnetSettings.DEFAULTS.otherChannels();

	@Parameter(label = DialogTexts.ORIENTATION,
		description = DialogTexts.ORIENTATION_HELP, persist = false, choices = {
			DisplayedOrientation.DEFAULT, DisplayedOrientation.ANTERIOR_LEFT_REVERSED,
			DisplayedOrientation.ANTERIOR_RIGHT,
			DisplayedOrientation.ANTERIOR_RIGHT_REVERSED,
			DisplayedOrientation.CORONAL_FRONT, DisplayedOrientation.AXIAL_UP,
			DisplayedOrientation.AXIAL_DOWN })
	private String orientation = DisplayedOrientation.DEFAULT;

	@Parameter(label = DialogTexts.USE_HEADER,
		description = DialogTexts.USE_HEADER_HELP, persist = false)
	private boolean use_header = true;

	@Parameter(label = RunNnUnetTexts.STORED_AS, required = false,
		persist = false, description = RunNnUnetTexts.STORED_AS_HELP)
	private String stored_as = RunNnUnetSettings.DEFAULTS.storedAs();

	@Parameter(label = RunNnUnetTexts.EXACT, persist = false,
		description = RunNnUnetTexts.EXACT_HELP)
	private boolean exact;

	@Parameter(label = RunNnUnetTexts.MIRRORING, persist = false,
		description = RunNnUnetTexts.MIRRORING_HELP)
	private boolean mirroring = true;

	@Parameter(label = RunNnUnetTexts.PROBABILITIES, persist = false,
		description = RunNnUnetTexts.PROBABILITIES_HELP)
	private boolean probabilities;

	@Parameter(label = DialogTexts.DEVICE,
		description = DialogTexts.DEVICE_HELP, persist = false, choices = { "auto",
			"cpu", "gpu", "mps" })
	private String device = "auto";

	@Parameter(label = DialogTexts.THREADS, min = "0",
		description = DialogTexts.THREADS_HELP, persist = false)
	private int threads;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus scores;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus labels;

	@Override
	public void run() {
		CommandRun.run(this, "Run nnU-Net Model", tasks, status, log, progress -> {
			show(RunNnUnetTask.run(image, new RunNnUnetSettings(model, other_channels,
				orientation, use_header, stored_as, exact, mirroring, probabilities,
				device, threads), progress));
		});
	}

	private void show(final RunNnUnetResult result) {
		scores = result.probabilities().orElse(null);
		labels = result.labels();
		// Without a screen nobody else makes them known to a macro's next lines.
		if (GraphicsEnvironment.isHeadless()) result.showImages();
		result.notes().forEach(note -> log.warn("SPINEPS: " + note));
		log.info("SPINEPS: " + result.summary());
	}
}
