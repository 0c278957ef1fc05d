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
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.anatomy.CodedConcept;
import org.spineps.anatomy.SpineCodes;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.dicom.parse.DicomData;
import org.spineps.io.dicom.parse.DicomParser;
import org.spineps.io.dicom.parse.DicomTag;
import org.spineps.io.study.MeasuredPlace;
import org.spineps.io.study.StudySegment;
import org.spineps.io.study.StudyWriter;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/** What is written into a study, attribute by attribute and bit by bit. */
class DicomStudyWriterTest {

	@TempDir
	private Path temp;
	private StudyWriter writer;
	private LabelVolume mask;

	@BeforeEach
	void readStudy() throws Exception {
		final Path study = Files.createDirectories(temp.resolve("study"));
		for (int slice = 0; slice < 3; slice++)
			Files.write(study.resolve("IM" + slice), DicomBytes.sagittal(4 * slice)
				.text(DicomTag.FRAME_OF_REFERENCE, "1.2.3.9").bytes());
		final VolumeFile file = VolumeFiles.read(study);
		writer = file.geometry().study().orElseThrow();
		final Grid grid = file.geometry().grid();
		final short[] voxels = new short[grid.voxels()];
		voxels[grid.index(2, 1, 1)] = 24;
		voxels[grid.index(3, 1, 1)] = 24;
		voxels[grid.index(0, 0, 2)] = 24;
		voxels[grid.index(5, 4, 0)] = 60;
		mask = LabelVolume.wrap(voxels, grid);
	}

	private List<StudySegment> segments() {
		return List.of(new StudySegment("L5", SpineCodes.ofVertebra(24), Optional
			.empty(), 0xff0000, mask, 24), new StudySegment("T1", SpineCodes
				.ofVertebra(8), Optional.empty(), 0x00ff00, mask, 8), new StudySegment(
					"spinal cord", new CodedConcept("2748008", "SCT", "Spinal cord"),
					Optional.empty(), 0x0000ff, mask, 60));
	}

	@Test
	void segmentationHasAFrameForEachPlaneOfEachSegment() throws Exception {
		final Path file = temp.resolve("seg.dcm");
		writer.writeSegmentation(file, segments());
		try (InputStream in = Files.newInputStream(file)) {
			final DicomParser.Opened opened = DicomParser.open(in).orElseThrow();
			final DicomData data = opened.header().data();
			assertThat(data.text(DicomTag.PATIENT_ID)).isEqualTo("PX-4711");
			assertThat(data.text(DicomTag.STUDY_UID)).isEqualTo("1.2.3");
			assertThat(data.text(DicomTag.SERIES_UID)).startsWith("2.25.");
			assertThat(data.text(DicomTag.FRAME_OF_REFERENCE)).isEqualTo("1.2.3.9");
			assertThat(data.integer(DicomTag.FRAMES, 0)).isEqualTo(3);
			assertThat(data.items(DicomTag.FRAME_GROUPS)).extracting(frame -> frame
				.item(DicomTag.PLANE_POSITION).number(DicomTag.IMAGE_POSITION)
				.getAsDouble()).containsExactly(4.0, 0.0, 8.0);
			final byte[] bits = opened.pixels().bytes((int) opened.header()
				.pixelLength());
			assertThat(bits).hasSize(12);
			// 30 voxels in a frame: 8 and 9 of the first, 0 of the second, the last.
			for (int bit = 0; bit < 96; bit++)
				assertThat(bits[bit >> 3] >> (bit & 7) & 1).as("bit %d", bit).isEqualTo(
					List.of(8, 9, 30, 89).contains(bit) ? 1 : 0);
		}
		final String text = Files.readString(file, StandardCharsets.ISO_8859_1);
		assertThat(text).contains("49668003", "L5 vertebra", "2748008").doesNotContain(
			"T1 vertebra");
		for (int slice = 0; slice < 3; slice++)
			assertThat(text).contains("1.2.3.4." + (1000 + 40 * slice));
	}

