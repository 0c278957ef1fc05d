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
package org.spineps.pipeline.semantic;

import org.spineps.volume.Box;
import org.spineps.volume.Components;
import org.spineps.volume.Grid;

/**
 * Which pieces of a mask are the spine, and the box around them: the largest
 * piece, and as the options say those near to one that is in already and those
 * that are large.
 */
final class SpinePieces {

	private final boolean[] in;
	/** The pieces that are in, in the order in which they were added. */
	private final int[] added;
	private int count;
	private final Box[] boxes;
	/** Axis to inferior, and how far boxes are widened along it to be near. */
	private final int axis;
	private final int reach;
	private Box box;

	private SpinePieces(final Components pieces,
		final SemanticCleanupOptions options)
	{
		final Grid grid = pieces.grid();
		axis = grid.axisCodes().axisOf('I');
		reach = (int) Math.max(0, Math.rint(options.boxMarginMm() / finest(grid)));
		final int margin = VoxelUnits.length(options.boxMarginMm(), grid);
		in = new boolean[pieces.count() + 1];
		added = new int[in.length];
		boxes = new Box[in.length];
		for (int id = 1; id < in.length; id++)
			boxes[id] = pieces.box(id).grow(margin);
	}

	private static double finest(final Grid grid) {
		return Math.min(grid.spacing(0), Math.min(grid.spacing(1), grid.spacing(
			2)));
	}

	/**
	 * @param pieces all pieces of a mask, at least one
	 * @param options which of them belong to the spine
	 * @return those that do
	 */
	static SpinePieces of(final Components pieces,
		final SemanticCleanupOptions options)
	{
		final SpinePieces spine = new SpinePieces(pieces, options);
		final int[] bySize = pieces.idsBySize();
		spine.add(bySize[0]);
		if (options.spineInPieces()) for (final int id : bySize)
			if (pieces.size(id) >= options.pieceFraction() * pieces.size(bySize[0]))
				spine.add(id);
		if (options.nearPieces()) spine.addNear();
		return spine;
	}

	private void add(final int id) {
		if (in[id]) return;
		in[id] = true;
		added[count++] = id;
		box = box == null ? boxes[id] : box.union(boxes[id]);
	}

	/** Adds what is near to a piece of the spine, until nothing more is. */
	private void addNear() {
		for (int n = 0; n < count; n++)
			for (int id = 1; id < in.length; id++)
				if (!in[id] && isNear(boxes[id], boxes[added[n]])) add(id);
	}

	/** Borders that touch count. */
	private boolean isNear(final Box one, final Box other) {
		for (int a = 0; a < 3; a++) {
			final int more = a == axis ? reach : 0;
			if (one.min(a) > other.max(a) + more || other.min(a) - more > one.max(a))
				return false;
		}
		return true;
	}

	/** @return whether the spine has a piece; not the background, number 0 */
	boolean has(final int id) {
		return in[id];
	}

	/** @return the box of all its pieces with the margin, not cut at the borders */
	Box box() {
		return box;
	}
}
