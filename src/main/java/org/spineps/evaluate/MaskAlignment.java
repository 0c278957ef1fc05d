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
package org.spineps.evaluate;

import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/** Brings masks of one patient onto one grid where that loses nothing. */
public final class MaskAlignment {

	private MaskAlignment() {
		// static methods only
	}

	/**
	 * @param labels a mask
	 * @param grid the grid wanted
	 * @return the mask itself if it lies on that grid already, a turned copy if its
	 *         axes are only flipped or swapped, else the mask itself
	 */
	public static LabelVolume turned(final LabelVolume labels,
		final Grid grid)
	{
		if (grid.agreesWith(labels.grid())) return labels;
		final LabelVolume turned = Reorient.to(labels, grid.axisCodes());
		return grid.agreesWith(turned.grid()) ? turned : labels;
	}
}
