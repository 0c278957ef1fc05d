package org.spineps.evaluate;

import java.util.List;

/**
 * One quantity of one group, compared case by case between two systems.
 *
 * @param group name of the group
 * @param region which part of it
 * @param quantity what
 * @param cases names of the cases compared
 * @param first the quantity of the first system, one per case
 * @param second the quantity of the second system, one per case
 * @param leftOut cases of both systems in which one value is not finite
 * @param medianDifference median of first − second
 * @param test the Wilcoxon signed-rank test of first against second
 * @param adjustedP the test's p value after Holm's correction for the tests of
 *          the same quantity
 */
public record ComparisonRow(String group, Region region, Quantity quantity,
	List<String> cases, List<Double> first, List<Double> second, int leftOut,
	double medianDifference, WilcoxonResult test, double adjustedP)
{

	/** Makes the lists unmodifiable. */
	public ComparisonRow {
		cases = List.copyOf(cases);
		first = List.copyOf(first);
		second = List.copyOf(second);
	}

	ComparisonRow withAdjustedP(final double p) {
		return new ComparisonRow(group, region, quantity, cases, first, second,
			leftOut, medianDifference, test, p);
	}
}
