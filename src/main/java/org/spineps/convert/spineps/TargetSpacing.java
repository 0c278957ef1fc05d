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
package org.spineps.convert.spineps;

import java.util.ArrayList;
import java.util.List;

/**
 * Spacing that a model needs, in millimetres along the axes of its orientation:
 * a single value, or a range in which the image's own spacing is kept.
 *
 * @param smallestMm three numbers
 * @param largestMm three numbers, none smaller; the same for a single spacing
 */
public record TargetSpacing(List<Double> smallestMm, List<Double> largestMm) {

	private static final double SMALLEST_MM = 0.05;
	private static final double LARGEST_MM = 50;

	/** @throws IllegalArgumentException unless there are three valid ranges */
	public TargetSpacing {
		smallestMm = List.copyOf(smallestMm);
		largestMm = List.copyOf(largestMm);
		if (smallestMm.size() != 3 || largestMm.size() != 3)
			throw new IllegalArgumentException("Spacings of " + smallestMm + " to " +
				largestMm);
		for (int axis = 0; axis < 3; axis++)
			if (!(smallestMm.get(axis) >= SMALLEST_MM && largestMm.get(
				axis) >= smallestMm.get(axis) && largestMm.get(axis) <= LARGEST_MM))
				throw new IllegalArgumentException("Spacings of " + smallestMm +
					" to " + largestMm + " mm");
	}

	/** @return whether every image gets the same spacing */
	public boolean isFixed() {
		return smallestMm.equals(largestMm);
	}

	/**
	 * @param imageMm spacing of an image along the same axes
	 * @return the spacing to resample it to
	 */
	public List<Double> of(final List<Double> imageMm) {
		final List<Double> spacing = new ArrayList<>();
		for (int axis = 0; axis < 3; axis++)
			spacing.add(Math.max(smallestMm.get(axis), Math.min(largestMm.get(axis),
				imageMm.get(axis))));
		return spacing;
	}
}
