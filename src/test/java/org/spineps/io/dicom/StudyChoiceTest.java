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
package org.spineps.io.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.io.SeriesChoice;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeInput;
import org.spineps.io.dicom.parse.DicomTag;

/** Which series of a study is taken, and what its results are called. */
class StudyChoiceTest {

	@TempDir
	private Path temp;
	private Path study;

	@BeforeEach
	void makeFolder() throws IOException {
		study = Files.createDirectories(temp.resolve("study"));
	}

	private void series(final int number, final String description,
		final String orientation) throws IOException
	{
		series(number, description, orientation, "Doe^Jane", "1.2.3");
	}

	private void series(final int number, final String description,
		final String orientation, final String patient, final String uid)
		throws IOException
	{
		for (int slice = 0; slice < 4; slice++) {
			final double[] place = orientation.startsWith("0") ? new double[] { 4 *
				slice, -60, 90 } : new double[] { 0, -60, 90 + 4 * slice };
			Files.write(study.resolve(patient + number + "-" + slice), DicomBytes
				.sagittal(slice).text(DicomTag.SERIES_NUMBER, "" + number).text(
					DicomTag.SERIES_UID, uid + "." + number).text(DicomTag.STUDY_UID, uid)
				.text(DicomTag.PATIENT_NAME, patient).text(
					DicomTag.SERIES_DESCRIPTION, description).text(
						DicomTag.SOP_INSTANCE, uid + "." + number + "." + slice).text(
							DicomTag.IMAGE_ORIENTATION, orientation).numbers(
								DicomTag.IMAGE_POSITION, place).bytes());
		}
	}

	private static final String SAGITTAL = "0\\1\\0\\0\\0\\-1";
	private static final String AXIAL = "1\\0\\0\\0\\1\\0";

	@Test
	void theSagittalT2ScanIsTaken() throws Exception {
		series(1, "localizer", SAGITTAL);
		series(2, "t1_tse_sag", SAGITTAL);
		series(3, "t2_tse_sag", SAGITTAL);
		series(4, "t2_tirm_sag", SAGITTAL);
		series(5, "t2_tse_tra", AXIAL);
		final List<VolumeInput> inputs = VolumeFiles.inputs(study,
			SeriesChoice.SPINE);
		assertThat(inputs).extracting(VolumeInput::name).containsExactly("study");
		assertThat(inputs.get(0).notes()).containsExactly("Of 5 series, series 3 " +
			"\"t2_tse_sag\": sagittal T2w, 4 slices, was chosen as the sagittal T2w " +
			"scan of the spine.");
	}

	@Test
	void aStudyWithoutOneSaysWhatIsThere() throws Exception {
		series(2, "t1_tse_sag", SAGITTAL);
		series(5, "t2_tse_tra", AXIAL);
		assertThatThrownBy(() -> VolumeFiles.read(study)).isInstanceOf(
			SpinepsException.class).hasMessage("No series looks like a sagittal T2w " +
				"scan of the spine. The study holds series 2 \"t1_tse_sag\": sagittal " +
				"T1w, 4 slices; series 5 \"t2_tse_tra\": axial T2w, 4 slices. Name the " +
				"series that is meant (--series NUMBER).");
	}

	@Test
	void aSeriesIsNamedByNumberUidOrWords() throws Exception {
		series(2, "t1_tse_sag", SAGITTAL);
		series(5, "t2_tse_tra", AXIAL);
		for (final String wanted : List.of("5", "05", "1.2.3.5", "TSE_TRA"))
			assertThat(VolumeFiles.inputs(study, new SeriesChoice(wanted, false)).get(0)
				.read().geometry().grid().axisCodes().letters()).as(wanted).isEqualTo(
					"LPS");
		// Two series that were named one after the other are two results.
		assertThat(VolumeFiles.inputs(study, new SeriesChoice("5", false)).get(0)
			.name()).isEqualTo("study_s5");
		assertThat(VolumeFiles.inputs(study, new SeriesChoice("all", false)))
			.extracting(VolumeInput::name).containsExactly("study_s2", "study_s5");
		final VolumeInput none = VolumeFiles.inputs(study, new SeriesChoice("7",
			false)).get(0);
		assertThatThrownBy(none::read).hasMessageStartingWith(
			"There is no series \"7\". The study holds series 2");
		final VolumeInput both = VolumeFiles.inputs(study, new SeriesChoice("tse",
			false)).get(0);
		assertThatThrownBy(both::read).hasMessageStartingWith(
			"Several series match \"tse\"");
	}

	@Test
	void twoPatientsAreTwoCases() throws Exception {
		series(3, "t2_tse_sag", SAGITTAL, "Doe^Jane", "1.2.3");
		series(3, "t2_tse_sag", SAGITTAL, "Roe^Richard", "1.2.9");
		final List<VolumeInput> inputs = VolumeFiles.inputs(study,
			SeriesChoice.SPINE);
		assertThat(inputs).hasSize(2).allMatch(input -> input.name().matches(
			"study_[0-9a-f]{8}"));
		assertThat(inputs.get(0).name()).isNotEqualTo(inputs.get(1).name());
		assertThatThrownBy(() -> VolumeFiles.read(study)).hasMessageContaining(
			"It holds 2: study_");
	}

	@Test
	void namesTellNothingOfThePatient() throws Exception {
		study = Files.createDirectories(temp.resolve("DOE_JANE_1"));
		series(3, "t2 sag Jane", SAGITTAL);
		series(4, "t1 sag", SAGITTAL);
		final VolumeInput input = VolumeFiles.inputs(study, SeriesChoice.SPINE).get(
			0);
		assertThat(input.name()).matches("dicom_[0-9a-f]{8}");
		assertThat(input.place().getFileName()).hasToString(input.name());
		assertThat(String.join(" ", input.read().warnings())).doesNotContainIgnoringCase(
			"jane");
		assertThat(VolumeFiles.inputs(study, new SeriesChoice("", true)).get(0)
			.name()).isEqualTo("PX-4711_20240301");
	}
}