	@Test
	void framesOfEnhancedImagesAreNamedByNumber() throws Exception {
		final DicomBytes[] frames = new DicomBytes[2];
		for (int f = 0; f < 2; f++)
			frames[f] = new DicomBytes().items(DicomTag.PLANE_POSITION,
				new DicomBytes().numbers(DicomTag.IMAGE_POSITION, 4 * f, -60, 90));
		final Path image = Files.write(temp.resolve("enhanced"), DicomBytes.sagittal(
			0).text(DicomTag.FRAMES, "2").items(DicomTag.FRAME_GROUPS, frames).pixels(
				DicomBytes.ramp(0, 60)).bytes());
		final VolumeFile file = VolumeFiles.read(image);
		final short[] voxels = new short[60];
		voxels[0] = 24;
		final Path written = temp.resolve("seg.dcm");
		file.geometry().study().orElseThrow().writeSegmentation(written, List.of(
			new StudySegment("L5", SpineCodes.ofVertebra(24), Optional.empty(), 1,
				LabelVolume.wrap(voxels, file.geometry().grid()), 24)));
		// (0008,1160) of the frame at 4 mm, the second one, which is sorted first.
		assertThat(Files.readString(written, StandardCharsets.ISO_8859_1)).contains(
			"\u0008\u0000\u0060\u0011IS\u0002\u00002 ");
	}

	@Test
	void outlinesLieOnTheBordersOfVoxels() throws Exception {
		final Path file = temp.resolve("rt.dcm");
		writer.writeOutlines(file, segments());
		// Voxels 2 and 3 of line 1: y from -57.75 to -54.75, z from 89 to 87.
		assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains(
			"4.0000\\-57.7500\\89.0000\\4.0000\\-54.7500\\89.0000\\4.0000\\-54.7500\\" +
				"87.0000\\4.0000\\-57.7500\\87.0000", "CLOSED_PLANAR", "255\\0\\0");
	}

	@Test
	void reportHasNumbersWithUnits() throws Exception {
		final Path file = temp.resolve("sr.dcm");
		writer.writeReport(file, List.of(new MeasuredPlace("L5", SpineCodes
			.ofVertebra(24), List.of(new MeasuredPlace.Measurement(new CodedConcept(
				"height_anterior_mm", MeasuredPlace.OWN_CODES, "height anterior mm"),
				22.75, new CodedConcept("mm", "UCUM", "millimeter"))), List.of(
					"a remark"))));
		assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains(
			"126000", "Imaging Measurement Report", "height_anterior_mm", "22.75",
			"a remark", "49668003", "1500", "1501", "1.2.3.4.1040");
	}

	@Test
	void masksOfOtherGridsAreRefused() {
		final LabelVolume other = LabelVolume.wrap(new short[8], Grid.of(new int[] {
			2, 2, 2 }, new double[] { 1, 1, 1 }, mask.grid().axisCodes()));
		assertThatThrownBy(() -> writer.writeSegmentation(temp.resolve("x.dcm"), List
			.of(new StudySegment("a", SpineCodes.VERTEBRA, Optional.empty(), 1, other,
				1)))).isInstanceOf(IllegalArgumentException.class);
	}

	/** Lab of the D50 white point, as tables of colours have it. */
	@Test
	void coloursAreCieLab() {
		requireLab(0xff0000, 54.29, 80.81, 69.89);
		requireLab(0x00ff00, 87.82, -79.27, 80.99);
		requireLab(0x0000ff, 29.57, 68.30, -112.03);
		requireLab(0xffffff, 100, 0, 0);
		requireLab(0x000000, 0, 0, 0);
	}

	private static void requireLab(final int rgb, final double... lab) {
		final int[] stored = CieLab.of(rgb);
		assertThat(stored[0] / 655.35).isEqualTo(lab[0], within(0.02));
		for (int i = 1; i < 3; i++)
			assertThat(stored[i] / 257.0 - 128).isEqualTo(lab[i], within(0.05));
	}
}
