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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.batch.BatchJob.InputKind;
import org.spineps.batch.cases.InputStatus;
import org.spineps.batch.dataset.OutputLayout;
import org.spineps.batch.dataset.ScanFilter;
import org.spineps.batch.dataset.ScanFinder;
import org.spineps.progress.Progress;

/** All scans of a folder: which ones, and where their results go. */
class FolderBatchTest extends BatchScene {

	private Path scan(final String path) throws IOException, SpinepsException {
		final Path file = in.resolve(path);
		Files.createDirectories(file.getParent());
		return TestScans.image(file.getParent(), file.getFileName().toString());
	}

	private List<String> found(final String filter) throws SpinepsException {
		return ScanFinder.find(List.of(in), new ScanFilter(
			filter, List.of()), OutputLayout.FLAT, out).stream().map(
			scan -> (in.relativize(scan.file()) + " -> " + out.relativize(scan
				.results())).replace('\\', '/').strip()).toList();
	}

	private List<BatchJob> jobs() throws SpinepsException {
		return job(InputKind.IMAGE, false, in).with(ScanFinder.find(List.of(in),
			ScanFilter.ALL, OutputLayout.FLAT, out));
	}

	@Test
	void scansAreFoundInAllFoldersAndMasksAreNot() throws Exception {
		for (final String file : List.of("b.nii", "sub-1/anat/a.nii.gz",
			"sub-1/anat/a_seg-spine_msk.nii.gz", "sub-1/a_dseg.nii.gz",
			"c-seg.nii", "b_levels.nii.gz", "b_debug_corpus.nii.gz",
			".hidden/x.nii.gz", "sub-1/.spineps/y.nii.gz", "sub-2/._z.nii.gz"))
			scan(file);
		Files.writeString(in.resolve("notes.txt"), "a");
		assertThat(found("*")).containsExactly("b.nii ->", "sub-1/anat/a.nii.gz ->");
	}

	@Test
	void equalNamesGetFoldersOfTheirOwn() throws Exception {
		for (final String file : List.of("x/scan.nii.gz", "y/z/Scan.nii",
			"y/other.nii.gz", "scan.nii.gz"))
			scan(file);
		assertThat(found("*")).containsExactly("scan.nii.gz ->",
			"x/scan.nii.gz -> x", "y/other.nii.gz ->", "y/z/Scan.nii -> y/z");
	}

	@Test
	void theFilterLooksAtNamesOrPaths() throws Exception {
		for (final String file : List.of("sub-1/a_T2w.nii.gz", "sub-1/b_T1w.nii.gz",
			"sub-2/c_T2w.nii.gz"))
			scan(file);
		assertThat(found("*_T2w*")).containsExactly("sub-1/a_T2w.nii.gz ->",
			"sub-2/c_T2w.nii.gz ->");
		assertThat(found("sub-1/*")).containsExactly("sub-1/a_T2w.nii.gz ->",
			"sub-1/b_T1w.nii.gz ->");
		assertThatThrownBy(() -> found("*_PDw*")).isInstanceOf(
			RequestException.class).hasMessageContaining("*_PDw*")
			.hasMessageContaining("3 other scans");
		assertThatThrownBy(() -> found("[")).isInstanceOf(RequestException.class)
			.hasMessageContaining("Invalid filter '['");
	}

	@Test
	void aFolderWithoutScansIsASentence() throws Exception {
		scan("only_seg-vert_msk.nii.gz");
		assertThatThrownBy(() -> found("*")).isInstanceOf(RequestException.class)
			.hasMessageContaining("There are no scans in").hasMessageContaining(
				".nii.gz");
	}

	@Test
	void resultsInsideTheFolderAreNotScans() throws Exception {
		scan("a.nii.gz");
		out = in.resolve("results");
		BatchRunner.run(jobs(), fake.plan(), BatchSchedule.ONE_BY_ONE, followed);
		assertThat(names(out)).contains("a_seg-vert_msk.nii.gz");
		TestScans.image(out, "b.nii.gz");
		assertThat(found("*")).containsExactly("a.nii.gz ->");
	}

	@Test
	void allFoldersAreOneRun() throws Exception {
		for (final String file : List.of("x/scan.nii.gz", "y/scan.nii.gz",
			"y/other.nii.gz"))
			scan(file);
		final AtomicInteger opened = new AtomicInteger();
		final BatchResult result = BatchRunner.run(jobs(), FakeSegmenter.plan(() -> {
			opened.incrementAndGet();
			return fake;
		}), BatchSchedule.ONE_BY_ONE, followed);
		assertThat(followed.events).contains("1/3 scan.nii.gz", "2/3 other.nii.gz",
			"3/3 scan.nii.gz");
		assertThat(result.count(InputStatus.OK)).isEqualTo(3);
		assertThat(opened).hasValue(1);
		assertThat(result.manifests()).containsExactly(out.resolve(
			"x/run-manifest.json"), manifest(), out.resolve("y/run-manifest.json"));
		assertThat(names(out)).contains("x", "y", "other_seg-spine_msk.nii.gz",
			"cases.csv");
		assertThat(names(out.resolve("x"))).contains("scan_seg-vert_msk.nii.gz");
		final BatchCase first = BatchCases.of(jobs(), Progress.NONE).list()
			.get(0);
		assertThat(first.hasResult()).isTrue();
		assertThat(first.quality().orElseThrow().name()).isEqualTo("scan");

		assertThat(BatchRunner.run(jobs(), fake.plan(), BatchSchedule.ONE_BY_ONE, followed).count(
			InputStatus.SKIPPED)).isEqualTo(3);
	}

	@Test
	void cancellingEndsAllFoldersAndALaterRunGoesOn() throws Exception {
		for (final String file : List.of("x/scan.nii.gz", "y/scan.nii.gz",
			"y/other.nii.gz"))
			scan(file);
		followed.cancelAt = "2/3 other.nii.gz";
		final BatchResult result = BatchRunner.run(jobs(), fake.plan(), BatchSchedule.ONE_BY_ONE, followed);
		assertThat(statuses(result)).containsExactly("scan ok",
			"other cancelled", "scan cancelled");
		assertThat(result.notStarted()).isEqualTo(1);
		assertThat(result.manifests()).hasSize(2);
		assertThat(result.results().get(2).message()).startsWith("Not started");

		followed.cancelAt = "";
		assertThat(statuses(BatchRunner.run(jobs(), fake.plan(), BatchSchedule.ONE_BY_ONE, followed)))
			.containsExactly("scan skipped", "other ok", "scan ok");
	}

	@Test
	void withoutNetworksNoOtherFolderIsTried() throws Exception {
		scan("x/scan.nii.gz");
		scan("y/scan.nii.gz");
		final BatchResult result = BatchRunner.run(jobs(), FakeSegmenter.plan(() -> {
			throw new SpinepsException("The network is not installed", "", "");
		}), BatchSchedule.ONE_BY_ONE, followed);
		assertThat(statuses(result)).containsExactly("scan failed", "scan failed");
		assertThat(result.notStarted()).isEqualTo(1);
		assertThat(out.resolve("y")).doesNotExist();
	}
}
