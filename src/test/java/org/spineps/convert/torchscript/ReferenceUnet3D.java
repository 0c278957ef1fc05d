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

import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.convert.checkpoint.Tensor;

/** SPINEPS's instance network, computed with {@link Features}. */
final class ReferenceUnet3D {

	private final Map<String, Tensor> weights;

	ReferenceUnet3D(final Map<String, Tensor> weights) {
		this.weights = weights;
	}

	Features run(final Features input) {
		final Features first = convolution(input, "init_conv", 1, 3);
		final Features skip0 = pair(first, "downs.0");
		final Features skip1 = pair(convolution(skip0, "downs.0.2", 2, 1),
			"downs.1");
		final Features skip2 = pair(convolution(skip1, "downs.1.2", 2, 1),
			"downs.2");
		final Features skip3 = pair(convolution(skip2, "downs.2.2", 2, 1),
			"downs.3");
		Features x = residual(residual(skip3, "mid_block1"), "mid_block2");
		x = up(pair(mean(x, skip3), "ups.0"), "ups.0.2");
		x = up(pair(mean(x, skip2), "ups.1"), "ups.1.2");
		x = up(pair(mean(x, skip1), "ups.2"), "ups.2.2");
		x = pair(mean(x, skip0), "ups.3");
		return convolution(residual(x.and(first), "final_res_block"), "final_conv",
			1, 0);
	}

	private static Features mean(final Features a, final Features b) {
		return a.plus(b).map(v -> 0.5 * v);
	}

	private Features pair(final Features x, final String key) {
		return residual(residual(x, key + ".0"), key + ".1");
	}

	private Features residual(final Features x, final String key) {
		final Features way = block(block(x, key + ".block1"), key + ".block2");
		return way.plus(weights.containsKey(key + ".res_conv.weight") ? convolution(
			x, key + ".res_conv", 1, 0) : x);
	}

	private Features block(final Features x, final String key) {
		return convolution(x, key + ".proj", 1, 1).groupNorm(floats(key +
			".norm.weight"), floats(key + ".norm.bias"), 8).leakyRelu();
	}

	private Features convolution(final Features x, final String key,
		final int stride, final int padding)
	{
		final int[] shape = weights.get(key + ".weight").shape();
		return x.convolution(floats(key + ".weight"), floats(key + ".bias"),
			shape[0], shape[2], stride, padding);
	}

	private Features up(final Features x, final String key) {
		final int[] shape = weights.get(key + ".weight").shape();
		return x.transposedConvolution(floats(key + ".weight"), floats(key +
			".bias"), shape[1], 4, 2, 1);
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
