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
package org.spineps.ij.segment;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.batch.output.SavedResult;
import org.spineps.ij.correct.CorrectSpineTask;
import org.spineps.ij.view.NameVertebraTask;
import org.spineps.ij.view.SpineView;
import org.spineps.io.CsvRows;
import org.spineps.job.CorrectSpineSettings;
import org.spineps.job.NameVertebraSettings;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.progress.Progress;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.FakePipeline;
import org.spineps.testing.OpenImages;

/** Files of a run follow names and corrections. */
class FollowingFilesTest {

	@TempDir
	private Path folder;

	private List<Map<String, String>> table() throws Exception {
		return CsvRows.read(folder.resolve("scan_instances.csv"));
	}

	private List<String> vertebrae() throws Exception {
		return table().stream().filter(row -> row.get("kind").equals("vertebra"))
			.map(row -> row.get("name")).toList();
	}

	@Test
	void theyAreWrittenAgain() throws Exception {
		final ImagePlus scan = OpenImages.spine("scan");
		new SegmentSpineTask(new FakePipeline.Record().method.alone()).run(scan,
			SegmentSpineSettings.JOB.parse(Map.of("output", folder.toString(),
				"accept_geometry", "true")), Progress.NONE).present();
		assertThat(vertebrae()).containsExactly("V1", "V2", "V3");
		assertThat(SpineView.find(scan).orElseThrow().files().orElseThrow()
			.folder()).isEqualTo(folder);
		new NameVertebraTask().run(scan, new NameVertebraSettings("V3", "L5",
			false), Progress.NONE).present();
		assertThat(vertebrae()).containsExactly("L3", "L4", "L5");
		new CorrectSpineTask().run(scan, CorrectSpineSettings.JOB.parse(Map.of(
			"action", "delete", "vertebra", "L3")), Progress.NONE).present();
		assertThat(vertebrae()).containsExactly("L4", "L5");
		assertThat(table().get(0).get("program")).endsWith(
			", corrected by hand: L3 deleted");
		assertThat(Files.readString(folder.resolve("run-manifest.json"))).contains(
			"\"corrected by hand\": \"L3 deleted\"");
		final SpineSegmentation saved = SavedResult.read(folder, "scan");
		assertThat(saved.vertebrae()).extracting(SpineInstance::name)
			.containsExactly("L4", "L5");
		assertThat(saved.warnings()).anyMatch(warning -> warning.startsWith(
			"Corrected by hand: L3 deleted"));
		assertThat(saved.instances().array()).isEqualTo(SpineView.find(scan)
			.orElseThrow().segmentation().instances().array());
	}
}
