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

import java.util.Arrays;
import java.util.List;

import org.spineps.anatomy.Structure;

/**
 * Which intensities are black and which white.
 *
 * @param black the largest that is black
 * @param white the smallest that is white
 */
record GreyWindow(double black, double white) {

	/** Hounsfield units that show bone and soft tissue. */
	private static final GreyWindow CT = new GreyWindow(-200, 1000);
	private static final double WHITE_QUANTILE = 0.995;
	/** The least grey of the bodies' median, 0..1. */
	private static final double BODY_GREY = 0.36;
	/** Quantiles of so many pixels are those of all. */
	private static final int ENOUGH = 100_000;
	/** Darker than this is no MRI: air in CT. */
	private static final double AIR = -500;

	/**
	 * MRI: from 0 (or the darkest, if negative) to almost the brightest that is
	 * shown, but not so far that the vertebral bodies are darker than a middle
	 * grey. CT: −200 to 1000.
	 *
	 * @param views what will be shown; without images any window will do
	 * @return one window for all of them
	 */
	static GreyWindow of(final List<View> views) {
		int length = 0;
		for (final View view : views)
			length += view.hasImage() ? view.values().length : 0;
		final int stride = 1 + length / ENOUGH;
		final float[] all = new float[length];
		final float[] bodies = new float[length];
		int count = 0;
		int bodyCount = 0;
		for (final View view : views)
			for (int n = 0; view.hasImage() && n < view.values().length; n += stride) {
				final float value = view.values()[n];
				// 0 is often where there is no image.
				if (!Float.isFinite(value) || value == 0) continue;
				all[count++] = value;
				if (view.structures()[n] == Structure.CORPUS.id()) bodies[bodyCount++] =
					value;
			}
		if (count == 0) return new GreyWindow(0, 1);
		Arrays.sort(all, 0, count);
		if (all[0] < AIR) return CT;
		final double black = Math.min(0, quantile(all, count, 1 - WHITE_QUANTILE));
		double white = quantile(all, count, WHITE_QUANTILE);
		if (bodyCount > 0) {
			Arrays.sort(bodies, 0, bodyCount);
			final double median = quantile(bodies, bodyCount, 0.5) - black;
			if (median > 0) white = Math.min(white, black + median / BODY_GREY);
		}
		return new GreyWindow(black, white > black ? white : black + 1);
	}

	/**
	 * SPINEPS's: MRI from 0 to a quantile of what is shown, CT −200 to 1000.
	 *
	 * @param part the quantile, 0..1
	 * @param views what will be shown; without images any window will do
	 * @return one window for all of them
	 */
	static GreyWindow upTo(final double part, final List<View> views) {
		int count = 0;
		for (final View view : views)
			count += view.hasImage() ? view.values().length : 0;
		final float[] all = new float[count];
		count = 0;
		for (final View view : views)
			if (view.hasImage()) for (final float value : view.values())
				if (value != 0 && Float.isFinite(value)) all[count++] = value;
		if (count == 0) return new GreyWindow(0, 1);
		Arrays.sort(all, 0, count);
		if (all[0] < AIR) return CT;
		return new GreyWindow(0, Math.max(Float.MIN_NORMAL, quantile(all, count, part)));
	}

	private static double quantile(final float[] sorted, final int count,
		final double part)
	{
		return sorted[(int) (part * (count - 1))];
	}

	/** @return 0..255; values that are no numbers are black */
	int grey(final float value) {
		final double part = (value - black) / (white - black);
		return part > 0 ? (int) Math.rint(255 * Math.min(1, part)) : 0;
	}
}
