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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

/** Puts pictures on one page, in rows. */
public final class PictureSheet {

	private static final int GAP = 8;
	private static final int WIDTH = 1500;
	private static final Color PAPER = new Color(0x16181c);

	private PictureSheet() {
		// static methods only
	}

	/**
	 * @param pngs PNG files, at least one
	 * @return a PNG file with all of them, from left to right and down
	 */
	public static byte[] of(final List<byte[]> pngs) {
		final List<BufferedImage> pictures = new ArrayList<>();
		for (final byte[] png : pngs)
			pictures.add(read(png));
		final List<int[]> places = new ArrayList<>();
		int x = GAP;
		int y = GAP;
		int width = 0;
		int height = 0;
		for (final BufferedImage picture : pictures) {
			if (x > GAP && x + picture.getWidth() + GAP > WIDTH) {
				x = GAP;
				y = height;
			}
			places.add(new int[] { x, y });
			x += picture.getWidth() + GAP;
			width = Math.max(width, x);
			height = Math.max(height, y + picture.getHeight() + GAP);
		}
		final BufferedImage sheet = new BufferedImage(width, height,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = sheet.createGraphics();
		graphics.setColor(PAPER);
		graphics.fillRect(0, 0, width, height);
		for (int n = 0; n < pictures.size(); n++)
			graphics.drawImage(pictures.get(n), places.get(n)[0], places.get(n)[1],
				null);
		graphics.dispose();
		return PngFiles.bytes(sheet);
	}

	private static BufferedImage read(final byte[] png) {
		try {
			return ImageIO.read(new ByteArrayInputStream(png));
		}
		catch (final IOException e) {
			throw new IllegalStateException("Memory cannot be read", e);
		}
	}
}
