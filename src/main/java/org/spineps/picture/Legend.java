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
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

import org.spineps.anatomy.LevelColors;
import org.spineps.anatomy.Structure;

/** Names of the structures beside chips of their colours, in lines. */
final class Legend {

	private static final int CHIP = 11;
	private static final int SPACE = 16;

	private final Lettering lettering;
	private final List<Entry> entries = new ArrayList<>();
	private int lines;

	private record Entry(int label, String text, int x, int line) {}

	/**
	 * @param labels structures that occur
	 * @param lettering how to write
	 * @param width pixels of a line
	 */
	Legend(final SortedSet<Integer> labels, final Lettering lettering,
		final int width)
	{
		this.lettering = lettering;
		int x = 0;
		for (final int label : labels) {
			final String text = Structure.of(label).map(Structure::label).orElse(
				"label " + label);
			final int length = CHIP + 5 + lettering.width(text) + SPACE;
			if (x > 0 && x + length - SPACE > width) {
				x = 0;
				lines++;
			}
			entries.add(new Entry(label, text, x, lines));
			x += length;
		}
		if (!entries.isEmpty()) lines++;
	}

	/** @return pixels that it takes */
	int height() {
		return lines * lineHeight();
	}

	private int lineHeight() {
		return lettering.lineHeight() + 3;
	}

	/** Draws it with its upper left corner there. */
	void draw(final Graphics2D graphics, final int left, final int top) {
		for (final Entry entry : entries) {
			final int x = left + entry.x;
			final int middle = top + entry.line * lineHeight() + lineHeight() / 2;
			graphics.setColor(new Color(LevelColors.ofStructure(entry.label)));
			graphics.fillRect(x, middle - CHIP / 2, CHIP, CHIP);
			lettering.write(graphics, entry.text, x + CHIP + 5, middle, new Color(
				0xdddddd));
		}
	}
}
