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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReorientTest {

	private static final Grid GRID = RandomVolumes.obliqueGrid(70, 131, 9);

	static String[] allCodes() {
		final StringBuilder all = new StringBuilder();
		for (final String axes : new String[] { "RAS", "RSA", "ARS", "ASR", "SRA",
			"SAR" })
			for (int flips = 0; flips < 8; flips++) {
				for (int axis = 0; axis < 3; axis++)
					all.append((flips >> axis & 1) == 0 ? axes.charAt(axis) : "LPI"
						.charAt("RAS".indexOf(axes.charAt(axis))));
				all.append(' ');
			}
		return all.toString().trim().split(" ");
	}

	@ParameterizedTest
	@MethodSource("allCodes")
	void everyVoxelKeepsItsPlace(final String codes) {
		final LabelVolume labels = RandomVolumes.labels(1, GRID, 0, 1, 2, 40000);
		final ImageVolume image = RandomVolumes.image(2, GRID);
		final LabelVolume turnedLabels = Reorient.to(labels, new AxisCodes(codes));
		final ImageVolume turnedImage = Reorient.to(image, new AxisCodes(codes));
		final Grid turned = turnedLabels.grid();
		assertThat(turned.axisCodes().letters()).isEqualTo(codes);
		assertThat(turnedImage.grid()).isEqualTo(turned);
		for (int k = 0; k < turned.size(2); k++)
			for (int j = 0; j < turned.size(1); j += 1 + j % 3)
				for (int i = 0; i < turned.size(0); i += 1 + i % 3) {
					final double[] voxel = GRID.toVoxel(turned.toWorld(i, j, k));
					final int there = GRID.index((int) Math.round(voxel[0]), (int) Math
						.round(voxel[1]), (int) Math.round(voxel[2]));
					final int here = turned.index(i, j, k);
					if (turnedLabels.array()[here] != labels.array()[there] ||
						turnedImage.array()[here] != image.array()[there])
						throw new AssertionError(codes + " " + i + " " + j + " " + k);
				}
		final LabelVolume back = Reorient.to(turnedLabels, GRID.axisCodes());
		assertThat(back.array()).isEqualTo(labels.array()).isNotSameAs(labels
			.array());
		assertThat(Reorient.to(turnedImage, GRID.axisCodes()).array()).isEqualTo(
			image.array());
		assertThat(back.grid().agreesWith(GRID)).isTrue();
	}

	/** Axes at 45 degrees have no letters of their own; the matrix decides. */
	@Test
	void theSameVoxelsInAnotherOrderAreFound() {
		for (final double degrees : new double[] { 0, 17, 44.99, 45, 45.01, 90 }) {
			final double c = Math.cos(Math.toRadians(degrees));
			final double s = Math.sin(Math.toRadians(degrees));
			final Grid grid = new Grid(new int[] { 6, 7, 5 }, new double[][] { { 1, 0,
				0, -250.5 }, { 0, c, -0.7 * s, 133 }, { 0, s, 0.7 * c, 1041 } });
			final LabelVolume mask = RandomVolumes.labels(5, grid, 0, 1, 2, 9);
			for (final AxisCodes codes : grid.axisCodes().turns()) {
				final LabelVolume stored = Reorient.to(mask, codes);
				// What another program makes of the matrix in 32 bits.
				final double[][] rounded = stored.grid().affine();
				for (final double[] row : rounded)
					for (int column = 0; column < 4; column++)
						row[column] = (float) row[column] + 1e-4;
				final LabelVolume found = Reorient.onto(stored.on(new Grid(stored.grid()
					.size(), rounded)), grid);
				assertThat(found.grid()).isEqualTo(grid);
				assertThat(found.array()).isEqualTo(mask.array());
			}
		}
	}

	@Test
	void otherVoxelsAreLeftAlone() {
		final Grid grid = RandomVolumes.obliqueGrid(6, 7, 5);
		final double[][] moved = grid.affine();
		moved[1][3] += 0.5 * grid.spacing(1);
		final LabelVolume mask = RandomVolumes.labels(5, new Grid(grid.size(),
			moved), 9);
		assertThat(Reorient.onto(mask, grid)).isSameAs(mask);
		final LabelVolume other = RandomVolumes.labels(5, RandomVolumes.obliqueGrid(
			6, 7, 6), 9);
		assertThat(Reorient.onto(other, grid)).isSameAs(other);
	}
}
