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
package org.spineps.pipeline.naming;

import org.spineps.anatomy.Level;

/**
 * The classes that a naming network tells apart, in the order of the spine.
 */
public enum LevelAxis {

		/**
		 * C1..C7 are 0..6, T1..T12 are 7..18, L1..L5 are 19..23. T13 and L6 are a second
		 * T12 and a second L5.
		 */
		SHARED(24),
		/** C1..C7 are 0..6, T1..T13 are 7..19, L1..L6 are 20..25. */
		EXPLICIT(26);

	/** Class of T1, the first of the thoracic region. */
	public static final int T1 = 7;
	/** Class of T12 on both axes. */
	public static final int T12 = 18;
	/** Class of T13 where it has one. */
	public static final int T13 = 19;

	private final int classes;

	LevelAxis(final int classes) {
		this.classes = classes;
	}

	/**
	 * @param classes how many
	 * @return the axis that has as many
	 * @throws IllegalArgumentException if none has
	 */
	static LevelAxis of(final int classes) {
		for (final LevelAxis axis : values())
			if (axis.classes == classes) return axis;
		throw new IllegalArgumentException("A score row needs " + SHARED.classes +
			" or " + EXPLICIT.classes + " classes, found " + classes);
	}

	/** @return number of classes */
	public int classes() {
		return classes;
	}

	/** @return class of L1, the first of the lumbar region */
	public int l1() {
		return this == SHARED ? T13 : T13 + 1;
	}

	/** @return class of L5 */
	public int l5() {
		return l1() + 4;
	}

	/** @return first class of each region and one past the last class, new */
	int[] regions() {
		return new int[] { 0, T1, l1(), classes };
	}

	/**
	 * @param level a class
	 * @return the level that it stands for when it is not repeated
	 */
	public Level level(final int level) {
		if (this == EXPLICIT && level == T13) return Level.T13;
		return Level.of(this == SHARED || level < T13 ? level + 1 : level)
			.orElseThrow();
	}

	/**
	 * @param level a class
	 * @return the level of the second of two vertebrae of this class, or null if
	 *         there is none
	 */
	Level repeated(final int level) {
		if (this == EXPLICIT) return null;
		return level == T12 ? Level.T13 : level == l5() ? Level.L6 : null;
	}
}
