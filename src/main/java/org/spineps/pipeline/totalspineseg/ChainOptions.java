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

import java.util.Objects;

import org.spineps.pipeline.Behaviour;

/**
 * What TotalSpineSeg does, and how. Immutable.
 *
 * @param behaviour which of the two these options started from
 * @param firstStepOnly whether to stop after canal, cord, discs and levels
 */
public record ChainOptions(Behaviour behaviour, boolean firstStepOnly) {

	/** TotalSpineSeg 20260807 with its faults. */
	public static final ChainOptions FAITHFUL = new ChainOptions(
		Behaviour.FAITHFUL, false);

	/** Checks that nothing is missing. */
	public ChainOptions {
		Objects.requireNonNull(behaviour);
	}
}
