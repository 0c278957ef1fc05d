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
package org.spineps.pipeline;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Naming;
import org.spineps.anatomy.Structure;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

import static org.assertj.core.api.Assertions.assertThat;

class ToolboxLevelsTest {

	private static SpinePhantom phantom(final String codes, final double tilt) {
		return SpinePhantom.create(SpinePhantom.grid(new int[] { 110, 150, 20 },
			new double[] { 1.2, 1.2, 4 }, new AxisCodes(codes), tilt), 3, true);
	}

	/** Vertebrae 1, 2, 3 and their discs with other labels. */
	private static LabelVolume named(final SpinePhantom phantom,
		final int... labels)
	{
		final LabelVolume result = phantom.complete().copy();
		final short[] voxels = result.array();
		for (int v = 0; v < voxels.length; v++) {
			final int vertebra = voxels[v] % 100;
			if (vertebra > 0 && vertebra <= labels.length) voxels[v] += labels[vertebra -
				1] - vertebra;
		}
		return result;
	}

	@ParameterizedTest
	@CsvSource({ "PIR, 0, 22, 23, 24, '23, 24, 25'", "LAS, 6, 22, 23, 24, '23, 24, 25'",
		"SPL, 6, 2, 3, 4, '3, 4, 5'", "RAS, 0, 18, 19, 20, '19, 20, 21'",
		"PIR, 6, 23, 24, 25, '24, 25, 26'", "PIR, 0, 19, 28, 20, '20, 21'" })
	void everyDiscHasOneVoxelAtTheCanal(final String codes, final double tilt,
		final int first, final int second, final int third, final String wanted)
		throws SpinepsException
	{
		final SpinePhantom phantom = phantom(codes, tilt);
		final LabelVolume instances = named(phantom, first, second, third);
		final ToolboxLevels found = ToolboxLevels.of(instances, phantom.semantic(),
			Naming.ASSUMED);
		final LabelVolume levels = found.levels().orElseThrow();
		assertThat(levels.grid()).isEqualTo(instances.grid());
		final LabelStatistics statistics = LabelStatistics.of(levels);
		assertThat(statistics.labels()).containsExactly(Arrays.stream(wanted.split(
			", ")).mapToInt(Integer::parseInt).toArray());
		final LabelStatistics structures = LabelStatistics.of(instances);
		for (final int level : statistics.labels()) {
			final Box box = statistics.box(level);
			assertThat(box.voxels()).isEqualTo(1);
			final Grid grid = levels.grid();
			final int disc = instances.array()[grid.index(box.min(0), box.min(1), box
				.min(2))];
			assertThat(disc).isEqualTo(100 + (level < 20 ? level - 1 : level == 20
				? 19 : level - 1));
			final double[] tip = grid.toWorld(box.min(0), box.min(1), box.min(2));
			final double[] centre = grid.toWorld(structures.centroid(disc));
			// Behind the middle by more than a fifth of a disc, and near the midline.
			assertThat(centre[1] - tip[1]).isGreaterThan(8);
			assertThat(Math.abs(centre[0] - tip[0])).isLessThan(5);
			assertThat(nearestCanalMm(phantom.semantic(), tip)).isLessThan(6);
		}
		assertThat(found.warnings()).hasSize(second == 28 ? 1 : 0);
	}

	@Test
	void whereC1IsSeenThereAreTheLevelsOfC1AndC2() throws SpinepsException {
		final SpinePhantom phantom = phantom("LAS", 0);
		final LabelVolume levels = ToolboxLevels.of(named(phantom, 1, 2, 3), phantom
			.semantic(), Naming.CERTAIN).levels().orElseThrow();
		final LabelStatistics statistics = LabelStatistics.of(levels);
		assertThat(statistics.labels()).containsExactly(1, 2, 3, 4);
		double above = Double.POSITIVE_INFINITY;
		for (final int level : statistics.labels()) {
			assertThat(statistics.count(level)).isEqualTo(1);
			final double up = levels.grid().toWorld(statistics.centroid(level))[2];
			assertThat(up).isLessThan(above);
			above = up;
		}
	}

	private static double nearestCanalMm(final LabelVolume semantic,
		final double... from)
	{
		final Grid grid = semantic.grid();
		double least = Double.POSITIVE_INFINITY;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++) {
					if (semantic.array()[grid.index(i, j, k)] != Structure.CANAL.id())
						continue;
					final double[] to = grid.toWorld(i, j, k);
					least = Math.min(least, Math.hypot(Math.hypot(to[0] - from[0], to[1] -
						from[1]), to[2] - from[2]));
				}
		return least;
	}

	@Test
	void withoutNamesDiscsOrCanalASentenceSaysWhy() throws SpinepsException {
		final SpinePhantom phantom = phantom("PIR", 0);
		final LabelVolume instances = named(phantom, 22, 23, 24);
		final LabelVolume empty = LabelVolume.zeros(instances.grid());
		assertSaid(ToolboxLevels.of(instances, phantom.semantic(),
			Naming.LEVEL_UNKNOWN), "unknown");
		assertSaid(ToolboxLevels.of(empty, phantom.semantic(), Naming.CERTAIN),
			"no disc");
		assertSaid(ToolboxLevels.of(instances, empty, Naming.CERTAIN),
			"the spinal canal was not seen");
	}

	private static void assertSaid(final ToolboxLevels levels,
		final String text)
	{
		assertThat(levels.levels()).isEmpty();
		assertThat(levels.warnings()).singleElement().asString().contains(text);
	}
}
