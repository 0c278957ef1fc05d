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

import static org.assertj.core.api.Assertions.assertThat;

import ij.IJ;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.prefs.PrefService;
import org.scijava.task.TaskService;
import org.spineps.io.VolumeExport;
import org.spineps.testing.OpenImages;

/** Evaluate Segmentation as SciJava runs it. */
class EvaluateSegmentationTest {

	@TempDir
	private Path folder;
	private Context context;
	private String mask;

	@BeforeEach
	void start() throws Exception {
		context = new Context(CommandService.class, TaskService.class,
			StatusService.class, LogService.class, PrefService.class);
		context.service(LogService.class).setLevel(LogLevel.NONE);
		final Path file = folder.resolve("mask.nii.gz");
		VolumeExport.writeLabels(file, OpenImages.SPINE.complete(), null, Map.of());
		mask = file.toString();
	}

	@AfterEach
	void stop() {
		context.dispose();
		IJ.resetEscape();
	}

	private CommandModule run(final Object... inputs) throws Exception {
		final Map<String, Object> map = new HashMap<>();
		for (int i = 0; i < inputs.length; i += 2)
			map.put((String) inputs[i], inputs[i + 1]);
		return context.service(CommandService.class).run(command(), true, map).get();
	}

	private CommandInfo command() {
		return context.service(CommandService.class).getCommand(
			EvaluateSegmentation.class);
	}

	@Test
	void showsATable() throws Exception {
		final CommandModule module = run("reference", mask, "prediction", mask,
			"voxel_units", true, "output", folder.resolve("out").toString());
		assertThat(module.isCanceled()).isFalse();
		final ResultsTable table = Analyzer.getResultsTable();
		assertThat(table.getStringValue("group", 0)).isEqualTo("vertebra");
		assertThat(table.getValue("pq", 0)).isEqualTo(1);
		assertThat(table.getValue("assd_voxels", 0)).isZero();
		assertThat(folder.resolve("out/evaluation.html")).exists();
	}

	@Test
	void saysWhatIsMissing() throws Exception {
		final CommandModule nothing = run();
		assertThat(nothing.isCanceled()).isTrue();
		assertThat(nothing.getCancelReason()).contains("no reference");
		assertThat(run("reference", mask).getCancelReason()).contains(
			"no prediction");
		assertThat(run("reference", mask, "prediction", "untitled",
			"groups", "spineps").getCancelReason()).contains("untitled");
		assertThat(run("reference", mask, "prediction", mask, "matcher", "x")
			.getCancelReason()).contains("bipartite");
	}

	/** What macros have been written with must go on to work. */
	@Test
	void macroKeysAreFrozen() {
		assertThat(command().getLabel()).isEqualTo(
			"Evaluate Segmentation...");
		for (final String key : new String[] { "reference", "prediction", "groups",
			"input", "matcher", "threshold", "voxel_units", "output" })
			assertThat(command().getInput(key)).as(key).isNotNull();
	}
}
