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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Borders of a label in a slice, along the edges of its voxels. */
public final class Outlines {

	/** Steps to the right, down, to the left, up. */
	private static final int[][] STEPS = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0,
		-1 } };

	private Outlines() {
		// static methods only
	}

	/**
	 * A closed polygon; its last corner is joined to its first.
	 *
	 * @param x corners on axis 0; voxel i reaches from i to i + 1
	 * @param y corners on axis 1
	 * @param hole whether it goes round a hole
	 */
	public record Polygon(int[] x, int[] y, boolean hole) {}

	/**
	 * Voxels that touch at a corner only are apart.
	 *
	 * @param mask a mask
	 * @param label one of its labels
	 * @param slice index on axis 2
	 * @return its borders; empty if the label is not in the slice
	 */
	public static List<Polygon> of(final LabelVolume mask, final int label,
		final int slice)
	{
		final int columns = mask.grid().size(0);
		final int rows = mask.grid().size(1);
		final short[] voxels = mask.array();
		final int start = slice * columns * rows;
		final Map<Long, Integer> edges = new HashMap<>();
		for (int y = 0; y < rows; y++)
			for (int x = 0; x < columns; x++) {
				final int at = start + y * columns + x;
				if ((voxels[at] & 0xffff) != label) continue;
				// The voxel is always to the right of its edges.
				if (y == 0 || (voxels[at - columns] & 0xffff) != label) add(edges, x, y,
					0);
				if (x == columns - 1 || (voxels[at + 1] & 0xffff) != label) add(edges, x +
					1, y, 1);
				if (y == rows - 1 || (voxels[at + columns] & 0xffff) != label) add(edges,
					x + 1, y + 1, 2);
				if (x == 0 || (voxels[at - 1] & 0xffff) != label) add(edges, x, y + 1, 3);
			}
		final List<Polygon> polygons = new ArrayList<>();
		for (int y = 0; y <= rows; y++)
			for (int x = 0; x <= columns; x++)
				while (edges.containsKey(key(x, y)))
					polygons.add(trace(edges, x, y));
		return polygons;
	}

	/**
	 * As {@link #of}, but holes are cut in: a polygon goes to its hole, round it, and
	 * back on the same way, as formats want it that know no holes.
	 *
	 * @param mask a mask
	 * @param label one of its labels
	 * @param slice index on axis 2
	 * @return its borders, none of them a hole
	 */
	public static List<Polygon> withoutHoles(final LabelVolume mask,
		final int label, final int slice)
	{
		final List<Polygon> outer = new ArrayList<>();
		final List<Polygon> holes = new ArrayList<>();
		for (final Polygon one : of(mask, label, slice))
			(one.hole ? holes : outer).add(one);
		while (!holes.isEmpty()) {
			// The nearest first: nothing can lie between it and its outline.
			int[] best = null;
			for (int h = 0; h < holes.size(); h++)
				for (int o = 0; o < outer.size(); o++)
					best = nearer(best, holes.get(h), outer.get(o), h, o);
			outer.set(best[2], joined(outer.get(best[2]), best[3], holes.remove(
				best[1]), best[4]));
		}
		return outer;
	}

	/** @return squared distance, hole, outline, and the corners of both; the less */
	private static int[] nearer(final int[] best, final Polygon hole,
		final Polygon outline, final int h, final int o)
	{
		int[] nearest = best;
		if (!contains(outline, hole.x[0], hole.y[0])) return nearest;
		for (int i = 0; i < outline.x.length; i++)
			for (int j = 0; j < hole.x.length; j++) {
				final int dx = outline.x[i] - hole.x[j];
				final int dy = outline.y[i] - hole.y[j];
				final int distance = dx * dx + dy * dy;
				if (nearest == null || distance < nearest[0]) nearest = new int[] {
					distance, h, o, i, j };
			}
		return nearest;
	}

	/** Whether the middle of the voxel right below a corner is inside. */
	private static boolean contains(final Polygon outline, final int x,
		final int y)
	{
		boolean inside = false;
		for (int i = 0, j = outline.x.length - 1; i < outline.x.length; j = i++)
			if (outline.y[i] <= y != outline.y[j] <= y && outline.x[i] > x)
				inside = !inside;
		return inside;
	}

	private static Polygon joined(final Polygon outline, final int at,
		final Polygon hole, final int from)
	{
		final int n = outline.x.length;
		final int m = hole.x.length;
		final int[] x = new int[n + m + 2];
		final int[] y = new int[n + m + 2];
		for (int i = 0; i < x.length; i++) {
			final boolean inHole = i > at && i <= at + m + 1;
			final int corner = i <= at ? i : inHole ? (from + i - at - 1) % m : i - m -
				2;
			x[i] = inHole ? hole.x[corner] : outline.x[corner];
			y[i] = inHole ? hole.y[corner] : outline.y[corner];
		}
		return new Polygon(x, y, false);
	}

	private static long key(final int x, final int y) {
		return (long) y << 32 | x;
	}

	/** Bit d is set if an edge leaves the corner in direction d. */
	private static void add(final Map<Long, Integer> edges, final int x,
		final int y, final int direction)
	{
		edges.merge(key(x, y), 1 << direction, (a, b) -> a | b);
	}

	private static Polygon trace(final Map<Long, Integer> edges,
		final int fromX, final int fromY)
	{
		final List<int[]> corners = new ArrayList<>();
		int x = fromX;
		int y = fromY;
		int direction = -1;
		long area = 0;
		do {
			final int leaving = edges.get(key(x, y));
			final int next = next(leaving, direction);
			if (next != direction) corners.add(new int[] { x, y });
			final int rest = leaving & ~(1 << next);
			if (rest == 0) edges.remove(key(x, y));
			else edges.put(key(x, y), rest);
			area += (long) x * STEPS[next][1] - (long) y * STEPS[next][0];
			x += STEPS[next][0];
			y += STEPS[next][1];
			direction = next;
		}
		while (x != fromX || y != fromY);
		final int[] xs = corners.stream().mapToInt(corner -> corner[0]).toArray();
		final int[] ys = corners.stream().mapToInt(corner -> corner[1]).toArray();
		return new Polygon(xs, ys, area < 0);
	}

	/** Turns right first, so that voxels at a corner stay apart. */
	private static int next(final int leaving, final int direction) {
		if (direction < 0) return Integer.numberOfTrailingZeros(leaving);
		for (final int turn : new int[] { 1, 0, 3 })
			if ((leaving >> (direction + turn) % 4 & 1) == 1) return (direction +
				turn) % 4;
		throw new IllegalStateException("An outline ends at a corner");
	}
}
