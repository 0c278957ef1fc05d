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
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.spineps.testing.Fixtures;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.RandomVolumes;
import org.spineps.volume.Reorient;

class ResampleTest {

	@Test
	void masksEqualSpineps() {
		for (final JsonElement element : Fixtures.read("spineps/rescale.json")
			.getAsJsonArray())
		{
			final JsonObject test = element.getAsJsonObject();
			final LabelVolume mask = Fixtures.labels(test.get("seg"), test.get(
				"zoom"), "RAS");
			final Grid target = mask.grid().resample(Fixtures.doubles(test.get(
				"new_zoom")));
			final double[][] affine = Fixtures.matrix(test.get("new_affine"));
			for (int row = 0; row < 3; row++)
				assertThat(target.affine()[row]).containsExactly(affine[row], within(
					1e-12));
			final LabelVolume rescaled = Resample.nearestAsRounded(mask, target);
			assertThat(rescaled.array()).isEqualTo(Fixtures.labels(test.get(
				"seg_rescaled_order0"), target).array());
			assertThat(Resample.nearestAsRounded(rescaled, mask.grid()
				.sevenDecimals()).array()).isEqualTo(Fixtures.labels(test.get("seg_back"), mask.grid()).array());
		}
	}

	@Test
	void imagesEqualSpineps() {
		for (final JsonElement element : Fixtures.read("spineps/rescale.json")
			.getAsJsonArray())
		{
			final JsonObject test = element.getAsJsonObject();
			final ImageVolume image = Fixtures.image(test.get("img"), test.get(
				"zoom"), "RAS");
			final boolean unsigned = test.get("img").getAsJsonObject().get("dtype")
				.getAsString().equals("uint16");
			final float[] rescaled = Resample.cubicWhole(image, image.grid().resample(
				Fixtures.doubles(test.get("new_zoom")))).array();
			final double[] rounded = new double[rescaled.length];
			for (int v = 0; v < rounded.length; v++)
				rounded[v] = unsigned ? Math.max(rescaled[v], 0) : rescaled[v];
			assertThat(rounded).containsExactly(Fixtures.values(test.get(
				"img_rescaled_order3")), within(0.0));
		}
	}

	/** Single precision alone would round some values near x.5 to the other side. */
	@Test
	void wholeValuesAreThoseOfDoublePrecision() {
		final Random random = new Random(11);
		int differences = 0;
		for (int run = 0; run < 6; run++) {
			final Grid grid = Grid.of(new int[] { 20 + random.nextInt(9), 18, 1 +
				random.nextInt(16) }, new double[] { 1, 1, 2 }, AxisCodes.PIR);
			final ImageVolume image = ImageVolume.zeros(grid);
			for (int v = 0; v < image.array().length; v++)
				image.array()[v] = random.nextInt(4000);
			final Grid target = grid.resample(0.4 + 0.6 * random.nextDouble(), 0.3 +
				0.4 * random.nextDouble(), 0.9);
			final float[] whole = Resample.cubicWhole(image, target).array();
			final float[] single = Resample.cubic(image, target).array();
			final double[] exact = inDoublePrecision(image, target);
			for (int v = 0; v < exact.length; v++) {
				final double rounded = Math.copySign(Math.floor(Math.abs(exact[v]) +
					0.5), exact[v]);
				assertThat((double) whole[v]).isEqualTo(rounded);
				if (Math.copySign(Math.floor(Math.abs(single[v]) + 0.5),
					single[v]) != rounded) differences++;
			}
		}
		assertThat(differences).isPositive();
	}

