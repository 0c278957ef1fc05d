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
package org.spineps.pipeline.totalspineseg.label;

import java.util.List;

import org.spineps.anatomy.Level;
import org.spineps.pipeline.totalspineseg.stage.SpineNumbers;

/**
 * Names of the vertebrae of a raw label map, found elsewhere.
 *
 * @param source who found them, e.g. "the levels network levels-small"
 * @param levels of V1, V2, … as the map is numbered where no level is known
 * @param probabilities for each how sure it is, 0..1
 * @param sacrumBelow whether the sacrum is right below the last of them
 */
public record KnownLevels(String source, List<Level> levels,
	List<Double> probabilities, boolean sacrumBelow)
{

	/**
	 * Copies the lists.
	 *
	 * @throws IllegalArgumentException if there are not as many of both, or none
	 */
	public KnownLevels {
		levels = List.copyOf(levels);
		probabilities = List.copyOf(probabilities);
		if (levels.isEmpty() || levels.size() != probabilities.size())
			throw new IllegalArgumentException(levels.size() + " levels, " +
				probabilities.size() + " probabilities");
	}

	/**
	 * @param unknown number of a vertebra of unknown level, or of a disc under or
	 *          above one
	 * @return its number in {@link org.spineps.pipeline.totalspineseg.stage.FinalLabels};
	 *         0 for one that has none, above C2
	 */
	int number(final int unknown) {
		final int vertebra = SpineNumbers.unknownVertebraOf(unknown);
		if (vertebra > 0) return SpineNumbers.vertebra(levels.get(vertebra - 1));
		final int disc = SpineNumbers.unknownDiscOf(unknown);
		final Level above = disc > 0 ? levels.get(disc - 1) : before(levels.get(0));
		if (above == null || above == Level.C1) return 0;
		return SpineNumbers.disc(above, disc < levels.size() ? levels.get(disc)
			: belowLast());
	}

	/**
	 * @param unknown number of a vertebra or disc of unknown level
	 * @return how sure the name of the vertebra is, or that of the one above the disc
	 */
	double probability(final int unknown) {
		final int at = Math.max(SpineNumbers.unknownVertebraOf(unknown), SpineNumbers
			.unknownDiscOf(unknown));
		return probabilities.get(Math.max(0, at - 1));
	}

	/** @return e.g. "L1 to L5" */
	public String text() {
		final String first = levels.get(0).label();
		return levels.size() == 1 ? first : first + " to " + levels.get(levels
			.size() - 1).label();
	}

	private static Level before(final Level level) {
		// Above L1 is T12: T13 is rare, and would have been seen.
		if (level == Level.L1) return Level.T12;
		return level == Level.C1 ? null : Level.values()[level.ordinal() - 1];
	}

	/** @return the sacrum if it is seen, or what is usual under the last vertebra */
	private Level belowLast() {
		final Level last = levels.get(levels.size() - 1);
		if (sacrumBelow || last == Level.L5 || last == Level.L6) return Level.SACRUM;
		return last == Level.T12 || last == Level.T13 ? Level.L1 : Level
			.values()[last.ordinal() + 1];
	}
}
