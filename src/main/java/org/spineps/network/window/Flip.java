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

/** Flipping of row-major arrays C×X×Y×Z; axes are bits, bit 0 for X. */
final class Flip {

	private Flip() {
		// static methods only
	}

	/**
	 * @param source channels×X×Y×Z values
	 * @param target gets the flipped values
	 * @param channels number of channels
	 * @param shape C, X, Y, Z; C is not used
	 * @param axes bits of the axes to flip
	 */
	static void copy(final float[] source, final float[] target,
		final int channels, final int[] shape, final int axes)
	{
		final int voxels = shape[1] * shape[2] * shape[3];
		for (int c = 0; c < channels; c++)
			lines(shape, axes, (from, to) -> {
				for (int z = 0, n = shape[3]; z < n; z++)
					target[to + z] = source[from + ((axes & 4) == 0 ? z : n - 1 - z)];
			}, c * voxels, c * voxels);
	}

	/**
	 * Adds flipped values.
	 *
	 * @param source channels×X×Y×Z values
	 * @param sum what they are added to
	 * @param sourceChannel for every channel of the sum the source's channel
	 * @param channels number of channels
	 * @param shape C, X, Y, Z; C is not used
	 * @param axes bits of the axes to flip
	 */
	static void add(final float[] source, final float[] sum,
		final int[] sourceChannel, final int channels, final int[] shape,
		final int axes)
	{
		final int voxels = shape[1] * shape[2] * shape[3];
		for (int c = 0; c < channels; c++)
			lines(shape, axes, (from, to) -> {
				for (int z = 0, n = shape[3]; z < n; z++)
					sum[to + z] += source[from + ((axes & 4) == 0 ? z : n - 1 - z)];
			}, sourceChannel[c] * voxels, c * voxels);
	}

	private interface Line {

		void move(int from, int to);
	}

	private static void lines(final int[] shape, final int axes,
		final Line line, final int sourceStart, final int targetStart)
	{
		for (int x = 0; x < shape[1]; x++) {
			final int fromX = (axes & 1) == 0 ? x : shape[1] - 1 - x;
			for (int y = 0; y < shape[2]; y++) {
				final int fromY = (axes & 2) == 0 ? y : shape[2] - 1 - y;
				line.move(sourceStart + (fromX * shape[2] + fromY) * shape[3],
					targetStart + (x * shape[2] + y) * shape[3]);
			}
		}
	}
}
