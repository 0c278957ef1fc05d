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

import org.spineps.SpinepsException;
import org.spineps.anatomy.Structure;
import org.spineps.pipeline.instance.cutout.BoxedMask;
import org.spineps.pipeline.instance.cutout.Cutout;
import org.spineps.pipeline.instance.cutout.CutoutFormat;
import org.spineps.pipeline.instance.cutout.CutoutNetwork;
import org.spineps.pipeline.instance.cutout.CutoutPrediction;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;
import org.spineps.volume.resample.Resample;

/**
 * Lets the instance network look at one place of a semantic mask that a user points
 * at, instead of at every body that was found.
 */
public final class VertebraAtPoint {

	private VertebraAtPoint() {
		// static methods only
	}

	/**
	 * @param semantic structures on any grid; not changed
	 * @param voxel voxel coordinates of the centre of a vertebral body
	 * @param network called once
	 * @param format what it looks at
	 * @param rules how its answer is tidied
	 * @return 1 where the network sees the vertebra at that place, on the grid of the
	 *         mask; empty if it sees none
	 * @throws SpinepsException if the place is not bone of a vertebra, or the network
	 *           cannot run
	 */
	public static LabelVolume find(final LabelVolume semantic,
		final double[] voxel, final CutoutNetwork network,
		final CutoutFormat format, final InstanceRules rules)
		throws SpinepsException
	{
		final LabelVolume pir = Reorient.to(semantic, AxisCodes.PIR);
		final Grid whole = format.workingGrid(pir.grid());
		final double[] world = semantic.grid().toWorld(voxel);
		final double[] centre = whole.toVoxel(world);
		final int[] min = new int[3];
		final int[] max = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			min[axis] = (int) Math.round(centre[axis]) - format.size()[axis] / 2;
			max[axis] = min[axis] + format.size()[axis];
		}
		final Box box = new Box(min, max).intersect(whole.box());
		if (box.isEmpty()) throw notBone();
		final LabelVolume near = Resample.nearest(pir, whole.crop(box), true);
		RawCombination.mergeCore(near);
		for (int axis = 0; axis < 3; axis++)
			centre[axis] = Math.round(centre[axis]) - box.min(axis);
		if (!isBone(near, centre)) throw notBone();
		final Cutout cutout = Cutout.around(near, centre, format.size());
		final CutoutPrediction seen = CutoutPrediction.of(cutout, network.predict(
			cutout.labels()), near.grid().box(), rules.options().merging()
				.largestComponents());
		final BoxedMask vertebra = seen.mask(1);
		if (vertebra == null) return LabelVolume.zeros(semantic.grid());
		final byte[] voxels = new byte[near.array().length];
		vertebra.addTo(voxels, near.grid().box());
		final LabelVolume mask = LabelVolume.zeros(near.grid());
		for (int v = 0; v < voxels.length; v++)
			mask.array()[v] = voxels[v];
		return Resample.nearest(mask, semantic.grid(), false);
	}

	private static boolean isBone(final LabelVolume near,
		final double[] centre)
	{
		for (int axis = 0; axis < 3; axis++)
			if (centre[axis] < 0 || centre[axis] >= near.grid().size(axis))
				return false;
		return Structure.isVertebra(near.array()[near.grid().index(
			(int) centre[0], (int) centre[1], (int) centre[2])]);
	}

	private static SpinepsException notBone() {
		return new SpinepsException("There is no bone at this place",
			"the semantic mask has no part of a vertebra there",
			"Click on the centre of a vertebral body; if the mask does not have it, " +
				"paint it");
	}
}
