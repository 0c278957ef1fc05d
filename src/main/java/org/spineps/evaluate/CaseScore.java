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

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.spineps.evaluate.metric.GroupScore;
import org.spineps.evaluate.metric.Region;

/**
 * All scores of one case.
 *
 * @param name name of the case, e.g. a file name without its extension
 * @param groups one entry for each group and, where levels are known, for each
 *          region that has an instance
 * @param ungroupedReference labels of the reference that are in no group, with
 *          their number of voxels
 * @param ungroupedPrediction the same of the prediction
 */
public record CaseScore(String name, List<GroupScore> groups,
	SortedMap<Integer, Long> ungroupedReference,
	SortedMap<Integer, Long> ungroupedPrediction)
{

	/** Makes list and maps unmodifiable copies. */
	public CaseScore {
		Objects.requireNonNull(name);
		groups = List.copyOf(groups);
		ungroupedReference = Collections.unmodifiableSortedMap(new TreeMap<>(
			ungroupedReference));
		ungroupedPrediction = Collections.unmodifiableSortedMap(new TreeMap<>(
			ungroupedPrediction));
	}

	/**
	 * @param group name of a group
	 * @param region which part of it
	 * @return its scores, or empty
	 */
	public Optional<GroupScore> group(final String group, final Region region) {
		return groups.stream().filter(score -> score.group().equals(group) && score
			.region() == region).findFirst();
	}
}
