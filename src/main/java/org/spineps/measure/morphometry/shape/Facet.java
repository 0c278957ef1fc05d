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
package org.spineps.measure.morphometry.shape;

import org.spineps.volume.LabelVolume;

/**
 * A flat part of the surface of a structure. A mask of voxels does not say where
 * a plane lies, only that it parts the centres of voxels inside from those
 * outside; a whole set of planes does. This is the middle of that set. A line
 * fitted to the stairs of the voxels is not: of few stairs it takes too much
 * tilt, and interpolation between thick slices bends it.
 *
 * @param offset of the plane along the normal of the patch, in millimetres, in
 *          its origin
 * @param along rise in that direction per millimetre along the patch
 * @param across rise per millimetre across the patch
 * @param unexplained share of the columns of voxels that the plane does not part
 *          at their surface
 */
record Facet(double offset, double along, double across, double unexplained) {

	/** A plane parts a column if it misses by no more than this of a voxel. */
	private static final double SLACK = 0.1;
	/** If the plane of least squares misses so many by more, there is no plane. */
	private static final double FAR = 0.4;
	private static final double MOST_FAR = 0.05;

	/**
	 * Where a facet is looked for. Coordinates are millimetres from the origin.
	 *
	 * @param origin a place in the structure
	 * @param normal direction out of it, length 1
	 * @param along direction of length 1, at right angles to it
	 * @param across the third direction
	 * @param from least place along
	 * @param to largest place along
	 * @param half how far it goes to both sides
	 */
	record Patch(Position origin, Position normal, Position along,
		Position across, double from, double to, double half)
	{}

	/**
	 * @param share of the columns that may be exceptions
	 * @return whether all others are as if this were their surface
	 */
	boolean explains(final double share) {
		return unexplained <= share;
	}

	/**
	 * @param volume labels
	 * @param label of the structure
	 * @param patch where
	 * @param offset of the surface along the normal, roughly
	 * @param along its rise, roughly
	 * @param across its rise across, roughly
	 * @return the plane; null if there is too little of a surface, or it is far
	 *         from flat
	 */
	static Facet fitOrNull(final LabelVolume volume, final int label,
		final Patch patch, final double offset, final double along,
		final double across)
	{
		final FacetColumns columns = FacetColumns.ofOrNull(volume, label, patch,
			new double[] { offset, along, across });
		if (columns == null) return null;
		final double[] start = columns.leastSquaresOrNull();
		if (start == null || columns.missed(start, FAR) > MOST_FAR) return null;
		final double[] middle = columns.middle(start);
		final double miss = columns.missed(middle, SLACK);
		final double place = (patch.from + patch.to) / 2;
		final double rise = middle[1] / columns.length();
		return new Facet(middle[0] - rise * place, rise, middle[2] / patch.half,
			miss);
	}
}
