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
import org.spineps.ij.evaluate.EvaluateSegmentationTask;

/**
 * Evaluate Segmentation for scripts: two open label images (by their titles), files
 * or folders in; two tables, and on demand CSV, JSON and a page, out.
 */
@Plugin(type = Command.class, headless = true, visible = false,
	label = "Evaluate Segmentation...",
	description = "Compares label images with a reference: Dice, ASSD, PQ, RQ, SQ")
public class EvaluateSegmentation extends TaskCommand {

	@Parameter(required = false, persist = false)
	private String reference = "";

	@Parameter(required = false, persist = false)
	private String prediction = "";

	@Parameter(required = false, persist = false)
	private String groups = "spineps";

	@Parameter(required = false, persist = false)
	private String input = "unmatched";

	@Parameter(required = false, persist = false)
	private String matcher = "naive";

	@Parameter(required = false, persist = false)
	private String threshold = "";

	@Parameter(required = false, persist = false)
	private boolean voxel_units;

	@Parameter(required = false, persist = false)
	private String output = "";

	/** For SciJava. */
	public EvaluateSegmentation() {
		super(new EvaluateSegmentationTask());
	}
}
