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

import java.util.Collection;
import java.util.Optional;

import org.spineps.anatomy.Level;
import org.spineps.pipeline.totalspineseg.stage.FinalLabels;
import org.spineps.pipeline.totalspineseg.stage.SpineNumbers;

/** Names for people of the numbers of one mask. */
public final class PartNames {

	private PartNames() {
		// static methods only
	}

	/**
	 * @param number a number of a disc or vertebra, or 0
	 * @param all all numbers of the mask, which tell how many lumbar vertebrae there
	 *          are
	 * @return e.g. "L4", "V3", "disc L4/L5", "disc V3/V4"; "not named" for 0
	 */
	public static String of(final int number, final Collection<Integer> all) {
		final int unknown = SpineNumbers.unknownVertebraOf(number);
		if (unknown > 0) return "V" + unknown;
		final int under = SpineNumbers.unknownDiscOf(number);
		if (under >= 0) return "disc V" + under + "/V" + (under + 1);
		if (number == FinalLabels.SACRUM) return Level.SACRUM.label();
		final Optional<Level> vertebra = SpineNumbers.levelOfVertebra(number);
		if (vertebra.isPresent()) return vertebra.get().label();
		final Optional<Level> above = SpineNumbers.levelAboveDisc(number,
			lastThoracic(all), lastLumbar(all));
		return above.map(level -> "disc " + level.label() + "/" + below(number,
			level)).orElse("not named");
	}

	/**
	 * @param all all numbers of a mask
	 * @return the last lumbar vertebra of its spine
	 */
	public static Level lastLumbar(final Collection<Integer> all) {
		if (has(all, Level.L6, Level.L5)) return Level.L6;
		final boolean fifth = has(all, Level.L5, Level.L4);
		return !fifth && all.contains(FinalLabels.DISC_L5_S) && has(all, Level.L4,
			Level.L3) ? Level.L4 : Level.L5;
	}

	/**
	 * @param all all numbers of a mask
	 * @return the last thoracic vertebra of its spine
	 */
	public static Level lastThoracic(final Collection<Integer> all) {
		if (all.contains(SpineNumbers.vertebra(Level.T13)) || all.contains(
			SpineNumbers.disc(Level.T12, Level.T13))) return Level.T13;
		final boolean twelfth = has(all, Level.T12, Level.T11);
		return !twelfth && all.contains(FinalLabels.DISC_T12_L1) && has(all,
			Level.T11, Level.T10) ? Level.T11 : Level.T12;
	}

	/** @return whether the level, or the disc between it and the one above, is there */
	private static boolean has(final Collection<Integer> all, final Level level,
		final Level above)
	{
		return all.contains(SpineNumbers.vertebra(level)) || all.contains(
			SpineNumbers.disc(above, level));
	}

	private static String below(final int number, final Level above) {
		if (number == FinalLabels.DISC_L5_S) return "S";
		if (number == FinalLabels.DISC_T12_L1) return Level.L1.label();
		return Level.values()[above.ordinal() + 1].label();
	}
}
