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

import java.util.List;
import java.util.Optional;

import org.spineps.anatomy.Level;
import org.spineps.result.VertebraNumbering;

/**
 * The cheapest path through all vertebrae; those without a body are named from
 * their neighbours.
 *
 * @param options how vertebrae are named
 */
public record MendedNaming(NamingOptions options) implements NamingRules {

	@Override
	public Optional<VertebraNumbering> name(final LevelScores scores,
		final int[] rows, final int count, final List<Level> fixed)
	{
		return NamedPath.posterior(spread(scores, rows, count), options, fixed).map(
			found -> NamedPath.numbering(found.best(), found, fixed, rows));
	}

	/** Rows of zeros for vertebrae without a body: their neighbours decide. */
	private static LevelScores spread(final LevelScores scores,
		final int[] rows, final int count)
	{
		final double[][] score = new double[count][scores.axis().classes()];
		final double[][] relative = new double[count][6];
		final double[] repeated = new double[count];
		for (int n = 0; n < rows.length; n++) {
			score[rows[n] - 1] = scores.score()[n];
			relative[rows[n] - 1] = scores.relative()[n];
			repeated[rows[n] - 1] = scores.repeatedT12()[n];
		}
		return new LevelScores(score, relative, repeated);
	}
}
