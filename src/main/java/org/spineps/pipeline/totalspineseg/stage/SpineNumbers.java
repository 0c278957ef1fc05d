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
package org.spineps.pipeline.totalspineseg.stage;

import java.util.Optional;

import org.spineps.anatomy.Level;

/**
 * Which of {@link FinalLabels} a level has, and what it is called. For what
 * TotalSpineSeg has no number there are free ones: T13 33, the disc between T12 and
 * T13 83, vertebrae of unknown level 131, 132, … from the top, the discs under them
 * 181, 182, …
 */
public final class SpineNumbers {

	private static final int T1 = 21;
	private static final int T13 = 33;
	private static final int L1 = 41;
	private static final int DISC_T12_T13 = 83;
	private static final int DISC_T1_T2 = 72;
	private static final int DISC_L1_L2 = 92;
	private static final int UNKNOWN_VERTEBRA = 130;
	private static final int UNKNOWN_DISC = 180;
	/** Most vertebrae or discs of unknown level. */
	public static final int MOST_UNKNOWN = 49;

	private SpineNumbers() {
		// static methods only
	}

	/**
	 * @param level a level
	 * @return the number of its vertebra, or of the sacrum
	 */
	public static int vertebra(final Level level) {
		if (level == Level.SACRUM) return FinalLabels.SACRUM;
		if (level == Level.T13) return T13;
		if (level.id() >= Level.L1.id()) return L1 + level.id() - Level.L1.id();
		return level.id() >= Level.T1.id() ? T1 + level.id() - Level.T1.id()
			: FinalLabels.C1 + level.id() - Level.C1.id();
	}

	/**
	 * @param above the vertebra above a disc, C2 or lower
	 * @param below what lies under it
	 * @return the number of the disc
	 */
	public static int disc(final Level above, final Level below) {
		if (below == Level.SACRUM) return FinalLabels.DISC_L5_S;
		if (below == Level.L1) return FinalLabels.DISC_T12_L1;
		if (below == Level.T13) return DISC_T12_T13;
		if (above.id() >= Level.L1.id()) return DISC_L1_L2 + above.id() - Level.L1
			.id();
		if (above.id() >= Level.T1.id()) return DISC_T1_T2 + above.id() - Level.T1
			.id();
		return above == Level.C7 ? FinalLabels.DISC_C7_T1 : FinalLabels.DISC_C2_C3 +
			above.id() - Level.C2.id();
	}

	/**
	 * @param n 1 for the topmost
	 * @return the number of a vertebra of unknown level
	 */
	public static int unknownVertebra(final int n) {
		return UNKNOWN_VERTEBRA + n;
	}

	/**
	 * @param n 0 for the disc above the topmost vertebra
	 * @return the number of the disc under a vertebra of unknown level
	 */
	public static int unknownDisc(final int n) {
		return UNKNOWN_DISC + n;
	}

	/**
	 * @param number a number
	 * @return the level of the vertebra that has it
	 */
	public static Optional<Level> levelOfVertebra(final int number) {
		for (final Level level : Level.values())
			if (vertebra(level) == number) return Optional.of(level);
		return Optional.empty();
	}

	/**
	 * The vertebra above a disc. Above the disc of the sacrum is the last lumbar
	 * vertebra, above that of L1 the last thoracic one.
	 *
	 * @param number a number
	 * @param lastThoracic T11, T12 or T13
	 * @param lastLumbar L4, L5 or L6
	 * @return the level above the disc that has the number
	 */
	public static Optional<Level> levelAboveDisc(final int number,
		final Level lastThoracic, final Level lastLumbar)
	{
		if (number == FinalLabels.DISC_L5_S) return Optional.of(lastLumbar);
		if (number == FinalLabels.DISC_T12_L1) return Optional.of(lastThoracic);
		if (number == DISC_T12_T13) return Optional.of(Level.T12);
		for (final Level above : Level.values())
			if (above.compareTo(Level.C2) >= 0 && above != Level.SACRUM &&
				above != Level.T13 && disc(above, null) == number) return Optional.of(
					above);
		return Optional.empty();
	}

	/**
	 * @param number a number
	 * @return which vertebra of unknown level it is, 1 for the topmost; 0 if it is
	 *         none
	 */
	public static int unknownVertebraOf(final int number) {
		return number > UNKNOWN_VERTEBRA && number <= UNKNOWN_VERTEBRA +
			MOST_UNKNOWN ? number - UNKNOWN_VERTEBRA : 0;
	}

	/**
	 * @param number a number
	 * @return under which vertebra of unknown level it is the disc, 0 if it is above
	 *         the topmost; −1 if it is none
	 */
	public static int unknownDiscOf(final int number) {
		return number >= UNKNOWN_DISC && number <= UNKNOWN_DISC + MOST_UNKNOWN
			? number - UNKNOWN_DISC : -1;
	}

	/**
	 * @param number a number
	 * @return whether a disc has it, of known level or not
	 */
	public static boolean isDisc(final int number) {
		return FinalLabels.isDisc(number) || unknownDiscOf(number) >= 0;
	}

	/**
	 * @param number a number
	 * @return whether a vertebra has it, of known level or not; the sacrum excluded
	 */
	public static boolean isVertebra(final int number) {
		return number != FinalLabels.SACRUM && levelOfVertebra(number)
			.isPresent() || unknownVertebraOf(number) > 0;
	}
}
