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
package org.spineps.pipeline.instance;

import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.io.mask.MaskChecks;
import org.spineps.pipeline.instance.vertebra.Relabel;
import org.spineps.pipeline.instance.vertebra.VertebraTable;
import org.spineps.volume.LabelVolume;

/**
 * Vertebrae that come from outside: an instance mask that somebody has corrected.
 *
 * @param result the vertebrae, numbered 1..n from the top, with nothing known of
 *          what speaks for them
 * @param labels their labels in the mask, from the top
 */
public record EditedInstances(InstanceResult result, List<Integer> labels) {

	/** Nothing is known of how an edited instance came about. */
	private static final InstanceSupport UNKNOWN = new InstanceSupport(Double.NaN, Double.NaN,
		-1);

	/** Copies the list. */
	public EditedInstances {
		labels = List.copyOf(labels);
	}

	/**
	 * @param semantic structures; not changed
	 * @param instances an instance mask on the same grid, of which the labels of
	 *          vertebrae (1..25 and 28, and 26 if the structures
	 *          say that it is one) are taken; not changed
	 * @param rules how vertebrae are ordered
	 * @return the vertebrae
	 * @throws SpinepsException if the grids differ, or the mask holds labels that
	 *           no instance has
	 */
	public static EditedInstances of(final LabelVolume semantic,
		final LabelVolume instances, final InstanceRules rules)
		throws SpinepsException
	{
		semantic.grid().requireAgreement(instances.grid(),
			"semantic and instance mask");
		MaskChecks.requireInstances(instances);
		final LabelVolume structures = semantic.copy();
		RawCombination.mergeCore(structures);
		final LabelVolume vertebrae = instances.copy();
		final int[] only = new int[1 << 16];
		for (int label = 0; label < only.length; label++)
			only[label] = Level.isVertebra(label) ? label : 0;
		// Programs that count from the top give the 26th vertebra the sacrum's label.
		if (MaskChecks.sacrumIsVertebra(instances, semantic)) only[Level.SACRUM
			.id()] = Level.SACRUM.id();
		Relabel.inPlace(vertebrae, only);
		final VertebraTable table = VertebraTable.of(vertebrae, structures);
		final List<Integer> order = rules.order(table);
		final int[] numbers = new int[table.size()];
		final List<InstanceSupport> support = new ArrayList<>();
		for (final int label : order) {
			support.add(UNKNOWN);
			numbers[label] = support.size();
		}
		Relabel.inPlace(vertebrae, numbers);
		return new EditedInstances(new InstanceResult(vertebrae, structures,
			support, order.isEmpty() ? List.of(
				"The instance mask has no vertebra.") : List.of()), order);
	}
}
