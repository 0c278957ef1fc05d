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
package org.spineps.evaluate;

import java.util.List;

import org.spineps.evaluate.metric.Region;
import org.spineps.evaluate.statistics.Wilcoxon;
import org.spineps.evaluate.statistics.WilcoxonResult;

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
