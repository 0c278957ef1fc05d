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
package org.spineps.pipeline.semantic;

import java.util.List;

import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * What a semantic network found. Both volumes are on the image's grid and belong
 * to the receiver.
 *
 * @param labels structures, with the ids of
 *          {@link org.spineps.anatomy.Structure}, as the network gave them
 * @param confidence probability 0..1 of the winning class, background included
 * @param device what the network ended up on, and why
 * @param warnings sentences for the user, e.g. that memory made it run in smaller
 *          tiles
 */
public record SemanticResult(LabelVolume labels, ImageVolume confidence,
	String device, List<String> warnings)
{

	/** Copies the list. */
	public SemanticResult {
		warnings = List.copyOf(warnings);
	}
}
