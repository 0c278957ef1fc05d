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
package org.spineps.volume.bias;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.spineps.io.VolumeFiles;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;

/**
 * Fields of ANTs (antspyx 0.6.3) with the parameters and the mask of
 * SPINEPS; {@code make_fields.py} beside the fixture made them.
 */
class AntsFieldTest {

	private static final Path FIXTURES = Path.of("src/test/resources/fixtures/n4");

	@Test
	void theSampleScanHasTheFieldOfAnts() throws Exception {
		assertThat(difference("lumbar", scan(Path.of(
			"models/sample/lumbar_T2w.nii.gz")))).isLessThan(1e-3);
	}

	@Test
	void aCervicalScanHasTheFieldOfAnts() throws Exception {
		assertThat(difference("cervical", scan(FIXTURES.resolve(
			"cervical_T2w.nii.gz")))).isLessThan(1e-3);
	}

	@Test
	void aPhantomHasTheFieldOfAnts() throws Exception {
		final ImageVolume image = phantom("phantom");
		assertThat(difference("phantom", image)).isLessThan(1e-3);
	}

	@Test
	void samplesBetweenTwoVoxelsAreRoundedLikeThoseOfAnts() throws Exception {
		assertThat(difference("phantom_rounding", phantom("phantom_rounding")))
			.isLessThan(1e-3);
	}

	@Test
	void aKnownFieldOfAPhantomIsFound() throws Exception {
		final ImageVolume image = phantom("phantom");
		final float[] found = BiasFieldCorrection.SPINEPS.field(image,
			BiasFieldMask.SPINEPS.of(image), Progress.NONE).array();
		final int[] size = image.grid().size();
		final double[] off = new double[found.length];
		final double[] before = new double[found.length];
		int v = 0;
		for (int k = 0; k < size[2]; k++)
			for (int j = 0; j < size[1]; j++)
				for (int i = 0; i < size[0]; i++, v++) {
					before[v] = logField(size, i, j, k);
					off[v] = Math.log(found[v]) - before[v];
				}
		assertThat(deviation(before)).as("before").isGreaterThan(0.09);
		assertThat(deviation(off)).as("left").isLessThan(0.02);
	}

	private static ImageVolume scan(final Path file) throws Exception {
		return VolumeFiles.read(file).image();
	}

	/** Standard deviation of the logarithm of our field over that of ANTs. */
	private static double difference(final String name, final ImageVolume image)
		throws Exception
	{
		final JsonObject expected = fixture(name);
		final JsonArray logs = expected.getAsJsonArray("log_field");
		final int step = expected.get("step").getAsInt();
		final Grid grid = image.grid();
		final float[] found = BiasFieldCorrection.SPINEPS.field(image,
			BiasFieldMask.SPINEPS.of(image), Progress.NONE).array();
		final double[] differences = new double[logs.size()];
		int n = 0;
		for (int k = 0; k < grid.size(2); k += step)
			for (int j = 0; j < grid.size(1); j += step)
				for (int i = 0; i < grid.size(0); i += step, n++)
					differences[n] = Math.log(found[grid.index(i, j, k)]) - logs.get(n)
						.getAsDouble();
		assertThat(n).isEqualTo(logs.size());
		return deviation(differences);
	}

	private static double deviation(final double[] values) {
		double sum = 0;
		double squares = 0;
		for (final double value : values) {
			sum += value;
			squares += value * value;
		}
		final double mean = sum / values.length;
		return Math.sqrt(squares / values.length - mean * mean);
	}

	private static JsonObject fixture(final String name) throws Exception {
		try (Reader reader = new InputStreamReader(AntsFieldTest.class
			.getResourceAsStream("/fixtures/n4/ants.json"), StandardCharsets.UTF_8))
		{
			return JsonParser.parseReader(reader).getAsJsonObject().getAsJsonObject(
				name);
		}
	}

	/** The phantom of make_fields.py. */
	private static ImageVolume phantom(final String name) throws Exception {
		final JsonObject of = fixture(name);
		final int[] size = new int[3];
		final double[] spacing = new double[3];
		for (int axis = 0; axis < 3; axis++) {
			size[axis] = of.getAsJsonArray("size").get(axis).getAsInt();
			spacing[axis] = of.getAsJsonArray("spacing").get(axis).getAsDouble();
		}
		final ImageVolume image = ImageVolume.zeros(Grid.of(size, spacing,
			AxisCodes.PIR));
		int v = 0;
		for (int k = 0; k < size[2]; k++)
			for (int j = 0; j < size[1]; j++)
				for (int i = 0; i < size[0]; i++, v++) {
					final double shape = Math.sin(0.31 * i + 0.17 * j) + Math.sin(0.23 *
						j - 0.4 * k) + Math.sin(0.37 * k + 0.11 * i * 1.7) + Math.sin(0.19 *
							j + 0.29 * i);
					final int tissue = shape < -0.8 ? 120 : shape < 0.8 ? 170 : shape <
						1.8 ? 260 : 430;
					final int noise = (i * 7919 + j * 104729 + k * 1299709 + i * j * 31 +
						j * k * 17) % 13 - 6;
					image.array()[v] = (float) Math.floor(Math.exp(logField(size, i, j,
						k)) * tissue + noise + 0.5);
				}
		return image;
	}

	private static double logField(final int[] size, final int i, final int j,
		final int k)
	{
		final double x = i / (size[0] - 1.0);
		final double y = j / (size[1] - 1.0);
		final double z = k / (size[2] - 1.0);
		return 0.3 * (x - 0.5) - 0.25 * (y - 0.5) * (y - 0.5) + 0.15 * Math.sin(2 *
			y + z);
	}
}
