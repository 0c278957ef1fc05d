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
package org.spineps.pipeline.totalspineseg.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.spineps.volume.Box;
import org.spineps.volume.Grid;

/** Makes vertebrae of the pieces of bone that step 2 found. */
final class BoneMerging {

	/** A spinous process is nearer to its vertebra than this. */
	private static final double REACH_MM = 30;

	private BoneMerging() {
		// static methods only
	}

	/**
	 * Merges every piece with the one above it if both are of one raw class.
	 * Neighbouring vertebrae are of different ones, a spinous process and its body of
	 * the same.
	 *
	 * @param pieces from the top; those that stay are changed
	 * @return what stays, with the numbers of the upper pieces
	 */
	static List<Part> equalNeighbours(final List<Part> pieces) {
		final List<Part> kept = new ArrayList<>();
		for (final Part piece : pieces) {
			final Part above = kept.isEmpty() ? null : kept.get(kept.size() - 1);
			if (above != null && above.value() == piece.value()) above.add(piece
				.voxels());
			else kept.add(piece);
		}
		return kept;
	}

	/**
	 * As {@link #equalNeighbours}, but two pieces with bone in front of the canal stay
	 * apart if a disc lies between them: they are the neighbours of a vertebra that
	 * was not found.
	 *
	 * @param pieces from the top; those that stay are changed
	 * @param order has sorted them
	 * @param discs the discs
	 * @param discOrder has sorted them
	 * @param canal the canal
	 * @return what stays, with the numbers of the upper pieces
	 */
	static List<Part> equalNeighbours(final List<Part> pieces,
		final PartOrder order, final List<Part> discs, final PartOrder discOrder,
		final CanalLine canal)
	{
		final List<Part> kept = new ArrayList<>();
		for (final Part piece : pieces) {
			final Part above = kept.isEmpty() ? null : kept.get(kept.size() - 1);
			if (above == null || above.value() != piece.value()) {
				kept.add(piece);
				continue;
			}
			final int top = order.slice(above);
			final int bottom = order.slice(piece);
			if (piece.anteriorCentre(canal) != null && above.anteriorCentre(
				canal) != null && discs.stream().anyMatch(disc -> discOrder.slice(
					disc) < top && discOrder.slice(disc) > bottom)) kept.add(piece);
			else above.add(piece.voxels());
		}
		return kept;
	}

	/**
	 * Adds small pieces to the nearest vertebra of their class, if it is near.
	 *
	 * @param map the raw label map
	 * @param small pieces
	 * @param vertebrae changed
	 */
	static void addSmall(final RawMap map, final List<Part> small,
		final List<Part> vertebrae)
	{
		for (final Part piece : small) {
			final Part nearest = nearest(map, piece, vertebrae.stream().filter(
				vertebra -> vertebra.value() == piece.value()).toList());
			if (nearest != null) nearest.add(piece.voxels());
		}
	}

	/**
	 * @param map the raw label map
	 * @param piece a piece of bone
	 * @param among vertebrae
	 * @return the one that its centre is nearest to; null if none is near
	 */
	static Part nearest(final RawMap map, final Part piece,
		final List<Part> among)
	{
		Part nearest = null;
		double least = REACH_MM * REACH_MM;
		for (final Part vertebra : among) {
			final double square = squareTo(map, piece.centre(), vertebra);
			if (square < least) {
				least = square;
				nearest = vertebra;
			}
		}
		return nearest;
	}

	private static double squareTo(final RawMap map, final double[] from,
		final Part part)
	{
		double least = Double.POSITIVE_INFINITY;
		for (final int voxel : part.voxels()) {
			final double x = map.x(voxel) - from[0];
			final double y = map.y(voxel) - from[1];
			final double z = map.z(voxel) - from[2];
			least = Math.min(least, x * x + y * y + z * z);
		}
		return least;
	}

