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
package org.spineps.volume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Outlines of the regions of a slice as polygons along the edges of pixels, so
 * that they enclose exactly the pixels of the region. Pixels that touch at a
 * corner only are not joined, so no polygon crosses itself.
 */
public final class RegionOutlines {

	private static final int EAST = 0;
	private static final int[] STEP_X = { 1, 0, -1, 0 };
	private static final int[] STEP_Y = { 0, 1, 0, -1 };

	private final int[] values;
	private final int width;
	private final int height;
	/** Pixels whose upper edge a polygon has passed already. */
	private final boolean[] passed;
	private int[] xs = new int[64];
	private int[] ys = new int[64];
	private int corners;

	private RegionOutlines(final int[] values, final int width) {
		this.values = values;
		this.width = width;
		height = values.length / width;
		passed = new boolean[values.length];
	}

	/**
	 * All pixels of one value.
	 *
	 * @param value the value
	 * @param loops polygons, outer ones and holes; a pixel belongs to the region if
	 *          an odd number of them encloses it
	 */
	public record Region(int value, List<Loop> loops) {

		/** Copies the list. */
		public Region {
			loops = List.copyOf(loops);
		}
	}

	/**
	 * A closed polygon; pixel (x, y) is the square from (x, y) to (x + 1, y + 1). Owns
	 * its arrays.
	 *
	 * @param x corners, as many as in y
	 * @param y corners
	 */
	public record Loop(int[] x, int[] y) {}

	/**
	 * @param values a slice, x fastest; 0 is no region; not changed
	 * @param width its width in pixels
	 * @return its regions, in the order of their first pixels
	 */
	public static List<Region> of(final int[] values, final int width) {
		return new RegionOutlines(values, width).trace();
	}

	private List<Region> trace() {
		final Map<Integer, List<Loop>> loops = new LinkedHashMap<>();
		for (int i = 0; i < values.length; i++) {
			final int value = values[i];
			if (value == 0 || passed[i] || i >= width && values[i - width] == value)
				continue;
			loops.computeIfAbsent(value, any -> new ArrayList<>()).add(follow(value, i %
				width, i / width));
		}
		final List<Region> regions = new ArrayList<>();
		loops.forEach((value, own) -> regions.add(new Region(value, own)));
		return regions;
	}

	/** Goes along the border with the region on the right hand, from a left upper corner. */
	private Loop follow(final int value, final int startX, final int startY) {
		corners = 0;
		int x = startX;
		int y = startY;
		int direction = EAST;
		int before = -1;
		do {
			if (direction == EAST) passed[y * width + x] = true;
			if (direction != before) add(x, y);
			before = direction;
			x += STEP_X[direction];
			y += STEP_Y[direction];
			direction = turn(value, x, y, direction);
		}
		while (x != startX || y != startY || direction != EAST);
		return new Loop(Arrays.copyOf(xs, corners), Arrays.copyOf(ys, corners));
	}

	/** @return where to go on from a corner */
	private int turn(final int value, final int x, final int y,
		final int direction)
	{
		final int dx = STEP_X[direction];
		final int dy = STEP_Y[direction];
		// Pixels ahead, on the right and on the left hand of the corner.
		final boolean right = is(value, x + (dx - dy - 1) / 2, y + (dy + dx - 1) / 2);
		if (!right) return direction + 1 & 3;
		final boolean left = is(value, x + (dx + dy - 1) / 2, y + (dy - dx - 1) / 2);
		return left ? direction + 3 & 3 : direction;
	}

	private boolean is(final int value, final int x, final int y) {
		return x >= 0 && x < width && y >= 0 && y < height && values[y * width +
			x] == value;
	}

	private void add(final int x, final int y) {
		if (corners == xs.length) {
			xs = Arrays.copyOf(xs, 2 * corners);
			ys = Arrays.copyOf(ys, 2 * corners);
		}
		xs[corners] = x;
		ys[corners++] = y;
	}
}
