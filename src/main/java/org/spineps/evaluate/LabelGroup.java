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
