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

import org.spineps.volume.LabelVolume;

/** Something else that tells the levels of discs, e.g. a network. */
@FunctionalInterface
public interface LevelEvidence {

	/** C1 to C7, T1 to T12, L1 to L5 and the sacrum, in this order. */
	int CLASSES = 25;

	/**
	 * @param discs discs with labels 1, 2, … from the top; not changed
	 * @return for each disc the logarithm of how probable each class is for the vertebra
	 *         above it, as much as it shall count, [discs][{@value #CLASSES}]; T13 counts
	 *         as T12, L6 as L5; a row of equal numbers says nothing
	 */
	double[][] of(LabelVolume discs);
}
