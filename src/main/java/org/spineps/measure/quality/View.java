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
package org.spineps.measure.quality;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.result.SpineInstance;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;

/**
 * What of a spine the volume shows.
 *
 * @param grid the grid of the masks
 */
record View(Grid grid) {

	/** World axes. */
	private static final int SIDES = 0;
	private static final int HEIGHT = 2;
	private static final double FINE_MM = 1.5;

	/** @return millimetres from left to right */
	double widthMm() {
		final int axis = axis(SIDES);
		return grid.size(axis) * grid.spacing(axis);
	}

	/** @return whether a box reaches the left or right edge */
	boolean cutAtSide(final Box box) {
		return touches(box, axis(SIDES));
	}

	/** @return whether a box reaches another edge than left or right */
	boolean cutElsewhere(final Box box) {
		for (int axis = 0; axis < 3; axis++)
			if (axis != axis(SIDES) && touches(box, axis)) return true;
		return false;
	}

	/** @return whether a box reaches the upper or the lower edge */
	boolean cutAtEnd(final Box box) {
		return touches(box, axis(HEIGHT));
	}

	/** @return millimetres that a box is high */
	double heightMm(final Box box) {
		final int axis = axis(HEIGHT);
		return box.size(axis) * grid.spacing(axis);
	}

	/**
	 * @param box of something
	 * @param above whether to look up, not down
	 * @return millimetres from there to the edge of the volume
	 */
	double roomMm(final Box box, final boolean above) {
		final int axis = axis(HEIGHT);
		final boolean upwards = grid.axisCodes().toString().charAt(axis) == 'S';
		final int voxels = upwards == above ? grid.size(axis) - box.max(axis) : box
			.min(axis);
		return voxels * grid.spacing(axis);
	}

	/**
	 * Resampling can leave one voxel empty at the edge; between thick slices that
	 * would be too far.
	 */
	private boolean touches(final Box box, final int axis) {
		final int slack = grid.spacing(axis) <= FINE_MM ? 1 : 0;
		return box.min(axis) <= slack || box.max(axis) >= grid.size(axis) - slack;
	}

	private int axis(final int world) {
		for (int axis = 0; axis < 3; axis++)
			if (grid.axisCodes().worldAxis(axis) == world) return axis;
		throw new IllegalStateException("No axis " + world + " in " + grid
			.axisCodes());
	}

	/** @return whether a vertebra is C1, which has no body */
	static boolean isAtlas(final SpineInstance vertebra) {
		return vertebra.label() == Level.C1.id() && isKnown(vertebra);
	}

	/** @return whether the level of a vertebra is told by something */
	static boolean isKnown(final SpineInstance vertebra) {
		return vertebra.naming() != Naming.LEVEL_UNKNOWN;
	}
}
