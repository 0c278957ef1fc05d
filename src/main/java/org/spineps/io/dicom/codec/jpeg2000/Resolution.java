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
import java.util.ArrayList;
import java.util.List;

/** A tile at one size: what the bands add to the next smaller one. */
final class Resolution {

	/** A part of the tile that packets tell of one after the other. */
	record Precinct(List<Band.Part> parts, long x, long y) {}

	final int x0;
	final int y0;
	final int x1;
	final int y1;
	final List<Band> bands = new ArrayList<>();
	final List<Precinct> precincts = new ArrayList<>();

	/**
	 * @param tile its left, top, right and bottom edge
	 * @param r number of the resolution, 0 for the smallest
	 * @param coding how the tile was coded
	 * @param budget precincts and blocks that the bytes of the tile could tell of
	 */
	Resolution(final int[] tile, final int r, final Coding coding,
		final Budget budget) throws IOException
	{
		final int down = coding.levels - r;
		x0 = up(tile[0], down);
		y0 = up(tile[1], down);
		x1 = up(tile[2], down);
		y1 = up(tile[3], down);
		if (r == 0) bands.add(new Band(0, false, false, tile, down));
		else for (int kind = 1; kind <= 3; kind++)
			bands.add(new Band(3 * (r - 1) + kind, (kind & 1) == 1, kind >= 2, tile,
				down + 1));
		final int widthBits = coding.precinctBits[r] & 15;
		final int heightBits = coding.precinctBits[r] >> 4;
		if (r > 0 && (widthBits == 0 || heightBits == 0)) throw new IOException(
			"its precincts are damaged");
		if (x1 <= x0 || y1 <= y0) return;
		final int firstX = x0 >> widthBits;
		final int firstY = y0 >> heightBits;
		final int endX = (x1 - 1 >> widthBits) + 1;
		final int endY = (y1 - 1 >> heightBits) + 1;
		budget.precincts((long) (endX - firstX) * (endY - firstY));
		final int half = r == 0 ? 0 : 1;
		final int blockWidth = Math.min(coding.blockWidthBits, widthBits - half);
		final int blockHeight = Math.min(coding.blockHeightBits, heightBits - half);
		for (int py = firstY; py < endY; py++)
			for (int px = firstX; px < endX; px++) {
				final List<Band.Part> parts = new ArrayList<>();
				for (final Band band : bands) {
					budget.blocks(blocks(band.width(), blockWidth, widthBits - half) *
						blocks(band.height(), blockHeight, heightBits - half));
					final Band.Part part = band.part((long) px << widthBits - half,
						(long) py << heightBits - half, px + 1L << widthBits - half, py +
							1L << heightBits - half, blockWidth, blockHeight);
					if (part != null) parts.add(part);
				}
				precincts.add(new Precinct(parts, Math.max(tile[0], (long) px <<
					widthBits + down), Math.max(tile[1], (long) py << heightBits +
						down)));
			}
	}

	private static long blocks(final int size, final int blockBits,
		final int precinctBits)
	{
		return (Math.min(size, 1L << precinctBits) >> blockBits) + 2;
	}

	private static int up(final int place, final int levels) {
		return (int) -Math.floorDiv(-(long) place, 1L << levels);
	}

	/** How much is believed of what headers promise. */
	static final class Budget {

		private long precincts;
		private long blocks;

		/** @param bytes of the codestream: each packet takes one at least */
		Budget(final long bytes) {
			precincts = bytes;
			blocks = 64 * bytes + (1 << 14);
		}

		void precincts(final long count) throws IOException {
			precincts -= count;
			if (precincts < 0) throw new IOException("its data end too soon");
		}

		void blocks(final long count) throws IOException {
			blocks -= count;
			if (blocks < 0) throw new IOException("its data end too soon");
		}
	}
}
