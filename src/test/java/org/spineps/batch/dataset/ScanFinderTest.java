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
package org.spineps.batch.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.RequestException;
import org.spineps.SpinepsException;

/** Names decide: the files are empty. */
class ScanFinderTest {

	@TempDir
	Path folder;
	private Path in;
	private Path out;

	@BeforeEach
	void name() {
		in = folder.resolve("in");
		out = folder.resolve("out");
	}

	private void files(final String... paths) throws IOException {
		for (final String path : paths) {
			final Path file = in.resolve(path);
			Files.createDirectories(file.getParent());
			Files.write(file, new byte[0]);
		}
	}

	private void describe(final String place, final String type)
		throws IOException
	{
		Files.createDirectories(in.resolve(place));
		Files.writeString(in.resolve(place).resolve("dataset_description.json"),
			"{\"Name\": \"x\", \"BIDSVersion\": \"1.10.0\", \"DatasetType\": \"" + type +
				"\"}");
	}

	private List<String> found(final OutputLayout layout, final List<String> suffix,
		final Path... inputs) throws SpinepsException
	{
		return ScanFinder.find(inputs.length == 0 ? List.of(in) : List.of(inputs),
			new ScanFilter("*", suffix), layout, out).stream().map(
				scan -> (in.relativize(scan.file()) + " -> " + (layout == OutputLayout.BESIDE
					? in.relativize(scan.results()) : out.relativize(scan.results())) +
					"/" + scan.name()).replace('\\', '/')).toList();
	}

	@Test
	void ofADataSetTheAnatomyOfSubjectsIsTaken() throws Exception {
		describe("", "raw");
		describe("derivatives/other", "derivative");
		files("sub-1/ses-1/anat/sub-1_ses-1_T2w.nii.gz",
			"sub-1/ses-1/anat/sub-1_ses-1_acq-ax_T2w.nii.gz",
			"sub-1/ses-1/func/sub-1_ses-1_task-rest_bold.nii.gz",
			"sub-2/anat/sub-2_T1w.nii.gz", "sub-2/anat/sub-2_T2w.nii.gz",
			"derivatives/other/sub-1/anat/sub-1_T2w.nii.gz",
			"sourcedata/sub-1/anat/sub-1_T2w.nii.gz", "code/sub-1_T2w.nii.gz",
			"phantom_T2w.nii.gz");
		assertThat(found(OutputLayout.BIDS, List.of())).containsExactly(
			"sub-1/ses-1/anat/sub-1_ses-1_T2w.nii.gz -> " +
				"sub-1/ses-1/anat/sub-1_ses-1_space-T2w",
			"sub-1/ses-1/anat/sub-1_ses-1_acq-ax_T2w.nii.gz -> " +
				"sub-1/ses-1/anat/sub-1_ses-1_acq-ax_space-T2w",
			"sub-2/anat/sub-2_T1w.nii.gz -> sub-2/anat/sub-2_space-T1w",
			"sub-2/anat/sub-2_T2w.nii.gz -> sub-2/anat/sub-2_space-T2w");
		assertThat(found(OutputLayout.FLAT, List.of("_bold", "T1w"))).containsExactly(
			"sub-1/ses-1/func/sub-1_ses-1_task-rest_bold.nii.gz -> " +
				"/sub-1_ses-1_task-rest_bold", "sub-2/anat/sub-2_T1w.nii.gz -> /sub-2_T1w");
		assertThatThrownBy(() -> found(OutputLayout.FLAT, List.of("PDw")))
			.isInstanceOf(RequestException.class).hasMessageContaining(
				"the suffix PDw").hasMessageContaining("6 other scans");
	}

	@Test
	void derivativesInAFolderOfDataSetsAreLeftOut() throws Exception {
		describe("a", "raw");
		describe("b", "derivative");
		files("a/sub-1/anat/sub-1_T2w.nii.gz", "b/sub-1/anat/sub-1_T2w.nii.gz",
			"c/x_T2w.nii.gz");
		assertThat(found(OutputLayout.FLAT, List.of())).containsExactly(
			"a/sub-1/anat/sub-1_T2w.nii.gz -> /sub-1_T2w", "c/x_T2w.nii.gz -> /x_T2w");
		assertThat(found(OutputLayout.FLAT, List.of(), in.resolve("b")))
			.containsExactly("b/sub-1/anat/sub-1_T2w.nii.gz -> /sub-1_T2w");
	}

	@Test
	void otherNamesBecomeSubjects() throws Exception {
		files("p 1/T2w.nii.gz", "p 2/T2w.nii.gz", "p 2/lumbar-1.nii");
		assertThat(found(OutputLayout.BIDS, List.of())).containsExactly(
			"p 1/T2w.nii.gz -> sub-p1T2w/anat/sub-p1T2w_space-orig",
			"p 2/T2w.nii.gz -> sub-p2T2w/anat/sub-p2T2w_space-orig",
			"p 2/lumbar-1.nii -> sub-lumbar1/anat/sub-lumbar1_space-orig");
	}

	@Test
	void equalNamesNeverMeet() throws Exception {
		files("p1/anat/T2w.nii.gz", "p2/anat/T2w.nii.gz", "p2/anat/t2W.nii",
			"p3/T2w.nii.gz");
		final Path first = in.resolve("p1/anat/T2w.nii.gz");
		final Path second = in.resolve("p2/anat/T2w.nii.gz");
		assertThat(found(OutputLayout.FLAT, List.of(), first, second, first))
			.containsExactly("p1/anat/T2w.nii.gz -> p1/T2w",
				"p2/anat/T2w.nii.gz -> p2/T2w");
		assertThat(found(OutputLayout.FLAT, List.of(), in.resolve("p1"), in.resolve(
			"p2"))).containsExactly("p1/anat/T2w.nii.gz -> p1/anat/T2w",
				"p2/anat/T2w.nii.gz -> p2/anat/T2w-nii-gz/T2w",
				"p2/anat/t2W.nii -> p2/anat/t2W-nii/t2W");
		assertThat(found(OutputLayout.BESIDE, List.of(), first, second, in.resolve(
			"p2/anat/t2W.nii"))).containsExactly("p1/anat/T2w.nii.gz -> p1/anat/T2w",
				"p2/anat/T2w.nii.gz -> p2/anat/T2w-nii-gz/T2w",
				"p2/anat/t2W.nii -> p2/anat/t2W-nii/t2W");
	}

	@Test
	void equalSubjectsOfTwoDataSetsGetTwoDataSets() throws Exception {
		describe("a", "raw");
		describe("b", "raw");
		files("a/sub-1/anat/sub-1_T2w.nii.gz", "b/sub-1/anat/sub-1_T2w.nii.gz",
			"b/sub-2/anat/sub-2_T2w.nii.gz");
		assertThat(found(OutputLayout.BIDS, List.of(), in.resolve("a"), in.resolve(
			"b"))).containsExactly(
				"a/sub-1/anat/sub-1_T2w.nii.gz -> a/sub-1/anat/sub-1_space-T2w",
				"b/sub-1/anat/sub-1_T2w.nii.gz -> b/sub-1/anat/sub-1_space-T2w",
				"b/sub-2/anat/sub-2_T2w.nii.gz -> sub-2/anat/sub-2_space-T2w");
	}
}
