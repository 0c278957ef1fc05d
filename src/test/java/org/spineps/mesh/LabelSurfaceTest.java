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
package org.spineps.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/** Surfaces of analytic bodies, and of noise. */
class LabelSurfaceTest {

	private static final int LABEL = 7;

	/** Voxels whose centres lie in an ellipsoid with axes along R, A, S. */
	private static LabelVolume ellipsoid(final Grid grid, final double[] centreMm,
		final double... semiAxesMm)
	{
		final LabelVolume labels = LabelVolume.zeros(grid);
		int v = 0;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++, v++) {
					final double[] world = grid.toWorld(i, j, k);
					double sum = 0;
					for (int axis = 0; axis < 3; axis++)
						sum += Math.pow((world[axis] - centreMm[axis]) / semiAxesMm[axis], 2);
					if (sum <= 1) labels.array()[v] = LABEL;
				}
		return labels;
	}

	private static Mesh surface(final LabelVolume labels, final int smoothing) {
		return LabelSurface.of(labels, LABEL, LabelStatistics.of(labels).box(LABEL),
			smoothing);
	}

	private static double[] centre(final Grid grid) {
		return grid.toWorld((grid.size(0) - 1) / 2.0 + 0.2, (grid.size(1) - 1) / 2.0 -
			0.3, (grid.size(2) - 1) / 2.0 + 0.1);
	}

	/** Thomsen's approximation, exact to 1.1 %. */
	private static double ellipsoidArea(final double a, final double b,
		final double c)
	{
		final double p = 1.6075;
		return 4 * Math.PI * Math.pow((Math.pow(a * b, p) + Math.pow(a * c, p) + Math
			.pow(b * c, p)) / 3, 1 / p);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1, 1, 0, RAS", "0.5, 0.5, 3.3, 0, PIR", "0.7, 0.7, 3.3, 20, PIR",
		"0.9, 0.6, 2, 30, LAS", "2, 0.8, 0.8, 15, ASL" })
	void ellipsoidsHaveTheirVolumeAndArea(final double x, final double y,
		final double z, final double degrees, final String axes)
	{
		final double[] spacing = { x, y, z };
		final int[] size = new int[3];
		for (int axis = 0; axis < 3; axis++)
			size[axis] = (int) Math.ceil(70 / spacing[axis]);
		final Grid grid = SpinePhantom.grid(size, spacing, new AxisCodes(axes),
			degrees);
		final double[] centre = centre(grid);
		for (final double[] semi : new double[][] { { 20, 20, 20 }, { 24, 16,
			20 } })
		{
			final LabelVolume labels = ellipsoid(grid, centre, semi);
			final double volume = 4 * Math.PI / 3 * semi[0] * semi[1] * semi[2];
			final double voxels = LabelStatistics.of(labels).count(LABEL) * grid
				.voxelVolume();
			for (final int smoothing : new int[] { 0, NamedMesh.USUAL_SMOOTHING }) {
				final Mesh mesh = surface(labels, smoothing);
				final String what = semi[0] + " mm, " + smoothing + " passes";
				assertThat(mesh.isWatertight()).as(what).isTrue();
				assertThat(mesh.volume()).as(what).isEqualTo(volume, within(0.025 *
					volume)).isEqualTo(voxels, within(0.025 * voxels));
				assertThat(mesh.area()).as(what).isEqualTo(ellipsoidArea(semi[0],
					semi[1], semi[2]), within((smoothing == 0 ? 0.11 : 0.04) *
						ellipsoidArea(semi[0], semi[1], semi[2])));
				double far = 0;
				for (int v = 0; v < mesh.vertices().length; v += 3) {
					double sum = 0;
					for (int axis = 0; axis < 3; axis++)
						sum += Math.pow((mesh.vertices()[v + axis] - centre[axis]) /
							semi[axis], 2);
					far = Math.max(far, Math.abs(Math.sqrt(sum) - 1) * 20);
				}
				assertThat(far).as(what).isLessThan(0.7 * Math.max(x, Math.max(y, z)));
			}
		}
	}

	@Test
	void smoothingTakesStepsAwayAndKeepsTheVolume() {
		final Grid grid = SpinePhantom.grid(new int[] { 60, 60, 60 }, new double[] {
			1, 1, 1 }, new AxisCodes("RAS"), 0);
		final LabelVolume labels = ellipsoid(grid, centre(grid), 20, 20, 20);
		final Mesh rough = surface(labels, 0);
		final Mesh smooth = surface(labels, NamedMesh.USUAL_SMOOTHING);
		final Mesh verySmooth = surface(labels, 100);
		assertThat(deviation(smooth)).isLessThan(0.5 * deviation(rough));
		assertThat(smooth.volume()).isEqualTo(rough.volume(), within(0.005 * rough
			.volume()));
		assertThat(verySmooth.volume()).isEqualTo(rough.volume(), within(0.01 * rough
			.volume()));
		assertThat(smooth.triangles()).isEqualTo(rough.triangles());
	}

	/** How far normals differ from those of the sphere, as an area. */
	private static double deviation(final Mesh mesh) {
		return mesh.area() / (4 * Math.PI * 400) - 1;
	}

	@Property(tries = 200)
	void noiseHasClosedSurfacesWithTwoTrianglesAtEveryEdge(
		@ForAll final long seed)
	{
		final Random random = new Random(seed);
		final int share = 1 + random.nextInt(9);
		final LabelVolume labels = LabelVolume.zeros(Grid.of(new int[] { 5, 6, 4 },
			new double[] { 1, 2, 3 }, new AxisCodes("LPS")));
		for (int v = 0; v < labels.array().length; v++)
			if (random.nextInt(10) < share) labels.array()[v] = LABEL;
		labels.array()[17] = LABEL;
		final Mesh mesh = surface(labels, 0);
		assertThat(mesh.isWatertight()).isTrue();
		assertThat(mesh.volume()).isPositive();
		assertThat(surface(labels, 5).vertices()).doesNotContain(Double.NaN);
	}

	@Test
	void oneVoxelAtTheBorderIsClosedAndOthersAreLeftOut() {
		final LabelVolume labels = LabelVolume.zeros(Grid.of(new int[] { 3, 3, 3 },
			new double[] { 2, 2, 2 }, new AxisCodes("RAS")));
		labels.array()[0] = LABEL;
		labels.array()[1] = 3;
		final Mesh mesh = LabelSurface.of(labels, LABEL, new Box(new int[3],
			new int[] { 1, 1, 1 }), 0);
		assertThat(mesh.triangleCount()).isEqualTo(8);
		assertThat(mesh.isWatertight()).isTrue();
		assertThat(mesh.volume()).isEqualTo(4.0 / 3, within(1e-6));
	}

	@Test
	void anOpenOrDoubledSurfaceIsNotWatertight() {
		final double[] corners = { 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1 };
		final Mesh closed = new Mesh(corners, new int[] { 0, 2, 1, 0, 1, 3, 1, 2, 3, 2,
			0, 3 });
		assertThat(closed.isWatertight()).isTrue();
		assertThat(closed.volume()).isEqualTo(1.0 / 6, within(1e-12));
		assertThat(new Mesh(corners, new int[] { 0, 2, 1, 0, 1, 3, 1, 2, 3 })
			.isWatertight()).isFalse();
		assertThat(new Mesh(corners, new int[] { 0, 2, 1, 0, 1, 3, 1, 2, 3, 0, 2, 3 })
			.isWatertight()).isFalse();
	}
}
