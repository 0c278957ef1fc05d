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
package org.spineps.pipeline.totalspineseg.label;

import org.spineps.pipeline.totalspineseg.stage.SpineBox;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * The part of a raw label map that is not background, with axes to right,
 * anterior and superior. Coordinates are those of the whole map: rounding of
 * centres must not depend on the background around.
 */
final class RawMap {

	private final LabelVolume whole;
	private final RawClasses classes;
	private final LabelVolume cut;
	private final Box box;
	private final long[] counts = new long[RawClasses.COUNT];

	/**
	 * @param whole a raw label map; not changed
	 * @param classes what its numbers mean
	 * @throws IllegalArgumentException if a number has no meaning
	 */
	RawMap(final LabelVolume whole, final RawClasses classes) {
		this.whole = whole;
		this.classes = classes;
		box = SpineBox.of(whole, 1);
		cut = Crop.of(whole, box, 0);
		for (final short voxel : cut.array()) {
			if (voxel < 0 || voxel >= counts.length)
				throw new IllegalArgumentException("Raw label " + (voxel & 0xffff));
			counts[voxel]++;
		}
	}

	RawClasses classes() {
		return classes;
	}

	/** @return grid of the whole map */
	Grid wholeGrid() {
		return whole.grid();
	}

	/** @return the part without the background around it; not to be changed */
	LabelVolume cut() {
		return cut;
	}

	/** @return grid of that part */
	Grid grid() {
		return cut.grid();
	}

	/** @return where that part is */
	Box box() {
		return box;
	}

	/** @return number of voxels of a class */
	long count(final int raw) {
		return counts[raw];
	}

	/** @return class of a voxel of the part */
	int raw(final int voxel) {
		return cut.array()[voxel];
	}

	/** @return coordinate of a voxel of the part in the whole map */
	int x(final int voxel) {
		return voxel % grid().size(0) + box.min(0);
	}

	/** @return coordinate of a voxel of the part in the whole map */
	int y(final int voxel) {
		return voxel / grid().size(0) % grid().size(1) + box.min(1);
	}

	/** @return coordinate of a voxel of the part in the whole map */
	int z(final int voxel) {
		return voxel / (grid().size(0) * grid().size(1)) + box.min(2);
	}

	/** @return place of a voxel of the part when axis 0 is the outermost loop */
	int raster(final int voxel) {
		return z(voxel) - box.min(2) + grid().size(2) * (y(voxel) - box.min(1) +
			grid().size(1) * (x(voxel) - box.min(0)));
	}
}