	private static double[] inDoublePrecision(final ImageVolume image,
		final Grid target)
	{
		final AxisMaps maps = AxisMaps.ofOrNull(image.grid(), target);
		double[] values = new double[image.array().length];
		for (int v = 0; v < values.length; v++)
			values[v] = image.array()[v];
		final int[] size = image.grid().size();
		for (int axis = 0; axis < 3; axis++) {
			final double[][] matrix = AxisKernel.of(Interpolation.CUBIC, size[axis],
				maps.positions(axis, target.size(axis))).matrix();
			final int inner = axis == 0 ? 1 : axis == 1 ? size[0] : size[0] * size[1];
			final int outer = values.length / inner / size[axis];
			final double[] next = new double[inner * outer * matrix.length];
			for (int o = 0; o < outer; o++)
				for (int n = 0; n < matrix.length; n++)
					for (int i = 0; i < inner; i++)
						for (int m = 0; m < size[axis]; m++)
							next[(o * matrix.length + n) * inner + i] += matrix[n][m] *
								values[(o * size[axis] + m) * inner + i];
			values = next;
			size[axis] = matrix.length;
		}
		return values;
	}

	@Test
	void axisByAxisAndVoxelByVoxelAgree() {
		final Grid grid = RandomVolumes.obliqueGrid(11, 9, 6);
		final ImageVolume image = RandomVolumes.image(1, grid);
		final LabelVolume labels = RandomVolumes.balls(1, grid, 9);
		for (final String codes : new String[] { "PIR", "LAS", "RAS", "SPL" }) {
			final Grid target = grid.reorient(new AxisCodes(codes)).resample(0.61, 1.3,
				0.77).crop(new Box(new int[] { -3, -2, -4 }, new int[] { 15, 12, 9 }));
			final ObliqueSampler sampler = new ObliqueSampler(grid, target);
			assertThat(AxisMaps.ofOrNull(grid, target)).isNotNull();
			for (final boolean extend : new boolean[] { false, true })
				assertThat(Resample.nearest(labels, target, extend).array()).isEqualTo(
					sampler.nearest(labels.array(), extend).array());
			assertClose(Resample.linear(image, target), sampler.sample(image.array(),
				Interpolation.LINEAR), 1e-3);
			assertClose(Resample.cubic(image, target), sampler.sample(image.array(),
				Interpolation.CUBIC), 3e-3);
			final ImageVolume expected = sampler.sample(image.array(),
				Interpolation.LINEAR);
			sampler.fillOutside(expected.array(), -77);
			assertClose(Resample.linear(image, target, -77), expected, 1e-3);
		}
	}

	@Test
	void obliqueGridsAreLookedUpInTheWorld() {
		final Grid grid = RandomVolumes.obliqueGrid(12, 10, 7);
		final Grid target = Grid.of(new int[] { 14, 9, 15 }, new double[] { 1.1, 2,
			0.9 }, new AxisCodes("LAS"));
		final double[][] affine = target.affine();
		final double[] middle = grid.toWorld(5.4, 4.6, 3.1);
		final double[] shift = target.toWorld(7, 4, 7);
		for (int row = 0; row < 3; row++)
			affine[row][3] += middle[row] - shift[row];
		final Grid placed = new Grid(target.size(), affine);
		assertThat(AxisMaps.ofOrNull(grid, placed)).isNull();
		final LabelVolume labels = RandomVolumes.labels(8, grid, 1, 2, 65535);
		final ImageVolume image = RandomVolumes.image(8, grid);
		final LabelVolume nearest = Resample.nearest(labels, placed, false);
		final ImageVolume linear = Resample.linear(image, placed, -5);
		int inside = 0;
		for (int k = 0; k < 15; k++)
			for (int j = 0; j < 9; j++)
				for (int i = 0; i < 14; i++) {
					final double[] c = grid.toVoxel(placed.toWorld(i, j, k));
					final int v = placed.index(i, j, k);
					final boolean in = inside(grid, c);
					if (in) inside++;
					assertThat(nearest.array()[v]).isEqualTo(in ? labels.array()[grid
						.index((int) Math.floor(c[0] + 0.5), (int) Math.floor(c[1] + 0.5),
							(int) Math.floor(c[2] + 0.5))] : 0);
					assertThat((double) linear.array()[v]).isCloseTo(in ? linear(image,
						c) : -5, within(1e-3));
				}
		assertThat(inside).isBetween(200, 1800);
	}

	private static boolean inside(final Grid grid, final double[] c) {
		for (int axis = 0; axis < 3; axis++)
			if (c[axis] < -0.5 || c[axis] >= grid.size(axis) - 0.5) return false;
		return true;
	}

