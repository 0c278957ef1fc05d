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
package org.spineps.pipeline.original;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.pipeline.naming.LevelPath;
import org.spineps.pipeline.naming.LevelScores;
import org.spineps.pipeline.naming.NamedPath;
import org.spineps.pipeline.naming.NamingOptions;
import org.spineps.pipeline.naming.NamingPosterior;
import org.spineps.pipeline.naming.NamingRules;
import org.spineps.result.VertebraName;
import org.spineps.result.VertebraNumbering;

/**
 * How SPINEPS names: vertebrae without a body take no part and are deleted, and
 * unless {@link NamingOptions#optimalPath} the path is searched greedily.
 *
 * @param options how vertebrae are named
 */
record OriginalNaming(NamingOptions options) implements NamingRules {

	@Override
	public Optional<VertebraNumbering> name(final LevelScores scores,
		final int[] rows, final int count, final List<Level> fixed)
	{
		final List<Level> fixedRows = fixed.isEmpty() ? fixed : Arrays.stream(rows)
			.mapToObj(row -> fixed.get(row - 1)).collect(Collectors.toCollection(
				ArrayList::new));
		final Optional<NamingPosterior> found = NamedPath.posterior(scores,
			options, fixedRows);
		final Optional<LevelPath> path = options.optimalPath() || !fixed.isEmpty()
			? found.map(NamingPosterior::best) : OriginalLevelPathSolver.solve(scores,
				options.rules());
		if (found.isEmpty() || path.isEmpty()) return Optional.empty();
		final VertebraNumbering some = NamedPath.numbering(path.get(), found.get(), fixedRows,
			rows);
		final List<VertebraName> all = new ArrayList<>();
		for (int n = 0; n < count; n++)
			all.add(new VertebraName(0, "V" + (n + 1), Naming.LEVEL_UNKNOWN, List
				.of()));
		for (int n = 0; n < rows.length; n++)
			all.set(rows[n] - 1, some.vertebrae().get(n));
		// SPINEPS lets the topmost piece be C1 if it lies over C2.
		if (options.allowC1() && rows[0] != 1 && some.labels().contains(Level.C2
			.id()) && !some.labels().contains(Level.C1.id())) all.set(0, VertebraName
				.of(Level.C1, Naming.ASSUMED));
		final long deleted = all.stream().filter(name -> name.label() == 0).count();
		return Optional.of(new VertebraNumbering(all, some.probability(), some
			.alternative(), some.alternativeProbability(), deleted == 0 ? List.of()
				: List.of(deleted + (deleted == 1 ? " vertebra" : " vertebrae") +
					" without a body could not be named and " + (deleted == 1 ? "was"
						: "were") + " left out of the instance mask.")));
	}
}
