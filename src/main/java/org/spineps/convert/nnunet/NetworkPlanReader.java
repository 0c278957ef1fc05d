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

import com.google.gson.JsonElement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.convert.architecture.Nonlinearity;
import org.spineps.convert.architecture.Norm;
import org.spineps.io.json.JsonFields;

/**
 * Reads the description of a network, as nnU-Net 2.4 and later write it
 * ("architecture") and as the releases before did.
 */
final class NetworkPlanReader {

	/** Stages of a network; more would halve any image away. */
	private static final int MOST_STAGES = 30;
	private static final double EPSILON = 1e-5;

	/** Settings of the network that are read here. */
	private static final Set<String> KNOWN = Set.of("n_stages",
		"features_per_stage", "conv_op", "kernel_sizes", "strides",
		"n_conv_per_stage", "n_blocks_per_stage", "n_conv_per_stage_decoder",
		"conv_bias", "norm_op", "norm_op_kwargs", "nonlin", "nonlin_kwargs",
		"nonlin_first", "stem_channels", "block", "pool", "pool_type");
	/** Settings that have no effect on inference. */
	private static final Set<String> HARMLESS = Set.of("dropout_op",
		"dropout_op_kwargs", "deep_supervision", "stochastic_depth_p",
		"input_channels", "num_classes");

	private final int dimensions;

	private NetworkPlanReader(final int dimensions) {
		this.dimensions = dimensions;
	}

	/**
	 * @param configuration a configuration, with what it inherits
	 * @param dimensions axes of its patch
	 * @return the network
	 * @throws SpinepsException if the description is invalid, or the network is
	 *           of a kind that cannot be built; names it
	 */
	static NetworkPlan read(final JsonFields configuration,
		final int dimensions) throws SpinepsException
	{
		final NetworkPlanReader reader = new NetworkPlanReader(dimensions);
		return configuration.has("architecture") ? reader.current(configuration
			.object("architecture")) : reader.old(configuration);
	}

	private NetworkPlan current(final JsonFields architecture)
		throws SpinepsException
	{
		final NetworkPlan.Kind kind = kind(architecture.text(
			"network_class_name"));
		final JsonFields settings = architecture.object("arch_kwargs");
		requireKnown(settings);
		final int stages = stages(settings, settings.integer("n_stages"));
		final List<Integer> features = perStage(settings, "features_per_stage",
			stages);
		final String layers = kind == NetworkPlan.Kind.PLAIN ? "n_conv_per_stage"
			: "n_blocks_per_stage";
		return new NetworkPlan(kind, features, perAxis(settings, "kernel_sizes",
			stages), perAxis(settings, "strides", stages), perStage(settings, layers,
				stages), perStage(settings, "n_conv_per_stage_decoder", stages - 1),
			settings.integer("stem_channels", features.get(0)), settings.flag(
				"conv_bias", false), norm(settings), nonlinearity(settings), settings
					.flag("nonlin_first", false));
	}

	private NetworkPlan old(final JsonFields settings) throws SpinepsException {
		final NetworkPlan.Kind kind = kind(settings.text("UNet_class_name"));
		final List<Integer> layers = settings.integers(
			"n_conv_per_stage_encoder");
		final int stages = stages(settings, layers.size());
		final int base = settings.integer("UNet_base_num_features");
		final int most = settings.integer("unet_max_num_features");
		final List<Integer> features = new ArrayList<>();
		for (int stage = 0; stage < stages; stage++)
			features.add((int) Math.min((long) base << stage, most));
		return new NetworkPlan(kind, features, perAxis(settings,
			"conv_kernel_sizes", stages), perAxis(settings, "pool_op_kernel_sizes",
				stages), layers, perStage(settings, "n_conv_per_stage_decoder",
					stages - 1), features.get(0), true, Norm.NNUNET, Nonlinearity.NNUNET,
			false);
	}

	private static int stages(final JsonFields settings, final int stages)
		throws SpinepsException
	{
		if (stages < 2 || stages > MOST_STAGES) throw settings.unusable(
			"n_stages", "is " + stages);
		return stages;
	}

	private static NetworkPlan.Kind kind(final String className)
		throws SpinepsException
	{
		return switch (lastWord(className)) {
			case "PlainConvUNet" -> NetworkPlan.Kind.PLAIN;
			case "ResidualEncoderUNet" -> NetworkPlan.Kind.RESIDUAL_ENCODER;
			default -> throw unsupported("network", className);
		};
	}

	/** Unknown settings are accepted only if they are off. */
	private static void requireKnown(final JsonFields settings)
		throws SpinepsException
	{
		for (final String name : settings.names()) {
			if (KNOWN.contains(name) || HARMLESS.contains(name) || !settings.has(
				name)) continue;
			final JsonElement value = settings.element(name);
			final boolean off = value.isJsonPrimitive() && (value.getAsJsonPrimitive()
				.isBoolean() && !value.getAsBoolean() || value.getAsJsonPrimitive()
					.isNumber() && value.getAsDouble() == 0);
			if (!off) throw unsupported("setting of the network", name);
		}
		requireDefault(settings, "block", "BasicBlockD");
		requireDefault(settings, "pool", "conv");
		requireDefault(settings, "pool_type", "conv");
	}

