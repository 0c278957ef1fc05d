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

import org.spineps.convert.architecture.DenseNetClassifier;

/**
 * The naming network of SPINEPS (VERIDAH). Its output is batch × classes: the
 * logits of all heads, one head after the other.
 */
final class DenseNetClassifierGraph {

	private static final double EPSILON = 1e-5;
	private static final String FEATURES = "net.features.";

	private final DenseNetClassifier net;
	private final Graph graph;

	private DenseNetClassifierGraph(final DenseNetClassifier net) {
		this.net = net;
		graph = new Graph(net.dimensions(), net.inputChannels());
	}

	static NetworkGraph of(final DenseNetClassifier net) {
		final DenseNetClassifierGraph builder = new DenseNetClassifierGraph(net);
		return new NetworkGraph(builder.graph, builder.heads(builder.features()),
			name -> name);
	}

	private GraphValue features() {
		GraphValue x = graph.convolution(graph.input(), FEATURES + "conv0", net
			.initialFeatures(), cube(7, 2, 3), false);
		x = graph.maximumPool(normalised(x, FEATURES + "norm0"), cube(3, 2, 1));
		for (int block = 1; block <= net.blocks().size(); block++) {
			for (int layer = 1; layer <= net.blocks().get(block - 1); layer++)
				x = graph.concatenation(List.of(x, layer(x, FEATURES + "denseblock" +
					block + ".denselayer" + layer + ".layers.")));
			if (block < net.blocks().size()) x = transition(x, FEATURES +
				"transition" + block + ".");
		}
		return graph.spatialMean(normalised(x, FEATURES + "norm" + (net.blocks()
			.size() + 1)));
	}

	private GraphValue layer(final GraphValue x, final String key) {
		final GraphValue narrow = graph.convolution(normalised(x, key + "norm1"), key +
			"conv1", net.bottleneck() * net.growth(), cube(1, 1, 0), false);
		return graph.convolution(normalised(narrow, key + "norm2"), key + "conv2",
			net.growth(), cube(3, 1, 1), false);
	}

	private GraphValue transition(final GraphValue x, final String key) {
		return graph.averagePool(graph.convolution(normalised(x, key + "norm"), key +
			"conv", x.channels() / 2, cube(1, 1, 0), false), cube(2, 2, 0));
	}

	private GraphValue normalised(final GraphValue x, final String key) {
		return graph.relu(graph.batchNorm(x, key, EPSILON, true));
	}

	private GraphValue heads(final GraphValue features) {
		final List<GraphValue> answers = new ArrayList<>();
		for (final DenseNetClassifier.Head head : net.heads()) {
			final String key = "classification_heads." + head.name() + ".";
			final GraphValue hidden = graph.relu(graph.linear(features, key + "0", features
				.channels() / 2));
			answers.add(graph.linear(hidden, key + "2", head.classes()));
		}
		return graph.concatenation(answers);
	}

	private static KernelWindow cube(final int size, final int stride,
		final int padding)
	{
		return KernelWindow.cube(3, size, stride, padding);
	}
}
