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
package org.spineps.measure.cohort;

import java.util.Comparator;

import org.spineps.anatomy.Level;

/**
 * A value that is far from those of the same level in the other cases, by more
 * than its own error.
 *
 * @param caseName the X of the case's files
 * @param level where
 * @param measure what
 * @param value the value
 * @param median that of all cases
 * @param lower below it a value is far
 * @param upper above it a value is far
 * @param error what voxels and networks may change the value by
 * @param distance how far the value is from the median, in standard deviations of a
 *          normal distribution with the same quartiles
 */
public record Outlier(String caseName, Level level, CohortMeasure measure,
	double value, double median, double lower, double upper, double error,
	double distance)
{

	/** The farthest first, then in the order of names. */
	public static final Comparator<Outlier> FARTHEST_FIRST = Comparator
		.comparingDouble(Outlier::distance).reversed().thenComparing(
			Outlier::caseName).thenComparing(Outlier::level).thenComparing(
				Outlier::measure);
}
