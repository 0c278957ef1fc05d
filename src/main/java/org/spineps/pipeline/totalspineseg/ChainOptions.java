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
package org.spineps.pipeline.totalspineseg;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.totalspineseg.label.Amendment;

/**
 * What TotalSpineSeg does, and how. Start from {@link #MENDED} or {@link
 * #FAITHFUL}. Immutable.
 *
 * @param behaviour which of the two these options started from
 * @param amendments where something else is done than by TotalSpineSeg
 * @param firstStepOnly whether to stop after canal, cord, discs and levels
 * @param localizer path of another scan of the same patient in the same space, or
 *          of its finished mask; blank for none
 */
public record ChainOptions(Behaviour behaviour, Set<Amendment> amendments,
	boolean firstStepOnly, String localizer)
{

	/** TotalSpineSeg 20260807 with its faults. */
	public static final ChainOptions FAITHFUL = new ChainOptions(
		Behaviour.FAITHFUL, Set.of(), false, "");

	/** TotalSpineSeg without its faults. */
	public static final ChainOptions MENDED = new ChainOptions(Behaviour.MENDED,
		Amendment.all(), false, "");

	/** Copies the set. */
	public ChainOptions {
		Objects.requireNonNull(behaviour);
		Objects.requireNonNull(localizer);
		amendments = amendments.isEmpty() ? Set.of() : Collections.unmodifiableSet(
			EnumSet.copyOf(amendments));
	}

	/**
	 * @param behaviour mended, or any that is faithful
	 * @return its options
	 */
	public static ChainOptions of(final Behaviour behaviour) {
		return behaviour == Behaviour.MENDED ? MENDED : FAITHFUL;
	}

	/**
	 * @param amendment a rule
	 * @return whether it is on
	 */
	public boolean does(final Amendment amendment) {
		return amendments.contains(amendment);
	}

	/**
	 * @param only whether to stop after canal, cord, discs and levels
	 * @return these options with that
	 */
	public ChainOptions withFirstStepOnly(final boolean only) {
		return new ChainOptions(behaviour, amendments, only, localizer);
	}

	/**
	 * @param path path of a localizer; blank for that of these options
	 * @return these options with that
	 */
	public ChainOptions withLocalizer(final String path) {
		return path.isBlank() ? this : new ChainOptions(behaviour, amendments,
			firstStepOnly, path);
	}
}
