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
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Puts titled pictures in one or two rows under a caption, over a legend. */
final class Sheet {

	/** Wider than this, the sheet gets a second row. */
	private static final int MAX_WIDTH = 1920;
	private static final int GAP = 8;
	private static final Color PAPER = new Color(0x16181c);
	private static final Color QUIET = new Color(0xdddddd);

	private final Lettering titleLetters;
	private final Lettering smallLetters;
	private final List<List<Titled>> rows = new ArrayList<>();

	/** A finished picture and what is written over it. */
	record Titled(BufferedImage picture, String title) {}

	/**
	 * @param first pictures of the first row
	 * @param second pictures of the second row, or of the first if they fit there
	 * @param titleLetters how to write the caption
	 * @param smallLetters how to write the rest
	 */
	Sheet(final List<Titled> first, final List<Titled> second,
		final Lettering titleLetters, final Lettering smallLetters)
	{
		this.titleLetters = titleLetters;
		this.smallLetters = smallLetters;
		final List<Titled> both = new ArrayList<>(first);
		both.addAll(second);
		if (width(both) <= MAX_WIDTH) rows.add(both);
		else {
			rows.add(first);
			rows.add(second);
		}
	}

	private int width(final List<Titled> row) {
		int width = GAP;
		for (final Titled titled : row)
			width += width(titled) + GAP;
		return width;
	}

	private int width(final Titled titled) {
		return Math.max(titled.picture.getWidth(), smallLetters.width(
			titled.title));
	}

	private static int height(final List<Titled> row) {
		return row.stream().mapToInt(t -> t.picture.getHeight()).max().orElse(0);
	}

	/**
	 * @param caption first line
	 * @param disclaimer beside it, or under it if there is no room
	 * @param structures what the legend explains
	 * @return the sheet
	 */
	BufferedImage compose(final String caption, final String disclaimer,
		final SortedSet<Integer> structures)
	{
		int width = 2 * GAP + smallLetters.width(disclaimer);
		int height = GAP;
		final int line = titleLetters.lineHeight() + 4;
		for (final List<Titled> row : rows) {
			width = Math.max(width, width(row));
			height += line + height(row) + GAP;
		}
		final boolean oneLine = titleLetters.width(caption) + smallLetters.width(
			disclaimer) + 5 * GAP <= width;
		final Legend legend = new Legend(structures, smallLetters, width - 2 * GAP);
		final int legendTop = height + (oneLine ? line : 2 * line);
		final BufferedImage sheet = new BufferedImage(width, legendTop + legend
			.height() + GAP, BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = sheet.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
			RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setColor(PAPER);
		graphics.fillRect(0, 0, width, sheet.getHeight());
		final double middle = GAP + line / 2.0;
		titleLetters.write(graphics, titleLetters.fit(caption, width - 2 * GAP),
			GAP, middle, Color.WHITE);
		smallLetters.write(graphics, disclaimer, oneLine ? width - GAP -
			smallLetters.width(disclaimer) : GAP, oneLine ? middle : middle + line,
			QUIET);
		int top = GAP + (oneLine ? line : 2 * line);
		for (final List<Titled> row : rows) {
			draw(graphics, row, top, line);
			top += line + height(row) + GAP;
		}
		legend.draw(graphics, GAP, legendTop);
		graphics.dispose();
		return sheet;
	}

	private void draw(final Graphics2D graphics, final List<Titled> row,
		final int top, final int line)
	{
		int x = GAP;
		for (final Titled titled : row) {
			smallLetters.write(graphics, titled.title, x, top + line / 2.0, QUIET);
			graphics.drawImage(titled.picture, x, top + line, null);
			x += width(titled) + GAP;
		}
	}
}
