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
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.convert.checkpoint.Tensor;

/** SPINEPS's naming network, computed with {@link Features}. */
final class ReferenceDenseNet {

	private static final String[] STATISTICS = { "weight", "bias",
		"running_mean", "running_var" };

	private final Map<String, Tensor> weights;

	ReferenceDenseNet(final Map<String, Tensor> weights) {
		this.weights = weights;
	}

	/** Numbers of layers and names of heads are told again, not looked up. */
	Features run(final Features input, final int[] blocks,
		final List<String> heads)
	{
		Features x = normalised(convolution(input, "net.features.conv0", 2, 3),
			"net.features.norm0").maximumPool(3, 2, 1);
		for (int b = 1; b <= blocks.length; b++) {
			for (int l = 1; l <= blocks[b - 1]; l++) {
				final String key = "net.features.denseblock" + b + ".denselayer" + l +
					".layers.";
				final Features narrow = convolution(normalised(x, key + "norm1"), key +
					"conv1", 1, 0);
				x = x.and(convolution(normalised(narrow, key + "norm2"), key + "conv2",
					1, 1));
			}
			final String key = "net.features.transition" + b + ".";
			if (b < blocks.length) x = convolution(normalised(x, key + "norm"), key +
				"conv", 1, 0).averagePool(2);
		}
		final Features features = normalised(x, "net.features.norm" +
			(blocks.length + 1)).spatialMean();
		Features answers = null;
		for (final String head : heads) {
			final String key = "classification_heads." + head;
			final Features answer = linear(linear(features, key + ".0").relu(), key +
				".2");
			answers = answers == null ? answer : answers.and(answer);
		}
		return answers;
	}

	private Features normalised(final Features x, final String key) {
		return x.batchNorm(i -> floats(key + "." + STATISTICS[i])).relu();
	}

	private Features convolution(final Features x, final String key,
		final int stride, final int padding)
	{
		final int[] shape = weights.get(key + ".weight").shape();
		return x.convolution(floats(key + ".weight"), null, shape[0], shape[2],
			stride, padding);
	}

	private Features linear(final Features x, final String key) {
		return x.linear(floats(key + ".weight"), floats(key + ".bias"));
	}

	private float[] floats(final String key) {
		try {
			return weights.get(key).toFloats();
		}
		catch (final SpinepsException e) {
			throw new IllegalArgumentException(key, e);
		}
	}
}