	/**
	 * Gives bone of an unsure vertebra to the vertebra that surrounds it: what lies
	 * between two of its voxels along any axis, or one step beside that. Of several
	 * vertebrae the uppermost gets it.
	 *
	 * @param map the raw label map
	 * @param vertebrae from the top; changed
	 */
	static void absorbUnsure(final RawMap map, final List<Part> vertebrae) {
		final int unsure = map.classes().unsure();
		if (unsure == 0 || map.count(unsure) == 0) return;
		final int[] owner = new int[map.grid().voxels()];
		for (int n = vertebrae.size() - 1; n >= 0; n--)
			claim(map, vertebrae.get(n), n + 1, owner);
		final int[][] claimed = new int[vertebrae.size() + 1][16];
		final int[] count = new int[claimed.length];
		for (int v = 0; v < owner.length; v++) {
			final int n = owner[v];
			if (n == 0) continue;
			if (count[n] == claimed[n].length) claimed[n] = Arrays.copyOf(claimed[n],
				2 * count[n]);
			claimed[n][count[n]++] = v;
		}
		for (int n = 1; n < claimed.length; n++)
			vertebrae.get(n - 1).add(Arrays.copyOf(claimed[n], count[n]));
	}

	private static void claim(final RawMap map, final Part vertebra,
		final int number, final int[] owner)
	{
		final Grid grid = map.grid();
		final Box box = box(map, vertebra);
		final Spans spans = new Spans(map, vertebra, box);
		final Box around = box.grow(1).intersect(grid.box());
		final int unsure = map.classes().unsure();
		for (int k = around.min(2); k < around.max(2); k++)
			for (int j = around.min(1); j < around.max(1); j++)
				for (int i = around.min(0), v = grid.index(i, j, k); i < around.max(
					0); i++, v++)
					if (map.raw(v) == unsure && (spans.has(i, j, k) || spans.has(i - 1, j,
						k) || spans.has(i + 1, j, k) || spans.has(i, j - 1, k) || spans.has(
							i, j + 1, k) || spans.has(i, j, k - 1) || spans.has(i, j, k + 1)))
						owner[v] = number;
	}

	private static Box box(final RawMap map, final Part part) {
		final int[] min = map.grid().size();
		final int[] max = new int[3];
		for (final int voxel : part.voxels()) {
			final int[] at = { map.x(voxel) - map.box().min(0), map.y(voxel) - map
				.box().min(1), map.z(voxel) - map.box().min(2) };
			for (int axis = 0; axis < 3; axis++) {
				min[axis] = Math.min(min[axis], at[axis]);
				max[axis] = Math.max(max[axis], at[axis] + 1);
			}
		}
		return new Box(min, max);
	}

	/** Where a part begins and ends on every line of voxels, along each axis. */
	private static final class Spans {

		private final Box box;
		private final int[][] first = new int[3][];
		private final int[][] last = new int[3][];

		Spans(final RawMap map, final Part part, final Box box) {
			this.box = box;
			for (int axis = 0; axis < 3; axis++) {
				first[axis] = new int[box.size((axis + 1) % 3) * box.size((axis + 2) %
					3)];
				last[axis] = new int[first[axis].length];
				Arrays.fill(first[axis], Integer.MAX_VALUE);
				Arrays.fill(last[axis], -1);
			}
			for (final int voxel : part.voxels()) {
				final int[] at = { map.x(voxel) - map.box().min(0), map.y(voxel) - map
					.box().min(1), map.z(voxel) - map.box().min(2) };
				for (int axis = 0; axis < 3; axis++) {
					final int line = line(axis, at);
					first[axis][line] = Math.min(first[axis][line], at[axis]);
					last[axis][line] = Math.max(last[axis][line], at[axis]);
				}
			}
		}

		private int line(final int axis, final int... at) {
			final int one = (axis + 1) % 3;
			final int other = (axis + 2) % 3;
			return at[one] - box.min(one) + box.size(one) * (at[other] - box.min(
				other));
		}

		/** @return whether a voxel lies between two of the part along any axis */
		boolean has(final int i, final int j, final int k) {
			final int[] at = { i, j, k };
			for (int axis = 0; axis < 3; axis++)
				if (at[axis] < box.min(axis) || at[axis] >= box.max(axis)) return false;
			for (int axis = 0; axis < 3; axis++) {
				final int line = line(axis, at);
				if (first[axis][line] <= at[axis] && at[axis] <= last[axis][line])
					return true;
			}
			return false;
		}
	}
}
