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

import java.util.ArrayList;
import java.util.List;

/** The coefficients of one direction at one resolution. */
final class Band {

	/** The blocks of a band in a precinct, with the trees that tell of them. */
	static final class Part {

		final Band band;
		final List<CodeBlock> blocks = new ArrayList<>();
		final int across;
		final TagTree included;
		final TagTree empty;

		Part(final Band band, final int across, final int down) {
			this.band = band;
			this.across = across;
			included = new TagTree(across, down);
			empty = new TagTree(across, down);
		}
	}

	final int number;
	/** Whether columns, and whether lines, are high frequencies. */
	final boolean highX;
	final boolean highY;
	final int x0;
	final int y0;
	final int x1;
	final int y1;
	/** Twice the coefficients, so that there is a half; line by line. */
	int[] values;

	Band(final int number, final boolean highX, final boolean highY,
		final int[] tile, final int level)
	{
		this.number = number;
		this.highX = highX;
		this.highY = highY;
		x0 = edge(tile[0], highX, level);
		y0 = edge(tile[1], highY, level);
		x1 = edge(tile[2], highX, level);
		y1 = edge(tile[3], highY, level);
	}

	private static int edge(final int place, final boolean high,
		final int level)
	{
		final long offset = high ? 1L << level - 1 : 0;
		return (int) -Math.floorDiv(offset - place, 1L << level);
	}

	/** @return bits that the filters of the band add to a sample */
	int gain() {
		return (highX ? 1 : 0) + (highY ? 1 : 0);
	}

	int width() {
		return x1 - x0;
	}

	int height() {
		return y1 - y0;
	}

	/** @return blocks of a precinct, or null if it has none in the band */
	Part part(final long left, final long top, final long right,
		final long bottom, final int widthBits, final int heightBits)
	{
		final int fromX = (int) Math.max(left, x0);
		final int fromY = (int) Math.max(top, y0);
		final int toX = (int) Math.min(right, x1);
		final int toY = (int) Math.min(bottom, y1);
		if (fromX >= toX || fromY >= toY) return null;
		final int firstX = fromX >> widthBits;
		final int firstY = fromY >> heightBits;
		final int endX = (toX - 1 >> widthBits) + 1;
		final int endY = (toY - 1 >> heightBits) + 1;
		final Part part = new Part(this, endX - firstX, endY - firstY);
		for (int y = firstY; y < endY; y++)
			for (int x = firstX; x < endX; x++)
				part.blocks.add(new CodeBlock(Math.max(fromX, x << widthBits), Math.max(
					fromY, y << heightBits), Math.min(toX, x + 1 << widthBits), Math.min(
						toY, y + 1 << heightBits)));
		return part;
	}
}
