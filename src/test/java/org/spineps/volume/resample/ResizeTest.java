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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.testing.Fixtures;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.RandomVolumes;

class ResizeTest {

	@ParameterizedTest
	@ValueSource(strings = { "resample_default", "resample_torch" })
	void equalsNnUnet(final String file) {
		for (final JsonElement element : Fixtures.read("nnunet/" + file + ".json")
			.getAsJsonArray())
		{
			final JsonObject test = element.getAsJsonObject();
			final JsonObject options = test.getAsJsonObject("kwargs");
			final int[] newSize = Fixtures.ints(test.get("new_shape"));
			final JsonElement forced = options.get("force_separate_z");
			final int separate = forced.isJsonNull() ? Resize.separateAxis(Fixtures
				.doubles(test.get("current_spacing")), Fixtures.doubles(test.get(
					"new_spacing"))) : Resize.NO_AXIS;
			final int channels = Fixtures.shape(test.get("input"))[0];
			for (int channel = 0; channel < channels; channel++) {
				final double[] input = channel(test.get("input"), channel);
				final double[] expected = channel(test.get("output"), channel);
				final Grid grid = RandomVolumes.obliqueGrid(size(test.get("input")));
				if (options.get("is_seg").getAsBoolean()) assertLabels(input, expected,
					grid, newSize, separate, file.endsWith("torch"));
				else {
					final boolean cubic = options.has("order") && options.get("order")
						.getAsInt() == 3;
					final boolean half = test.getAsJsonObject("output").get("dtype")
						.getAsString().equals("float16");
					final float[] result = Resize.image(image(input, grid), newSize, cubic
						? Interpolation.CUBIC : Interpolation.LINEAR, separate).array();
					assertThat(result).hasSameSizeAs(expected);
					for (int v = 0; v < result.length; v++)
						assertThat((double) result[v]).as("%s %d", test.get("name"), v)
							.isCloseTo(expected[v], within(half ? 0.009 : 2e-5));
				}
			}
		}
	}

	private static int[] size(final JsonElement array) {
		final int[] shape = Fixtures.shape(array);
		return new int[] { shape[1], shape[2], shape[3] };
	}

	private static double[] channel(final JsonElement array, final int channel) {
		final double[] all = Fixtures.values(array);
		final int channels = Fixtures.shape(array)[0];
		final double[] result = new double[all.length / channels];
		for (int v = 0; v < result.length; v++)
			result[v] = all[channel + channels * v];
		return result;
	}

	private static ImageVolume image(final double[] values, final Grid grid) {
		final ImageVolume image = ImageVolume.zeros(grid);
		for (int v = 0; v < values.length; v++)
			image.array()[v] = (float) values[v];
		return image;
	}

	/**
	 * The fixtures hold −1 for "outside the body", which our labels cannot. Where
	 * only thresholds count it is as good as 0; where shares are compared all
	 * labels are moved up by one.
	 */
	private static void assertLabels(final double[] input,
		final double[] expected, final Grid grid, final int[] newSize,
		final int separate, final boolean torch)
	{
		final LabelVolume labels = LabelVolume.zeros(grid);
		for (int v = 0; v < input.length; v++)
			labels.array()[v] = (short) (torch ? input[v] + 1 : Math.max(input[v],
				0));
		final LabelVolume result = torch ? Resize.labelsByLargestShare(labels,
			newSize, separate) : Resize.labels(labels, newSize, separate);
		assertThat(result.array()).hasSameSizeAs(expected);
		for (int v = 0; v < expected.length; v++)
			assertThat((double) result.array()[v]).as("voxel %d", v).isEqualTo(torch
				? expected[v] + 1 : Math.max(expected[v], 0));
	}

	@Test
	void separateAxisEqualsNnUnet() {
		for (final JsonElement element : Fixtures.read("nnunet/separate_z.json")
			.getAsJsonArray())
		{
			final JsonObject test = element.getAsJsonObject();
			final double[] current = Fixtures.doubles(test.get("current"));
			final JsonElement force = test.get("force");
			final int axis;
			if (force.isJsonNull()) axis = Resize.separateAxis(current, Fixtures
				.doubles(test.get("new")));
			else axis = force.getAsBoolean() ? Resize.thickestAxis(current)
				: Resize.NO_AXIS;
			final JsonElement expected = test.getAsJsonArray("result").get(1);
			assertThat(axis).as(test.toString()).isEqualTo(expected.isJsonNull()
				? Resize.NO_AXIS : expected.getAsInt());
		}
	}

	@Test
	void newSizeEqualsNnUnet() {
		for (final JsonElement element : Fixtures.read("nnunet/new_shape.json")
			.getAsJsonArray())
		{
			final JsonObject test = element.getAsJsonObject();
			assertThat(Resize.sizeFor(Fixtures.ints(test.get("old_shape")), Fixtures
				.doubles(test.get("old_spacing")), Fixtures.doubles(test.get(
					"new_spacing")))).isEqualTo(Fixtures.ints(test.get("new_shape")));
		}
	}

	@Test
	void theOuterFacesStay() {
		final Grid grid = RandomVolumes.obliqueGrid(7, 8, 9);
		final int[] newSize = { 13, 4, 9 };
		final Grid resized = Resize.image(ImageVolume.zeros(grid), newSize,
			Interpolation.CUBIC, Resize.NO_AXIS).grid();
		assertThat(resized.size()).isEqualTo(newSize);
		assertThat(resized.toWorld(-0.5, -0.5, -0.5)).containsExactly(grid.toWorld(
			-0.5, -0.5, -0.5), within(1e-10));
		assertThat(resized.toWorld(12.5, 3.5, 8.5)).containsExactly(grid.toWorld(
			6.5, 7.5, 8.5), within(1e-10));
	}

	@Test
	void volumesInsideLargerArrays() {
		final Grid grid = RandomVolumes.obliqueGrid(5, 6, 4);
		final ImageVolume image = RandomVolumes.image(1, grid);
		final float[] padded = new float[300];
		System.arraycopy(image.array(), 0, padded, 130, 120);
		for (final Interpolation interpolation : Interpolation.values())
			for (int separate = -1; separate < 3; separate++)
				for (final int[] newSize : new int[][] { { 5, 6, 4 }, { 9, 6, 4 }, { 3,
					11, 7 }, { 5, 6, 8 } })
				{
					final float[] expected = Resize.image(image, newSize, interpolation,
						separate).array();
					assertThat(Resize.array(padded, 130, grid.size(), newSize,
						interpolation, separate)).isEqualTo(expected);
				}
		assertThat(padded[129]).isZero();
		assertThat(padded[250]).isZero();
	}

	@Test
	void nearestTakesWholeVoxels() {
		final Grid grid = RandomVolumes.obliqueGrid(2, 1, 1);
		final ImageVolume image = ImageVolume.wrap(new float[] { 3, 8 }, grid);
		assertThat(Resize.image(image, new int[] { 5, 2, 1 }, Interpolation.NEAREST,
			Resize.NO_AXIS).array()).containsExactly(3, 3, 8, 8, 8, 3, 3, 8, 8, 8);
	}
}
