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
package org.spineps.convert.nnunet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.convert.architecture.Architecture;
import org.spineps.convert.architecture.Nonlinearity;
import org.spineps.convert.architecture.Norm;
import org.spineps.convert.torchscript.TorchScriptWriter;
import org.spineps.io.json.JsonFields;
import org.spineps.testing.Fixtures;

/** Descriptions of networks, of both styles, and those that are refused. */
class NetworkPlanReaderTest {

	private static final String PACKAGE =
		"dynamic_network_architectures.architectures.unet.";

	@ParameterizedTest
	@ValueSource(strings = { "plain3d_aniso_batch2", "plain3d_batchnorm",
		"plain3d_nobias_relu_nonlinfirst", "resenc2d", "resenc3d_stem6" })
	void everyVariantHasTheWeightsOfTheOriginal(final String name)
		throws Exception
	{
		final JsonObject net = Fixtures.read("nnunet/nets/" + name + ".json")
			.getAsJsonObject();
		final int dimensions = net.get("dim").getAsInt();
		final Architecture architecture = read(architecture(net), dimensions)
			.architecture(net.get("input_channels").getAsInt(), net.get(
				"num_classes").getAsInt());
		final Map<String, String> expected = new TreeMap<>();
		for (final String key : new String[] { "keys", "buffers" })
			net.getAsJsonObject(key).entrySet().forEach(e -> expected.put(e.getKey(),
				e.getValue().toString().replace(" ", "")));
		expected.keySet().removeIf(key -> key.endsWith("num_batches_tracked"));
		final int lastHead = net.getAsJsonObject("arch").getAsJsonArray(
			"n_conv_per_stage_decoder").size() - 1;
		expected.keySet().removeIf(key -> key.contains("seg_layers.") && !key
			.contains("seg_layers." + lastHead + "."));
		final Map<String, String> found = new TreeMap<>();
		TorchScriptWriter.weights(architecture).forEach((key, shape) -> found.put(
			key, shape.toString().replace(" ", "")));
		assertThat(found).isEqualTo(expected);
	}

	/** As plans.json describes the network of a fixture. */
	private static JsonObject architecture(final JsonObject net) {
		final String suffix = net.get("dim").getAsInt() + "d";
		final JsonObject settings = net.getAsJsonObject("arch").deepCopy();
		final JsonObject overrides = net.getAsJsonObject("overrides");
		settings.addProperty("conv_op", "torch.nn.modules.conv.Conv" + suffix);
		settings.addProperty("conv_bias", !overrides.has("conv_bias"));
		settings.addProperty("norm_op", overrides.has("norm_op")
			? "torch.nn.modules.batchnorm." + overrides.get("norm_op").getAsString()
			: "torch.nn.modules.instancenorm.InstanceNorm" + suffix);
		settings.add("norm_op_kwargs", JsonParser.parseString(
			"{\"eps\": 1e-05, \"affine\": true}"));
		settings.add("dropout_op", JsonNull.INSTANCE);
		settings.addProperty("nonlin", "torch.nn." + (overrides.has("nonlin")
			? overrides.get("nonlin").getAsString() : "LeakyReLU"));
		settings.add("nonlin_kwargs", JsonParser.parseString(
			"{\"inplace\": true}"));
		final JsonObject architecture = new JsonObject();
		architecture.addProperty("network_class_name", PACKAGE + net.get("cls")
			.getAsString());
		architecture.add("arch_kwargs", settings);
		return architecture;
	}

	private static NetworkPlan read(final JsonObject architecture,
		final int dimensions) throws SpinepsException
	{
		final JsonObject configuration = new JsonObject();
		configuration.add("architecture", architecture);
		return NetworkPlanReader.read(JsonFields.of("plans.json", configuration),
			dimensions);
	}

