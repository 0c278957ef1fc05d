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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.spineps.batch.BatchJob.InputKind;
import org.spineps.batch.dataset.FoundScan;
import org.spineps.batch.dataset.OutputLayout;
import org.spineps.batch.dataset.ScanFilter;
import org.spineps.batch.dataset.ScanFinder;
import org.spineps.io.SeriesChoice;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFiles;
import org.spineps.io.dicom.DicomBytes;
import org.spineps.pipeline.extra.Extra;

/** Whole studies in, and results for their archive out. */
class DicomBatchTest extends BatchScene {

	private static final Set<Extra> STUDY = Set.of(Extra.SEG, Extra.SR,
		Extra.RTSTRUCT);

	private void study(final String folder, final String patient,
		final int number) throws IOException
	{
		final Path target = Files.createDirectories(in.resolve(folder));
		for (int slice = 0; slice < 8; slice++)
			Files.write(target.resolve(number + "-" + slice), DicomBytes.sagittal(4 *
				slice, patient, number).bytes());
	}

	private BatchJob job(final Set<Extra> extras, final String series,
		final Path... inputs)
	{
		return new BatchJob(List.of(inputs), InputKind.IMAGE, out,
			TimeHandling.REFUSE, true, true, new BatchRequest(List.of(), List.of(),
				List.of(), extras, Reuse.ALL, Optional.empty(), GeometryHandling.of(
					true), new SeriesChoice(series, false), FixedNames.NONE));
	}

	@Test
	void patientsAreCasesAndNoFileNamesThem() throws Exception {
		study("", "Doe^Jane", 1);
		study("", "Roe^Richard", 2);
		final BatchResult result = BatchRunner.run(job(Set.of(), "", in), fake
			.plan(), followed);
		assertThat(statuses(result)).hasSize(2).allMatch(status -> status.matches(
			"dicom_[0-9a-f]{8} ok"));
		try (Stream<Path> files = Files.walk(out)) {
			for (final Path file : files.filter(Files::isRegularFile).toList())
				assertThat(file.getFileName() + Files.readString(file,
					StandardCharsets.ISO_8859_1)).as(file.toString())
					.doesNotContainIgnoringCase("jane").doesNotContainIgnoringCase(
						"richard").doesNotContain("PX-4711");
		}
	}

	/** The folder of a study is often called like its patient. */
	@Test
	void subjectsOfADataSetAreNotNamedAfterPatients() throws Exception {
		study("Doe_Jane", "Doe^Jane", 1);
		final List<FoundScan> found = ScanFinder.find(List.of(in.resolve(
			"Doe_Jane")), ScanFilter.ALL, OutputLayout.BIDS, out);
		assertThat(found).hasSize(1);
		assertThat(found.get(0).name()).matches("sub-dicom[0-9a-f]{8}_space-.*");
		assertThat(out.relativize(found.get(0).results()).toString())
			.doesNotContainIgnoringCase("jane").startsWith("sub-dicom");
	}

	@Test
	void studiesOfOneNameAreToldApartByNumbers() throws Exception {
		study("Doe/study", "Doe^Jane", 1);
		study("Roe/study", "Roe^Richard", 1);
		assertThat(ScanFinder.find(List.of(in.resolve("Doe/study"), in
			.resolve("Roe/study")), ScanFilter.ALL, OutputLayout.FLAT, out).stream()
				.map(scan -> out.relativize(scan.results()).toString() + " " + scan
					.name())).containsExactly("study-1 study", "study-2 study");
	}

	@Test
	void resultsGoBackIntoTheStudy() throws Exception {
		study("scan", "Doe^Jane", 1);
		final Path folder = in.resolve("scan");
		final BatchResult result = BatchRunner.run(job(STUDY, "", folder), fake
			.plan(), followed);
		assertThat(statuses(result)).containsExactly("scan ok");
		assertThat(names(out)).contains("scan_seg.dcm", "scan_rtstruct.dcm");
		assertThat(VolumeFiles.read(out.resolve("scan_seg-vert_msk.nii.gz"))
			.geometry().grid().agreesWith(VolumeFiles.read(folder).geometry().grid()))
			.isTrue();
		final BatchResult again = BatchRunner.run(job(Set.of(), "", folder), fake
			.plan(), followed);
		assertThat(statuses(again)).containsExactly("scan ok");
		assertThat(names(out)).doesNotContain("scan_seg.dcm", "scan_rtstruct.dcm",
			"scan_sr.dcm");
	}

	@Test
	void otherScansHaveNoStudy() throws Exception {
		final Path scan = TestScans.image(in, "a.nii.gz");
		final BatchResult result = BatchRunner.run(job(STUDY, "", scan), fake.plan(),
			followed);
		assertThat(statuses(result)).containsExactly("a ok");
		assertThat(result.results().get(0).warnings()).contains(
			"There is no DICOM output: the scan is not of a DICOM study.");
		assertThat(names(out)).doesNotContain("a_seg.dcm");
	}

	@Test
	void aSeriesThatIsNotThereFailsAloneAndSaysWhatIs() throws Exception {
		study("one", "Doe^Jane", 1);
		study("two", "Doe^Jane", 2);
		final BatchResult result = BatchRunner.run(job(Set.of(), "2", in.resolve(
			"one"), in.resolve("two")), fake.plan(), followed);
		assertThat(statuses(result)).containsExactly("one failed", "two ok");
		assertThat(result.results().get(0).message()).startsWith(
			"There is no series \"2\". The study holds series 1 \"t2_tse_sag\"");
	}
}
