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
package org.spineps.batch.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.batch.dataset.ScanFilter;
import org.spineps.io.SeriesChoice;
import org.spineps.io.dicom.DicomBytes;

class CaseFinderTest {

	@TempDir
	Path temp;

	private List<Path> files(final String... names) throws IOException {
		for (final String name : names) {
			Files.createDirectories(temp.resolve(name).getParent());
			Files.writeString(temp.resolve(name), "");
		}
		return Arrays.stream(names).map(temp::resolve).toList();
	}

	@Test
	void aModelOfOneChannelTakesAnyName() throws Exception {
		final List<Path> files = files("sub-1_T2w.nii.gz", "case_0000.nii",
			"visit_2023.nii.gz");
		assertThat(CaseFinder.find(files, 1, SeriesChoice.SPINE, ScanFilter.ALL,
			temp.resolve("out"))).containsExactly(new PredictionCase(
			"sub-1_T2w", List.of(files.get(0))), new PredictionCase("case", List.of(
				files.get(1))), new PredictionCase("visit_2023", List.of(files.get(
					2))));
	}

	@Test
	void aFolderIsSortedIntoCases() throws Exception {
		final List<Path> files = files("in/b_0001.nii.gz", "in/b_0000.nii.gz",
			"in/a_x_0000.nii.gz", "in/a_x_0001.nii.gz", "in/notes.txt",
			"in/.hidden_0000.nii.gz");
		assertThat(CaseFinder.find(List.of(temp.resolve("in")), 2, SeriesChoice.SPINE, ScanFilter.ALL,
			temp.resolve("out")))
			.containsExactly(new PredictionCase("a_x", List.of(files.get(2), files
				.get(3))), new PredictionCase("b", List.of(files.get(1), files.get(
					0))));
	}

	@Test
	void theFilesOfOneCaseInTheirOrder() throws Exception {
		final List<Path> files = files("t2.nii.gz", "t1.nii.gz");
		assertThat(CaseFinder.find(files, 2, SeriesChoice.SPINE, ScanFilter.ALL,
			temp.resolve("out"))).containsExactly(new PredictionCase(
			"t2", files));
	}

	@Test
	void incompleteCasesAreNamed() throws Exception {
		final List<Path> files = files("a_0000.nii.gz", "a_0002.nii.gz");
		assertThatThrownBy(() -> CaseFinder.find(files, 2, SeriesChoice.SPINE, ScanFilter.ALL,
			temp.resolve("out"))).isInstanceOf(
			SpinepsException.class).hasMessageContaining("a_0001.nii.gz");
		assertThatThrownBy(() -> CaseFinder.find(files(
			"t2.nii.gz", "t1.nii.gz", "t0.nii.gz"), 2, SeriesChoice.SPINE, ScanFilter.ALL,
			temp.resolve("out"))).isInstanceOf(
				SpinepsException.class).hasMessageContaining("t2.nii.gz");
		assertThatThrownBy(() -> CaseFinder.find(files("c_0000.nii.gz",
			"c_0001.nii.gz", "c_0002.nii.gz"), 2, SeriesChoice.SPINE, ScanFilter.ALL,
			temp.resolve("out"))).isInstanceOf(
				SpinepsException.class).hasMessageContaining("too many");
		assertThatThrownBy(() -> CaseFinder.find(files("d_0000.nii.gz",
			"d_0001.nii.gz", "d_0001.nii"), 2, SeriesChoice.SPINE, ScanFilter.ALL,
			temp.resolve("out"))).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("same channel");
	}

	@Test
	void whatIsNotThereAndWhatWouldCollide() throws Exception {
		assertThatThrownBy(() -> CaseFinder.find(List.of(temp.resolve("x.nii")), 1, SeriesChoice.SPINE, ScanFilter.ALL,
			temp.resolve("out")))
			.isInstanceOf(SpinepsException.class).hasMessageContaining("x.nii");
		assertThatThrownBy(() -> CaseFinder.find(List.of(Files.createDirectories(temp
			.resolve("empty"))), 1, SeriesChoice.SPINE, ScanFilter.ALL,
			temp.resolve("out"))).isInstanceOf(
			SpinepsException.class).hasMessageContaining("no scans in");
		final Path study = Files.createDirectories(temp.resolve("study"));
		for (int slice = 0; slice < 3; slice++)
			Files.write(study.resolve("IM" + slice), DicomBytes.sagittal(4 * slice)
				.bytes());
		assertThat(CaseFinder.find(List.of(study), 1, SeriesChoice.SPINE, ScanFilter.ALL,
			temp.resolve("out")))
			.containsExactly(new PredictionCase("study", List.of(study)));
		final List<Path> twins = files("p/a.nii.gz", "q/A.nii.gz");
		assertThat(CaseFinder.find(twins, 1, SeriesChoice.SPINE, ScanFilter.ALL, temp
			.resolve("out"))).containsExactly(new PredictionCase("a", List.of(twins.get(
				0)), Path.of("p")), new PredictionCase("A", List.of(twins.get(1)), Path
					.of("q")));
		final List<Path> same = files("r/b.nii.gz", "s/b_0000.nii.gz");
		assertThatThrownBy(() -> CaseFinder.find(same, 1, SeriesChoice.SPINE,
			ScanFilter.ALL, temp.resolve("out"))).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("same result");
	}

	@Test
	void foldersInFoldersAreLookedInto() throws Exception {
		final List<Path> files = files("in/sub-1/anat/sub-1_T2w.nii.gz",
			"in/sub-2/anat/sub-2_T2w.nii.gz", "in/sub-2/anat/sub-2_T1w.nii.gz");
		assertThat(CaseFinder.find(List.of(temp.resolve("in")), 1,
			SeriesChoice.SPINE, new ScanFilter("*", List.of("T2w")), temp.resolve("out")))
				.extracting(PredictionCase::channels).containsExactly(List.of(files.get(
					0)), List.of(files.get(1)));
	}
}
