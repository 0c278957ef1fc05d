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
package org.spineps.benchmark;

import java.util.List;

import org.spineps.anatomy.Level;
import org.spineps.pipeline.semantic.SacrumParts;
import org.spineps.volume.LabelVolume;

/**
 * Masks of a spine whose levels are known.
 *
 * @param name for the report
 * @param group what it is summed with
 * @param structures labels of {@link org.spineps.anatomy.Structure}
 * @param vertebrae 1..n from the top, on the same grid
 * @param levels their levels
 */
record NamedSpine(String name, String group, LabelVolume structures,
	LabelVolume vertebrae, List<Level> levels)
{

	/** @return the same without a sacrum in the mask */
	NamedSpine withoutSacrum() {
		final LabelVolume erased = structures.copy();
		for (int v = 0; v < erased.array().length; v++)
			if (SacrumParts.has(erased.array()[v])) erased.array()[v] = 0;
		return new NamedSpine(name, group, erased, vertebrae, levels);
	}
}
