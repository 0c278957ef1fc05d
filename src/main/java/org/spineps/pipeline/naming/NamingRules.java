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
 * Where SPINEPS 2.0 and this program differ in reading the scores of a naming
 * network. {@link MendedNaming} is this program's; {@code pipeline.original} has
 * that of SPINEPS, and chooses. Immutable; for any number of threads.
 */
public interface NamingRules {

	/** @return how vertebrae are named */
	NamingOptions options();

	/**
	 * @param scores one row for each vertebra that has a body, from the top
	 * @param rows their numbers, 1..count
	 * @param count number of vertebrae
	 * @param fixed per vertebra the level that it has for certain, or null; may be
	 *          empty for none at all
	 * @return labels and names of all vertebrae; empty if no row of levels fits
	 */
	Optional<VertebraNumbering> name(LevelScores scores, int[] rows, int count,
		List<Level> fixed);
}
