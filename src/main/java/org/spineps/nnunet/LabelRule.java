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
package org.spineps.nnunet;

import java.util.List;

import org.spineps.convert.nnunet.DatasetDescription;
import org.spineps.convert.nnunet.DatasetDescription.Head;

/**
 * How a network's scores become labels.
 *
 * @param heads scores per voxel
 * @param regionLabels empty if every score stands for one label, its index, and
 *          the largest score wins. Else, for every score, the label that is
 *          written where its sigmoid is over one half; later ones overwrite
 * @param foreground the labels that are not background, ascending
 * @param names for every score the name of its label or region
 */
public record LabelRule(int heads, List<Integer> regionLabels,
	List<Integer> foreground, List<String> names)
{

	/** @throws IllegalArgumentException if the lists do not fit the heads */
	public LabelRule {
		regionLabels = List.copyOf(regionLabels);
		foreground = List.copyOf(foreground);
		names = List.copyOf(names);
		if (heads < 1 || names.size() != heads || !regionLabels.isEmpty() &&
			regionLabels.size() != heads) throw new IllegalArgumentException(heads +
				" scores for the names " + names + " and the labels " + regionLabels);
	}

	/**
	 * @param dataset a model's data set
	 * @return the rule for its scores
	 */
	static LabelRule of(final DatasetDescription dataset) {
		final List<Head> heads = dataset.heads();
		return new LabelRule(heads.size(), dataset.hasRegions() ? heads.stream().map(
			Head::label).toList() : List.of(), dataset.foregroundLabels(), heads
				.stream().map(Head::name).toList());
	}

	/**
	 * @param label a label
	 * @return its name; regions inside a region are not distinguished
	 */
	public String nameOf(final int label) {
		final int k = hasRegions() ? regionLabels.indexOf(label) : label;
		return k >= 0 && k < heads ? names.get(k) : "label " + label;
	}

	/** @return whether scores are those of regions, which may overlap */
	public boolean hasRegions() {
		return !regionLabels.isEmpty();
	}
}
