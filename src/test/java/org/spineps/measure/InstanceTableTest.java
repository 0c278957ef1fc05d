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
package org.spineps.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.spineps.anatomy.Naming;
import org.spineps.result.Provenance;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

class InstanceTableTest {

	/** Anisotropic, rotated about the third axis by 30 degrees, moved. */
	private static final Grid OBLIQUE = oblique();

	@Test
	void measuresABoxOnAnObliqueGrid() {
		final LabelVolume instances = LabelVolume.zeros(OBLIQUE);
		fill(instances, new Box(new int[] { 2, 3, 1 }, new int[] { 6, 5, 4 }), 20);
		final InstanceRow row = onlyRow(instances, LabelVolume.zeros(OBLIQUE),
			new SpineInstance(Kind.VERTEBRA, 20, "L1", Naming.ASSUMED, 0.91234));

		assertThat(row.voxels()).isEqualTo(4 * 2 * 3);
		assertThat(row.volumeMm3()).isCloseTo(24 * 0.5 * 0.8 * 3.3, within(1e-9));
		assertThat(row.centroidVoxel()).containsExactly(3.5, 3.5, 2.0);
		final double cos = Math.cos(Math.PI / 6);
		final double sin = 0.5;
		assertThat(row.centroidMm().get(0)).isCloseTo(cos * 0.5 * 3.5 - sin * 0.8 *
			3.5 - 12, within(1e-9));
		assertThat(row.centroidMm().get(1)).isCloseTo(sin * 0.5 * 3.5 + cos * 0.8 *
			3.5 + 7, within(1e-9));
		assertThat(row.centroidMm().get(2)).isCloseTo(3.3 * 2 + 100, within(1e-9));
		assertThat(row.box()).isEqualTo(new Box(new int[] { 2, 3, 1 }, new int[] {
			6, 5, 4 }));
		assertThat(row.touchesBorder()).isFalse();
		assertThat(InstanceTable.cells(row)).startsWith("L1", "vertebra", "20",
			"assumed", "", "0.912", "24", "31.68").endsWith("2", "3", "1", "5", "4", "3",
				"false").hasSameSizeAs(InstanceTable.COLUMNS);
	}

	@Test
	void everyFaceOfTheVolumeIsABorder() {
		final int[] size = OBLIQUE.size();
		for (int axis = 0; axis < 3; axis++)
			for (final int at : new int[] { 0, size[axis] - 1 }) {
				final int[] voxel = { 4, 4, 2 };
				voxel[axis] = at;
				final LabelVolume instances = LabelVolume.zeros(OBLIQUE);
				instances.array()[OBLIQUE.index(voxel[0], voxel[1], voxel[2])] = 26;
				final InstanceRow row = onlyRow(instances, LabelVolume.zeros(OBLIQUE),
					new SpineInstance(Kind.SACRUM, 26, "sacrum", Naming.CERTAIN,
						Double.NaN));
				assertThat(row.touchesBorder()).as("axis %s at %s", axis, at).isTrue();
			}
	}

	@Test
	void cordAndCanalAreMeasuredInTheSemanticMask() {
		final LabelVolume instances = LabelVolume.zeros(OBLIQUE);
		final LabelVolume semantic = LabelVolume.zeros(OBLIQUE);
		fill(instances, new Box(new int[] { 1, 1, 1 }, new int[] { 2, 2, 2 }), 60);
		fill(semantic, new Box(new int[] { 4, 1, 1 }, new int[] { 6, 5, 2 }), 60);
		final InstanceRow row = onlyRow(instances, semantic, new SpineInstance(
			Kind.CORD, 60, "spinal cord", Naming.CERTAIN, Double.NaN));
		assertThat(row.voxels()).isEqualTo(8);
		assertThat(InstanceTable.cells(row)).endsWith("false").contains("certain", "");
	}

