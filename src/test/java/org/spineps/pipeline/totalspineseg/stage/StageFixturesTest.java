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
package org.spineps.pipeline.totalspineseg.stage;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spineps.SpinepsException;
import org.spineps.pipeline.totalspineseg.TssFixtures;
import org.spineps.testing.Fixtures;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.resample.ItkResample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Every stage of TotalSpineSeg 20260807 that is not labelling. */
class StageFixturesTest {

	private static final double SMALL = 1e-6;

	@ParameterizedTest
	@MethodSource
	void resample(final JsonObject test) throws SpinepsException {
		final Grid grid = TssFixtures.grid(test);
		final ImageVolume image = TssFixtures.image(test.get("values_x_fastest"),
			grid);
		final Grid target = OneMillimetre.over(grid);
		assertThat(target.size()).isEqualTo(Fixtures.ints(test.get(
			"expect_shape")));
		final double[][] affine = Fixtures.matrix(test.get("expect_affine"));
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 4; column++)
				assertThat(target.affine(row, column)).isCloseTo(affine[row][column],
					within(SMALL));
		final double[] expected = Fixtures.doubles(test.get(
			"expect_values_x_fastest"));
		assertClose(ItkResample.linear(image, target, false), expected);
		final double[] whole = Fixtures.doubles(test.get("saved_int16"));
		final float[] truncated = ItkResample.linear(image, target, true).array();
		for (int v = 0; v < whole.length; v++)
			if (Math.abs(expected[v] - Math.rint(expected[v])) > SMALL) assertThat(
				(double) truncated[v]).isEqualTo(whole[v]);
			// The last bit of the arithmetic decides.
			else assertThat((double) truncated[v]).isCloseTo(whole[v], within(1.0));
	}

	static Stream<Arguments> resample() {
		return TssFixtures.cases("resample");
	}

	@ParameterizedTest
	@MethodSource
	void transform(final JsonObject test) {
		final Grid grid = TssFixtures.grid(test, "seg_shape", "seg_affine");
		final Grid target = TssFixtures.grid(test, "image_shape", "image_affine");
		switch (test.get("interpolation").getAsString()) {
			case "nearest" -> TssFixtures.assertEqual(ItkResample.nearest(TssFixtures
				.painted(test, "seg_shape", "boxes", grid), target), test
					.getAsJsonObject("expect"));
			case "label" -> TssFixtures.assertEqual(LevelPoints.byCubes(TssFixtures
				.painted(test, "seg_shape", "boxes", grid), target), test
					.getAsJsonObject("expect"));
			default -> assertClose(ItkResample.linear(TssFixtures.image(test.get(
				"seg_values_x_fastest"), grid), target, false), Fixtures.doubles(test
					.get("expect_values_x_fastest")));
		}
	}

	static Stream<Arguments> transform() {
		return TssFixtures.cases("transform_seg2image");
	}

	@ParameterizedTest
	@MethodSource
	void largestComponent(final JsonObject test) {
		final LabelVolume labels = TssFixtures.painted(test);
		TssFixtures.assertEqual(LargestComponent.of(labels), test.getAsJsonObject(
			"expect"));
		assertThat(labels.array()).isEqualTo(TssFixtures.painted(test).array());
	}

	static Stream<Arguments> largestComponent() {
		return TssFixtures.cases("largest_component");
	}

	@ParameterizedTest
	@MethodSource
	void fillCanal(final JsonObject test) {
		final LabelVolume labels = TssFixtures.painted(test);
		TssFixtures.assertEqual(CanalFilling.of(labels), test.getAsJsonObject(
			"expect"));
		assertThat(labels.array()).isEqualTo(TssFixtures.painted(test).array());
		CanalFilling.in(labels);
		TssFixtures.assertEqual(labels, test.getAsJsonObject("expect"));
	}

	static Stream<Arguments> fillCanal() {
		return TssFixtures.cases("fill_canal");
	}

	@ParameterizedTest
	@MethodSource
	void alternateDiscs(final JsonObject test) {
		final List<Integer> preferred = new ArrayList<>();
		for (final JsonElement one : test.getAsJsonArray("prioritize"))
			preferred.add(one.getAsInt());
		TssFixtures.assertEqual(AlternateDiscs.of(TssFixtures.painted(test),
			preferred), test.getAsJsonObject("expect"));
	}

	static Stream<Arguments> alternateDiscs() {
		return TssFixtures.cases("extract_alternate");
	}

	@ParameterizedTest
	@MethodSource
	void crop(final JsonObject test) {
		final int[] origin = Fixtures.ints(test.get("origin"));
		final Grid grid = new Grid(Fixtures.ints(test.get("shape")),
			new double[][] { { 1, 0, 0, origin[0] }, { 0, 1, 0, origin[1] }, { 0, 0,
				1, origin[2] } });
		final ImageVolume image = ImageVolume.zeros(grid);
		for (int k = 0, v = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++)
					image.array()[v++] = i * 56 + j * 8 + k;
		final Box box = SpineBox.of(TssFixtures.painted(test, "shape", "boxes",
			grid), test.get("margin").getAsInt());
		final ImageVolume cut = Crop.of(image, box, 0);
		assertThat(cut.grid().size()).isEqualTo(Fixtures.ints(test.get(
			"expect_shape")));
		assertThat(cut.grid().toWorld(0, 0, 0)).containsExactly(Fixtures.doubles(
			test.get("expect_origin")));
		assertThat((double) cut.array()[0]).isEqualTo(test.get("first_value")
			.getAsDouble());
	}

	static Stream<Arguments> crop() {
		return TssFixtures.cases("crop_image2seg");
	}

	@ParameterizedTest
	@MethodSource
	void softMaps(final JsonObject test) {
		final Grid grid = TssFixtures.grid(test, "seg_shape_xyz", "affine");
		final LabelVolume labels = TssFixtures.painted(test, "seg_shape_xyz",
			"seg_boxes", grid);
		final ImageVolume probability = TssFixtures.image(test.get(
			"prob_values_x_fastest"), grid);
		assertClose(SoftMap.of(probability, labels, Fixtures.ints(test.get(
			"seg_labels"))).full(), Fixtures.doubles(test.get(
				"expect_values_x_fastest")));
	}

	static Stream<Arguments> softMaps() {
		return TssFixtures.cases("extract_soft");
	}

	@Test
	void coloursOfPictures() {
		final JsonObject colors = TssFixtures.file("preview_colors");
		assertThat(colors.size()).isEqualTo(91);
		colors.entrySet().forEach(one -> {
			final int[] rgb = Fixtures.ints(one.getValue());
			assertThat(PreviewColors.of(Integer.parseInt(one.getKey()))).as(one
				.getKey()).isEqualTo(rgb[0] << 16 | rgb[1] << 8 | rgb[2]);
		});
	}

	/** Volumes have 32 bits; the numbers go up to 60. */
	private static void assertClose(final ImageVolume result,
		final double... expected)
	{
		assertThat(result.array()).hasSize(expected.length);
		for (int v = 0; v < expected.length; v++)
			assertThat((double) result.array()[v]).isCloseTo(expected[v], within(
				SMALL * Math.max(1, Math.abs(expected[v]))));
	}
}
