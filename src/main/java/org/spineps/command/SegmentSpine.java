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
import org.spineps.ij.segment.SegmentSpineTask;
import org.spineps.job.setting.DisplayedOrientation;
import org.spineps.pipeline.SpineMethods;

/**
 * Segment Spine for scripts: a stack in, the active one if none is given; two label
 * images, an overlay on the stack and a table out.
 */
@Plugin(type = Command.class, headless = true, visible = false,
	label = "Segment Spine...",
	description = "Segments and names vertebrae, discs, cord and canal in " +
			"MRI")
public class SegmentSpine extends TaskCommand {

	@Parameter(required = false, persist = false)
	private ImagePlus image;

	@Parameter(required = false, persist = false)
	private String method = SpineMethods.DEFAULT;

	@Parameter(required = false, persist = false)
	private String orientation = DisplayedOrientation.DEFAULT;

	@Parameter(required = false, persist = false)
	private boolean use_header = true;

	@Parameter(required = false, persist = false)
	private String device = "auto";

	@Parameter(required = false, persist = false)
	private int threads;

	@Parameter(required = false, persist = false)
	private String semantic_model = "";

	@Parameter(required = false, persist = false)
	private String instance_model = "";

	@Parameter(required = false, persist = false)
	private boolean show_table = true;

	@Parameter(required = false, persist = false)
	private boolean show_overlay = true;

	@Parameter(required = false, persist = false)
	private boolean show_labels;

	@Parameter(required = false, persist = false)
	private String naming_model = "";

	@Parameter(required = false, persist = false)
	private String behaviour = "mended";

	@Parameter(required = false, persist = false)
	private String options_file = "";

	@Parameter(required = false, persist = false)
	private double step_size;

	@Parameter(required = false, persist = false)
	private String tta = "auto";

	@Parameter(required = false, persist = false)
	private int batch_size;

	@Parameter(required = false, persist = false)
	private String crop = "auto";

	@Parameter(required = false, persist = false)
	private String n4 = "auto";

	@Parameter(required = false, persist = false)
	private boolean enforce_12_thoracic;

	@Parameter(required = false, persist = false)
	private boolean accept_geometry;

	@Parameter(required = false, persist = false)
	private String output = "";

	@Parameter(required = false, persist = false)
	private String anchors = "";

	@Parameter(required = false, persist = false)
	private String localizer = "";

	@Parameter(required = false, persist = false)
	private String levels_model = "";

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
