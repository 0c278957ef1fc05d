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
package org.spineps.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.spineps.batch.BatchJob.InputKind;
import org.spineps.io.Folders;
import org.spineps.io.Sha256;
import org.spineps.io.TimeHandling;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;

class BatchRunnerTest extends BatchScene {

	@Test
	void writesEveryFileOfEveryInput() throws Exception {
		final Path a = TestScans.image(in, "a.nii.gz");
		final Path b = TestScans.image(in, "b.nii");
		final BatchResult result = run(() -> fake, a, b);
		assertThat(statuses(result)).containsExactly("a ok", "b ok");
		assertThat(names(out)).containsExactly("a_ctd.json", "a_instances.csv",
			"a_landmarks.json", "a_levels.csv", "a_quality.json",
			"a_seg-spine_msk.nii.gz", "a_seg-vert_msk.nii.gz", "a_snp.png",
			"a_spine.csv", "b_ctd.json", "b_instances.csv", "b_landmarks.json",
			"b_levels.csv", "b_quality.json", "b_seg-spine_msk.nii.gz",
			"b_seg-vert_msk.nii.gz", "b_snp.png", "b_spine.csv",
			"cases.csv", "run-manifest.json");
		assertThat(result.results().get(0).outputs()).extracting(file -> file
			.getFileName().toString()).containsExactly("a_seg-spine_msk.nii.gz",
				"a_seg-vert_msk.nii.gz", "a_ctd.json", "a_instances.csv",
				"a_levels.csv", "a_spine.csv", "a_landmarks.json", "a_snp.png",
				"a_quality.json");
		assertThat(result.results().get(0).table().rows()).hasSize(4);
		assertThat(fake.isClosed()).isTrue();
		assertThat(followed.events).containsExactly("1/2 a.nii.gz", "Reading",
			"Loading networks", "Semantic network", "Writing", "a ok",
			"2/2 b.nii", "Reading", "Loading networks", "Semantic network",
			"Writing", "b ok");
		final JsonObject entry = entry(0);
		assertThat(entry.getAsJsonObject("secondsPerStage").keySet())
			.containsExactly("Reading", "Loading networks", "Semantic network",
				"Writing");
		assertThat(entry.get("device").getAsString()).isEqualTo("cpu (a fake)");
		assertThat(entry.get("models").toString()).contains("fake-1", "abc123");
		assertThat(entry.getAsJsonObject("options").toString()).isEqualTo(
			"{\"chosen\":\"yes\",\"time\":\"\",\"overwrite\":\"false\"," +
				"\"threads\":\"2\"}");
		assertThat(entry.get("warnings").getAsString()).isEqualTo(
			"The levels are assumed.");
		assertThat(Files.readString(manifest())).doesNotContain("Jane");
	}

	@Test
	void reportsAreMadeWhenAskedFor() throws Exception {
		final Path a = TestScans.image(in, "a.nii.gz");
		final BatchJob with = new BatchJob(List.of(a), InputKind.IMAGE, out,
			TimeHandling.REFUSE, false, true, BatchRequest.NONE);
		final BatchResult result = BatchRunner.run(with, fake.plan(), followed);
		assertThat(statuses(result)).containsExactly("a ok");
		assertThat(names(out)).contains("a_report.html", "contact-sheet.html",
			"cases.csv");
		assertThat(Files.readString(out.resolve("a_report.html"))).contains(
			"fake-1", Sha256.of(a)).doesNotContain(in.toString());
		assertThat(Files.readString(out.resolve("cases.csv"))).contains("\na,");
		assertThat(result.results().get(0).quality().light()).isNotNull();

		// An older page must not stay beside newer masks.
		BatchRunner.run(job(InputKind.IMAGE, true, a), fake.plan(), followed);
		assertThat(names(out)).doesNotContain("a_report.html");
	}

	@Test
	void masksAreNamedWithoutWhatMakesThemMasks() throws Exception {
		final Path mask = TestScans.mask(in, "scan_seg-spine_msk.nii.gz");
		final BatchResult result = BatchRunner.run(job(InputKind.SEMANTIC_MASK,
			false, mask), fake.plan(), followed);
		assertThat(statuses(result)).containsExactly("scan ok");
		assertThat(names(out)).contains("scan_seg-vert_msk.nii.gz",
			"scan_snp.png");
	}

	@Test
	void noSpineIsAFinding() throws Exception {
		final BatchResult result = run(() -> new FakeSegmenter() {

			@Override
			protected SpineSegmentation found(final Grid grid,
				final Progress progress)
			{
				return nothing(grid);
			}
		}, TestScans.image(in, "a.nii.gz"));
		assertThat(statuses(result)).containsExactly("a empty");
		assertThat(result.results().get(0).message()).contains("No spine");
		assertThat(names(out)).hasSize(11);
	}