	@Test
	void bothStylesDescribeTheSameNetwork() throws Exception {
		final NetworkPlan old = NetworkPlanReader.read(JsonFields.of("plans.json",
			JsonParser.parseString("""
				{"UNet_class_name": "ResidualEncoderUNet",
				"UNet_base_num_features": 32, "unet_max_num_features": 100,
				"n_conv_per_stage_encoder": [1, 3, 4],
				"n_conv_per_stage_decoder": [1, 1],
				"pool_op_kernel_sizes": [[1, 1, 1], [1, 2, 2], [2, 2, 2]],
				"conv_kernel_sizes": [[1, 3, 3], [3, 3, 3], [3, 3, 3]]}""")
				.getAsJsonObject()), 3);
		final JsonObject architecture = JsonParser.parseString("""
			{"network_class_name": "old.place.residual_unet.ResidualEncoderUNet",
			"arch_kwargs": {"n_stages": 3, "features_per_stage": [32, 64, 100],
			"conv_op": "torch.nn.modules.conv.Conv3d",
			"kernel_sizes": [[1, 3, 3], [3, 3, 3], [3, 3, 3]],
			"strides": [[1, 1, 1], [1, 2, 2], [2, 2, 2]],
			"n_blocks_per_stage": [1, 3, 4], "n_conv_per_stage_decoder": [1, 1],
			"conv_bias": true,
			"norm_op": "torch.nn.modules.instancenorm.InstanceNorm3d",
			"norm_op_kwargs": {"eps": 1e-05, "affine": true}, "dropout_op": null,
			"dropout_op_kwargs": null, "nonlin": "torch.nn.LeakyReLU",
			"nonlin_kwargs": {"inplace": true}, "deep_supervision": false}}""")
			.getAsJsonObject();
		assertThat(read(architecture, 3)).isEqualTo(old);
	}

	@Test
	void singleNumbersCountForAllStagesAndAxes() throws Exception {
		final NetworkPlan plan = read(JsonParser.parseString("""
			{"network_class_name": "PlainConvUNet",
			"arch_kwargs": {"n_stages": 3, "features_per_stage": 8,
			"kernel_sizes": 3, "strides": [1, 2, [2, 1]],
			"n_conv_per_stage": 2, "n_conv_per_stage_decoder": 1}}""")
			.getAsJsonObject(), 2);
		assertThat(plan.features()).containsExactly(8, 8, 8);
		assertThat(plan.kernels().get(1)).containsExactly(3, 3);
		assertThat(plan.strides().get(1)).containsExactly(2, 2);
		assertThat(plan.strides().get(2)).containsExactly(2, 1);
		assertThat(plan.decoderConvolutions()).containsExactly(1, 1);
		// What PyTorch and nnU-Net take when nothing is said.
		assertThat(plan.bias()).isFalse();
		assertThat(plan.norm().kind()).isEqualTo(Norm.Kind.NONE);
		assertThat(plan.nonlinearity().kind()).isEqualTo(Nonlinearity.Kind.NONE);
	}

	@ParameterizedTest
	@CsvSource({ "norm_op, torch.nn.GroupNorm, GroupNorm",
		"norm_op, torch.nn.InstanceNorm2d, InstanceNorm2d",
		"nonlin, torch.nn.GELU, GELU", "squeeze_excitation, true, squeeze",
		"block, some.blocks.BottleneckD, BottleneckD", "pool, max, pool",
		"mixer, 4, mixer", "n_stages, 1, n_stages", "n_stages, 400, n_stages",
		"features_per_stage, '[4, 4]', features_per_stage",
		"kernel_sizes, '[[3, 3, 3]]', kernel_sizes",
		"strides, '[[1], [1], [1]]', strides" })
	void anythingElseIsRefusedByName(final String setting, final String value,
		final String reason)
	{
		final JsonObject net = Fixtures.read(
			"nnunet/nets/plain3d_aniso_batch2.json").getAsJsonObject();
		final JsonObject architecture = architecture(net);
		architecture.getAsJsonObject("arch_kwargs").add(setting, json(value));
		assertThatThrownBy(() -> read(architecture, 3)).isInstanceOf(
			SpinepsException.class).hasMessageContaining(reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ResidualUNet", "Primus", "UNetPlusPlus" })
	void otherClassesAreRefusedByName(final String name) {
		final JsonObject architecture = architecture(Fixtures.read(
			"nnunet/nets/plain3d_aniso_batch2.json").getAsJsonObject());
		architecture.addProperty("network_class_name", PACKAGE + name);
		assertThatThrownBy(() -> read(architecture, 3)).isInstanceOf(
			SpinepsException.class).hasMessageContaining(name);
	}

	@Test
	void impossibleNumbersAreRefused() throws Exception {
		final JsonObject architecture = architecture(Fixtures.read(
			"nnunet/nets/plain3d_aniso_batch2.json").getAsJsonObject());
		architecture.getAsJsonObject("arch_kwargs").add("features_per_stage", json(
			"[0, -4, 2000000000]"));
		final NetworkPlan plan = read(architecture, 3);
		assertThatThrownBy(() -> plan.architecture(1, 2)).isInstanceOf(
			IllegalArgumentException.class);
	}

	private static JsonElement json(final String value) {
		return value.matches("[a-zA-Z.]+[a-zA-Z0-9]*") && !"true".equals(value)
			? new JsonPrimitive(value) : JsonParser.parseString(
				value);
	}
}
