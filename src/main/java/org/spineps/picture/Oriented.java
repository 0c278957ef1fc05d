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

import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;

/**
 * A view of a flat voxel array by the axes I, P, L, however they lie in memory:
 * rows of a picture run to inferior, columns of a sagittal picture to posterior
 * (anterior at the left), those of a coronal one to the patient's left (the
 * patient's right at the left, as radiologists look at it).
 */
final class Oriented {

	/** To inferior. */
	static final int I = 0;
	/** To posterior. */
	static final int P = 1;
	/** To the left. */
	static final int L = 2;

	private static final AxisCodes IPL = new AxisCodes("IPL");

	private final Grid source;
	private final Grid grid;
	private final int first;
	private final int[] step = new int[3];

	/** @param source grid of the array */
	Oriented(final Grid source) {
		this.source = source;
		grid = source.reorient(IPL);
		final int[] strides = { 1, source.size(0), source.size(0) * source.size(
			1) };
		int offset = 0;
		for (int axis = 0; axis < 3; axis++) {
			final int from = source.axisCodes().axisOf(IPL.letter(axis));
			final boolean flip = source.axisCodes().letter(from) != IPL.letter(axis);
			step[axis] = flip ? -strides[from] : strides[from];
			if (flip) offset += (source.size(from) - 1) * strides[from];
		}
		first = offset;
	}

	int size(final int axis) {
		return grid.size(axis);
	}

	double spacing(final int axis) {
		return grid.spacing(axis);
	}

	/** @return index into the flat array */
	int index(final int i, final int p, final int l) {
		return first + i * step[I] + p * step[P] + l * step[L];
	}

	/**
	 * @param voxel voxel coordinates in the array's own axes
	 * @return the same place in I, P, L
	 */
	double[] toOriented(final double... voxel) {
		return grid.toVoxel(source.toWorld(voxel));
	}
}
