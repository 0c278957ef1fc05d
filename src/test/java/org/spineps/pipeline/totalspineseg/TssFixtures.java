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
package org.spineps.pipeline.totalspineseg;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;
import org.spineps.testing.Fixtures;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Inputs and outputs of the functions of TotalSpineSeg 20260807: boxes painted
 * into an empty volume, and run lengths, check sums and counts of the results.
 */
public final class TssFixtures {

	private static final double[][] IDENTITY = { { 1, 0, 0, 0 }, { 0, 1, 0, 0 },
		{ 0, 0, 1, 0 } };

	private TssFixtures() {
		// static methods only
	}

	/** @return one argument for each case of some files, with its name */
	public static Stream<Arguments> cases(final String... files) {
		return Stream.of(files).flatMap(file -> StreamSupport.stream(file(file)
			.getAsJsonArray("cases").spliterator(), false)).map(
				JsonElement::getAsJsonObject).map(one -> Arguments.of(Named.of(one.get(
					"name").getAsString(), one)));
	}

	/** @return a file */
	public static JsonObject file(final String file) {
		return Fixtures.read("totalspineseg/" + file + ".json").getAsJsonObject();
	}

	/** @return the painted volume of an object with shape and boxes */
	public static LabelVolume painted(final JsonObject object) {
		return painted(object, "shape", "boxes", grid(object));
	}

	/** @return the painted volume */
	public static LabelVolume painted(final JsonObject object,
		final String shape, final String boxes, final Grid grid)
	{
		final LabelVolume volume = LabelVolume.zeros(grid);
		assertThat(grid.size()).isEqualTo(Fixtures.ints(object.get(shape)));
		for (final JsonElement element : object.getAsJsonArray(boxes)) {
			final int[] box = Fixtures.ints(element);
			for (int k = box[5]; k < box[6]; k++)
				for (int j = box[3]; j < box[4]; j++)
					for (int i = box[1]; i < box[2]; i++)
						volume.array()[grid.index(i, j, k)] = (short) box[0];
		}
		return volume;
	}

	/** @return the grid of an object with shape and perhaps affine */
	public static Grid grid(final JsonObject object) {
		return grid(object, "shape", "affine");
	}

	/** @return the grid of an object */
	public static Grid grid(final JsonObject object, final String shape,
		final String affine)
	{
		return new Grid(Fixtures.ints(object.get(shape)), object.has(affine) &&
			!object.get(affine).isJsonNull() ? Fixtures.matrix(object.get(affine))
				: IDENTITY);
	}

	/** @return an image from a list of numbers */
	public static ImageVolume image(final JsonElement values, final Grid grid) {
		final double[] numbers = Fixtures.doubles(values);
		final float[] voxels = new float[numbers.length];
		for (int v = 0; v < voxels.length; v++)
			voxels[v] = (float) numbers[v];
		return ImageVolume.wrap(voxels, grid);
	}

	/** Compares counts, run lengths if there are any, and the check sum. */
	public static void assertEqual(final LabelVolume result,
		final JsonObject expected)
	{
		final LabelStatistics statistics = LabelStatistics.of(result);
		final Map<Integer, Long> counts = new TreeMap<>();
		for (final int label : statistics.labels())
			counts.put(label, statistics.count(label));
		final Map<Integer, Long> wanted = new TreeMap<>();
		expected.getAsJsonObject("counts").entrySet().forEach(one -> wanted.put(
			Integer.valueOf(one.getKey()), one.getValue().getAsLong()));
		assertThat(counts).isEqualTo(wanted);
		if (expected.has("rle")) {
			final int[] runs = Fixtures.ints(expected.get("rle"));
			assertThat(result.array()).isEqualTo(unpacked(runs, result.grid())
				.array());
		}
		assertThat(crc(result)).isEqualTo(expected.get("crc32").getAsString());
	}

	/** @return the volume of a list of values and their numbers of repetitions */
	public static LabelVolume unpacked(final int[] runs, final Grid grid) {
		final LabelVolume volume = LabelVolume.zeros(grid);
		int v = 0;
		for (int run = 0; run < runs.length; run += 2)
			for (int n = 0; n < runs[run + 1]; n++)
				volume.array()[v++] = (short) runs[run];
		assertThat(v).isEqualTo(volume.array().length);
		return volume;
	}

	/** @return check sum of the labels as bytes, axis 0 fastest */
	public static String crc(final LabelVolume volume) {
		final CRC32 crc = new CRC32();
		for (final short voxel : volume.array())
			crc.update(voxel);
		return String.format("%08x", crc.getValue());
	}
}
