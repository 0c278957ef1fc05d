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

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.ColorProcessor;

import java.awt.Color;
import java.awt.Font;

import org.spineps.anatomy.Structure;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;

/**
 * The overlay on a source image: on every slice a faint picture of the labels and
 * a strong one of their outlines, no larger than they are, and the names of the
 * vertebrae at their bodies. It leaves the pixels alone, is saved in TIFF files, and goes away with
 * Image &gt; Overlay &gt; Remove Overlay.
 */
public final class SpineOverlay {

	/**
	 * Property of every element, so that they can be told from others. Names would
	 * not do: TIFF files do not keep those of pictures.
	 */
	static final String MARK = "SPINEPS";

	private static final String FRAME = "spineps.frame";
	private static final String FILL = "labels";
	private static final String OUTLINES = "outlines";
	private static final String NAME = "name";
	private static final double OUTLINE_OPACITY = 0.85;
	private static final Color TEXT = Color.WHITE;
	private static final Color BEHIND_TEXT = new Color(0, 0, 0, 80);

	private SpineOverlay() {
		// static methods only
	}

	/**
	 * @param segmentation a result
	 * @return its overlay in the usual style, positions set for a stack
	 */
	public static Overlay create(final SpineSegmentation segmentation) {
		return create(segmentation, OverlayStyle.DEFAULT);
	}

	/**
	 * @param segmentation a result
	 * @param style how to draw it
	 * @return its overlay, positions set for a stack
	 */
	public static Overlay create(final SpineSegmentation segmentation,
		final OverlayStyle style)
	{
		final Overlay overlay = new Overlay();
		final Grid grid = segmentation.instances().grid();
		final int[] colours = new int[grid.size(0) * grid.size(1)];
		for (int slice = 0; slice < grid.size(2); slice++) {
			colours(segmentation, slice, style, colours);
			if (style.opacity() > 0) addPicture(colours, grid, slice, FILL, style
				.opacity(), overlay);
			if (style.outlines()) addPicture(outlines(colours, grid.size(0)), grid,
				slice, OUTLINES, OUTLINE_OPACITY, overlay);
		}
		if (style.names()) for (final OverlayNames.Place place : OverlayNames.find(
			segmentation)) if (style.draws(place.label())) addName(place, overlay);
		return overlay;
	}

	/**
	 * Replaces what an earlier run put on the image; other elements stay.
	 *
	 * @param image gets the overlay
	 * @param ours the elements to put there
	 */
	public static void putOn(final ImagePlus image, final Overlay ours) {
		final int frame = image.getNFrames() > 1 && image.getProperty(
			FRAME) instanceof Integer number ? number : 0;
		final Overlay joined = new Overlay();
		final Overlay before = image.getOverlay();
		if (before != null) for (final Roi roi : before.toArray())
			if (roi.getProperty(MARK) == null) joined.add(roi);
		for (final Roi roi : ours.toArray()) {
			if (image.isHyperStack()) roi.setPosition(0, Math.max(roi.getPosition(),
				roi.getZPosition()), frame);
			joined.add(roi);
		}
		image.setOverlay(joined);
		image.setHideOverlay(false);
	}

	/**
	 * @param image a time series
	 * @param frame the frame that overlays of this class belong to, counted from 1
	 */
	public static void setFrame(final ImagePlus image, final int frame) {
		image.setProperty(FRAME, frame);
	}

	/**
	 * @param image an image
	 * @return whether it shows an overlay of this class
	 */
	public static boolean isOn(final ImagePlus image) {
		final Overlay overlay = image.getOverlay();
		if (overlay == null) return false;
		for (final Roi roi : overlay.toArray())
			if (roi.getProperty(MARK) != null) return true;
		return false;
	}

	/** Adds what is not black, no larger than it is. */
	private static void addPicture(final int[] colours, final Grid grid,
		final int slice, final String mark, final double opacity,
		final Overlay overlay)
	{
		final int width = grid.size(0);
		int minX = width, maxX = -1, minY = grid.size(1), maxY = -1;
		for (int y = 0; y < grid.size(1); y++)
			for (int x = 0; x < width; x++) {
				if (colours[y * width + x] == 0) continue;
				minX = Math.min(minX, x);
				maxX = Math.max(maxX, x);
				minY = Math.min(minY, y);
				maxY = Math.max(maxY, y);
			}
		if (maxX < 0) return;
		final ColorProcessor picture = new ColorProcessor(maxX - minX + 1, maxY -
			minY + 1);
		for (int y = minY; y <= maxY; y++)
			for (int x = minX; x <= maxX; x++)
				picture.set(x - minX, y - minY, colours[y * width + x]);
		final ImageRoi roi = new ImageRoi(minX, minY, picture);
		roi.setZeroTransparent(true);
		roi.setOpacity(opacity);
		roi.setName(mark + ", slice " + (slice + 1));
		roi.setProperty(MARK, mark);
		roi.setPosition(slice + 1);
		overlay.add(roi);
	}

	/** @return the colours of pixels beside a pixel of another colour */
	private static int[] outlines(final int[] colours, final int width) {
		final int[] outlines = new int[colours.length];
		for (int i = 0; i < colours.length; i++) {
			final int colour = colours[i];
			if (colour == 0) continue;
			final int x = i % width;
			final boolean inside = x > 0 && x < width - 1 && i >= width && i +
				width < colours.length && colours[i - 1] == colour && colours[i +
					1] == colour && colours[i - width] == colour && colours[i +
						width] == colour;
			if (!inside) outlines[i] = colour;
		}
		return outlines;
	}

	/** Cord and canal have no instance label; theirs is the semantic one. */
	private static void colours(final SpineSegmentation segmentation,
		final int slice, final OverlayStyle style, final int[] colours)
	{
		final short[] instances = segmentation.instances().array();
		final short[] semantic = segmentation.semantic().array();
		final int start = slice * colours.length;
		for (int i = 0; i < colours.length; i++) {
			int label = instances[start + i] & 0xffff;
			if (label == 0 && (semantic[start + i] == Structure.CORD.id() ||
				semantic[start + i] == Structure.CANAL.id())) label = semantic[start +
					i];
			colours[i] = label == 0 || !style.draws(label) ? 0 : style.colours().of(
				label, semantic[start + i] & 0xffff);
		}
	}

	private static void addName(final OverlayNames.Place place,
		final Overlay overlay)
	{
		final Font font = new Font(Font.SANS_SERIF, Font.BOLD, place.fontSize());
		final TextRoi roi = new TextRoi(place.x(), place.y(), place.name(), font);
		roi.setLocation(place.x() - roi.getFloatWidth() / 2, place.y() - roi
			.getFloatHeight() / 2);
		roi.setStrokeColor(TEXT);
		roi.setFillColor(BEHIND_TEXT);
		roi.setAntiAlias(true);
		roi.setName(place.name());
		roi.setProperty(MARK, NAME);
		roi.setPosition(place.slice() + 1);
		overlay.add(roi);
	}
}
