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

/** Decodes the coefficients of a block, bit plane by bit plane (T.800, annex D). */
final class BlockDecoder {

	private static final int SIGN_CONTEXT = 9;
	private static final int REFINE_CONTEXT = 14;
	private static final int STRIPE = 4;
	private static final int MOST_PLANES = 30;

	private final MqDecoder mq = new MqDecoder();
	private CodeBlock block;
	private Band band;
	private int style;
	private int width;
	private int height;
	private int pitch;
	/** With a border of one; of each sample whether it is not 0 yet known to be. */
	private boolean[] known;
	private boolean[] negative;
	private boolean[] visited;
	private boolean[] refined;
	private int[] values;
	private boolean raw;

	/**
	 * @param one a block
	 * @param of its band, which gets the coefficients
	 * @param coding how it was coded
	 */
	void decode(final CodeBlock one, final Band of, final Coding coding)
		throws IOException
	{
		block = one;
		band = of;
		style = coding.style;
		width = one.x1 - one.x0;
		height = one.y1 - one.y0;
		pitch = width + 2;
		known = new boolean[pitch * (height + 2)];
		negative = new boolean[known.length];
		visited = new boolean[known.length];
		refined = new boolean[known.length];
		values = new int[known.length];
		final int planes = coding.planes(of.number) - one.emptyPlanes;
		if (planes > MOST_PLANES || planes < 0) throw new IOException("a block has " +
			planes + " bit planes");
		passes(planes);
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final int at = (y + 1) * pitch + x + 1;
				of.values[(one.y0 - of.y0 + y) * of.width() + one.x0 - of.x0 + x] =
					negative[at] ? -values[at] : values[at];
			}
	}

	private void passes(final int planes) {
		int plane = planes;
		int kind = 2;
		mq.reset();
		for (final CodeBlock.Segment segment : block.segments) {
			final byte[] bytes = segment.bytes();
			// Passes without a byte tell nothing, unless each ends by itself.
			if (bytes.length == 0 && (style & (Coding.BYPASS |
				Coding.END_EACH)) == 0) return;
			raw = kind < 2 && (style & Coding.BYPASS) != 0 && plane <= planes - 4;
			if (raw) mq.beginRaw(bytes);
			else mq.begin(bytes);
			for (int pass = 0; pass < segment.passes() && plane > 0; pass++) {
				switch (kind) {
					case 0 -> significance(plane);
					case 1 -> refinement(plane);
					default -> cleanup(plane);
				}
				if ((style & Coding.RESET) != 0) mq.reset();
				if (++kind == 3) {
					kind = 0;
					plane--;
				}
			}
		}
	}

	private boolean at(final int index) {
		return known[index];
	}

	/** Whether the line below belongs to another stripe that does not count. */
	private boolean cut(final int y) {
		return (style & Coding.CAUSAL) != 0 && y % STRIPE == STRIPE - 1;
	}

	private int horizontal(final int i) {
		return (at(i - 1) ? 1 : 0) + (at(i + 1) ? 1 : 0);
	}

	private int vertical(final int i, final boolean cut) {
		return (at(i - pitch) ? 1 : 0) + (!cut && at(i + pitch) ? 1 : 0);
	}

	private int diagonal(final int i, final boolean cut) {
		return (at(i - pitch - 1) ? 1 : 0) + (at(i - pitch + 1) ? 1 : 0) + (!cut &&
			at(i + pitch - 1) ? 1 : 0) + (!cut && at(i + pitch + 1) ? 1 : 0);
	}

	private int context(final int i, final boolean cut) {
		final int d = diagonal(i, cut);
		if (band.highX && band.highY) {
			final int sides = horizontal(i) + vertical(i, cut);
			if (d >= 3) return 8;
			if (d == 2) return sides >= 1 ? 7 : 6;
			if (d == 1) return 3 + Math.min(2, sides);
			return Math.min(2, sides);
		}
		final int h = band.highX ? vertical(i, cut) : horizontal(i);
		final int v = band.highX ? horizontal(i) : vertical(i, cut);
		if (h == 2) return 8;
		if (h == 1) return v >= 1 ? 7 : d >= 1 ? 6 : 5;
		return v > 0 ? 2 + v : Math.min(2, d);
	}

	private int signOf(final int i) {
		return !known[i] ? 0 : negative[i] ? -1 : 1;
	}

	private void sign(final int i, final boolean cut, final int plane) {
		known[i] = true;
		values[i] = 3 << plane - 1;
		if (raw) {
			negative[i] = mq.rawBit() == 1;
			return;
		}
		final int h = Integer.signum(signOf(i - 1) + signOf(i + 1));
		final int v = Integer.signum(signOf(i - pitch) + (cut ? 0 : signOf(i +
			pitch)));
		final boolean turned = h < 0 || h == 0 && v < 0;
		final int context = SIGN_CONTEXT + (h == 0 ? Math.abs(v) : 3 + (turned ? -v
			: v));
		negative[i] = mq.bit(context) == 1 != turned;
	}

	/** Works on one sample, of which index and line are given. */
	@FunctionalInterface
	private interface Sample {

		void at(int index, int y);
	}

	private void stripes(final Sample work) {
		for (int top = 0; top < height; top += STRIPE)
			for (int x = 0; x < width; x++)
				for (int y = top; y < Math.min(height, top + STRIPE); y++)
					work.at((y + 1) * pitch + x + 1, y);
	}

	private void significance(final int plane) {
		stripes((i, y) -> {
			if (known[i]) return;
			final boolean cut = cut(y);
			final int context = context(i, cut);
			if (context == 0) return;
			visited[i] = true;
			if ((raw ? mq.rawBit() : mq.bit(context)) == 1) sign(i, cut, plane);
		});
	}

	private void refinement(final int plane) {
		stripes((i, y) -> {
			if (!known[i] || visited[i]) return;
			final boolean cut = cut(y);
			final int context = refined[i] ? REFINE_CONTEXT + 2 : horizontal(i) +
				vertical(i, cut) + diagonal(i, cut) == 0 ? REFINE_CONTEXT
					: REFINE_CONTEXT + 1;
			final int half = 1 << plane - 1;
			values[i] += (raw ? mq.rawBit() : mq.bit(context)) == 1 ? half : -half;
			refined[i] = true;
		});
	}

	private void cleanup(final int plane) {
		for (int top = 0; top < height; top += STRIPE)
			for (int x = 0; x < width; x++)
				column(x, top, plane);
		if ((style & Coding.MARKED) != 0) for (int i = 0; i < 4; i++)
			mq.bit(MqDecoder.UNIFORM);
		Arrays.fill(visited, false);
	}

	private void column(final int x, final int top, final int plane) {
		int y = top;
		boolean sure = false;
		if (isQuiet(x, top)) {
			if (mq.bit(MqDecoder.RUN) == 0) return;
			y += mq.bit(MqDecoder.UNIFORM) << 1 | mq.bit(MqDecoder.UNIFORM);
			sure = true;
		}
		for (; y < Math.min(height, top + STRIPE); y++) {
			final int i = (y + 1) * pitch + x + 1;
			if (!sure && (known[i] || visited[i])) continue;
			final boolean cut = cut(y);
			if (sure || mq.bit(context(i, cut)) == 1) sign(i, cut, plane);
			sure = false;
		}
	}

	/** Whether nothing is known of four samples and of their neighbours. */
	private boolean isQuiet(final int x, final int top) {
		if (top + STRIPE > height) return false;
		for (int y = top; y < top + STRIPE; y++) {
			final int i = (y + 1) * pitch + x + 1;
			if (known[i] || visited[i] || context(i, cut(y)) != 0) return false;
		}
		return true;
	}
}
