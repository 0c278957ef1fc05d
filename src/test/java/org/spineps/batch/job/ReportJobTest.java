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
package org.spineps.batch.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.batch.output.CasePicture;
import org.spineps.batch.output.OutputFiles;
import org.spineps.batch.output.SavedResult;
import org.spineps.io.VolumeExport;
import org.spineps.measure.InstanceTable;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.quality.CaseQuality;
import org.spineps.measure.quality.Light;
import org.spineps.measure.quality.QualityJson;
import org.spineps.progress.Progress;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.PhantomResults;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.LabelVolume;

/** Results from files, and the pages that are made of them. */
class ReportJobTest {

	private static final SpineMeasures MEASURES = new SpineMeasures(List.of(),
		Cutoffs.standard());

	@TempDir
	private Path folder;
	private SpineSegmentation result;

	@BeforeEach
	void write() throws Exception {
		result = PhantomResults.lumbar();
		final OutputFiles files = new OutputFiles(folder, "p");
		VolumeExport.writeImage(folder.resolve("p.nii.gz"), SpinePhantom.create(
			PhantomResults.lumbarGrid(), 5, true).image(3), null);
		files.write(Path.of("p.nii.gz"), null, result, InstanceTable.of(result), MEASURES,
			CasePicture.begin("p.nii.gz", null, result), Progress.NONE);
	}

	@Test
	void aResultSurvivesItsFiles() throws Exception {
		QualityJson.write(new OutputFiles(folder, "p").quality(), "p", CaseQuality
			.of(result));
		assertThat(SavedResult.names(folder)).containsExactly("p");
		final SpineSegmentation read = SavedResult.read(folder, "p");
		assertThat(read.semantic().array()).isEqualTo(result.semantic().array());
		assertThat(read.instances().array()).isEqualTo(result.instances().array());
		assertThat(read.found()).isEqualTo(result.found());
		assertThat(read.evidence()).isEqualTo(result.evidence());
		assertThat(read.provenance().models()).isEqualTo(result.provenance()
			.models());
	}

	/** What the pipeline doubted stays doubtful when the page is made again. */
	@Test
	void warningsOutliveTheirRun() throws Exception {
		final Path quality = new OutputFiles(folder, "p").quality();
		QualityJson.write(quality, "p", CaseQuality.of(new SpineSegmentation(result
			.semantic(), result.instances(), result.found(), List.of(
				"It is noise, and the result cannot be trusted."), result.provenance(),
			result.evidence())));
		assertThat(SavedResult.read(folder, "p").warnings()).containsExactly(
			"It is noise, and the result cannot be trusted");
		new ReportJob(folder, null).run(Progress.NONE);
		assertThat(QualityJson.read(quality).light()).isEqualTo(Light.RED);
	}

	@Test
	void masksAloneAreEnough() throws Exception {
		Files.delete(new OutputFiles(folder, "p").table());
		final SpineSegmentation read = SavedResult.read(folder, "p");
		assertThat(read.found()).extracting(SpineInstance::label)
			.containsExactlyElementsOf(result.found().stream().map(
				SpineInstance::label).toList());
		assertThat(CaseQuality.of(read).light()).isEqualTo(Light.GREEN);
	}

	/** SPINEPS numbers from 2 when nothing names the vertebrae. */
	@Test
	void numbersThatCannotBeLevelsAreNotTakenForThem() throws Exception {
		final LabelVolume numbered = result.instances().copy();
		for (int n = 0; n < numbered.array().length; n++) {
			final int label = numbered.array()[n] % 100;
			if (label >= 20 && label < 25) numbered.array()[n] -= 18;
		}
		final OutputFiles files = new OutputFiles(folder, "p");
		VolumeExport.writeLabels(files.instances(), numbered, null, Map.of());
		Files.delete(files.table());
		final SpineSegmentation read = SavedResult.read(folder, "p");
		assertThat(read.vertebrae()).extracting(SpineInstance::name)
			.containsExactly("V1", "V2", "V3", "V4", "V5");
		assertThat(CaseQuality.of(read).reasons()).isEqualTo("The levels are unknown");
	}

	@Test
	void everyResultGetsAPage() throws Exception {
		final ReportJob.Outcome outcome = new ReportJob(folder, null).run(
			Progress.NONE);
		assertThat(outcome.failures()).isEmpty();
		assertThat(outcome.files()).extracting(file -> file.getFileName().toString())
			.containsExactly("cases.csv", "contact-sheet.html", "cohort-levels.csv",
				"cohort-levels.parquet", "cohort-cases.csv", "cohort-cases.parquet",
				"cohort.html");
		final String page = Files.readString(folder.resolve("p_report.html"));
		assertThat(page).contains("Research software, not a medical device.",
			"data:image/png;base64,iVBOR", "disc L4/L5", "p.nii.gz",
			"semantic network", "0".repeat(64)).doesNotContain("http://",
				"https://", folder.toString());
		assertThat(page).containsPattern(
			"p_seg-vert_msk\\.nii\\.gz</td><td class=\"t\">[0-9a-f]{64}<");
	}

	@Test
	void whatCannotBeReadIsSaid() throws Exception {
		Files.writeString(folder.resolve("q_seg-vert_msk.nii.gz"), "x");
		Files.writeString(folder.resolve("q_seg-spine_msk.nii.gz"), "x");
		final ReportJob.Outcome outcome = new ReportJob(folder, null).run(
			Progress.NONE);
		assertThat(outcome.failures()).containsOnlyKeys("q");
		assertThat(Files.readString(folder.resolve("cases.csv"))).contains(
			"q,failed");
		final Path empty = Files.createDirectory(folder.resolve("empty"));
		assertThatThrownBy(() -> new ReportJob(empty, null).run(Progress.NONE))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"There are no results");
		Files.writeString(folder.resolve("p_instances.csv"), "a,b\n1,2\n");
		assertThatThrownBy(() -> SavedResult.read(folder, "p")).isInstanceOf(
			SpinepsException.class).hasMessageContaining("not a table of instances");
	}
}
