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
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold for every grid, however oblique. */
class GridPropertiesTest {

	@Property(tries = 300)
	void worldAndBack(@ForAll("grids") final Grid grid,
		@ForAll("points") final double[] voxel)
	{
		assertThat(grid.toVoxel(grid.toWorld(voxel))).containsExactly(voxel, within(
			1e-7));
	}

	@Property(tries = 300)
	void reorientingMovesNoVoxel(@ForAll("grids") final Grid grid,
		@ForAll("codes") final AxisCodes target)
	{
		final Grid turned = grid.reorient(target);
		assertThat(turned.axisCodes()).isEqualTo(target);
		assertThat(turned.voxels()).isEqualTo(grid.voxels());
		final double[] far = new double[3];
		for (int axis = 0; axis < 3; axis++) {
			final int source = grid.axisCodes().axisOf(target.letter(axis));
			assertThat(turned.size(axis)).isEqualTo(grid.size(source));
			assertThat(turned.spacing(axis)).isCloseTo(grid.spacing(source), within(
				1e-12));
			if (grid.axisCodes().letter(source) != target.letter(axis)) far[source] =
				grid.size(source) - 1;
		}
		assertThat(turned.toWorld(0, 0, 0)).containsExactly(grid.toWorld(far),
			within(1e-9));
		for (int axis = 0; axis < 3; axis++) {
			final int source = grid.axisCodes().axisOf(target.letter(axis));
			final double[] next = far.clone();
			next[source] += far[source] == 0 && grid.axisCodes().letter(
				source) == target.letter(axis) ? 1 : -1;
			final double[] unit = new double[3];
			unit[axis] = 1;
			assertThat(turned.toWorld(unit)).containsExactly(grid.toWorld(next),
				within(1e-9));
		}
	}

	@Property(tries = 300)
	void reorientingBackIsTheIdentity(@ForAll("grids") final Grid grid,
		@ForAll("codes") final AxisCodes target)
	{
		final Grid back = grid.reorient(target).reorient(grid.axisCodes());
		assertThat(back.size()).isEqualTo(grid.size());
		assertThat(back.axisCodes()).isEqualTo(grid.axisCodes());
		for (int row = 0; row < 3; row++)
			assertThat(back.affine()[row]).containsExactly(grid.affine()[row], within(
				1e-9));
		assertThat(back.agreesWith(grid)).isTrue();
	}

	@Property(tries = 300)
	void croppingMovesNoVoxel(@ForAll("grids") final Grid grid,
		@ForAll("sizes") final int[] size, @ForAll("sizes") final int[] shift,
		@ForAll("points") final double[] voxel)
	{
		final int[] end = new int[3];
		final double[] inside = new double[3];
		for (int axis = 0; axis < 3; axis++) {
			shift[axis] -= 10;
			end[axis] = shift[axis] + size[axis];
			inside[axis] = voxel[axis] - shift[axis];
		}
		final Grid cropped = grid.crop(new Box(shift, end));
		assertThat(cropped.size()).isEqualTo(size);
		assertThat(cropped.axisCodes()).isEqualTo(grid.axisCodes());
		assertThat(cropped.toWorld(inside)).containsExactly(grid.toWorld(voxel),
			within(1e-8));
	}

	@Property(tries = 300)
	void resamplingKeepsTheFirstVoxelAndTheDirections(
		@ForAll("grids") final Grid grid, @ForAll("spacings") final double[] spacing)
	{
		final Grid resampled = grid.resample(spacing);
		assertThat(resampled.toWorld(0, 0, 0)).containsExactly(grid.toWorld(0, 0,
			0), within(1e-12));
		assertThat(resampled.spacing()).containsExactly(spacing, within(1e-9));
		assertThat(resampled.axisCodes()).isEqualTo(grid.axisCodes());
		for (int axis = 0; axis < 3; axis++) {
			final double[] unit = new double[3];
			unit[axis] = 1;
			final double[] expected = new double[3];
			expected[axis] = spacing[axis] / grid.spacing(axis);
			assertThat(grid.toVoxel(resampled.toWorld(unit))).containsExactly(
				expected, within(1e-7));
			assertThat(Math.abs(resampled.size(axis) * spacing[axis] - grid.size(
				axis) * grid.spacing(axis))).isLessThanOrEqualTo(spacing[axis]);
		}
	}

	@Provide
	Arbitrary<Grid> grids() {
		final Arbitrary<double[]> angles = Arbitraries.doubles().between(-3.14,
			3.14).array(double[].class).ofSize(3);
		return Combinators.combine(sizes(), spacings(), angles, points(), codes())
			.as(GridPropertiesTest::grid);
	}

	@Provide
	Arbitrary<int[]> sizes() {
		return Arbitraries.integers().between(1, 30).array(int[].class).ofSize(3);
	}

	@Provide
	Arbitrary<double[]> spacings() {
		return Arbitraries.doubles().between(0.2, 6).array(double[].class).ofSize(
			3);
	}

	@Provide
	Arbitrary<double[]> points() {
		return Arbitraries.doubles().between(-200, 200).array(double[].class)
			.ofSize(3);
	}

	@Provide
	Arbitrary<AxisCodes> codes() {
		return Arbitraries.of("RAS", "LAS", "PIR", "PSR", "AIL", "RIP", "SAL",
			"IRA", "LPS", "SPR").map(AxisCodes::new);
	}

	/** Any rotation, a little shear, any handedness. */
	private static Grid grid(final int[] size, final double[] spacing,
		final double[] angles, final double[] origin, final AxisCodes codes)
	{
		double[][] matrix = Grid.of(size, new double[] { 1, 1, 1 }, codes).affine();
		for (int turn = 0; turn < 3; turn++) {
			final double c = Math.cos(angles[turn]);
			final double s = Math.sin(angles[turn]);
			final int p = turn;
			final int q = (turn + 1) % 3;
			for (int column = 0; column < 3; column++) {
				final double x = matrix[p][column];
				final double y = matrix[q][column];
				matrix[p][column] = c * x - s * y;
				matrix[q][column] = s * x + c * y;
			}
		}
		for (int row = 0; row < 3; row++) {
			matrix[row][1] += 0.05 * matrix[row][0];
			for (int axis = 0; axis < 3; axis++)
				matrix[row][axis] *= spacing[axis];
			matrix[row][3] = origin[row];
		}
		return new Grid(size, matrix);
	}
}
