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
package org.spineps.network.window;

import org.spineps.network.HalfFloat;

/**
 * Weight of a voxel of a tile where tiles overlap: a Gaussian around the tile's
 * centre, with a standard deviation of an eighth of the tile (nnU-Net, Isensee
 * et al. 2021). The rules differ only in rounding, which matters where only the
 * far corner of a tile covers a voxel.
 */
public enum ImportanceMap {

		/** Not rounded to 16 bits. The default of this program. */
		FLOAT32,
		/** Peak 10, then rounded to 16 bits: nnU-Net 2.3 and later. */
		HALF_10,
		/**
		 * Rounded to 16 bits, then scaled to a peak of 1000: nnU-Net up to 2.2, and
		 * SPINEPS. Its floor is much higher than that of the others.
		 */
		HALF_1000;

	private static final double SIGMA_SHARE = 1.0 / 8;
	private static final double TRUNCATE_SIGMAS = 4;

	/**
	 * @param tile sizes of the tile, any number of axes
	 * @return the weights, row-major, all positive; a new array
	 */
	public float[] weights(final int... tile) {
		final double[] map = gaussian(tile);
		double peak = 0;
		for (final double value : map)
			peak = Math.max(peak, value);
		final float[] weights = new float[map.length];
		float smallest = Float.POSITIVE_INFINITY;
		for (int i = 0; i < map.length; i++) {
			weights[i] = (float) scale(map[i], peak);
			if (weights[i] > 0) smallest = Math.min(smallest, weights[i]);
		}
		for (int i = 0; i < weights.length; i++)
			if (weights[i] == 0) weights[i] = smallest;
		return weights;
	}

	private double scale(final double value, final double peak) {
		return switch (this) {
			case FLOAT32 -> value / (peak / 10);
			case HALF_10 -> HalfFloat.round(value / (peak / 10));
			case HALF_1000 -> HalfFloat.round(HalfFloat.round(HalfFloat.round(value) /
				HalfFloat.round(peak)) * 1000);
		};
	}

	private static double[] gaussian(final int... tile) {
		double[] map = { 1 };
		for (final int size : tile) {
			final double[] profile = profile(size);
			final double[] next = new double[Math.multiplyExact(map.length, size)];
			for (int i = 0; i < map.length; i++)
				for (int j = 0; j < size; j++)
					next[i * size + j] = map[i] * profile[j];
			map = next;
		}
		return map;
	}

	/** A unit impulse at size/2, blurred with a kernel cut off at four sigmas. */
	private static double[] profile(final int size) {
		final double sigma = size * SIGMA_SHARE;
		final int radius = (int) (TRUNCATE_SIGMAS * sigma + 0.5);
		double sum = 0;
		for (int d = -radius; d <= radius; d++)
			sum += bell(d, sigma);
		final double[] profile = new double[size];
		for (int i = 0; i < size; i++) {
			final int d = i - size / 2;
			if (Math.abs(d) <= radius) profile[i] = bell(d, sigma) / sum;
		}
		return profile;
	}

	private static double bell(final int distance, final double sigma) {
		return Math.exp(-0.5 / (sigma * sigma) * distance * distance);
	}
}
