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

/** Puts the bands of a resolution together (T.800, annex F). */
final class InverseWavelet {

	private static final int BORDER = 4;
	private static final float ALPHA = -1.586134342059924f;
	private static final float BETA = -0.052980118572961f;
	private static final float GAMMA = 0.882911075530934f;
	private static final float DELTA = 0.443506852043971f;
	private static final float SCALE = 1.230174104914001f;

	private final boolean reversible;

	InverseWavelet(final boolean reversible) {
		this.reversible = reversible;
	}

	/**
	 * @param values samples, low and high frequencies in turn, line by line; changed
	 * @param x0 place of the first column
	 * @param y0 place of the first line
	 * @param width columns
	 * @param height lines
	 */
	void apply(final float[] values, final int x0, final int y0, final int width,
		final int height)
	{
		final float[] line = new float[Math.max(width, height) + 2 * BORDER];
		for (int y = 0; y < height; y++) {
			System.arraycopy(values, y * width, line, BORDER, width);
			line(line, x0, width);
			System.arraycopy(line, BORDER, values, y * width, width);
		}
		for (int x = 0; x < width; x++) {
			for (int y = 0; y < height; y++)
				line[BORDER + y] = values[y * width + x];
			line(line, y0, height);
			for (int y = 0; y < height; y++)
				values[y * width + x] = line[BORDER + y];
		}
	}

	private void line(final float[] line, final int from, final int length) {
		if (length == 1) {
			if ((from & 1) == 1) line[BORDER] = reversible ? (float) Math.floor(
				line[BORDER] / 2) : line[BORDER] / 2;
			return;
		}
		final int period = 2 * (length - 1);
		for (int k = 1; k <= BORDER; k++) {
			final int before = k % period;
			line[BORDER - k] = line[BORDER + (before < length ? before : period -
				before)];
			final int after = (length - 1 + k) % period;
			line[BORDER + length - 1 + k] = line[BORDER + (after < length ? after
				: period - after)];
		}
		// In the line, even places of the image have this parity.
		final int even = BORDER + (from & 1) & 1;
		if (reversible) whole(line, even, length);
		else real(line, even, length);
	}

	private static void whole(final float[] line, final int even,
		final int length)
	{
		final int end = BORDER + length;
		for (int i = first(BORDER - 1, even); i < end + 1; i += 2)
			line[i] -= (float) Math.floor((line[i - 1] + line[i + 1] + 2) / 4);
		for (int i = first(BORDER, 1 - even); i < end; i += 2)
			line[i] += (float) Math.floor((line[i - 1] + line[i + 1]) / 2);
	}

	private static void real(final float[] line, final int even,
		final int length)
	{
		final int end = BORDER + length;
		for (int i = 0; i < line.length; i++)
			if (i < end + BORDER) line[i] *= (i & 1) == even ? SCALE : 1 / SCALE;
		step(line, first(BORDER - 3, even), end + 3, DELTA);
		step(line, first(BORDER - 2, 1 - even), end + 2, GAMMA);
		step(line, first(BORDER - 1, even), end + 1, BETA);
		step(line, first(BORDER, 1 - even), end, ALPHA);
	}

	private static void step(final float[] line, final int from, final int end,
		final float weight)
	{
		for (int i = from; i < end; i += 2)
			line[i] -= weight * (line[i - 1] + line[i + 1]);
	}

	private static int first(final int from, final int parity) {
		return (from & 1) == parity ? from : from + 1;
	}
}