	private static double linear(final ImageVolume image, final double[] c) {
		double sum = 0;
		for (int corner = 0; corner < 8; corner++) {
			double weight = 1;
			final int[] voxel = new int[3];
			for (int axis = 0; axis < 3; axis++) {
				final int floor = (int) Math.floor(c[axis]);
				final int bit = corner >> axis & 1;
				weight *= bit == 1 ? c[axis] - floor : 1 - (c[axis] - floor);
				voxel[axis] = Math.max(0, Math.min(floor + bit, image.grid().size(
					axis) - 1));
			}
			sum += weight * image.array()[image.grid().index(voxel[0], voxel[1],
				voxel[2])];
		}
		return sum;
	}

	@Test
	void linearEqualsItk() {
		for (final JsonElement element : Fixtures.read(
			"totalspineseg/resample.json").getAsJsonObject().getAsJsonArray("cases"))
		{
			final JsonObject test = element.getAsJsonObject();
			final double[] values = Fixtures.doubles(test.get("values_x_fastest"));
			final float[] voxels = new float[values.length];
			for (int v = 0; v < voxels.length; v++)
				voxels[v] = (float) values[v];
			final ImageVolume image = ImageVolume.wrap(voxels, new Grid(Fixtures.ints(
				test.get("shape")), Fixtures.matrix(test.get("affine"))));
			final Grid target = new Grid(Fixtures.ints(test.get("expect_shape")),
				Fixtures.matrix(test.get("expect_affine")));
			final double[] expected = Fixtures.doubles(test.get(
				"expect_values_x_fastest"));
			final float[] result = Resample.linear(image, target, 0).array();
			for (int v = 0; v < expected.length; v++)
				assertThat((double) result[v]).isCloseTo(expected[v], within(1e-4));
		}
	}

	@Test
	void nearestEqualsItk() {
		int cases = 0;
		for (final JsonElement element : Fixtures.read(
			"totalspineseg/transform_seg2image.json").getAsJsonObject()
			.getAsJsonArray("cases"))
		{
			final JsonObject test = element.getAsJsonObject();
			if (!test.get("interpolation").getAsString().equals("nearest")) continue;
			cases++;
			final LabelVolume labels = LabelVolume.zeros(new Grid(Fixtures.ints(test
				.get("seg_shape")), Fixtures.matrix(test.get("seg_affine"))));
			for (final JsonElement list : test.getAsJsonArray("boxes")) {
				final int[] box = Fixtures.ints(list);
				for (int k = box[5]; k < box[6]; k++)
					for (int j = box[3]; j < box[4]; j++)
						for (int i = box[1]; i < box[2]; i++)
							labels.array()[labels.grid().index(i, j, k)] = (short) box[0];
			}
			final Grid target = new Grid(Fixtures.ints(test.get("image_shape")),
				Fixtures.matrix(test.get("image_affine")));
			final int[] runs = Fixtures.ints(test.getAsJsonObject("expect").get(
				"rle"));
			final short[] expected = new short[target.voxels()];
			int v = 0;
			for (int run = 0; run < runs.length; run += 2)
				for (int n = 0; n < runs[run + 1]; n++)
					expected[v++] = (short) runs[run];
			assertThat(Resample.nearest(labels, target, false).array()).isEqualTo(
				expected);
		}
		assertThat(cases).isEqualTo(3);
	}

	@Test
	void tiesGoUpWhateverTheAffine() {
		final Grid grid = RandomVolumes.obliqueGrid(6, 5, 4);
		final LabelVolume labels = RandomVolumes.labels(1, grid, 1, 2, 3, 4, 5, 6);
		final Grid target = grid.resample(grid.spacing(0) / 2, grid.spacing(1) / 2,
			grid.spacing(2) / 2);
		final short[] finer = Resample.nearest(labels, target, true).array();
		for (int k = 0; k < 8; k++)
			for (int j = 0; j < 10; j++)
				for (int i = 0; i < 12; i++)
					assertThat(finer[target.index(i, j, k)]).isEqualTo(labels.array()[grid
						.index(Math.min((i + 1) / 2, 5), Math.min((j + 1) / 2, 4), Math.min(
							(k + 1) / 2, 3))]);
	}

