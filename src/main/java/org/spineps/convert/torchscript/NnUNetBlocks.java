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

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.spineps.convert.architecture.Norm;
import org.spineps.convert.architecture.UNetShape;

/**
 * The building blocks of nnU-Net's two U-Nets: the unit of convolution,
 * normalisation and nonlinearity, and the decoder (dynamic network
 * architectures 0.4).
 */
final class NnUNetBlocks {

	private static final Pattern ALL_MODULES = Pattern.compile(
		"(.*\\.)all_modules\\.(\\d+)(\\..*)");
	private static final String ENCODER_IN_DECODER = "decoder.encoder.";

	private final Graph graph;
	private final UNetShape shape;

	NnUNetBlocks(final Graph graph, final UNetShape shape) {
		this.graph = graph;
		this.shape = shape;
	}

	/**
	 * The original's modules hold each other several times, so that its checkpoints
	 * name every tensor up to four times. In a list of all modules of a unit the
	 * convolution comes first, and the normalisation is the only other one with
	 * weights, wherever it stands.
	 */
	static String canonicalName(final String name) {
		final String once = name.startsWith(ENCODER_IN_DECODER) ? name.substring(
			"decoder.".length()) : name;
		final Matcher matcher = ALL_MODULES.matcher(once);
		if (!matcher.matches()) return once;
		return matcher.group(1) + (matcher.group(2).equals("0") ? "conv" : "norm") +
			matcher.group(3);
	}

	/** Convolution, normalisation and nonlinearity in the network's order. */
	GraphValue unit(final GraphValue x, final String key, final int channels,
		final List<Integer> kernel, final List<Integer> stride)
	{
		if (!shape.nonlinearityFirst()) return activated(normalised(x, key, channels,
			kernel, stride, shape.bias()));
		return norm(activated(convolution(x, key, channels, kernel, stride, shape
			.bias())), key);
	}

	/** Convolution and normalisation. */
	GraphValue normalised(final GraphValue x, final String key, final int channels,
		final List<Integer> kernel, final List<Integer> stride,
		final boolean bias)
	{
		return norm(convolution(x, key, channels, kernel, stride, bias), key);
	}

	private GraphValue convolution(final GraphValue x, final String key,
		final int channels, final List<Integer> kernel,
		final List<Integer> stride, final boolean bias)
	{
		return graph.convolution(x, key + ".conv", channels, KernelWindow.padded(kernel,
			stride), bias);
	}

	private GraphValue norm(final GraphValue x, final String key) {
		final Norm norm = shape.norm();
		return switch (norm.kind()) {
			case INSTANCE -> graph.instanceNorm(x, key + ".norm", norm.epsilon(), norm
				.affine());
			case BATCH -> graph.batchNorm(x, key + ".norm", norm.epsilon(), norm
				.affine());
			case NONE -> x;
		};
	}

	/** The nonlinearity. */
	GraphValue activated(final GraphValue x) {
		return switch (shape.nonlinearity().kind()) {
			case LEAKY_RELU -> graph.leakyRelu(x, shape.nonlinearity().slope());
			case RELU -> graph.relu(x);
			case NONE -> x;
		};
	}

	/**
	 * The decoder with the head of full resolution. The heads of the other stages
	 * serve training only.
	 *
	 * @param skips outputs of the encoder's stages, full resolution first
	 * @return logits
	 */
	GraphValue decoder(final List<GraphValue> skips) {
		final List<Integer> one = KernelWindow.all(shape.dimensions(), 1);
		final KernelWindow pointwise = KernelWindow.tiles(one);
		GraphValue low = skips.get(shape.stages() - 1);
		for (int stage = 0; stage < shape.stages() - 1; stage++) {
			final int level = shape.stages() - 2 - stage;
			final int channels = shape.features().get(level);
			final GraphValue up = graph.transposedConvolution(low, "decoder.transpconvs." +
				stage, channels, KernelWindow.tiles(shape.strides().get(level + 1)), shape
					.bias());
			low = graph.concatenation(List.of(up, skips.get(level)));
			for (int i = 0; i < shape.decoderConvolutions().get(stage); i++)
				low = unit(low, "decoder.stages." + stage + ".convs." + i, channels,
					shape.kernels().get(level), one);
			if (level > 0) spareHead(stage, channels);
		}
		return graph.convolution(low, head(shape.stages() - 2), shape
			.outputChannels(), pointwise, true);
	}

	private void spareHead(final int stage, final int channels) {
		final int[] weight = new int[2 + shape.dimensions()];
		Arrays.fill(weight, 1);
		weight[0] = shape.outputChannels();
		weight[1] = channels;
		graph.spare(head(stage) + ".weight", weight);
		graph.spare(head(stage) + ".bias", shape.outputChannels());
	}

	private static String head(final int stage) {
		return "decoder.seg_layers." + stage;
	}
}
