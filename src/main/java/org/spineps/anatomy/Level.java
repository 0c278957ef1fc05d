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

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The levels of the spine from top to bottom, with the label ids of an instance
 * mask: C1..C7 = 1..7, T1..T12 = 8..19, T13 = 28, L1..L6 = 20..25, sacrum = 26.
 * The disc under level X is {@link #DISC_OFFSET} + X, the endplates of X are
 * {@link #ENDPLATE_OFFSET} + X. Vertebrae that have no level are
 * {@link UnknownLevels}.
 */
public enum Level {

		C1(1), C2(2), C3(3), C4(4), C5(5), C6(6), C7(7), //
		T1(8), T2(9), T3(10), T4(11), T5(12), T6(13), T7(14), T8(15), T9(16), //
		T10(17), T11(18), T12(19), T13(28), //
		L1(20), L2(21), L3(22), L4(23), L5(24), L6(25), //
		SACRUM(26);

	/** Added to a vertebra's label for the disc under it. */
	public static final int DISC_OFFSET = 100;
	/** Added to a vertebra's label for its endplates. */
	public static final int ENDPLATE_OFFSET = 200;

	private final int id;

	Level(final int id) {
		this.id = id;
	}

	/** @return label id in an instance mask */
	public int id() {
		return id;
	}

	/** @return name for people, e.g. "T12", "sacrum" */
	public String label() {
		return this == SACRUM ? "sacrum" : name();
	}

	/**
	 * The name of the level that usually follows; T13 and L6 follow only in
	 * spines that have them.
	 *
	 * @return e.g. "L1" for T12, "S1" for L5 and L6
	 */
	public String below() {
		return switch (this) {
			case L5, L6 -> "S1";
			case T12 -> L1.label();
			case SACRUM -> "coccyx";
			default -> values()[ordinal() + 1].label();
		};
	}

	/**
	 * @param label label id of a vertebra in an instance mask
	 * @return whether this is the last level above it in a usual spine
	 */
	public boolean above(final int label) {
		return of(label).map(Level::label).filter(below()::equals).isPresent();
	}

	/**
	 * @param id label id in an instance mask
	 * @return the level, or empty for any other id
	 */
	public static Optional<Level> of(final int id) {
		return Arrays.stream(values()).filter(level -> level.id == id).findFirst();
	}

	/**
	 * @param name e.g. "L5", in any case; "S1" is the sacrum
	 * @return the level, or empty for any other name
	 */
	public static Optional<Level> named(final String name) {
		final String wanted = name.strip().toUpperCase(Locale.ROOT);
		if (wanted.equals("S1")) return Optional.of(SACRUM);
		return Arrays.stream(values()).filter(level -> level.name().equals(wanted))
			.findFirst();
	}

	/**
	 * @param label label id in an instance mask
	 * @return whether it is a vertebra (1..25 or 28, or 31..55 for one of unknown
	 *         level), the sacrum excluded
	 */
	public static boolean isVertebra(final int label) {
		return label >= 1 && label <= L6.id || label == T13.id || UnknownLevels.has(
			label);
	}
}
