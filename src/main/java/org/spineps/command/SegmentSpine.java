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
import org.scijava.ItemVisibility;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;
import org.spineps.ij.DialogTexts;
import org.spineps.ij.DisplayedOrientation;
import org.spineps.ij.SegmentSpineResult;
import org.spineps.ij.SegmentSpineSettings;
import org.spineps.ij.SegmentSpineTask;
import org.spineps.pipeline.SpineMethods;

/**
 * Plugins &gt; SPINEPS &gt; Segment Spine...: the active stack in; two label
 * images, an overlay on the stack and a table out. Blocks until done; can be
 * cancelled with Esc, in the task window, and by a script.
 */
@Plugin(type = Command.class, headless = true,
	menuPath = "Plugins>SPINEPS>Segment Spine...",
	description = "Segments and names vertebrae, discs, cord and canal in MRI")
public class SegmentSpine extends ContextCommand {

	@Parameter
	private LogService log;

	@Parameter
	private StatusService status;

	@Parameter
	private TaskService tasks;

	@Parameter(visibility = ItemVisibility.MESSAGE, required = false,
		persist = false)
	private final String about = DialogTexts.ABOUT;

	@Parameter(label = "Image", required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = DialogTexts.METHOD, description = DialogTexts.METHOD_HELP,
		required = false, persist = false)
	private MethodChoice method = MethodChoice.DEFAULT;

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

	@Parameter(label = DialogTexts.DEVICE,
		description = DialogTexts.DEVICE_HELP, persist = false, choices = { "auto",
			"cpu", "gpu", "mps" })
	private String device = "auto";

	@Parameter(label = DialogTexts.THREADS, min = "0",
		description = DialogTexts.THREADS_HELP, persist = false)
	private int threads;

	@Parameter(label = DialogTexts.SEMANTIC_MODEL, required = false,
		description = DialogTexts.MODEL_HELP, persist = false)
	private String semantic_model = "";

	@Parameter(label = DialogTexts.INSTANCE_MODEL, required = false,
		description = DialogTexts.MODEL_HELP, persist = false)
	private String instance_model = "";

	@Parameter(label = DialogTexts.SHOW_TABLE,
		description = DialogTexts.SHOW_TABLE_HELP, persist = false)
	private boolean show_table = true;

	@Parameter(label = DialogTexts.SHOW_OVERLAY,
		description = DialogTexts.SHOW_OVERLAY_HELP, persist = false)
	private boolean show_overlay = true;

	@Parameter(label = DialogTexts.NAMING_MODEL, required = false,
		description = DialogTexts.MODEL_HELP, persist = false)
	private String naming_model = "";

	@Parameter(label = DialogTexts.BEHAVIOUR, persist = false, choices = {
		"mended", "faithful" }, description = DialogTexts.BEHAVIOUR_HELP)
	private String behaviour = "mended";

	@Parameter(label = DialogTexts.OPTIONS_FILE, required = false,
		description = DialogTexts.OPTIONS_FILE_HELP, persist = false)
	private String options_file = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus semantic;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus instances;

	@Override
	public void run() {
		CommandRun.run(this, "Segment Spine", tasks, status, log, progress -> {
			show(new SegmentSpineTask(methods()).run(image,
				new SegmentSpineSettings(MethodChoice.id(method), orientation, use_header, device, threads,
					semantic_model, instance_model, show_table, show_overlay,
					naming_model, behaviour, options_file),
				progress));
		});
	}

	private void show(final SegmentSpineResult result) {
		semantic = result.semantic();
		instances = result.instances();
		// Without a screen nobody else makes them known to a macro's next lines.
		if (GraphicsEnvironment.isHeadless()) result.showImages();
		result.present(show_table, show_overlay);
		log.info("SPINEPS: " + result.summary());
	}

	/** @return what can be run; tests put a stand-in here */
	protected SpineMethods methods() {
		return SpineMethods.installed();
	}
}
