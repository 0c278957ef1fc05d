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
package org.spineps.io.study;

import java.util.Objects;
import java.util.Optional;

import org.spineps.anatomy.CodedConcept;
import org.spineps.volume.LabelVolume;

/**
 * One thing in a mask.
 *
 * @param name for people, e.g. "L4"
 * @param type what it is
 * @param side which side of the body, if there are two of them
 * @param rgb colour to show it in, 0xRRGGBB
 * @param mask the mask, on the grid of the scan's file; not copied
 * @param label its label in the mask
 */
public record StudySegment(String name, CodedConcept type,
	Optional<CodedConcept> side, int rgb, LabelVolume mask, int label)
{

	/** Checks that nothing is missing. */
	public StudySegment {
		Objects.requireNonNull(name);
		Objects.requireNonNull(type);
		Objects.requireNonNull(side);
		Objects.requireNonNull(mask);
	}
}
