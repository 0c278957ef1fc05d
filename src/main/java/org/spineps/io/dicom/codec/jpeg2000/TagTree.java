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
package org.spineps.io.dicom.codec.jpeg2000;

import java.io.IOException;
import java.util.Arrays;

/** Numbers of a grid, told bit by bit from coarse to fine (T.800, B.10.2). */
final class TagTree {

	private final int[] widths;
	private final int[][] values;
	private final int[][] lows;

	/**
	 * @param width columns, at least 1
	 * @param height lines, at least 1
	 */
	TagTree(final int width, final int height) {
		int levels = 1;
		for (int size = Math.max(width, height); size > 1; size = (size + 1) / 2)
			levels++;
		widths = new int[levels];
		values = new int[levels][];
		lows = new int[levels][];
		int w = width;
		int h = height;
		for (int level = 0; level < levels; level++) {
			widths[level] = w;
			values[level] = new int[w * h];
			lows[level] = new int[w * h];
			Arrays.fill(values[level], Integer.MAX_VALUE);
			w = (w + 1) / 2;
			h = (h + 1) / 2;
		}
	}

	/**
	 * @param bits of a packet's header
	 * @param x column
	 * @param y line
	 * @param threshold how much has to be known
	 * @return whether the number there is less
	 */
	boolean isBelow(final PacketBits bits, final int x, final int y,
		final int threshold) throws IOException
	{
		int low = 0;
		for (int level = widths.length - 1; level >= 0; level--) {
			final int node = (y >> level) * widths[level] + (x >> level);
			low = Math.max(low, lows[level][node]);
			while (low < threshold && low < values[level][node])
				if (bits.bit() == 1) values[level][node] = low;
				else low++;
			lows[level][node] = low;
		}
		return values[0][y * widths[0] + x] < threshold;
	}
}
