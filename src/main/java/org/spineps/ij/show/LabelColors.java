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
package org.spineps.ij.show;

import ij.process.LUT;

import java.util.HashSet;
import java.util.Set;

import org.spineps.anatomy.LevelColors;

/** The colours of labels as ImageJ's lookup tables, index = label. */
public final class LabelColors {

	private static final int RGB = 0xffffff;
	private static final int BLUE = 0xff;

	private LabelColors() {
		// static methods only
	}

	/** @return table for instance masks, 0 is black */
	public static LUT instanceLut() {
		return lut(LevelColors.instanceTable());
	}

	/** @return table for semantic masks, 0 is black */
	public static LUT semanticLut() {
		return lut(LevelColors.structureTable());
	}

	/**
	 * ImageJ's brush finds a label by its colour, so no two labels may have the same:
	 * repeated colours are changed by steps that nobody sees.
	 */
	private static LUT lut(final int[] colours) {
		final byte[] red = new byte[colours.length];
		final byte[] green = new byte[colours.length];
		final byte[] blue = new byte[colours.length];
		final Set<Integer> used = new HashSet<>();
		for (int label = 0; label < colours.length; label++) {
			int colour = colours[label] & RGB;
			while (!used.add(colour))
				colour = (colour & BLUE) < BLUE ? colour + 1 : colour - BLUE;
			red[label] = (byte) (colour >> 16);
			green[label] = (byte) (colour >> 8);
			blue[label] = (byte) colour;
		}
		return new LUT(red, green, blue);
	}
}
