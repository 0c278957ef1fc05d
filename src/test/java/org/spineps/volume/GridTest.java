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
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;

class GridTest {

	private static final double[][] UNIT = { { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0,
		0, 1, 0 } };

	@Test
	void spacingAndCodesComeFromTheAffine() {
		final Grid grid = new Grid(new int[] { 10, 20, 3 }, new double[][] { { 0, 0,
			-3.3, 10 }, { -0.5, 0, 0, 20 }, { 0, -0.75, 0, 30 } });
		assertThat(grid.spacing()).containsExactly(0.5, 0.75, 3.3);
		assertThat(grid.axisCodes()).isEqualTo(new AxisCodes("PIL"));
		assertThat(grid.voxelVolume()).isCloseTo(0.5 * 0.75 * 3.3, within(1e-12));
		assertThat(grid.toWorld(1, 2, 1)).containsExactly(6.7, 19.5, 28.5);
		assertThat(grid.toVoxel(6.7, 19.5, 28.5)).containsExactly(new double[] { 1,
			2, 1 }, within(1e-12));
		assertThat(grid.index(1, 2, 1)).isEqualTo(1 + 10 * (2 + 20));
		assertThat(grid.voxels()).isEqualTo(600);
	}

	@Test
	void shearIsPartOfTheVoxelVolume() {
		final Grid grid = new Grid(new int[] { 2, 2, 2 }, new double[][] { { 1, 0.5,
			0, 0 }, { 0, 2, 0, 0 }, { 0, 0, 3, 0 } });
		assertThat(grid.voxelVolume()).isCloseTo(6, within(1e-12));
		assertThat(grid.spacing(1)).isCloseTo(Math.sqrt(4.25), within(1e-12));
	}

	@Test
	void obliqueAxesGetTheNearestCodes() {
		assertThat(RandomVolumes.obliqueGrid(3, 3, 3).axisCodes()).isEqualTo(
			AxisCodes.PIR);
	}

	@Test
	void eachBodyAxisIsTakenOnceEvenIfTwoVoxelAxesLeanToIt() {
		// Axes 0 and 1 both lean most towards S, axis 1 more so.
		final Grid grid = new Grid(new int[] { 3, 3, 3 }, new double[][] { { 0.6,
			-0.5, 0.62, 0 }, { 0.46, -0.41, -0.78, 0 }, { 0.65, 0.76, 0, 0 } });
		assertThat(grid.axisCodes().letters()).isEqualTo("RSP");
	}

	@Test
	void badGridsAreRefused() {
		assertThatThrownBy(() -> new Grid(new int[] { 1, 0, 1 }, UNIT)).isInstanceOf(
			IllegalArgumentException.class).hasMessageContaining("[1, 0, 1]");
		assertThatThrownBy(() -> new Grid(new int[] { 2000, 2000, 2000 }, UNIT))
			.isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> new Grid(new int[] { 1, 1, 1 }, new double[][] { {
			1, 1, 0, 0 }, { 1, 1, 0, 0 }, { 0, 0, 1, 0 } })).isInstanceOf(
				IllegalArgumentException.class).hasMessageContaining("inverted");
		assertThatThrownBy(() -> new Grid(new int[] { 1, 1, 1 }, new double[][] { {
			0, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 } })).isInstanceOf(
				IllegalArgumentException.class).hasMessageContaining("length");
		assertThatThrownBy(() -> new Grid(new int[] { 1, 1, 1 }, new double[][] { {
			Double.NaN, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 } })).isInstanceOf(
				IllegalArgumentException.class).hasMessageContaining("NaN");
	}

	@Test
	void resampledSizesAreRoundedHalfToEven() {
		final Grid grid = Grid.of(new int[] { 5, 7, 1 }, new double[] { 1, 1, 1 },
			AxisCodes.PIR);
		assertThat(grid.resample(2, 2, 9).size()).containsExactly(2, 4, 1);
	}

	@Test
	void agreementIsMeasuredAtTheCorners() {
		final Grid grid = RandomVolumes.obliqueGrid(100, 100, 10);
		assertThat(grid.agreesWith(grid)).isTrue();
		final double[][] moved = grid.affine();
		final double twentieth = Arrays.stream(grid.spacing()).min()
			.orElseThrow() / 20;
		moved[0][3] += 0.9 * twentieth;
		assertThat(grid.agreesWith(new Grid(grid.size(), moved))).isTrue();
		moved[0][3] += 0.2 * twentieth;
		assertThat(grid.agreesWith(new Grid(grid.size(), moved))).isFalse();
		final double[][] stretched = grid.affine();
		stretched[1][0] *= 1.005;
		assertThat(grid.agreesWith(new Grid(grid.size(), stretched))).isFalse();
		assertThatCode(() -> grid.requireAgreement(grid, "mask and image"))
			.doesNotThrowAnyException();
		assertThatThrownBy(() -> grid.requireAgreement(grid.resample(1, 1, 1),
			"mask and image")).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("mask and image").hasMessageContaining(
					"100×100×10");
	}

	/** Size and spacing alone would say that both are the same. */
	@Test
	void gridsThatDifferInTheirPlaceOnlyAreShownWithIt() {
		final Grid here = Grid.of(new int[] { 4, 4, 4 }, new double[] { 1, 1, 3 },
			AxisCodes.RAS);
		final double[][] moved = here.affine();
		moved[2][3] += 12.5;
		final Grid there = new Grid(here.size(), moved);
		assertThatThrownBy(() -> here.requireAgreement(there, "masks")).isInstanceOf(
			SpinepsException.class).hasMessageContaining(String.format(Locale.ROOT,
				"%.2f) to", here.toWorld(0, 0, 0)[2])).hasMessageContaining(String
					.format(Locale.ROOT, "%.2f) to", there.toWorld(0, 0, 0)[2]))
			.hasMessageContaining("--resample");
	}

	@Test
	void equalsLooksAtEveryBit() {
		final Grid grid = RandomVolumes.obliqueGrid(3, 4, 5);
		assertThat(new Grid(grid.size(), grid.affine())).isEqualTo(grid)
			.hasSameHashCodeAs(grid);
		final double[][] moved = grid.affine();
		moved[2][3] += 1e-10;
		assertThat(new Grid(grid.size(), moved)).isNotEqualTo(grid);
	}
}
