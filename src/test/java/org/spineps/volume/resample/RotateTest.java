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
package org.spineps.volume.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.spineps.testing.Fixtures;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.RandomVolumes;
import org.spineps.volume.Reorient;

class RotateTest {

	@Test
	void equalsSpineps() {
		for (final JsonElement element : Fixtures.read("spineps/rotation.json")
			.getAsJsonObject().getAsJsonArray("rotate"))
		{
			final JsonObject test = element.getAsJsonObject();
			final double degrees = test.get("angle_deg").getAsDouble();
			final Grid grid = Fixtures.grid(test.get("patch"), new double[] { 0.8,
				0.9, 3 }, "IPL");
			final ImageVolume image = Fixtures.image(test.get("patch"), grid);
			final LabelVolume mask = Fixtures.labels(test.get("mask"), grid);
			final double[] expected = Fixtures.values(test.get("rot_order3_float"));
			final double[] rounded = Fixtures.values(test.get("rot_order3"));
			final float[] turned = Rotate.cubic(image, 0, 1, degrees).array();
			final float[] whole = Rotate.cubicWhole(image, 0, 1, degrees).array();
			for (int v = 0; v < expected.length; v++) {
				assertThat((double) turned[v]).as("%s°, voxel %s", degrees, v)
					.isCloseTo(expected[v], within(1e-4));
				assertThat((double) whole[v]).isCloseTo(rounded[v], within(0.0));
			}
			assertThat(Rotate.nearest(mask, 0, 1, degrees).array()).isEqualTo(Fixtures
				.labels(test.get("rot_order0"), grid).array());
		}
	}

	/** By right angles voxels change places, those of the border too. */
	@Test
	void rightAnglesLoseNothing() {
		final int n = 7;
		final Grid grid = Grid.of(new int[] { n, n, 2 }, new double[] { 1, 1, 1 },
			new AxisCodes("IPL"));
		final ImageVolume image = RandomVolumes.image(3, grid);
		final LabelVolume labels = RandomVolumes.balls(3, grid, 5);
		for (int quarters = -4; quarters <= 4; quarters++) {
			final float[] turned = Rotate.cubic(image, 0, 1, 90 * quarters).array();
			final short[] moved = Rotate.nearest(labels, 0, 1, 90 * quarters)
				.array();
			for (int k = 0; k < 2; k++)
				for (int b = 0; b < n; b++)
					for (int a = 0; a < n; a++) {
						final int from = switch (Math.floorMod(quarters, 4)) {
							case 0 -> grid.index(a, b, k);
							case 1 -> grid.index(b, n - 1 - a, k);
							case 2 -> grid.index(n - 1 - a, n - 1 - b, k);
							default -> grid.index(n - 1 - b, a, k);
						};
						final int to = grid.index(a, b, k);
						assertThat(turned[to]).isCloseTo(image.array()[from], within(1e-3f));
						assertThat(moved[to]).isEqualTo(labels.array()[from]);
					}
		}
	}

	@Test
	void anyPlaneOfAxes() {
		final Grid grid = RandomVolumes.obliqueGrid(6, 7, 8);
		final ImageVolume image = RandomVolumes.image(1, grid);
		final ImageVolume swapped = ImageVolume.wrap(Reorient.permute(image.array(),
			grid.size(), new int[] { 2, 0, 1 }, new boolean[3]), RandomVolumes
				.obliqueGrid(8, 6, 7));
		final float[] expected = Reorient.permute(Rotate.cubic(swapped, 1, 0, 33)
			.array(), new int[] { 8, 6, 7 }, new int[] { 1, 2, 0 }, new boolean[3]);
		final float[] actual = Rotate.cubic(image, 0, 2, 33).array();
		for (int v = 0; v < actual.length; v++)
			assertThat(actual[v]).isCloseTo(expected[v], within(1e-3f));
		assertThatThrownBy(() -> Rotate.cubic(image, 1, 1, 3)).isInstanceOf(
			IllegalArgumentException.class);
	}

	@Test
	void aQuarterTurnMovesWholeVoxels() {
		final Grid grid = RandomVolumes.obliqueGrid(5, 5, 2);
		final LabelVolume labels = RandomVolumes.labels(1, grid, 1, 2, 3, 4, 5);
		final short[] turned = Rotate.nearest(labels, 0, 1, 90).array();
		for (int k = 0; k < 2; k++)
			for (int b = 1; b < 4; b++)
				for (int a = 1; a < 4; a++)
					assertThat(turned[grid.index(a, b, k)]).isEqualTo(labels.array()[grid
						.index(b, 4 - a, k)]);
	}
}
