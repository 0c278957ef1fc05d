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

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

import org.spineps.SpinepsException;

/** Text that is readable on anything: light, with a dark halo. */
final class Lettering {

	private static final float HALO = 3.2f;
	private static final Color DARK = new Color(0, 0, 0, 210);
	private static final FontRenderContext CONTEXT = new FontRenderContext(null,
		true, true);

	private final Font font;

	private Lettering(final Font font) {
		this.font = font;
	}

	/**
	 * @param size in pixels
	 * @param bold whether to write bold
	 * @return lettering of that size
	 * @throws SpinepsException if this computer has no fonts
	 */
	static Lettering of(final int size, final boolean bold)
		throws SpinepsException
	{
		try {
			final Lettering lettering = new Lettering(new Font(Font.SANS_SERIF, bold
				? Font.BOLD : Font.PLAIN, size));
			lettering.width("L5");
			return lettering;
		}
		catch (final InternalError | NoClassDefFoundError | UnsatisfiedLinkError
				| RuntimeException e)
		{
			// What Java throws on a bare server depends on its version and vendor.
			throw new SpinepsException("Cannot write text into pictures",
				"this computer has no fonts that Java can use",
				"Install fontconfig and a font, on Debian and Ubuntu: " +
					"apt-get install fontconfig fonts-dejavu-core", e);
		}
	}

	/** @return pixels that a text takes, without its halo */
	int width(final String text) {
		return (int) Math.ceil(font.getStringBounds(text, CONTEXT).getWidth());
	}

	/** @return pixels from one line to the next */
	int lineHeight() {
		return (int) Math.ceil(font.getLineMetrics("Lg", CONTEXT).getHeight());
	}

	/**
	 * @param graphics where to write
	 * @param text what
	 * @param x left edge
	 * @param middle row through the middle of the capitals
	 * @param color of the letters
	 */
	void write(final Graphics2D graphics, final String text, final double x,
		final double middle, final Color color)
	{
		if (text.isEmpty()) return;
		final Rectangle2D capital = font.createGlyphVector(CONTEXT, "H")
			.getVisualBounds();
		final Shape outline = font.createGlyphVector(CONTEXT, text).getOutline();
		final AffineTransform before = graphics.getTransform();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
			RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.translate(x, middle - capital.getCenterY());
		graphics.setColor(DARK);
		graphics.setStroke(new BasicStroke(HALO, BasicStroke.CAP_ROUND,
			BasicStroke.JOIN_ROUND));
		graphics.draw(outline);
		graphics.setColor(color);
		graphics.fill(outline);
		graphics.setTransform(before);
	}

	/**
	 * @param text any text
	 * @param maxWidth pixels that there are
	 * @return the text, its middle left out if it is too long
	 */
	String fit(final String text, final int maxWidth) {
		if (width(text) <= maxWidth) return text;
		int keep = text.length() - 1;
		String shorter = text;
		while (keep > 1 && width(shorter) > maxWidth) {
			keep--;
			shorter = text.substring(0, (keep + 1) / 2) + "…" + text.substring(text
				.length() - keep / 2);
		}
		return shorter;
	}
}
