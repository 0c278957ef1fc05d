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
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.spineps.ij.segment.SegmentSpineTask;
import org.spineps.job.DisplayedOrientation;
import org.spineps.job.SharedTexts;

/**
 * Plugins &gt; SPINEPS &gt; Segment Spine...: the active stack in; two label
 * images, an overlay on the stack and a table out.
 */
@Plugin(type = Command.class, headless = true,
	menuPath = "Plugins>SPINEPS>Segment Spine...",
	description = "Segments and names vertebrae, discs, cord and canal in " +
			"MRI")
public class SegmentSpine extends TaskCommand {

	@Parameter(visibility = ItemVisibility.MESSAGE, required = false,
		persist = false)
	private final String about = "<html>" + SegmentSpineTask.NOTICE
		.replace("\n", "<br>") + "</html>";

	@Parameter(label = "Image", required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = SharedTexts.METHOD, required = false, persist = false,
		description = SharedTexts.METHOD_HELP)
	private MethodChoice method = MethodChoice.DEFAULT;

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

	@Parameter(label = SharedTexts.DEVICE, persist = false,
		description = SharedTexts.DEVICE_HELP, choices = { "auto", "cpu", "gpu",
			"mps" })
	private String device = "auto";

	@Parameter(label = SharedTexts.THREADS, min = "0", persist = false,
		description = SharedTexts.THREADS_HELP)
	private int threads;

	@Parameter(label = "Semantic model (blank = default)", required = false,
		persist = false, description = SharedTexts.MODEL_HELP)
	private String semantic_model = "";

	@Parameter(label = "Instance model (blank = default)", required = false,
		persist = false, description = SharedTexts.MODEL_HELP)
	private String instance_model = "";

	@Parameter(label = "Show table of instances",
		description = "One row per vertebra, disc, endplate pair, sacrum, cord " +
			"and canal.",
		persist = false)
	private boolean show_table = true;

	@Parameter(label = "Show overlay on the image",
		description = "Colours and names over the image; its pixels stay as " +
			"they are.",
		persist = false)
	private boolean show_overlay = true;

	@Parameter(label = "Naming model (blank = count)", required = false,
		persist = false, description = SharedTexts.MODEL_HELP)
	private String naming_model = "";

	@Parameter(label = "Behaviour", persist = false,
		choices = { "mended", "faithful" },
		description = "faithful: SPINEPS 2.0 with its faults, for comparison " +
			"studies.")
	private String behaviour = "mended";

	@Parameter(label = "Options file (blank = none)", required = false,
		description = "Path of a JSON file with switches and thresholds of the " +
			"pipeline.",
		persist = false)
	private String options_file = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus semantic;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus instances;

	/** For SciJava. */
	public SegmentSpine() {
		this(new SegmentSpineTask());
	}

	/** @param task segments; tests put a stand-in here */
	protected SegmentSpine(final SegmentSpineTask task) {
		super(task);
	}
}
