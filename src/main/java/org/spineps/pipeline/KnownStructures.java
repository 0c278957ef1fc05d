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
 * A semantic mask from outside, reduced to what the phases work with: upper and
 * lower endplates become endplates, the parts of a sacrum one sacrum, metal and
 * labels of no structure background. {@link #restore} brings back what the mask
 * knew better.
 *
 * @param mask a new mask on the same grid
 * @param original the mask as it was given; not changed
 * @param warnings a sentence about what was left out; empty if nothing was
 */
record KnownStructures(LabelVolume mask, LabelVolume original,
	List<String> warnings)
{

	/**
	 * @param semantic a mask from outside; not changed
	 * @param sacrumLabels labels that mean sacrum beside 26 and 70 to 74
	 * @return what the phases work with
	 */
	static KnownStructures of(final LabelVolume semantic,
		final Set<Integer> sacrumLabels)
	{
		final List<Integer> unknown = new ArrayList<>();
		final short[] table = new short[1 << 16];
		for (final int label : LabelStatistics.of(semantic).labels())
			if (sacrumLabels.contains(label) || Structure.isSacrumPart(label))
				table[label] = (short) Structure.SACRUM.id();
			else Structure.of(label).ifPresentOrElse(
				structure -> table[label] = (short) worked(structure), () -> unknown
					.add(label));
		final LabelVolume mask = LabelVolume.zeros(semantic.grid());
		final short[] from = semantic.array();
		for (int v = 0; v < from.length; v++)
			mask.array()[v] = table[from[v] & 0xffff];
		return new KnownStructures(mask, semantic, unknown.isEmpty() ? List.of()
			: List.of("Labels without a meaning in a semantic mask were left out: " +
				unknown.stream().map(String::valueOf).collect(Collectors.joining(
					", ")) + "."));
	}

	private static int worked(final Structure structure) {
		return switch (structure) {
			case ENDPLATE_SUPERIOR, ENDPLATE_INFERIOR -> Structure.ENDPLATE.id();
			case METAL -> 0;
			default -> structure.id();
		};
	}

	/**
	 * Puts upper and lower endplates, parts of the sacrum and metal back where the
	 * result still has an endplate, a sacrum, or anything. As in SPINEPS 2.1, metal
	 * is metal in both masks.
	 *
	 * @param semantic the structures of the result; changed
	 * @param instances the instances of the result; changed
	 */
	void restore(final LabelVolume semantic, final LabelVolume instances) {
		final short[] before = original.array();
		final short[] worked = mask.array();
		final short[] after = semantic.array();
		final short metal = (short) Structure.METAL.id();
		for (int v = 0; v < before.length; v++) {
			if (before[v] == worked[v]) continue;
			if (before[v] == metal) {
				after[v] = metal;
				instances.array()[v] = metal;
			}
			else if (worked[v] != 0 && after[v] == worked[v]) after[v] = before[v];
		}
	}
}
