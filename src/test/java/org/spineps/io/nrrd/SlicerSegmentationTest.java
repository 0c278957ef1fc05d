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
package org.spineps.io.nrrd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.anatomy.CodedConcept;
import org.spineps.anatomy.SpineCodes;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeFiles;
import org.spineps.io.study.StudySegment;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/** Segmentations as 3D Slicer keeps them. */
class SlicerSegmentationTest {

	@TempDir
	Path folder;

	private final Grid grid = Grid.of(new int[] { 4, 3, 2 }, new double[] { 0.5, 1,
		3 }, new AxisCodes("PIR"));

	private LabelVolume mask(final int voxel, final int label) {
		final short[] voxels = new short[grid.voxels()];
		voxels[voxel] = (short) label;
		return LabelVolume.wrap(voxels, grid);
	}

	private static StudySegment vertebra(final LabelVolume mask,
		final int label)
	{
		return new StudySegment("L5", SpineCodes.ofVertebra(24), Optional.empty(),
			0xff8000, mask, label);
	}

	@Test
	void everySegmentSaysWhatItIs() throws IOException, SpinepsException {
		final Path file = folder.resolve("x.seg.nrrd");
		final LabelVolume instances = mask(grid.index(1, 2, 1), 24);
		final LabelVolume structures = mask(grid.index(3, 0, 0), 300);
		VolumeExport.writeSegments(file, List.of(vertebra(instances, 24),
			new StudySegment("cord", new CodedConcept("2748008", "SCT",
				"Spinal cord"), Optional.empty(), 0x0000ff, structures, 300),
			vertebra(instances, 23)));
		final byte[] bytes = Files.readAllBytes(file);
		final String text = new String(bytes, ISO_8859_1);
		final int end = text.indexOf("\n\n") + 2;
		assertThat(text.substring(0, end)).contains("sizes: 2 4 3 2\n",
			"space directions: none (", "kinds: list domain domain domain\n",
			"Segment0_Name:=L5\n", "Segment0_Color:=1.000000 0.501961 0.000000\n",
			"Segment0_LabelValue:=24\n", "Segment0_Layer:=0\n",
			"Segment0_Extent:=1 1 2 2 1 1\n", "Segment0_ID:=Segment_0_24\n",
			"Segment1_Layer:=1\n", "Segment1_LabelValue:=300\n",
			"Segment1_Extent:=3 3 0 0 0 0\n", "SCT^2748008^Spinal cord",
			"Segment2_Extent:=0 -1 0 -1 0 -1\n");
		final byte[] voxels = new GZIPInputStream(new ByteArrayInputStream(Arrays
			.copyOfRange(bytes, end, bytes.length))).readAllBytes();
		assertThat(voxels).hasSize(96);
		assertThat(voxels[4 * grid.index(1, 2, 1)]).isEqualTo((byte) 24);
		assertThat(voxels[4 * grid.index(3, 0, 0) + 2]).isEqualTo((byte) 44);
		assertThat(voxels[4 * grid.index(3, 0, 0) + 3]).isEqualTo((byte) 1);
		assertThatThrownBy(() -> VolumeFiles.read(file)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("list of 2");
	}

	@Test
	void oneLayerIsReadAgain() throws SpinepsException {
		final Path file = folder.resolve("x.seg.nrrd");
		final LabelVolume mask = mask(5, 24);
		VolumeExport.writeSegments(file, List.of(vertebra(mask, 24)));
		assertThat(VolumeFiles.read(file).labels().array()).isEqualTo(mask.array());
		assertThat(VolumeFiles.read(file).geometry().grid().agreesWith(grid))
			.isTrue();
		assertThat(VolumeFiles.read(file).warnings()).isEmpty();
	}

	@Test
	void otherNamesAndSeveralGridsAreRefused() {
		assertThatThrownBy(() -> VolumeExport.writeSegments(folder.resolve(
			"x.nii.gz"), List.of(vertebra(mask(5, 24), 24)))).isInstanceOf(
				SpinepsException.class).hasMessageContaining(".seg.nrrd");
		final Grid other = Grid.of(grid.size(), new double[] { 1, 1, 1 },
			new AxisCodes("PIR"));
		assertThatThrownBy(() -> VolumeExport.writeSegments(folder.resolve(
			"x.seg.nrrd"), List.of(vertebra(mask(5, 24), 24), vertebra(LabelVolume
				.wrap(new short[24], other), 24)))).isInstanceOf(
					IllegalArgumentException.class);
		assertThat(folder).isEmptyDirectory();
	}
}
