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

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.IntUnaryOperator;

/** Paints grey values and, over them, labels in colour with outlines. */
final class Panel {

	private static final double FILL = 0.30;
	private static final double OUTLINE = 0.95;
	/** Fill over black, where nothing is to be seen through it. */
	private static final double FILL_WITHOUT_IMAGE = 0.75;

	private Panel() {
		// static methods only
	}

	/**
	 * @param view what to paint
	 * @param window from black to white
	 * @return the grey picture; black without an image
	 */
	static BufferedImage grey(final View view, final GreyWindow window) {
		return grey(view, view.plane().width(), view.plane().height(), window);
	}

	/**
	 * @param view what to paint; its plane is not asked
	 * @param width pixels of a row
	 * @param height number of rows
	 * @param window from black to white
	 * @return the grey picture; black without an image
	 */
	static BufferedImage grey(final View view, final int width,
		final int height, final GreyWindow window)
	{
		final BufferedImage picture = new BufferedImage(width, height,
			BufferedImage.TYPE_INT_RGB);
		if (!view.hasImage()) return picture;
		final int[] pixels = pixels(picture);
		for (int n = 0; n < pixels.length; n++)
			pixels[n] = 0x010101 * window.grey(view.values()[n]);
		return picture;
	}

	/**
	 * @param picture painted on
	 * @param labels row by row
	 * @param colors label → 0xRRGGBB
	 * @param onImage whether there is an image to be seen through the colour
	 */
	static void paint(final BufferedImage picture, final int[] labels,
		final IntUnaryOperator colors, final boolean onImage)
	{
		paint(picture, labels, colors, onImage ? FILL : FILL_WITHOUT_IMAGE);
	}

	/**
	 * @param picture painted on
	 * @param labels row by row
	 * @param colors label → 0xRRGGBB
	 * @param fill how much of the colour covers the inside, 0..1
	 */
	static void paint(final BufferedImage picture, final int[] labels,
		final IntUnaryOperator colors, final double fill)
	{
		final int width = picture.getWidth();
		final int height = picture.getHeight();
		final int[] pixels = pixels(picture);
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final int n = y * width + x;
				final int label = labels[n];
				if (label == 0) continue;
				final boolean edge = x > 0 && labels[n - 1] != label || x + 1 < width &&
					labels[n + 1] != label || y > 0 && labels[n - width] != label ||
					y + 1 < height && labels[n + width] != label;
				pixels[n] = blend(pixels[n], colors.applyAsInt(label), edge ? OUTLINE
					: fill);
			}
	}

	private static int[] pixels(final BufferedImage picture) {
		return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
	}

	static int blend(final int under, final int over,
		final double part)
	{
		int result = 0;
		for (int shift = 16; shift >= 0; shift -= 8)
			result |= (int) Math.rint((under >> shift & 0xff) * (1 - part) +
				(over >> shift & 0xff) * part) << shift;
		return result;
	}
}