	private static void requireDefault(final JsonFields settings,
		final String name, final String usual) throws SpinepsException
	{
		if (settings.has(name) && !lastWord(settings.text(name)).equals(usual))
			throw unsupported("setting of the network", name + " = " + settings.text(
				name));
	}

	private Norm norm(final JsonFields settings) throws SpinepsException {
		if (!settings.has("norm_op")) return new Norm(Norm.Kind.NONE, EPSILON,
			false);
		final String name = settings.text("norm_op");
		final Norm.Kind kind = switch (withoutDimensions(name)) {
			case "InstanceNorm" -> Norm.Kind.INSTANCE;
			case "BatchNorm" -> Norm.Kind.BATCH;
			default -> throw unsupported("normalisation", name);
		};
		// PyTorch's own defaults, which differ between the two.
		final boolean usuallyAffine = kind == Norm.Kind.BATCH;
		if (!settings.has("norm_op_kwargs")) return new Norm(kind, EPSILON,
			usuallyAffine);
		final JsonFields options = settings.object("norm_op_kwargs");
		if (options.flag("track_running_stats", usuallyAffine) != usuallyAffine)
			throw unsupported("normalisation", name +
				" with a different use of running statistics");
		final double epsilon = options.number("eps", EPSILON);
		if (!(epsilon > 0 && epsilon < 1)) throw options.unusable("eps", "is " +
			epsilon);
		return new Norm(kind, epsilon, options.flag("affine", usuallyAffine));
	}

	private static Nonlinearity nonlinearity(final JsonFields settings)
		throws SpinepsException
	{
		if (!settings.has("nonlin")) return new Nonlinearity(Nonlinearity.Kind.NONE,
			0);
		final String name = settings.text("nonlin");
		return switch (lastWord(name)) {
			case "LeakyReLU" -> settings.has("nonlin_kwargs") ? new Nonlinearity(
				Nonlinearity.Kind.LEAKY_RELU, settings.object("nonlin_kwargs").number(
					"negative_slope", Nonlinearity.NNUNET.slope())) : Nonlinearity.NNUNET;
			case "ReLU" -> new Nonlinearity(Nonlinearity.Kind.RELU, 0);
			default -> throw unsupported("nonlinearity", name);
		};
	}

	/**
	 * Class name without its module and without the dimensions, which must match.
	 */
	private String withoutDimensions(final String name) {
		final String word = lastWord(name);
		final String suffix = dimensions + "d";
		return word.endsWith(suffix) ? word.substring(0, word.length() - suffix
			.length()) : word;
	}

	/** A number for every stage; a single one counts for all. */
	private static List<Integer> perStage(final JsonFields settings,
		final String name, final int stages) throws SpinepsException
	{
		final JsonElement value = settings.element(name);
		if (!value.isJsonArray()) return Collections.nCopies(stages, settings
			.integer(name));
		final List<Integer> numbers = settings.integers(name);
		if (numbers.size() != stages) throw settings.unusable(name, "has " + numbers
			.size() + " entries instead of " + stages);
		return numbers;
	}

	/** Numbers per axis for every stage; a single number counts for all axes. */
	private List<List<Integer>> perAxis(final JsonFields settings,
		final String name, final int stages) throws SpinepsException
	{
		final JsonElement value = settings.element(name);
		final List<JsonElement> entries = value.isJsonArray() ? settings.list(name)
			: Collections.nCopies(stages, value);
		if (entries.size() != stages) throw settings.unusable(name, "has " + entries
			.size() + " entries instead of " + stages);
		final List<List<Integer>> sizes = new ArrayList<>();
		for (final JsonElement entry : entries) {
			final List<Integer> size = entry.isJsonArray() ? settings.integers(entry,
				name) : Collections.nCopies(dimensions, settings.integer(entry, name));
			if (size.size() != dimensions) throw settings.unusable(name, "has " +
				size.size() + " numbers for " + dimensions + " axes");
			sizes.add(size);
		}
		return sizes;
	}

	private static String lastWord(final String name) {
		return name.substring(name.lastIndexOf('.') + 1);
	}

	private static SpinepsException unsupported(final String what,
		final String name)
	{
		return new SpinepsException("This nnU-Net model cannot be used",
			"Its " + what + " \"" + name + "\" (" + NnUnetPlans.FILE_NAME +
				") is not supported",
			"Use a model trained with PlainConvUNet or ResidualEncoderUNet as " +
			"nnU-Net's planners create them");
	}
}
