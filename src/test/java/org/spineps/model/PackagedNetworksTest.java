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
package org.spineps.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.network.ComputeOptions;
import org.spineps.network.window.SliceConsumer;
import org.spineps.network.window.SlidingWindow;
import org.spineps.pipeline.levels.ModelLevelNetwork;
import org.spineps.progress.Progress;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * The packaged default networks against scores that were computed with PyTorch
 * and numpy, with preparation, padding and flips written a second time there
 * (models/training, command "scores").
 */
class PackagedNetworksTest {

	private static final int[] LABELS = { 0, 41, 42, 43, 44, 45, 46, 47, 48, 49,
		60, 61, 62, 100, 26, 0, 0 };

	private static JsonObject expected(final String name) throws IOException {
		try (Reader reader = new InputStreamReader(PackagedNetworksTest.class
			.getResourceAsStream("packaged-networks.json"), UTF_8)) {
			return JsonParser.parseReader(reader).getAsJsonObject().getAsJsonObject(
				name);
		}
	}

	private static void compare(final float[] scores,
		final JsonObject expected)
	{
		double sum = 0;
		for (final float score : scores)
			sum += Math.abs(score);
		assertThat(sum / scores.length).isCloseTo(expected.get("meanAbsolute")
			.getAsDouble(), within(1e-4));
		final JsonArray indices = expected.getAsJsonArray("index");
		for (int i = 0; i < indices.size(); i++)
			assertThat((double) scores[indices.get(i).getAsInt()]).isCloseTo(expected
				.getAsJsonArray("value").get(i).getAsDouble(), within(2e-3));
	}

	@Test
	void semanticNetwork() throws SpinepsException, IOException {
		final float[] values = new float[13 * 30 * 27];
		for (int i = 0, at = 0; i < 13; i++)
			for (int j = 0; j < 30; j++)
				for (int k = 0; k < 27; k++)
					values[at++] = (i * 37 + j * 101 + k * 53 + (i * j + k * k) % 29 *
						11) % 997;
		try (RunnableModel model = ModelStore.packaged().load("",
			ModelKind.SEMANTIC).open(ComputeOptions.cpu(1))) {
			final ModelInput input = model.manifest().input();
			final Grid grid = Grid.of(new int[] { 27, 30, 13 }, new double[] { 1.5, 1.5,
				3 }, input.volumeAxes());
			final float[] scores = new float[15 * values.length];
			final SlidingWindow.Report report = model.run(ImageVolume.wrap(values,
				grid), new SliceConsumer() {

					@Override
					public void begin(final int classes, final int slices,
						final int rows, final int columns)
				{
						assertThat(new int[] { classes, slices, rows, columns })
							.containsExactly(15, 13, 30, 27);
					}

					@Override
					public void accept(final int firstSlice, final int count,
						final float[] logits)
				{
						for (int c = 0; c < 15; c++)
							System.arraycopy(logits, c * count * 810, scores, (c * 13 +
								firstSlice) * 810, count * 810);
					}
				}, "Semantic network", Progress.NONE);
			assertThat(report.tileSize()).containsExactly(16, 32, 32);
			compare(scores, expected("semantic"));
		}
	}

	@Test
	void instanceNetwork() throws SpinepsException, IOException {
		final short[] labels = new short[64 * 96 * 96];
		for (int i = 0, at = 0; i < 64; i++)
			for (int j = 0; j < 96; j++)
				for (int k = 0; k < 96; k++)
					labels[at++] = (short) LABELS[(i / 5 * 3 + j / 7 * 5 + k / 6 * 7) %
						17];
		try (RunnableModel model = ModelStore.packaged().load("",
			ModelKind.INSTANCE).open(ComputeOptions.cpu(1))) {
			assertThat(model.device()).isEqualTo("cpu (requested)");
			assertThat(model.manifest().tiling().patchSize()).containsExactly(64, 96,
				96);
			final Grid grid = Grid.of(new int[] { 96, 96, 64 }, new double[] { 1.5, 1.5,
				1.5 }, model.manifest().input().volumeAxes());
			compare(model.scores(LabelVolume.wrap(labels, grid), Progress.NONE),
				expected("instance"));
		}
	}

	@Test
	void levelsNetwork() throws SpinepsException, IOException {
		final short[] labels = new short[18 * 40 * 84];
		final short[] vertebrae = new short[labels.length];
		fill(labels, 61, 6, 12, 18, 22, 0, 84);
		fill(labels, 60, 8, 10, 19, 21, 40, 84);
		for (int n = 0; n < 5; n++) {
			final int low = 70 - 11 * n;
			fill(labels, 49, 4, 14, 23, 33, low, low + 8);
			fill(labels, 100, 4, 14, 23, 33, low - 2, low);
			fill(labels, 42, 8, 10, 8 + n, 17, low - 1, low + 5);
			fill(labels, 41, 2, 16, 15, 18, low + 2, low + 6);
			for (int v = 0; v < labels.length; v++)
				if (labels[v] >= 41 && labels[v] <= 49 && vertebrae[v] == 0)
					vertebrae[v] = (short) (n + 1);
		}
		fill(labels, 26, 3, 15, 16, 30, 4, 23);
		final Grid grid = Grid.of(new int[] { 84, 40, 18 }, new double[] { 3, 3, 3 },
			ModelStore.packaged().load("", ModelKind.LEVELS).manifest().input()
				.volumeAxes());
		try (RunnableModel model = ModelStore.packaged().load("", ModelKind.LEVELS)
			.open(ComputeOptions.cpu(1))) {
			final double[][] logs = new ModelLevelNetwork(model).look(LabelVolume.wrap(
				labels, grid), LabelVolume.wrap(vertebrae, grid), 5, Progress.NONE)
				.orElseThrow();
			final float[] scores = new float[5 * 25];
			for (int n = 0; n < 5; n++)
				for (int k = 0; k < 25; k++)
					scores[n * 25 + k] = (float) logs[n][k];
			compare(scores, expected("levels"));
		}
	}

	/** Fills a block; ranges of R, A and S. */
	private static void fill(final short[] labels, final int label, final int r0,
		final int r1, final int a0, final int a1, final int s0, final int s1)
	{
		for (int r = r0; r < r1; r++)
			for (int a = a0; a < a1; a++)
				for (int s = s0; s < s1; s++)
					labels[(r * 40 + a) * 84 + s] = (short) label;
	}
}
