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
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.spineps.anatomy.LevelColors;

/**
 * Writes the names of vertebrae beside their bodies, in front of them in a
 * sagittal picture and at the right edge's side in a coronal one, each joined to
 * its body by a line in the body's colour.
 */
final class NameTags {

	/** From the body to its name, and from the name to the picture's edge. */
	private static final int GAP = 14;
	private static final int EDGE = 5;
	/** Rows around the centre in which the body's edge is looked for. */
	private static final double EDGE_BAND_MM = 6;

	private final Plane plane;
	private final PictureFrame frame;
	private final Lettering lettering;
	private final boolean left;
	private final List<Tag> tags = new ArrayList<>();

	/**
	 * A name.
	 *
	 * @param text what to write
	 * @param color of the line
	 * @param row of the body's centre
	 * @param edge column of the body's edge in that row
	 * @param anchor outermost column of the body near that row
	 */
	private record Tag(String text, Color color, double row, double edge,
		double anchor)
	{}

	/**
	 * @param view the picture's view
	 * @param frame its frame
	 * @param curve knows the centres
	 * @param names label → name; labels without one are called by their number
	 * @param lettering how to write
	 */
	NameTags(final View view, final PictureFrame frame, final SpineCurve curve,
		final Map<Integer, String> names, final Lettering lettering)
	{
		plane = view.plane();
		this.frame = frame;
		this.lettering = lettering;
		left = view.isSagittal();
		curve.centers().forEach((label, center) -> tags.add(tag(view.instances(),
			label, names.getOrDefault(label, label.toString()), center)));
		tags.sort(Comparator.comparingDouble(Tag::row));
	}

	private Tag tag(final int[] labels, final int label, final String text,
		final double[] center)
	{
		final int middle = Math.max(0, Math.min(plane.height() - 1, frame.pixel(
			Oriented.I, center[Oriented.I])));
		final int band = (int) Math.ceil(EDGE_BAND_MM / frame.pixelMm());
		int edge = -1;
		int outermost = -1;
		for (int distance = 0; distance <= band; distance++)
			for (int side = -1; side <= 1; side += 2) {
				final int x = outermost(labels, label, middle + side * distance);
				if (x < 0) continue;
				if (edge < 0) edge = x;
				outermost = outermost < 0 ? x : left ? Math.min(outermost, x) : Math
					.max(outermost, x);
			}
		if (edge < 0) {
			edge = frame.pixel(plane.across(), center[plane.across()]);
			outermost = edge;
		}
		return new Tag(text, new Color(LevelColors.ofInstance(label)), middle, edge,
			outermost);
	}

	/** @return column of a label's outermost pixel in a row, −1 if it has none */
	private int outermost(final int[] labels, final int label, final int y) {
		if (y < 0 || y >= plane.height()) return -1;
		for (int n = 0; n < plane.width(); n++) {
			final int x = left ? n : plane.width() - 1 - n;
			if (labels[y * plane.width() + x] == label) return x;
		}
		return -1;
	}

	/** @return pixels that the picture must grow to hold all names */
	int gutter() {
		double missing = 0;
		for (final Tag tag : tags) {
			final double room = left ? tag.anchor : plane.width() - 1 - tag.anchor;
			missing = Math.max(missing, lettering.width(tag.text) + GAP + EDGE -
				room);
		}
		return (int) Math.ceil(missing);
	}

	/**
	 * @param graphics of the picture, gutter included
	 * @param shift columns between the left edges of picture and plane
	 */
	void write(final Graphics2D graphics, final int shift) {
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
			RenderingHints.VALUE_ANTIALIAS_ON);
		final int lineHeight = lettering.lineHeight();
		final double[] wanted = tags.stream().mapToDouble(Tag::row).toArray();
		final double[] rows = TagPlaces.spread(wanted, lineHeight, lineHeight, plane
			.height() - lineHeight);
		for (int n = 0; n < rows.length; n++)
			line(graphics, tags.get(n), rows[n], shift);
		for (int n = 0; n < rows.length; n++) {
			final Tag tag = tags.get(n);
			lettering.write(graphics, tag.text, textX(tag, shift), rows[n],
				Color.WHITE);
		}
	}

	private double textX(final Tag tag, final int shift) {
		return left ? tag.anchor + shift - GAP - lettering.width(tag.text)
			: tag.anchor + shift + GAP;
	}

	private void line(final Graphics2D graphics, final Tag tag,
		final double row, final int shift)
	{
		final double from = left ? tag.anchor + shift - GAP + 3 : tag.anchor +
			shift + GAP - 3;
		final Line2D line = new Line2D.Double(from, row, tag.edge + shift, tag.row);
		graphics.setColor(Color.BLACK);
		graphics.setStroke(new BasicStroke(3.5f));
		graphics.draw(line);
		graphics.setColor(tag.color);
		graphics.setStroke(new BasicStroke(1.8f));
		graphics.draw(line);
	}
}
