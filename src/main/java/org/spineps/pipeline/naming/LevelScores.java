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

import java.util.Arrays;

/**
 * What the naming network says about a row of vertebrae, from the top, in the
 * form that a path search needs. Classes are 0..6 for C1..C7, 7..18 for T1..T12
 * and 19..23 for L1..L5; T13 and L6 are a second T12 and a second L5.
 *
 * @param score one row per vertebra, one column per class; larger is more likely
 * @param relative one row per vertebra, six costs (at most 0) granted to
 *          transitions: nothing, last cervical, first thoracic, last thoracic,
 *          first lumbar, last lumbar
 * @param repeatedT12 per vertebra the cost of being a second T12
 */
public record LevelScores(double[][] score, double[][] relative,
	double[] repeatedT12)
{

	/** Number of classes. */
	public static final int CLASSES = 24;
	/** Class of T1, the first of the thoracic region. */
	public static final int T1 = 7;
	/** Class of T11. */
	public static final int T11 = 17;
	/** Class of T12. */
	public static final int T12 = 18;
	/** Class of L1, the first of the lumbar region. */
	public static final int L1 = 19;
	/** Class of L5. */
	public static final int L5 = 23;

	private static final int RELATIVE_COLUMNS = 6;
	private static final int LAST_CERVICAL = 1;
	private static final int FIRST_THORACIC = 2;
	private static final int LAST_THORACIC = 3;
	private static final int FIRST_LUMBAR = 4;

	/**
	 * The arrays are kept, not copied.
	 *
	 * @throws IllegalArgumentException if the shapes do not fit
	 */
	public LevelScores {
		if (relative.length != score.length || repeatedT12.length != score.length)
			throw new IllegalArgumentException("Rows differ: " + score.length + ", " +
				relative.length + ", " + repeatedT12.length);
		if (Arrays.stream(score).anyMatch(row -> row.length != CLASSES))
			throw new IllegalArgumentException("A score row needs " + CLASSES +
				" classes");
		if (Arrays.stream(relative).anyMatch(
			row -> row.length != RELATIVE_COLUMNS)) throw new IllegalArgumentException(
				"A relative row needs " + RELATIVE_COLUMNS + " columns");
	}

	/** @return number of vertebrae */
	public int vertebrae() {
		return score.length;
	}

	/**
	 * Cost of giving a vertebra a class, with what its neighbours below make of it
	 * (SPINEPS 2.0: region transitions are granted at the upper vertebra).
	 *
	 * @param row vertebra
	 * @param level its class
	 * @param next class of the vertebra below, or the same class for the last
	 * @param repeated whether the vertebra is a second T12
	 * @return the cost; smaller is more likely
	 */
	public double cost(final int row, final int level, final int next,
		final boolean repeated)
	{
		double cost = -score[row][level];
		if (level < T1) {
			if (next >= T1) cost += relative[row][LAST_CERVICAL];
		}
		else if (level < L1) {
			if (level == T1) cost += relative[row][FIRST_THORACIC];
			if (next >= L1) cost += relative[row][LAST_THORACIC];
		}
		else if (level == L1) cost += relative[row][FIRST_LUMBAR];
		if (repeated) cost += repeatedT12[row];
		return cost;
	}
}
