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
package org.spineps.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Outlines enclose exactly the voxels of their label. */
class OutlinesTest {

	private static final Grid GRID = Grid.of(new int[] { 17, 13, 3 },
		new double[] { 1, 1, 1 }, AxisCodes.PIR);

	private static LabelVolume mask(final String... rows) {
		final short[] voxels = new short[GRID.voxels()];
		for (int y = 0; y < rows.length; y++)
			for (int x = 0; x < rows[y].length(); x++)
				if (rows[y].charAt(x) == '#') voxels[GRID.index(x, y, 1)] = 7;
		return LabelVolume.wrap(voxels, GRID);
	}

	/** Twice the area, positive where the inside is to the right. */
	private static long area(final Outlines.Polygon polygon) {
		long area = 0;
		final int n = polygon.x().length;
		for (int i = 0, j = n - 1; i < n; j = i++)
			area += (long) polygon.x()[j] * polygon.y()[i] - (long) polygon
				.x()[i] * polygon.y()[j];
		return area;
	}

	@Test
	void corners() {
		final List<Outlines.Polygon> outlines = Outlines.of(mask("", " ###", " ###"),
			7, 1);
		assertThat(outlines).hasSize(1);
		assertThat(outlines.get(0).x()).containsExactly(1, 4, 4, 1);
		assertThat(outlines.get(0).y()).containsExactly(1, 1, 3, 3);
		assertThat(outlines.get(0).hole()).isFalse();
		assertThat(Outlines.of(mask("#"), 7, 0)).isEmpty();
		assertThat(Outlines.of(mask("#"), 8, 1)).isEmpty();
	}

	@Test
	void voxelsThatTouchAtACornerAreApart() {
		assertThat(Outlines.of(mask("# ", " #"), 7, 1)).hasSize(2).noneMatch(
			Outlines.Polygon::hole);
	}

	@Test
	void holesAreToldOrCutIn() {
		final LabelVolume ring = mask("#####", "# # #", "#####");
		assertThat(Outlines.of(ring, 7, 1)).extracting(Outlines.Polygon::hole)
			.containsExactlyInAnyOrder(false, true, true);
		final List<Outlines.Polygon> cut = Outlines.withoutHoles(ring, 7, 1);
		assertThat(cut).hasSize(1);
		assertThat(area(cut.get(0))).isEqualTo(2 * 13);
	}

	@Test
	void theAreaIsThatOfTheVoxels() {
		final Random random = new Random(4);
		for (int round = 0; round < 300; round++) {
			final short[] voxels = new short[GRID.voxels()];
			final double density = random.nextDouble();
			long count = 0;
			for (int i = 0; i < 17 * 13; i++)
				if (random.nextDouble() < density) {
					voxels[17 * 13 + i] = 7;
					count++;
				}
			final LabelVolume mask = LabelVolume.wrap(voxels, GRID);
			assertThat(Outlines.of(mask, 7, 1).stream().mapToLong(
				OutlinesTest::area).sum()).isEqualTo(2 * count);
			assertThat(Outlines.withoutHoles(mask, 7, 1).stream().mapToLong(
				OutlinesTest::area).sum()).isEqualTo(2 * count);
			assertThat(Outlines.withoutHoles(mask, 7, 1)).noneMatch(
				Outlines.Polygon::hole);
		}
	}
}