	@Test
	void existingResultsAreSkippedOrOverwritten() throws Exception {
		final Path a = TestScans.image(in, "a.nii.gz");
		run(() -> fake, a);
		final JsonObject made = entry(0);
		final PipelinePlan none = FakeSegmenter.plan(() -> {
			throw new AssertionError("nothing to do, no network to load");
		});
		assertThat(statuses(BatchRunner.run(job(InputKind.IMAGE, false, a), none,
			followed))).containsExactly("a skipped");
		assertThat(entry(0)).isEqualTo(made);

		Files.delete(out.resolve("a_snp.png"));
		assertThat(statuses(BatchRunner.run(job(InputKind.IMAGE, false, a), none,
			followed))).containsExactly("a skipped");

		final Path csv = out.resolve("a_instances.csv");
		final String whole = Files.readString(csv);
		Files.writeString(csv, "mine");
		final BatchResult changed = run(() -> fake, a);
		assertThat(statuses(changed)).containsExactly("a failed");
		assertThat(changed.results().get(0).message()).startsWith(
			"Its results were changed after they were made. a_instances.csv.");
		assertThat(csv).hasContent("mine");
		Files.writeString(csv, whole);

		Files.delete(out.resolve("a_ctd.json"));
		assertThat(statuses(run(() -> fake, a))).containsExactly("a ok");
		assertThat(names(out)).hasSize(11);

		Files.writeString(csv, "mine");
		assertThat(statuses(BatchRunner.run(job(InputKind.IMAGE, true, a), fake
			.plan(), followed))).containsExactly("a ok");
		assertThat(csv).hasContent(whole);
		assertThat(names(out)).hasSize(11);
	}

	@Test
	void resultsOfVersionsWithoutRecordsCountIfTheManifestKnowsThem()
		throws Exception
	{
		final Path a = TestScans.image(in, "a.nii.gz");
		run(() -> fake, a);
		Folders.delete(out.resolve(".spineps"));
		assertThat(statuses(run(() -> fake, a))).containsExactly("a skipped");

		final Path points = out.resolve("a_ctd.json");
		final byte[] content = Files.readAllBytes(points);
		Files.delete(points);
		final BatchResult some = run(() -> fake, a);
		assertThat(statuses(some)).containsExactly("a failed");
		assertThat(some.results().get(0).message()).startsWith(
			"Only some of its results exist. a_seg-spine");

		Files.write(points, content);
		Files.delete(manifest());
		final BatchResult unknown = run(() -> fake, a);
		assertThat(statuses(unknown)).containsExactly("a failed");
		assertThat(unknown.results().get(0).message()).contains(
			"neither a record nor an entry in the manifest");
		assertThat(fake.calls()).isEqualTo(1);
		assertThat(statuses(BatchRunner.run(job(InputKind.IMAGE, true, a), fake
			.plan(), followed))).containsExactly("a ok");
	}

	@Test
	void resultsOfAnInputInOtherCapitalsAreNotItsOwn() throws Exception {
		run(() -> fake, TestScans.image(in, "a.nii.gz"));
		final BatchResult result = run(() -> fake, TestScans.image(in,
			"A.nii.gz"));
		assertThat(statuses(result)).containsExactly("A failed");
		assertThat(result.results().get(0).message()).contains("capitals");
	}

	@Test
	void aFailedRepetitionLeavesTheOldResults() throws Exception {
		final Path a = TestScans.image(in, "a.nii.gz");
		run(() -> fake, a);
		final byte[] before = Files.readAllBytes(out.resolve("a_snp.png"));
		final BatchResult result = BatchRunner.run(job(InputKind.IMAGE, true, a),
			FakeSegmenter.plan(() -> failing(new IllegalStateException("broken"))),
			followed);
		assertThat(statuses(result)).containsExactly("a failed");
		assertThat(names(out)).hasSize(11);
		assertThat(out.resolve("a_snp.png")).hasBinaryContent(before);
		assertThat(entry(0).getAsJsonObject("earlier").get("status").getAsString())
			.isEqualTo("ok");
	}

	@Test
	void aDamagedManifestIsNamedInTheResult() throws Exception {
		Files.createDirectory(out);
		Files.writeString(manifest(), "}{");
		final BatchResult result = run(() -> fake, TestScans.image(in,
			"a.nii.gz"));
		assertThat(result.warnings()).singleElement().asString().contains(
			"run-manifest.unreadable-1.json");
		assertThat(result.manifests()).containsExactly(manifest());
		assertThat(entry(0).get("status").getAsString()).isEqualTo("ok");
	}
}
