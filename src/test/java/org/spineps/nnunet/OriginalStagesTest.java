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
package org.spineps.nnunet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spineps.SpinepsException;
import org.spineps.convert.nnunet.FoldChoice;
import org.spineps.convert.nnunet.ModelFolders;
import org.spineps.convert.nnunet.NnUnetModel;
import org.spineps.convert.torchscript.TorchScriptWriter;
import org.spineps.network.DeviceChoice;
import org.spineps.network.SliceCollector;
import org.spineps.network.TorchEngine;
import org.spineps.network.TorchNetwork;
import org.spineps.network.window.Accumulation;
import org.spineps.network.window.ImportanceMap;
import org.spineps.network.window.Mirroring;
import org.spineps.network.window.SlidingWindow;
import org.spineps.progress.Progress;
import org.spineps.testing.Fixtures;
import org.spineps.testing.Npy;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/**
 * What nnU-Net 2.8.1 had between its steps, from the file of an image to the
 * scores of one tile; networks are those that this program makes of the
 * checkpoints.
 */
class OriginalStagesTest {

	private static TorchEngine engine;

	@TempDir
	private Path folder;

	@BeforeAll
	static void start() throws SpinepsException {
		engine = TorchEngine.start(1);
	}

	private static JsonObject json(final TinyModels model, final String name) {
		return Fixtures.read("nnunet/" + model.folder().getFileName() +
			"/expected/" + name + ".json").getAsJsonObject();
	}

	/** The original reads into z, y, x, or turns to RAS first. */
	@ParameterizedTest
	@EnumSource
	void imagesAreReadAsTheOriginalDoes(final TinyModels model)
		throws SpinepsException
	{
		final CaseImages images = model.images();
		final Npy expected = model.expected("reader_data");
		int at = 0;
		for (final ImageVolume channel : images.channels()) {
			final ImageVolume read = model.plan().toRas() ? Reorient.to(channel,
				AxisCodes.RAS) : channel;
			for (int axis = 0; axis < 3; axis++)
				assertThat(read.grid().size(axis)).isEqualTo(expected.shape()[3 -
					axis]);
			assertThat(read.array()).containsExactly(Arrays.copyOfRange(expected
				.values(), at, at + read.array().length));
			at += read.array().length;
		}
		assertThat(at).isEqualTo(expected.values().length);
		// The properties have the spacing in the reader's axes.
		final ImageVolume first = images.channels().get(0);
		final AxisCodes axes = model.plan().toRas() ? AxisCodes.RAS : first.grid()
			.axisCodes();
		final JsonArray spacing = json(model, "properties").getAsJsonArray(
			"spacing");
		for (int axis = 0; axis < 3; axis++)
			assertThat((float) first.grid().spacing(first.grid().axisCodes().axisOf(
				axes.letter(axis)))).isEqualTo(spacing.get(2 - axis).getAsFloat());
	}

	/** What was cut off comes back as background, in its place. */
	@ParameterizedTest
	@EnumSource
	void theCutIsTheOriginals(final TinyModels model) throws SpinepsException {
		final PreparedCase prepared = PreparedCase.of(model.plan(), model.images());
		final JsonObject properties = json(model, "properties");
		final int[] cropped = Fixtures.ints(properties.get(
			"shape_after_cropping_and_before_resampling"));
		final int[] shape = Fixtures.ints(properties.get("preprocessed_shape"));
		final int[] size = prepared.croppedSize();
		assertThat(new int[] { size[2], size[1], size[0] }).isEqualTo(cropped);
		assertThat(prepared.shape()).isEqualTo(shape);
		// The mask is resampled by the original, but what it predicts ignores it.
		assertThat(model.expected("nonzero_seg_resampled").shape()).containsExactly(1,
			shape[1], shape[2], shape[3]);
		final short[] ones = new short[size[0] * size[1] * size[2]];
		Arrays.fill(ones, (short) 1);
		final LabelVolume whole = prepared.restore(ones);
		final float[] found = new float[whole.array().length];
		for (int v = 0; v < found.length; v++)
			found[v] = whole.array()[v];
		assertThat(found).isEqualTo(NnUnetPredictorTest.stored(model, box(model,
			properties)));
	}

	/** 1 in the original's box, in its reader's axes. */
	private static float[] box(final TinyModels model,
		final JsonObject properties)
	{
		final JsonArray bounds = properties.getAsJsonArray(
			"bbox_used_for_cropping");
		final int[] transposed = Fixtures.ints(properties.get(
			"shape_before_cropping"));
		final int[] shape = new int[3];
		final int[][] range = new int[3][];
		for (int axis = 0; axis < 3; axis++) {
			shape[model.plan().transpose().get(axis)] = transposed[axis];
			range[model.plan().transpose().get(axis)] = Fixtures.ints(bounds.get(
				axis));
		}
		final float[] values = new float[shape[0] * shape[1] * shape[2]];
		for (int z = range[0][0]; z < range[0][1]; z++)
			for (int y = range[1][0]; y < range[1][1]; y++)
				for (int x = range[2][0]; x < range[2][1]; x++)
					values[(z * shape[1] + y) * shape[2] + x] = 1;
		return values;
	}

