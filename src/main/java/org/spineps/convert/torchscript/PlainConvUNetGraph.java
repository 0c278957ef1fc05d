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

import org.spineps.convert.architecture.PlainConvUNet;
import org.spineps.convert.architecture.UNetShape;

/** nnU-Net's U-Net of plain convolutions; strided ones instead of pooling. */
final class PlainConvUNetGraph {

	private PlainConvUNetGraph() {
		// static methods only
	}

	static NetworkGraph of(final PlainConvUNet net) {
		final UNetShape shape = net.shape();
		final Graph graph = new Graph(shape.dimensions(), shape.inputChannels());
		final NnUNetBlocks blocks = new NnUNetBlocks(graph, shape);
		final List<Integer> one = KernelWindow.all(shape.dimensions(), 1);
		final List<GraphValue> skips = new ArrayList<>();
		GraphValue x = graph.input();
		for (int stage = 0; stage < shape.stages(); stage++) {
			for (int i = 0; i < net.convolutions().get(stage); i++)
				x = blocks.unit(x, "encoder.stages." + stage + ".0.convs." + i, shape
					.features().get(stage), shape.kernels().get(stage), i == 0 ? shape
						.strides().get(stage) : one);
			skips.add(x);
		}
		return new NetworkGraph(graph, blocks.decoder(skips),
			NnUNetBlocks::canonicalName);
	}
}
