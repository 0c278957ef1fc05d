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
package org.spineps.evaluate.metric;

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
