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
package org.spineps.convert.torchscript;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.convert.architecture.Architecture;
import org.spineps.convert.architecture.Nonlinearity;
import org.spineps.convert.architecture.Norm;
import org.spineps.convert.architecture.PlainConvUNet;
import org.spineps.convert.architecture.ResidualEncoderUNet;
import org.spineps.convert.architecture.UNetShape;
import org.spineps.convert.checkpoint.Checkpoint;
import org.spineps.convert.checkpoint.Tensor;
import org.spineps.testing.Fixtures;
import org.spineps.testing.Npy;

/**
 * Small networks of the original nnU-Net with their weights, an input and what
 * PyTorch 1.13 makes of it.
 */
final class NetFixtures {

	private static final String FOLDER = "/fixtures/nnunet/";

	private NetFixtures() {
		// static methods only
	}

	static List<String> names() {
		return List.of("plain3d_aniso_batch2", "plain3d_batchnorm",
			"plain3d_nobias_relu_nonlinfirst", "resenc2d", "resenc3d_stem6");
	}

	static Architecture architecture(final String name) {
		final JsonObject net = Fixtures.read("nnunet/nets/" + name + ".json")
			.getAsJsonObject();
		final JsonObject arch = net.getAsJsonObject("arch");
		final JsonObject overrides = net.getAsJsonObject("overrides");
		final List<Integer> features = ints(arch.get("features_per_stage"));
		final boolean batch = overrides.has("norm_op");
		final boolean relu = overrides.has("nonlin");
		final UNetShape shape = new UNetShape(net.get("dim").getAsInt(), net.get(
			"input_channels").getAsInt(), net.get("num_classes").getAsInt(), features,
			lists(arch.get("kernel_sizes")), lists(arch.get("strides")), ints(arch
				.get("n_conv_per_stage_decoder")), !overrides.has("conv_bias"), batch
					? new Norm(Norm.Kind.BATCH, 1e-5, true) : Norm.NNUNET, relu
						? new Nonlinearity(Nonlinearity.Kind.RELU, 0)
						: Nonlinearity.NNUNET, arch.has("nonlin_first"));
		if (net.get("cls").getAsString().equals("PlainConvUNet"))
			return new PlainConvUNet(shape, ints(arch.get("n_conv_per_stage")));
		return new ResidualEncoderUNet(shape, ints(arch.get("n_blocks_per_stage")),
			arch.has("stem_channels") ? arch.get("stem_channels").getAsInt()
				: features.get(0));
	}

	static Map<String, Tensor> weights(final String name)
		throws SpinepsException
	{
		try {
			return Checkpoint.read(Path.of(NetFixtures.class.getResource(FOLDER +
				"nets/" + name + ".state_dict.pth").toURI())).stateDict();
		}
		catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	static Npy input(final String name) {
		return Npy.read(FOLDER + "nets/" + name + ".x.npy");
	}

	static Npy output(final String name) {
		return Npy.read(FOLDER + "nets/" + name + ".y.npy");
	}

	/** One of the instances of a batch. */
	static float[] instance(final Npy batch, final int index) {
		final int length = batch.values().length / batch.shape()[0];
		return Arrays.copyOfRange(batch.values(), index * length, (index + 1) *
			length);
	}

	static byte[] bytes(final String name) {
		try (InputStream in = NetFixtures.class.getResourceAsStream(FOLDER +
			name))
		{
			return in.readAllBytes();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static List<Integer> ints(final JsonElement list) {
		return Arrays.stream(Fixtures.ints(list)).boxed().toList();
	}

	static List<List<Integer>> lists(final JsonElement rows) {
		return rows.getAsJsonArray().asList().stream().map(NetFixtures::ints)
			.toList();
	}
}
