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
package org.spineps.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.spineps.anatomy.Structure;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * A semantic mask from outside, reduced to what the pipeline knows: labels of no
 * structure become background.
 *
 * @param mask a new mask on the same grid
 * @param warnings a sentence about what was left out; empty if nothing was
 */
record KnownStructures(LabelVolume mask, List<String> warnings) {

	/**
	 * @param semantic a mask from outside; not changed
	 * @param sacrumLabels labels of the sacrum, known whatever they are
	 * @return what the pipeline knows of it
	 */
	static KnownStructures of(final LabelVolume semantic,
		final Set<Integer> sacrumLabels)
	{
		final List<Integer> unknown = new ArrayList<>();
		final short[] table = new short[1 << 16];
		for (final int label : LabelStatistics.of(semantic).labels()) {
			if (Structure.of(label).isPresent() || sacrumLabels.contains(label)) table[label] = (short) label;
			else unknown.add(label);
		}
		final LabelVolume mask = LabelVolume.zeros(semantic.grid());
		final short[] from = semantic.array();
		for (int v = 0; v < from.length; v++)
			mask.array()[v] = table[from[v] & 0xffff];
		return new KnownStructures(mask, unknown.isEmpty() ? List.of() : List.of(
			"Labels without a meaning in a semantic mask were left out: " + unknown
				.stream().map(String::valueOf).collect(Collectors.joining(", ")) +
				"."));
	}
}