	@Test
	void turnedGridsGiveTheSameVoxels() {
		final Grid grid = RandomVolumes.obliqueGrid(7, 6, 5);
		final LabelVolume labels = RandomVolumes.labels(2, grid, 0, 1, 2, 3);
		final ImageVolume image = RandomVolumes.image(2, grid);
		for (final String codes : new String[] { "PIR", "RAS", "SLA", "ILP" }) {
			final AxisCodes target = new AxisCodes(codes);
			final Grid turned = grid.reorient(target);
			assertThat(Resample.nearest(labels, turned, false).array()).isEqualTo(
				Reorient.to(labels, target).array());
			assertClose(Resample.cubic(image, turned), Reorient.to(image, target),
				1e-3);
		}
	}

	@Test
	void sameGridGivesACopy() {
		final Grid grid = RandomVolumes.obliqueGrid(7, 6, 5);
		final ImageVolume image = RandomVolumes.image(4, grid);
		for (final BiFunction<ImageVolume, Grid, ImageVolume> method : methods()) {
			final ImageVolume result = method.apply(image, grid);
			assertThat(result.array()).isEqualTo(image.array()).isNotSameAs(image
				.array());
		}
	}

	private static Iterable<BiFunction<ImageVolume, Grid, ImageVolume>> methods() {
		return List.of(Resample::linear, Resample::cubic, (image,
			grid) -> Resample.linear(image, grid, 3));
	}

	@Test
	void polynomialsAreReproducedInside() {
		final Grid grid = RandomVolumes.obliqueGrid(70, 60, 64);
		final ImageVolume image = ImageVolume.zeros(grid);
		for (int k = 0; k < 64; k++)
			for (int j = 0; j < 60; j++)
				for (int i = 0; i < 70; i++)
					image.array()[grid.index(i, j, k)] = (float) cubicField(i, j, k);
		final Grid parallel = grid.resample(0.9, 0.5, 2.1).crop(new Box(new int[] {
			25, 40, 35 }, new int[] { 30, 45, 40 }));
		final double[][] turned = parallel.affine();
		turned[0][0] += 0.2;
		turned[1][2] -= 0.3;
		for (final Grid target : new Grid[] { parallel, new Grid(parallel.size(),
			turned) })
		{
			final float[] result = Resample.cubic(image, target).array();
			for (int k = 0; k < 5; k++)
				for (int j = 0; j < 5; j++)
					for (int i = 0; i < 5; i++) {
						final double[] c = grid.toVoxel(target.toWorld(i, j, k));
						assertThat((double) result[target.index(i, j, k)]).isCloseTo(
							cubicField(c[0], c[1], c[2]), within(1e-3));
					}
		}
	}

	private static double cubicField(final double x, final double y,
		final double z)
	{
		final double a = (x - 35) / 10;
		final double b = (y - 30) / 10;
		final double c = (z - 32) / 10;
		return a * a * a - 2 * a * b + b * b * c - c * c * c + 0.5 * a * c * c + 4;
	}

	@Test
	void threadsHaveNoInfluence() {
		final Grid grid = RandomVolumes.obliqueGrid(60, 50, 40);
		final ImageVolume image = RandomVolumes.image(6, grid);
		final Grid target = grid.resample(1, 0.6, 2);
		final float[] one = Parallelization.runSingleThreaded(() -> Resample.cubic(
			image, target).array());
		assertThat(Parallelization.runWithNumThreads(5, () -> Resample.cubic(image,
			target).array())).isEqualTo(one);
	}

	private static void assertClose(final ImageVolume actual,
		final ImageVolume expected, final double tolerance)
	{
		assertThat(actual.grid()).isEqualTo(expected.grid());
		for (int v = 0; v < expected.array().length; v++)
			if (Math.abs(actual.array()[v] - expected.array()[v]) > tolerance)
				assertThat(actual.array()[v]).as("voxel %d", v).isCloseTo(expected
					.array()[v], within((float) tolerance));
	}
}
