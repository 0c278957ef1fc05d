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
package org.spineps.picture;

/** Finds rows for names so that none covers another. */
final class TagPlaces {

	private TagPlaces() {
		// static methods only
	}

	/**
	 * Moves rows apart as little as needed (least squares with all distances at
	 * least the given one, by pooling rows that would collide).
	 *
	 * @param wanted rows wished for, ascending
	 * @param distance least distance between two of them
	 * @param first least row allowed
	 * @param last largest row allowed; if there are too many rows for the range,
	 *          they run over it
	 * @return the rows, ascending
	 */
	static double[] spread(final double[] wanted, final double distance,
		final double first, final double last)
	{
		final int n = wanted.length;
		// Take the distances out: rows must then only not decrease.
		final double[] means = new double[n];
		final int[] sizes = new int[n];
		int pools = 0;
		for (int i = 0; i < n; i++) {
			means[pools] = wanted[i] - i * distance;
			sizes[pools++] = 1;
			while (pools > 1 && means[pools - 2] > means[pools - 1]) {
				final int total = sizes[pools - 2] + sizes[pools - 1];
				means[pools - 2] = (means[pools - 2] * sizes[pools - 2] + means[pools -
					1] * sizes[pools - 1]) / total;
				sizes[pools - 2] = total;
				pools--;
			}
		}
		final double[] rows = new double[n];
		int i = 0;
		for (int pool = 0; pool < pools; pool++)
			for (int m = 0; m < sizes[pool]; m++, i++)
				rows[i] = Math.max(first, Math.min(last - (n - 1) * distance,
					means[pool])) + i * distance;
		return rows;
	}
}
