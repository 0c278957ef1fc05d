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
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;

import java.awt.Color;
import java.awt.Font;

import org.spineps.anatomy.Structure;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.RegionOutlines;
import org.spineps.volume.RegionOutlines.Region;

/**
 * The overlay on a source image: on every slice the regions of one colour,
 * faintly filled and outlined, and the names of the vertebrae at their bodies. All
 * of it is vectors. It leaves the pixels alone, is saved in TIFF files, and goes
 * away with Image &gt; Overlay &gt; Remove Overlay.
 */
public final class SpineOverlay {

	/** Property of every element, so that they can be told from the user's. */
	static final String MARK = "SPINEPS";

	private static final String FRAME = "spineps.frame";
	private static final String FILL = "labels";
	private static final String OUTLINES = "outlines";
	private static final String NAME = "name";
	private static final int OUTLINE_ALPHA = 217;
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
			addRegions(colours, grid.size(0), slice, style, overlay);
		}
		if (style.names()) for (final OverlayNames.Place place : OverlayNames.find(
			segmentation)) if (style.draws(place.label())) addName(place, overlay);
		return overlay;
	}

	/**
	 * @param labels any mask
	 * @param legend its colours and names
	 * @param style how to draw it; its own colours are not used
	 * @return its overlay, positions set for a stack
	 */
	static Overlay create(final LabelVolume labels, final LabelLegend legend,
		final OverlayStyle style)
	{
		final Overlay overlay = new Overlay();
		final Grid grid = labels.grid();
		final int[] colours = new int[grid.size(0) * grid.size(1)];
		for (int slice = 0; slice < grid.size(2); slice++) {
			for (int i = 0; i < colours.length; i++)
				colours[i] = legend.colour(labels.array()[slice * colours.length + i] &
					0xffff);
			addRegions(colours, grid.size(0), slice, style, overlay);
		}
		if (style.names()) for (final OverlayNames.Place place : OverlayNames.find(
			labels, legend.names())) addName(place, overlay);
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

	/** Adds a fill and an outline for each colour of a slice. */
	private static void addRegions(final int[] colours, final int width,
		final int slice, final OverlayStyle style, final Overlay overlay)
	{
		if (style.opacity() == 0 && !style.outlines()) return;
		for (final Region region : RegionOutlines.of(colours, width)) {
			if (style.opacity() > 0) {
				final Roi fill = OutlineRois.of(region);
				fill.setFillColor(new Color(region.value() | (int) Math.round(style
					.opacity() * 255) << 24, true));
				add(fill, FILL, slice, overlay);
			}
			if (style.outlines()) {
				final Roi outline = OutlineRois.of(region);
				outline.setStrokeColor(new Color(region.value() | OUTLINE_ALPHA << 24,
					true));
				add(outline, OUTLINES, slice, overlay);
			}
		}
	}

	private static void add(final Roi roi, final String mark, final int slice,
		final Overlay overlay)
	{
		roi.setName(mark + ", slice " + (slice + 1));
		roi.setProperty(MARK, mark);
		roi.setPosition(slice + 1);
		overlay.add(roi);
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
