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
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Labels that belong together: only within a group can instances be matched, and
 * each group is evaluated by itself (panoptica's segmentation class groups).
 *
 * @param name for tables, e.g. "vertebra"
 * @param labels label ids, none of them 0; empty for all labels
 * @param single whether there is one instance at most: equal labels are paired
 *          without a threshold
 * @param merge whether all labels count as one
 */
public record LabelGroup(String name, SortedSet<Integer> labels,
	boolean single, boolean merge)
{

	/** Largest label id. */
	public static final int LARGEST_LABEL = 65535;

	/**
	 * Makes the labels an unmodifiable copy.
	 *
	 * @throws IllegalArgumentException if the name is blank or a label is not
	 *           1..65535
	 */
	public LabelGroup {
		if (name.isBlank()) throw new IllegalArgumentException(
			"A group needs a name");
		labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
		if (!labels.isEmpty() && (labels.first() < 1 || labels
			.last() > LARGEST_LABEL)) throw new IllegalArgumentException("Group \"" +
				name + "\" has labels outside of 1.." + LARGEST_LABEL);
	}

	/**
	 * @param label a label other than 0
	 * @return whether it belongs to the group
	 */
	public boolean contains(final int label) {
		return labels.isEmpty() || labels.contains(label);
	}
}
