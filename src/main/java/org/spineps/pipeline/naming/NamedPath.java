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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.result.VertebraName;
import org.spineps.result.VertebraNumbering;

/** From a path of levels to the names of vertebrae. */
public final class NamedPath {

	private NamedPath() {
		// static methods only
	}

	/**
	 * @param scores what the network says
	 * @param options which neighbours are allowed, unless names are fixed
	 * @param fixed per vertebra the level that it has for certain, or null; may be
	 *          empty for none at all
	 * @return how likely which levels are; empty if no path is allowed
	 */
	public static Optional<NamingPosterior> posterior(final LevelScores scores,
		final NamingOptions options, final List<Level> fixed)
	{
		return NamingPosterior.of(scores, fixed.isEmpty() ? options.rules()
			: LevelPathRules.ALL, fixed);
	}

	/**
	 * @param path the levels
	 * @param found how likely they are
	 * @param fixed as above
	 * @param rows numbers of the vertebrae that the network has seen
	 * @return labels and names
	 */
	public static VertebraNumbering numbering(final LevelPath path,
		final NamingPosterior found, final List<Level> fixed, final int[] rows)
	{
		final List<VertebraName> names = new ArrayList<>();
		for (int n = 0; n < path.levels().size(); n++) {
			final Level level = path.levels().get(n);
			final boolean certain = !fixed.isEmpty() && fixed.get(n) != null;
			names.add(new VertebraName(level.id(), level.label(), certain
				? Naming.CERTAIN : Naming.PREDICTED, found.levels().get(n)));
		}
		final int bodiless = path.levels().size() - rows.length;
		return new VertebraNumbering(names, found.probability(path), found.second()
			.map(second -> second.levels().stream().map(Level::label).toList())
			.orElse(List.of()), found.secondProbability(), bodiless == 0 ? List.of()
				: List.of(bodiless + (bodiless == 1
					? " vertebra without a body was" : " vertebrae without a body were") +
					" named from the neighbours."));
	}
}
