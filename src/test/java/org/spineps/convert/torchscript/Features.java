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
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;

/**
 * Layers of networks over volumes, written as plainly as they are defined: what the
 * archives are compared with. One instance; channels × three axes, the last
 * fastest; double precision.
 */
record Features(double[] values, int channels, int... size) {

	static Features of(final float[] values, final int... shape) {
		final double[] copy = new double[values.length];
		Arrays.setAll(copy, i -> values[i]);
		return new Features(copy, shape[0], shape[1], shape[2], shape[3]);
	}

	private static Features zeros(final int channels, final int... size) {
		return new Features(new double[channels * size[0] * size[1] * size[2]],
			channels, size);
	}

	int voxels() {
		return size[0] * size[1] * size[2];
	}

	private double at(final int c, final int i, final int j, final int k,
		final double outside)
	{
		if (i < 0 || j < 0 || k < 0 || i >= size[0] || j >= size[1] ||
			k >= size[2]) return outside;
		return values[((c * size[0] + i) * size[1] + j) * size[2] + k];
	}

	/** Function of output channel and first voxel of the window. */
	@FunctionalInterface
	private interface Windowed {

		double at(int c, int i, int j, int k);
	}

	private Features windows(final int outChannels, final int kernel,
		final int stride, final int padding, final Windowed function)
	{
		final int[] out = Arrays.stream(size).map(n -> (n + 2 * padding - kernel) /
			stride + 1).toArray();
		final Features result = zeros(outChannels, out);
		int to = 0;
		for (int c = 0; c < outChannels; c++)
			for (int i = 0; i < out[0]; i++)
				for (int j = 0; j < out[1]; j++)
					for (int k = 0; k < out[2]; k++)
						result.values[to++] = function.at(c, i * stride - padding, j *
							stride - padding, k * stride - padding);
		return result;
	}

	/** weight: out × in × kernel³; bias: out, or null. */
	Features convolution(final float[] weight, final float[] bias,
		final int outChannels, final int kernel, final int stride,
		final int padding)
	{
		return windows(outChannels, kernel, stride, padding, (o, i, j, k) -> {
			double sum = bias == null ? 0 : bias[o];
			int w = o * channels * kernel * kernel * kernel;
			for (int c = 0; c < channels; c++)
				for (int a = 0; a < kernel; a++)
					for (int b = 0; b < kernel; b++)
						for (int d = 0; d < kernel; d++)
							sum += weight[w++] * at(c, i + a, j + b, k + d, 0);
			return sum;
		});
	}

	/** weight: in × out × kernel³; every input is spread over its window. */
	Features transposedConvolution(final float[] weight, final float[] bias,
		final int outChannels, final int kernel, final int stride,
		final int padding)
	{
		final Features out = zeros(outChannels, Arrays.stream(size).map(n -> (n -
			1) * stride - 2 * padding + kernel).toArray());
		for (int o = 0; o < outChannels; o++)
			Arrays.fill(out.values, o * out.voxels(), (o + 1) * out.voxels(),
				bias[o]);
		for (int c = 0; c < channels; c++)
			for (int o = 0; o < outChannels; o++)
				for (int i = 0; i < size[0] * kernel; i++)
					for (int j = 0; j < size[1] * kernel; j++)
						for (int k = 0; k < size[2] * kernel; k++) {
							final int x = i / kernel * stride + i % kernel - padding;
							final int y = j / kernel * stride + j % kernel - padding;
							final int z = k / kernel * stride + k % kernel - padding;
							if (x < 0 || y < 0 || z < 0 || x >= out.size[0] ||
								y >= out.size[1] || z >= out.size[2]) continue;
							out.values[((o * out.size[0] + x) * out.size[1] + y) *
								out.size[2] + z] += at(c, i / kernel, j / kernel, k / kernel,
									0) * weight[(((c * outChannels + o) * kernel + i % kernel) *
										kernel + j % kernel) * kernel + k % kernel];
						}
		return out;
	}

	Features averagePool(final int kernel) {
		return windows(channels, kernel, kernel, 0, (c, i, j, k) -> {
			double sum = 0;
			for (int n = 0; n < kernel * kernel * kernel; n++)
				sum += at(c, i + n / kernel / kernel, j + n / kernel % kernel, k + n %
					kernel, 0);
			return sum / (kernel * kernel * kernel);
		});
	}

	Features maximumPool(final int kernel, final int stride, final int padding) {
		return windows(channels, kernel, stride, padding, (c, i, j, k) -> {
			double most = Double.NEGATIVE_INFINITY;
			for (int n = 0; n < kernel * kernel * kernel; n++)
				most = Math.max(most, at(c, i + n / kernel / kernel, j + n / kernel %
					kernel, k + n % kernel, Double.NEGATIVE_INFINITY));
			return most;
		});
	}

	/** Over groups of channels, e.g. as many as channels for the instance norm. */
	Features groupNorm(final float[] weight, final float[] bias,
		final int groups)
	{
		final double[] result = new double[values.length];
		final int length = values.length / groups;
		for (int g = 0; g < groups; g++) {
			final double[] group = Arrays.copyOfRange(values, g * length, (g + 1) *
				length);
			final double mean = Arrays.stream(group).average().orElseThrow();
			final double variance = Arrays.stream(group).map(v -> (v - mean) * (v -
				mean)).average().orElseThrow();
			for (int n = g * length; n < (g + 1) * length; n++)
				result[n] = (values[n] - mean) / Math.sqrt(variance + 1e-5) *
					weight[n / voxels()] + bias[n / voxels()];
		}
		return new Features(result, channels, size);
	}

	Features batchNorm(final IntFunction<float[]> weightBiasMeanVariance) {
		final float[] weight = weightBiasMeanVariance.apply(0);
		final float[] bias = weightBiasMeanVariance.apply(1);
		final float[] mean = weightBiasMeanVariance.apply(2);
		final float[] variance = weightBiasMeanVariance.apply(3);
		final double[] result = new double[values.length];
		for (int n = 0; n < result.length; n++) {
			final int c = n / voxels();
			result[n] = (values[n] - mean[c]) / Math.sqrt(variance[c] + 1e-5) *
				weight[c] + bias[c];
		}
		return new Features(result, channels, size);
	}

	/** weight: out × in. */
	Features linear(final float[] weight, final float[] bias) {
		return convolution(weight, bias, bias.length, 1, 1, 0);
	}

	Features spatialMean() {
		final Features mean = zeros(channels, 1, 1, 1);
		for (int n = 0; n < values.length; n++)
			mean.values[n / voxels()] += values[n] / voxels();
		return mean;
	}

	Features map(final DoubleUnaryOperator function) {
		return new Features(Arrays.stream(values).map(function).toArray(), channels,
			size);
	}

	Features leakyRelu() {
		return map(v -> v < 0 ? 0.01 * v : v);
	}

	Features relu() {
		return map(v -> Math.max(0, v));
	}

	Features plus(final Features other) {
		final double[] sum = values.clone();
		for (int n = 0; n < sum.length; n++)
			sum[n] += other.values[n];
		return new Features(sum, channels, size);
	}

	/** The channels of this and then those of the other. */
	Features and(final Features other) {
		final double[] both = Arrays.copyOf(values, values.length +
			other.values.length);
		System.arraycopy(other.values, 0, both, values.length,
			other.values.length);
		return new Features(both, channels + other.channels, size);
	}

	float[] toFloats() {
		final float[] floats = new float[values.length];
		for (int n = 0; n < floats.length; n++)
			floats[n] = (float) values[n];
		return floats;
	}
}
