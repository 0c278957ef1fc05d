package org.spineps.evaluate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How predicted instances are assigned to reference instances. */
public enum Matcher {

		/**
		 * Pairs by falling score, each instance once; ties go to the lowest predicted,
		 * then the lowest reference label (panoptica's NaiveThresholdMatching).
		 */
		NAIVE,
		/** Like {@link #NAIVE}, but a reference may take several predictions. */
		NAIVE_MANY_TO_ONE,
		/**
		 * The one-to-one assignment with the largest sum of scores among pairs that
		 * reach the threshold (panoptica's MaxBipartiteMatching).
		 */
		BIPARTITE,
		/**
		 * Like {@link #NAIVE}, but a reference that is matched takes a further
		 * prediction, whatever its own score, when their union scores better
		 * (panoptica's MaximizeMergeMatching).
		 */
		MERGE;

	/** @return name for options and files, e.g. "naive-many-to-one" */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * @param key a {@link #key}, in any case
	 * @return the matcher, or empty
	 */
	public static Optional<Matcher> of(final String key) {
		return Arrays.stream(values()).filter(matcher -> matcher.key()
			.equalsIgnoreCase(key.strip())).findFirst();
	}
}
