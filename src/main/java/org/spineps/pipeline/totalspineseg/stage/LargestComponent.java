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
package org.spineps.pipeline.totalspineseg.stage;

import org.spineps.volume.Box;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Crop;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Morphology;

/** Keeps the spine and drops what lies apart from it. */
public final class LargestComponent {

	/** Parts at most twice as many voxels apart belong together. */
	private static final int REACH = 5;

	private LargestComponent() {
		// static methods only
	}

	/**
	 * Keeps the part with the most voxels, whatever their labels are. Voxels belong
	 * together if their surroundings of five steps touch; of two equal parts the one
	 * whose surroundings come first stays, axis 0 being the outermost loop.
	 *
	 * @param labels labels; not changed
	 * @return a new volume, or the same one if nothing lies apart
	 */
	public static LabelVolume of(final LabelVolume labels) {
		final Box box = LabelStatistics.boundingBox(labels, label -> label != 0);
		if (box.isEmpty()) return labels;
		final Box around = box.grow(REACH + 1).intersect(labels.grid().box());
		final LabelVolume cut = Crop.of(labels, around, 0);
		final int[] ids = Components.of(Morphology.dilate(cut, Connectivity.FACES,
			REACH), Connectivity.CORNERS).ids();
		final short[] voxels = cut.array();
		int most = 0;
		for (final int id : ids)
			most = Math.max(most, id);
		if (most == 1) return labels;
		final int[] sizes = new int[most + 1];
		for (int v = 0; v < voxels.length; v++)
			if (voxels[v] != 0) sizes[ids[v]]++;
		int best = 1;
		for (int id = 2; id <= most; id++)
			if (sizes[id] > sizes[best]) best = id;
		for (int v = 0; v < voxels.length; v++)
			if (ids[v] != best) voxels[v] = 0;
		final LabelVolume result = LabelVolume.zeros(labels.grid());
		Crop.paste(cut, result, around.min(0), around.min(1), around.min(2));
		return result;
	}
}
