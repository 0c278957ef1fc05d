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

import ij.WindowManager;

import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.List;

import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.DynamicCommand;
import org.scijava.log.LogService;
import org.scijava.module.MutableModuleItem;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;
import org.spineps.ij.evaluate.EvaluateSegmentationTask;

/**
 * Plugins &gt; SPINEPS &gt; Evaluate Segmentation...: two open label images (or
 * files, or folders) in; two tables, and on demand CSV, JSON and a page, out.
 * Images are named by title or path, because SciJava neither fills nor leaves
 * empty two images as it does one. Scripts run it through the ModuleService, or
 * call {@link EvaluateSegmentationTask}: CommandService answers null for commands
 * whose choices depend on what is open.
 */
@Plugin(type = Command.class, headless = true, initializer = "listImages",
	menuPath = "Plugins>SPINEPS>Evaluate Segmentation...",
	description = "Compares label images with a reference: Dice, ASSD, PQ, RQ, SQ")
public class EvaluateSegmentation extends DynamicCommand {

	@Parameter
	private LogService log;

	@Parameter
	private StatusService status;

	@Parameter
	private TaskService tasks;

	@Parameter(label = "Reference", required = false, persist = false,
		description = "An open label image, or the path of a file or folder")
	private String reference = "";

	@Parameter(label = "Prediction", required = false, persist = false,
		description = "An open label image, or the path of a file or folder")
	private String prediction = "";

	@Parameter(label = "Groups of labels", persist = false, choices = {
		"spineps", "spineps-semantic", "totalspineseg", "spider", "verse",
		"totalsegmentator", "totalsegmentator-mr", "totalsegmentator-vertebrae-mr",
		"ungrouped" },
		description = "Which labels belong together; macros may give a JSON file")
	private String groups = "spineps";

	@Parameter(label = "Input", persist = false, choices = { "unmatched",
		"matched", "semantic" },
		description = "unmatched: numbers of instances mean nothing; matched: " +
			"equal numbers belong together; semantic: components are the instances.")
	private String input = "unmatched";

	@Parameter(label = "Matcher", persist = false, choices = { "naive",
		"naive-many-to-one", "bipartite", "merge" },
		description = "How instances are paired.")
	private String matcher = "naive";

	@Parameter(label = "Threshold (IoU)", persist = false, min = "0", max = "1",
		stepSize = "0.05", description = "IoU that a pair must reach.")
	private double threshold = 0.5;

	@Parameter(label = "Distances in voxels", persist = false,
		description = "Instead of millimetres.")
	private boolean voxel_units;

	@Parameter(label = "Output folder (blank = none)", required = false,
		persist = false, description = "Gets CSV, JSON and a page")
	private String output = "";

	/** Offers the open images; with fewer than two, paths can be typed. */
	protected void listImages() {
		if (GraphicsEnvironment.isHeadless()) return;
		final List<String> titles = Arrays.asList(WindowManager.getImageTitles());
		if (titles.size() < 2) return;
		offer("reference", titles, 0);
		offer("prediction", titles, 1);
	}

	private void offer(final String name, final List<String> titles,
		final int first)
	{
		final MutableModuleItem<String> item = getInfo().getMutableInput(name,
			String.class);
		item.setChoices(titles);
		item.setValue(this, titles.get(first));
	}

	@Override
	public void run() {
		new TaskRun(this, tasks, status, log).run(new EvaluateSegmentationTask());
	}
}
