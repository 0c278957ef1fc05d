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
package org.spineps.report.cohort;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;

import org.spineps.measure.cohort.Outlier;

/** The farthest of many outliers, and how many there were. For one thread. */
final class CohortOutliers {

	/** So many can be looked at. */
	private static final int SHOWN = 200;

	private final PriorityQueue<Outlier> nearestFirst = new PriorityQueue<>(
		Outlier.FARTHEST_FIRST.reversed());
	private int count;

	void addAll(final Collection<Outlier> outliers) {
		count += outliers.size();
		for (final Outlier outlier : outliers) {
			nearestFirst.add(outlier);
			if (nearestFirst.size() > SHOWN) nearestFirst.remove();
		}
	}

	/** @return number of all */
	int count() {
		return count;
	}

	/** @return the farthest, they first */
	List<Outlier> farthest() {
		final List<Outlier> sorted = new ArrayList<>(nearestFirst);
		sorted.sort(Outlier.FARTHEST_FIRST);
		return sorted;
	}
}