	@ParameterizedTest
	@EnumSource
	void tilesAreTheOriginalsInTheirOrder(final TinyModels model)
		throws SpinepsException
	{
		final List<TinyModels.StoredTiles> networks = model.storedTiles();
		try (NnUnetPredictor predictor = new NnUnetPredictor(model.plan(), networks,
			new InferenceOptions(InferenceOptions.Rounding.NNUNET, false, false)))
		{
			predictor.halfLogits(model.images());
		}
		final JsonObject window = json(model, "sliding_window");
		final PreparedCase prepared = PreparedCase.of(model.plan(), model.images());
		final List<float[]> expected = new ArrayList<>();
		for (final JsonElement tile : window.getAsJsonArray("tiles"))
			expected.add(tile(prepared, window, tile.getAsJsonArray()));
		for (final TinyModels.StoredTiles network : networks) {
			assertThat(network.patches).hasSameSizeAs(expected);
			for (int t = 0; t < expected.size(); t++)
				assertThat(network.patches.get(t)).isEqualTo(expected.get(t));
		}
		assertThat(expected.get(expected.size() / 2)).containsExactly(model.expected(
			"tile_in").values(), within(1e-5f));
	}

	/** One of the original's tiles, cut out of the padded tensor by hand. */
	private static float[] tile(final PreparedCase prepared,
		final JsonObject window, final JsonArray ranges)
	{
		final int[] shape = prepared.shape();
		final int[] first = new int[3];
		final int[] last = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			final JsonElement range = ranges.get(axis + 1);
			final int before = Fixtures.ints(window.getAsJsonArray("revert_padding")
				.get(axis + 1))[0];
			first[axis] = (range.isJsonArray() ? Fixtures.ints(range)[0] : range
				.getAsInt()) - before;
			last[axis] = range.isJsonArray() ? Fixtures.ints(range)[1] - before
				: first[axis] + 1;
		}
		final float[] values = new float[shape[0] * (last[0] - first[0]) *
			(last[1] - first[1]) * (last[2] - first[2])];
		int at = 0;
		for (int c = 0; c < shape[0]; c++)
			for (int i = first[0]; i < last[0]; i++)
				for (int j = first[1]; j < last[1]; j++)
					for (int k = first[2]; k < last[2]; k++, at++)
						if (i >= 0 && i < shape[1] && j >= 0 && j < shape[2] && k >= 0 &&
							k < shape[3]) values[at] = prepared.tensor()[((c * shape[1] + i) *
								shape[2] + j) * shape[3] + k];
		return values;
	}

	@ParameterizedTest
	@EnumSource
	void weightsOfTilesAreTheOriginals(final TinyModels model) {
		final Npy expected = model.expected("gaussian_half");
		assertThat(ImportanceMap.HALF_10.weights(model.plan().tiling(
			ImportanceMap.HALF_10).patchSize().stream().mapToInt(Integer::intValue)
			.toArray())).containsExactly(expected.values());
	}

	@ParameterizedTest
	@EnumSource
	void theNetworkOfACheckpointIsTheOriginals(final TinyModels model)
		throws SpinepsException
	{
		final NnUnetModel read = model(model);
		final JsonObject expected = json(model, "network");
		final JsonObject keys = expected.getAsJsonObject("parameter_keys");
		final Map<String, List<Integer>> weights = TorchScriptWriter.weights(read
			.architecture());
		weights.forEach((key, shape) -> assertThat(shape).as(key).isEqualTo(Arrays
			.stream(Fixtures.ints(keys.get(key))).boxed().toList()));
		// Only heads that serve training are left out.
		assertThat(keys.keySet()).allMatch(key -> weights.containsKey(key) || key
			.startsWith("decoder.seg_layers."));
		try (TorchNetwork network = network(read)) {
			final int[] shape = model.expected("tile_in").shape();
			final int[] patch = shape.length == 5 ? Arrays.copyOfRange(shape, 1, 5)
				: new int[] { shape[1], 1, shape[2], shape[3] };
			final float[] tile = model.expected("tile_in").values();
			assertThat(network.run(tile, patch)).containsExactly(model.expected(
				"tile_out_fold0").values(), within(1e-4f));
			assertThat(Mirroring.of(model.plan().mirrorTensorAxes()).predict(network,
				tile, Progress.NONE, patch)).containsExactly(model.expected(
					"tile_out_fold0_mirrored").values(), within(1e-4f));
		}
	}

	private static NnUnetModel model(final TinyModels model)
		throws SpinepsException
	{
		return NnUnetModel.read(ModelFolders.of(switch (model) {
			case PLAIN -> ModelFolders.PLAIN;
			case RESIDUAL -> ModelFolders.RESIDUAL;
			case PLANAR -> ModelFolders.PLANAR;
		}), FoldChoice.ALL);
	}

	private TorchNetwork network(final NnUnetModel read)
		throws SpinepsException
	{
		final Path archive = folder.resolve("network.pt");
		TorchScriptWriter.write(read.architecture(), read.weights(read.folds().get(
			0)), archive);
		final TorchNetwork network = engine.load(archive, DeviceChoice.CPU);
		return read.architecture().dimensions() == 2 ? network.planar() : network;
	}

	/** The original's window, but summed in 32 bits. */
	@ParameterizedTest
	@EnumSource
	void sumsIn32BitsAreTheOriginals(final TinyModels model)
		throws SpinepsException
	{
		final PreparedCase prepared = PreparedCase.of(model.plan(), model.images());
		final SliceCollector collector = new SliceCollector();
		new SlidingWindow(model.storedTiles(), model.plan().tiling(
			ImportanceMap.HALF_10), Mirroring.NONE, model.plan().labels().heads(),
			Accumulation.FLOAT32).run(prepared.tensor(), prepared.shape(), collector,
				"test", Progress.NONE);
		assertThat(collector.logits()).containsExactly(model.expected(
			"logits_float32acc").values(), within(1e-4f));
	}
}
