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
 * form that a path search needs. The classes are those of a {@link LevelAxis}.
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
		for (final double[] row : score)
			if (LevelAxis.of(row.length) != LevelAxis.of(score[0].length))
				throw new IllegalArgumentException("Rows have " + row.length + " and " +
					score[0].length + " classes");
		if (Arrays.stream(relative).anyMatch(
			row -> row.length != RELATIVE_COLUMNS)) throw new IllegalArgumentException(
				"A relative row needs " + RELATIVE_COLUMNS + " columns");
	}

	/** @return the classes, those of 24 if there is no vertebra */
	public LevelAxis axis() {
		return score.length == 0 ? LevelAxis.SHARED : LevelAxis.of(
			score[0].length);
	}

	/** @return number of vertebrae */
	public int vertebrae() {
		return score.length;
	}

	/**
	 * Cost of giving a vertebra a class, with what its neighbours below make of it
	 * (as SPINEPS: region transitions are granted at the upper vertebra).
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
		final int l1 = axis().l1();
		double cost = -score[row][level];
		if (level < LevelAxis.T1) {
			if (next >= LevelAxis.T1) cost += relative[row][LAST_CERVICAL];
		}
		else if (level < l1) {
			if (level == LevelAxis.T1) cost += relative[row][FIRST_THORACIC];
			if (next >= l1) cost += relative[row][LAST_THORACIC];
		}
		else if (level == l1) cost += relative[row][FIRST_LUMBAR];
		if (repeated) cost += repeatedT12[row];
		return cost;
	}
}
