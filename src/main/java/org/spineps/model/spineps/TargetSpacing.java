package org.spineps.model.spineps;

import java.util.ArrayList;
import java.util.List;

/**
 * Spacing that a model wants, in millimetres along the axes of its orientation:
 * one, or a range in which the image's own is kept.
 *
 * @param smallestMm three numbers
 * @param largestMm three numbers, none smaller; the same for a single spacing
 */
public record TargetSpacing(List<Double> smallestMm, List<Double> largestMm) {

	private static final double SMALLEST_MM = 0.05;
	private static final double LARGEST_MM = 50;

	/** @throws IllegalArgumentException for other than three sensible ranges */
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
