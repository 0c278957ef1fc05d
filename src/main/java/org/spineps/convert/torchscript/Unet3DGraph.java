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

import java.util.List;

import org.spineps.convert.architecture.Unet3D;

/**
 * The network of SPINEPS's instance phase (SPINEPS 2.0). Its spatial axes are P, I,
 * R; its input is the coded label volume, its output logits.
 */
final class Unet3DGraph {

	private static final int LEVELS = 4;
	private static final double SLOPE = 0.01;
	private static final double EPSILON = 1e-5;
	/** The prefix that Lightning adds to the names. */
	private static final String PREFIX = "network.";

	private final Unet3D net;
	private final Graph graph;

	private Unet3DGraph(final Unet3D net) {
		this.net = net;
		graph = new Graph(net.dimensions(), net.inputChannels());
	}

	static NetworkGraph of(final Unet3D net) {
		final Unet3DGraph builder = new Unet3DGraph(net);
		return new NetworkGraph(builder.graph, builder.build(), name -> name
			.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name);
	}

	private GraphValue build() {
		final GraphValue first = graph.convolution(graph.input(), "init_conv", net
			.baseChannels(), cube(7, 1, 3), true);
		final GraphValue[] skips = new GraphValue[LEVELS];
		GraphValue x = first;
		for (int level = 0; level < LEVELS; level++) {
			x = pair(x, "downs." + level, channels(level));
			skips[level] = x;
			if (level < LEVELS - 1) x = graph.convolution(x, "downs." + level + ".2",
				channels(level), cube(4, 2, 1), true);
		}
		x = residual(x, "mid_block1", channels(LEVELS - 1));
		x = residual(x, "mid_block2", channels(LEVELS - 1));
		for (int step = 0; step < LEVELS; step++) {
			final int level = LEVELS - 1 - step;
			final int channels = channels(Math.max(0, level - 1));
			// Skips are averaged, not concatenated.
			x = graph.scaled(graph.sum(x, skips[level]), 0.5);
			x = pair(x, "ups." + step, channels);
			if (level > 0) x = graph.transposedConvolution(x, "ups." + step + ".2",
				channels, cube(4, 2, 1), true);
		}
		x = residual(graph.concatenation(List.of(x, first)), "final_res_block", net
			.baseChannels());
		return graph.convolution(x, "final_conv", net.outputChannels(), cube(1, 1,
			0), true);
	}

	private int channels(final int level) {
		return net.baseChannels() << level;
	}

	private GraphValue pair(final GraphValue x, final String key, final int channels) {
		return residual(residual(x, key + ".0", channels), key + ".1", channels);
	}

	private GraphValue residual(final GraphValue x, final String key, final int channels) {
		final GraphValue around = x.channels() == channels ? x : graph.convolution(x,
			key + ".res_conv", channels, cube(1, 1, 0), true);
		return graph.sum(block(block(x, key + ".block1", channels), key + ".block2",
			channels), around);
	}

	private GraphValue block(final GraphValue x, final String key, final int channels) {
		final GraphValue projected = graph.convolution(x, key + ".proj", channels, cube(3,
			1, 1), true);
		return graph.leakyRelu(graph.groupNorm(projected, key + ".norm",
			Unet3D.GROUPS, EPSILON), SLOPE);
	}

	private static KernelWindow cube(final int size, final int stride,
		final int padding)
	{
		return KernelWindow.cube(3, size, stride, padding);
	}
}
