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

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Structure;
import org.spineps.result.SpineInstance;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.DistanceTransform;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * Deletes what should not have been found. With a vertebra go its bone and the
 * endplates that lie on it; the discs beside it stay. Anything else goes alone.
 */
public final class InstanceRemoval {

	/** Endplates lie on their body, so at most a voxel's diagonal or this away. */
	private static final double PLATE_MM = 3;
	/** Enough to see the neighbours whose plates must stay. */
	private static final double MARGIN_MM = 15;

	private InstanceRemoval() {
		// static methods only
	}

	/**
	 * @param masks not changed; with discs, endplates and sacrum in the instance mask
	 * @param instance what goes
	 * @return masks without it
	 * @throws SpinepsException if the masks do not have it
	 */
	public static Correction of(final SpineMasks masks,
		final SpineInstance instance) throws SpinepsException
	{
		final LabelVolume where = instance.kind().inSemanticMask() ? masks
			.semantic() : masks.instances();
		if (!LabelStatistics.of(where).has(instance.label()))
			throw new SpinepsException("There is no " + instance.name() +
				" to delete", "the masks have no voxel of it", "Look at the result again");
		final SpineMasks result = masks.copy();
		final short[] structures = result.semantic().array();
		final short[] instances = result.instances().array();
		final boolean[] plates = instance.kind() == SpineInstance.Kind.VERTEBRA
			? plates(masks, instance.label()) : new boolean[structures.length];
		for (int v = 0; v < structures.length; v++)
			if (where.array()[v] == instance.label() || plates[v]) {
				structures[v] = 0;
				instances[v] = 0;
			}
		return new Correction(result, instance.name() + " deleted");
	}

	/** @return endplate voxels that are nearer to a vertebra than to any other */
	private static boolean[] plates(final SpineMasks masks, final int label) {
		final boolean[] plates = new boolean[masks.instances().array().length];
		final Box own = LabelStatistics.of(masks.instances()).box(label);
		double finest = Double.POSITIVE_INFINITY;
		double diagonal = 0;
		for (int axis = 0; axis < 3; axis++) {
			finest = Math.min(finest, masks.grid().spacing(axis));
			diagonal += masks.grid().spacing(axis) * masks.grid().spacing(axis);
		}
		final Box box = own.grow((int) Math.ceil(MARGIN_MM / finest)).intersect(masks
			.grid().box());
		final LabelVolume instances = Crop.of(masks.instances(), box, 0);
		final LabelVolume semantic = Crop.of(masks.semantic(), box, 0);
		final ImageVolume here = distance(instances, label, true);
		final ImageVolume others = distance(instances, label, false);
		final double reach = Math.max(PLATE_MM, Math.sqrt(diagonal));
		int w = 0;
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++)
				for (int i = box.min(0); i < box.max(0); i++, w++)
					plates[masks.grid().index(i, j, k)] = isPlate(semantic.array()[w]) &&
						here.array()[w] <= reach && here.array()[w] < others.array()[w];
		return plates;
	}

	private static ImageVolume distance(final LabelVolume instances,
		final int label, final boolean same)
	{
		final LabelVolume mask = LabelVolume.zeros(instances.grid());
		for (int v = 0; v < mask.array().length; v++) {
			final int one = instances.array()[v] & 0xffff;
			if ((Level.isVertebra(one) || one == Level.SACRUM.id()) && (one == label) == same) mask
				.array()[v] = 1;
		}
		return DistanceTransform.toMask(mask);
	}

	private static boolean isPlate(final int structure) {
		return structure == Structure.ENDPLATE.id() || structure == Structure.ENDPLATE_SUPERIOR
			.id() || structure == Structure.ENDPLATE_INFERIOR.id();
	}
}
