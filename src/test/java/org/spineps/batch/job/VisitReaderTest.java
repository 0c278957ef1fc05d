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
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.io.dicom.DicomBytes;
import org.spineps.io.dicom.parse.DicomTag;
import org.spineps.measure.followup.Visit;

class VisitReaderTest {

	@TempDir
	private Path folder;

	private Visit read(final String name) throws SpinepsException {
		return VisitReader.of(folder.resolve(name));
	}

	@Test
	void aSidecarTellsDayAndPerson() throws Exception {
		Files.writeString(folder.resolve("sub-1_T2w.json"),
			"{\"AcquisitionDateTime\": \"2024-03-01T09:30:00.1\", \"PatientSex\": \"F\", " +
				"\"PatientAge\": \"045Y\", \"PatientBirthDate\": \"19790214\"}");
		assertThat(read("sub-1_T2w.nii.gz")).isEqualTo(new Visit(LocalDate.of(2024, 3,
			1), "F", 45, LocalDate.of(1979, 2, 14)));
	}

	@Test
	void aTableOfScansTellsTheDay() throws Exception {
		Files.createDirectory(folder.resolve("anat"));
		Files.writeString(folder.resolve("sub-1_scans.tsv"),
			"filename\tacq_time\nanat/other.nii.gz\t2001-01-01\n" +
				"anat/sub-1_T2w.nii.gz\t1877-06-15T13:45:30\n");
		assertThat(read("anat/sub-1_T2w.nii.gz").date()).isEqualTo(LocalDate.of(1877,
			6, 15));
	}

	@Test
	void aSessionMayBeADay() throws Exception {
		assertThat(read("sub-1_ses-20240301_T2w.nii.gz").date()).isEqualTo(LocalDate
			.of(2024, 3, 1));
		assertThat(read("sub-1_ses-20241301_T2w.nii.gz").date()).isNull();
		assertThat(read("sub-20240301_ses-2_T2w.nii.gz")).isEqualTo(Visit.UNKNOWN);
	}

	@Test
	void ofAStudyOnlyTheTimeBetweenIsTold() throws Exception {
		final Path study = Files.createDirectories(folder.resolve("study"));
		for (int slice = 0; slice < 3; slice++)
			Files.write(study.resolve("IM" + slice), DicomBytes.sagittal(4 * slice)
				.text(DicomTag.STUDY_DATE, "20240301").bytes());
		final Visit visit = VisitReader.of(study);
		assertThat(visit.date()).isEqualTo(LocalDate.of(2024, 3, 1));
		assertThat(visit.shownDate()).isNull();
		assertThat(visit.dateText()).doesNotContain("2024");
		assertThat(visit.yearsTo(Visit.hidden(LocalDate.of(2025, 3, 1))))
			.isCloseTo(1, within(0.01));
		assertThat(visit.on(LocalDate.of(2024, 4, 1)).shownDate()).isEqualTo(
			LocalDate.of(2024, 4, 1));
		assertThat(read("PX4711_20240301.nii.gz").shownDate()).isEqualTo(LocalDate
			.of(2024, 3, 1));
		assertThat(read("PX4711_20240301_0a1b2c3d_s5-2.nii.gz").shownDate())
			.isEqualTo(LocalDate.of(2024, 3, 1));
	}

	@Test
	void whatIsNoFactIsUnknown() throws Exception {
		Files.writeString(folder.resolve("a.json"), "{\"StudyDate\": [1], " +
			"\"PatientSex\": \"O\", \"PatientAge\": \"old\", \"SeriesDate\": \"soon\"}");
		assertThat(read("a.nii.gz")).isEqualTo(Visit.UNKNOWN);
		Files.writeString(folder.resolve("b.json"), "no json");
		assertThatThrownBy(() -> read("b.nii.gz")).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("b.json");
	}
}
