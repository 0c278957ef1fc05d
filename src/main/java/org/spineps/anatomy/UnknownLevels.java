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
package org.spineps.anatomy;

import java.util.Collection;
import java.util.OptionalInt;

/**
 * The label ids of vertebrae whose level nothing tells: the n-th from the top is
 * called Vn and has the label {@value #OFFSET} + n, its disc and endplates that
 * plus {@link Level#DISC_OFFSET} and {@link Level#ENDPLATE_OFFSET}. No id is that
 * of a level, of the sacrum (26) or of T13 (28).
 */
public final class UnknownLevels {

	/** Added to n for the label of Vn; also what a disc over V1 is filed under. */
	public static final int OFFSET = 30;
	/** The largest n: the endplates of V25 have the last label of 8 bits. */
	public static final int MOST = 25;

	/** Up to here the labels are no structure's in a semantic mask. */
	private static final int LAST_UNAMBIGUOUS = 40;

	private UnknownLevels() {
		// static methods only
	}

	/**
	 * @param label label id in an instance mask
	 * @return whether it is a vertebra of unknown level, {@value #OFFSET} + 1 to
	 *         {@value #OFFSET} + {@value #MOST}
	 */
	public static boolean has(final int label) {
		return label > OFFSET && label <= OFFSET + MOST;
	}

	/**
	 * @param number n, counted from the top, from 1
	 * @return label of Vn, or empty if there are too many to have one
	 */
	public static OptionalInt label(final int number) {
		return number >= 1 && number <= MOST ? OptionalInt.of(OFFSET + number)
			: OptionalInt.empty();
	}

	/**
	 * @param label of a vertebra of unknown level
	 * @return "Vn"
	 */
	public static String name(final int label) {
		return "V" + (label - OFFSET);
	}

	/**
	 * Whether the labels of one mask are those of instances of unknown level. The
	 * labels of V11 to V25 are those of structures in a semantic mask; only the
	 * others tell which is meant.
	 *
	 * @param present the labels of a mask
	 * @return whether one of them is that of V1 to V10, or a disc or endplates of any
	 *         of them
	 */
	public static boolean in(final Collection<Integer> present) {
		return present.stream().anyMatch(label -> has(label) &&
			label <= LAST_UNAMBIGUOUS || has(label - Level.DISC_OFFSET) || has(label -
				Level.ENDPLATE_OFFSET));
	}
}