	@Test
	void anInstanceWithoutVoxelsHasBlankPlaces() {
		final InstanceRow row = onlyRow(LabelVolume.zeros(OBLIQUE), LabelVolume
			.zeros(OBLIQUE), new SpineInstance(Kind.DISC, 120, "disc L1/L2",
				Naming.LEVEL_UNKNOWN, Double.NaN));
		assertThat(InstanceTable.cells(row)).containsExactly("disc L1/L2", "disc",
			"120", "level unknown", "", "", "0", "0.00", "", "", "", "", "", "", "", "",
			"", "", "", "", "false");
	}

	@Test
	void agreesWithCountingVoxelByVoxel() {
		final Random random = new Random(5);
		final LabelVolume instances = LabelVolume.zeros(OBLIQUE);
		final short[] voxels = instances.array();
		final int[] labels = { 0, 0, 3, 103, 203 };
		for (int n = 0; n < voxels.length; n++)
			voxels[n] = (short) labels[random.nextInt(labels.length)];
		final List<SpineInstance> found = List.of(new SpineInstance(Kind.VERTEBRA,
			3, "V1", Naming.LEVEL_UNKNOWN, 1), new SpineInstance(Kind.ENDPLATES, 203,
				"endplates V1", Naming.LEVEL_UNKNOWN, 1), new SpineInstance(Kind.DISC,
					103, "disc V1/V2", Naming.LEVEL_UNKNOWN, 1));
		final InstanceTable table = InstanceTable.of(segmentation(instances,
			LabelVolume.zeros(OBLIQUE), found));
		assertThat(table.rows()).extracting(InstanceRow::instance)
			.containsExactlyElementsOf(found);
		for (final InstanceRow row : table.rows()) {
			long count = 0;
			final double[] sum = new double[3];
			for (int k = 0; k < OBLIQUE.size(2); k++)
				for (int j = 0; j < OBLIQUE.size(1); j++)
					for (int i = 0; i < OBLIQUE.size(0); i++)
						if (voxels[OBLIQUE.index(i, j, k)] == row.instance().label()) {
							count++;
							final double[] world = OBLIQUE.toWorld(i, j, k);
							for (int axis = 0; axis < 3; axis++)
								sum[axis] += world[axis];
						}
			assertThat(row.voxels()).isEqualTo(count);
			for (int axis = 0; axis < 3; axis++)
				assertThat(row.centroidMm().get(axis)).isCloseTo(sum[axis] / count,
					within(1e-9));
		}
	}

	@Test
	void numbersHaveAPointInEveryLocale() {
		final Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			final LabelVolume instances = LabelVolume.zeros(OBLIQUE);
			fill(instances, new Box(new int[] { 2, 3, 1 }, new int[] { 3, 5, 2 }), 5);
			assertThat(InstanceTable.cells(onlyRow(instances, instances,
				new SpineInstance(Kind.VERTEBRA, 5, "V4", Naming.LEVEL_UNKNOWN, 0.5))))
					.noneMatch(cell -> cell.contains(",")).contains("0.500", "3.500");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	private static InstanceRow onlyRow(final LabelVolume instances,
		final LabelVolume semantic, final SpineInstance instance)
	{
		return InstanceTable.of(segmentation(instances, semantic, List.of(
			instance))).rows().get(0);
	}

	private static SpineSegmentation segmentation(final LabelVolume instances,
		final LabelVolume semantic, final List<SpineInstance> found)
	{
		return new SpineSegmentation(semantic, instances, found, List.of(),
			new Provenance("test", List.of(), "cpu", Map.of(), Map.of()));
	}

	private static void fill(final LabelVolume labels, final Box box,
		final int label)
	{
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++)
				for (int i = box.min(0); i < box.max(0); i++)
					labels.array()[labels.grid().index(i, j, k)] = (short) label;
	}

	private static Grid oblique() {
		final double cos = Math.cos(Math.PI / 6);
		final double sin = 0.5;
		return new Grid(new int[] { 9, 8, 6 }, new double[][] { { cos * 0.5, -sin *
			0.8, 0, -12 }, { sin * 0.5, cos * 0.8, 0, 7 }, { 0, 0, 3.3, 100 } });
	}
}
