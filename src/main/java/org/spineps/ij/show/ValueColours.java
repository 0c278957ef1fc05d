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

/**
 * Colours for numbers: a path through Lab space from dark blue over green to yellow
 * whose lightness grows evenly, so that it reads in grey and for colour-blind
 * viewers.
 */
public final class ValueColours {

	/** Places on the path, 0xRRGGBB, at equal distances. */
	private static final int[] PATH = { 0x30135c, 0x2f4a8a, 0x1f7a8c, 0x2ba36f,
		0x8cc63f, 0xfde724 };

	private ValueColours() {
		// static methods only
	}

	/**
	 * @param value a number
	 * @param least number that is dark blue
	 * @param most number that is yellow
	 * @return 0xRRGGBB, {@link OverlayColours#NO_VALUE} if the number is NaN; beyond
	 *         the ends as at the ends
	 */
	public static int of(final double value, final double least,
		final double most)
	{
		if (Double.isNaN(value)) return OverlayColours.NO_VALUE;
		final double part = most > least ? Math.max(0, Math.min(1, (value - least) /
			(most - least))) : 0.5;
		final double place = part * (PATH.length - 1);
		final int below = (int) Math.min(place, PATH.length - 2);
		final double share = place - below;
		int colour = 0;
		for (int shift = 16; shift >= 0; shift -= 8) {
			final int from = PATH[below] >> shift & 0xff;
			final int to = PATH[below + 1] >> shift & 0xff;
			colour |= (int) Math.round(from + share * (to - from)) << shift;
		}
		return colour;
	}
}
