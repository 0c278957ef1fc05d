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
import java.nio.ByteBuffer;

/** How a tile was coded: the markers COD and QCD. Copied for each tile. */
final class Coding {

	/** Some passes are raw bits. */
	static final int BYPASS = 1;
	/** Contexts begin anew in each pass. */
	static final int RESET = 2;
	/** Each pass ends by itself. */
	static final int END_EACH = 4;
	/** Lines of the next stripe do not count. */
	static final int CAUSAL = 8;
	/** Four bits end each bit plane. */
	static final int MARKED = 32;

	private static final int MOST_LEVELS = 32;

	int progression;
	int layers;
	int levels = -1;
	int blockWidthBits;
	int blockHeightBits;
	int style;
	boolean reversible;
	int[] precinctBits = {};
	int guardBits = -1;
	private int quantisation;
	private int[] steps = {};

	Coding copy() {
		final Coding copy = new Coding();
		copy.progression = progression;
		copy.layers = layers;
		copy.levels = levels;
		copy.blockWidthBits = blockWidthBits;
		copy.blockHeightBits = blockHeightBits;
		copy.style = style;
		copy.reversible = reversible;
		copy.precinctBits = precinctBits;
		copy.guardBits = guardBits;
		copy.quantisation = quantisation;
		copy.steps = steps;
		return copy;
	}

	/** Reads COD behind its length. */
	void readStyle(final ByteBuffer in) throws IOException {
		final int flags = in.get();
		progression = in.get() & 0xff;
		layers = in.getShort() & 0xffff;
		in.get();
		readComponent(in, flags);
		if (progression > 4 || layers == 0) throw new IOException(
			"its order of packets is not known");
	}

	/** Reads what COD and COC have in common. */
	void readComponent(final ByteBuffer in, final int flags) throws IOException {
		levels = in.get() & 0xff;
		blockWidthBits = (in.get() & 0xf) + 2;
		blockHeightBits = (in.get() & 0xf) + 2;
		style = in.get() & 0xff;
		reversible = in.get() == 1;
		if (levels > MOST_LEVELS || blockWidthBits > 10 || blockHeightBits > 10 ||
			blockWidthBits + blockHeightBits > 12) throw new IOException(
				"its blocks are damaged");
		precinctBits = new int[levels + 1];
		for (int r = 0; r <= levels; r++)
			precinctBits[r] = (flags & 1) == 0 ? 0xff : in.get() & 0xff;
	}

	/** Reads QCD or QCC; the rest of the buffer is its steps. */
	void readSteps(final ByteBuffer in) throws IOException {
		final int head = in.get() & 0xff;
		quantisation = head & 31;
		guardBits = head >> 5;
		if (quantisation > 2) throw new IOException(
			"its quantisation is not known");
		steps = new int[in.remaining() / (quantisation == 0 ? 1 : 2)];
		for (int i = 0; i < steps.length; i++)
			steps[i] = quantisation == 0 ? (in.get() & 0xf8) << 8 : in.getShort() &
				0xffff;
	}

	private int step(final int band) throws IOException {
		if (quantisation == 1 && steps.length > 0) {
			// Each level halves the step of the lowest band.
			final int exponent = (steps[0] >> 11) - (band == 0 ? 0 : (band - 1) / 3);
			return Math.max(0, exponent) << 11 | steps[0] & 0x7ff;
		}
		if (band >= steps.length) throw new IOException("its steps are missing");
		return steps[band];
	}

	/** @return bit planes of a band */
	int planes(final int band) throws IOException {
		return guardBits + (step(band) >> 11) - 1;
	}

	/**
	 * @param band its number
	 * @param bits of a sample, and those that the band's filters add
	 * @return what a coefficient of 1 stands for
	 */
	float stepSize(final int band, final int bits) throws IOException {
		if (reversible) return 1;
		final int step = step(band);
		return (float) (Math.pow(2, bits - (step >> 11)) * (1 + (step & 0x7ff) /
			2048.0));
	}
}
