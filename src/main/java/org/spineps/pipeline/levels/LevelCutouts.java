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
package org.spineps.pipeline.levels;

import java.util.ArrayList;
import java.util.List;

import org.spineps.model.ModelInput;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/** What a levels network sees of each vertebra, on its coarse grid. */
final class LevelCutouts {

	/** A vertebra of fewer samples is not shown. */
	private static final int LEAST_SAMPLES = 8;

	private final ModelInput input;
	private final int[] size;
	private final LabelVolume structures;
	private final LabelVolume bone;
	private final int count;
	private final long[] samples;
	private final double[][] centres;

	/**
	 * @param input the network's input
	 * @param size samples of a cut-out on each of the grid's axes
	 * @param structures what is at each sample, {@link ModelInput#OUTSIDE} where there
	 *          is no scan
	 * @param vertebrae vertebrae 1..count there; changed: what is not bone is erased
	 * @param count number of vertebrae
	 */
	LevelCutouts(final ModelInput input, final int[] size,
		final LabelVolume structures, final LabelVolume vertebrae, final int count)
	{
		this.input = input;
		this.size = size;
		this.structures = structures;
		this.count = count;
		bone = vertebrae;
		samples = new long[count + 1];
		centres = new double[count + 1][3];
		find();
	}

	/** A vertebra is where its body is, or all of it if it has no body. */
	private void find() {
		final boolean[] isBone = table(0);
		final boolean[] isBody = table(1);
		final long[] bodies = new long[count + 1];
		final double[][] bodySums = new double[count + 1][3];
		final Grid grid = bone.grid();
		int v = 0;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++, v++) {
					final int vertebra = bone.array()[v] & 0xffff;
					final int label = structures.array()[v] & 0xffff;
					if (vertebra == 0) continue;
					if (vertebra > count || !isBone[label]) {
						bone.array()[v] = 0;
						continue;
					}
					samples[vertebra]++;
					add(centres[vertebra], i, j, k);
					if (!isBody[label]) continue;
					bodies[vertebra]++;
					add(bodySums[vertebra], i, j, k);
				}
		for (int vertebra = 1; vertebra <= count; vertebra++) {
			final boolean bodied = bodies[vertebra] > 0;
			if (bodied) centres[vertebra] = bodySums[vertebra];
			for (int axis = 0; axis < 3; axis++)
				centres[vertebra][axis] /= bodied ? bodies[vertebra]
					: samples[vertebra];
		}
	}

	private boolean[] table(final int set) {
		final boolean[] table = new boolean[1 << 16];
		input.labelSets().get(set).forEach(label -> table[label] = true);
		return table;
	}

	private static void add(final double[] sum, final int i, final int j,
		final int k)
	{
		sum[0] += i;
		sum[1] += j;
		sum[2] += k;
	}

	/** @return the vertebrae that are large enough, from the top */
	List<Integer> vertebrae() {
		final List<Integer> shown = new ArrayList<>();
		for (int vertebra = 1; vertebra <= count; vertebra++)
			if (samples[vertebra] >= LEAST_SAMPLES) shown.add(vertebra);
		return shown;
	}

	/**
	 * @param vertebra one of {@link #vertebrae()}
	 * @return the network's input for it; its centre is the sample right after the
	 *         middle of the cut-out
	 */
	float[] of(final int vertebra) {
		final int[] min = new int[3];
		final int[] max = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			min[axis] = (int) Math.rint(centres[vertebra][axis]) - size[axis] / 2;
			max[axis] = min[axis] + size[axis];
		}
		final Box box = new Box(min, max);
		return input.encode(Crop.of(structures, box, ModelInput.OUTSIDE), Crop.of(
			bone, box, 0), vertebra);
	}
}
