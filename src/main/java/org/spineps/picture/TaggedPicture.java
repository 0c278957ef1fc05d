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

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;

/** A picture of coloured pixels with words beside them, as a JPEG file. */
public final class TaggedPicture {

	private static final int FONT_SIZE = 15;

	/**
	 * A word.
	 *
	 * @param text the word
	 * @param x where it begins, or where it ends if it stands on the left
	 * @param y row through its middle
	 * @param onTheLeft whether it ends at x
	 * @param rgb its colour
	 */
	public record Tag(String text, int x, int y, boolean onTheLeft, int rgb) {}

	private TaggedPicture() {
		// static methods only
	}

	/**
	 * @param file file to make or replace
	 * @param width pixels in a row
	 * @param pixels colours row by row, red, green and blue in the lower 24 bits
	 * @param tags words; of two at one place the first is written
	 * @throws SpinepsException if the file cannot be written, or this computer has no
	 *           fonts for the words
	 */
	public static void write(final Path file, final int width,
		final int[] pixels, final List<Tag> tags) throws SpinepsException
	{
		final int height = pixels.length / width;
		final BufferedImage picture = new BufferedImage(width, height,
			BufferedImage.TYPE_INT_RGB);
		picture.setRGB(0, 0, width, height, pixels, 0, width);
		if (!tags.isEmpty()) {
			final Lettering lettering = Lettering.of(FONT_SIZE, false);
			final Graphics2D graphics = picture.createGraphics();
			final Set<List<Integer>> taken = new HashSet<>();
			for (final Tag tag : tags) {
				final int wide = lettering.width(tag.text());
				final int x = clamp(tag.onTheLeft() ? tag.x() - wide : tag.x(), width -
					wide);
				final int y = clamp(tag.y(), height - 1);
				if (taken.add(List.of(x, y))) lettering.write(graphics, tag.text(), x, y,
					new Color(tag.rgb()));
			}
			graphics.dispose();
		}
		AtomicFiles.write(file, stream -> stream.write(PngFiles.jpeg(picture)));
	}

	private static int clamp(final int value, final int most) {
		return Math.max(0, Math.min(value, most));
	}
}
