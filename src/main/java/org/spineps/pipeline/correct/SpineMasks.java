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
package org.spineps.pipeline.correct;

import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Structure;
import org.spineps.anatomy.UnknownLevels;
import org.spineps.pipeline.instance.EditedInstances;
import org.spineps.pipeline.instance.InstanceOptions;
import org.spineps.pipeline.instance.InstanceRules;
import org.spineps.pipeline.instance.MendedRules;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * The two masks of a result while it is corrected. Of the instance mask the
 * vertebrae count; discs, endplates and sacrum in it follow from the structures when
 * the result is {@linkplain CorrectedResult made anew}.
 *
 * @param semantic structures
 * @param instances vertebrae with any labels that {@link Level#isVertebra} knows, on
 *          the same grid
 */
public record SpineMasks(LabelVolume semantic, LabelVolume instances) {

	/** How the vertebrae of a corrected mask are put in order and completed. */
	static final InstanceRules RULES = new MendedRules(InstanceOptions.DEFAULTS);

	/**
	 * @throws IllegalArgumentException if the grids differ
	 */
	public SpineMasks {
		if (!semantic.grid().agreesWith(instances.grid()))
			throw new IllegalArgumentException("The masks are on different grids");
	}

	/**
	 * @param result a result, not changed
	 * @return its masks, not copied
	 */
	public static SpineMasks of(final SpineSegmentation result) {
		return new SpineMasks(result.semantic(), result.instances());
	}

	/** @return masks of their own */
	public SpineMasks copy() {
		return new SpineMasks(semantic.copy(), instances.copy());
	}

	/** @return the grid of both */
	public Grid grid() {
		return instances.grid();
	}

	/**
	 * @return labels of the vertebrae from the top
	 * @throws SpinepsException if the instance mask holds labels that no instance has
	 */
	public List<Integer> order() throws SpinepsException {
		return EditedInstances.of(semantic, instances, RULES).labels();
	}

	/**
	 * @return a label of a vertebra that the mask does not use
	 * @throws SpinepsException if all are used
	 */
	int freeLabel() throws SpinepsException {
		final LabelStatistics used = LabelStatistics.of(instances);
		for (int label = UnknownLevels.OFFSET + UnknownLevels.MOST; label > 0; label--)
			if (Level.isVertebra(label) && !used.has(label)) return label;
		throw new SpinepsException("There are too many vertebrae",
			"the instance mask uses every label", "Merge or delete some first");
	}

	/**
	 * @param v a voxel
	 * @return whether it is bone of a vertebra's body
	 */
	boolean isBody(final int v) {
		return semantic.array()[v] == Structure.CORPUS.id() || semantic
			.array()[v] == Structure.CORPUS_CORE.id();
	}

	/**
	 * @param v a voxel
	 * @return label of the vertebra that it belongs to; 0 for none
	 */
	int vertebra(final int v) {
		final int label = instances.array()[v] & 0xffff;
		return Level.isVertebra(label) ? label : 0;
	}
}
