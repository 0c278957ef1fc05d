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

import java.util.ArrayList;
import java.util.List;

import org.spineps.convert.architecture.ResidualEncoderUNet;
import org.spineps.convert.architecture.UNetShape;

/** nnU-Net's U-Net with residual blocks in its encoder. */
final class ResidualEncoderUNetGraph {

	private final UNetShape shape;
	private final Graph graph;
	private final NnUNetBlocks blocks;
	private final List<Integer> one;

	private ResidualEncoderUNetGraph(final UNetShape shape) {
		this.shape = shape;
		graph = new Graph(shape.dimensions(), shape.inputChannels());
		blocks = new NnUNetBlocks(graph, shape);
		one = KernelWindow.all(shape.dimensions(), 1);
	}

	static NetworkGraph of(final ResidualEncoderUNet net) {
		return new ResidualEncoderUNetGraph(net.shape()).build(net);
	}

	private NetworkGraph build(final ResidualEncoderUNet net) {
		GraphValue x = blocks.unit(graph.input(), "encoder.stem.convs.0", net
			.stemChannels(), shape.kernels().get(0), one);
		final List<GraphValue> skips = new ArrayList<>();
		for (int stage = 0; stage < shape.stages(); stage++) {
			for (int i = 0; i < net.blocks().get(stage); i++)
				x = block(x, "encoder.stages." + stage + ".blocks." + i, stage, i == 0
					? shape.strides().get(stage) : one);
			skips.add(x);
		}
		return new NetworkGraph(graph, blocks.decoder(skips),
			NnUNetBlocks::canonicalName);
	}

	/** Two convolutions; the way around them is pooled and projected as needed. */
	private GraphValue block(final GraphValue x, final String key, final int stage,
		final List<Integer> stride)
	{
		final int channels = shape.features().get(stage);
		final List<Integer> kernel = shape.kernels().get(stage);
		final boolean strided = !stride.equals(one);
		GraphValue around = x;
		if (strided) around = graph.averagePool(around, KernelWindow.tiles(stride));
		if (x.channels() != channels) around = blocks.normalised(around, key +
			".skip." + (strided ? 1 : 0), channels, one, one, false);
		final GraphValue first = blocks.unit(x, key + ".conv1", channels, kernel, stride);
		final GraphValue second = blocks.normalised(first, key + ".conv2", channels,
			kernel, one, shape.bias());
		return blocks.activated(graph.sum(second, around));
	}
}
