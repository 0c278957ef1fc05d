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
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/** The box around a spine that step 2 looks at. */
public final class SpineBox {

	/** Voxels around the spine. */
	public static final int MARGIN = 10;

	private SpineBox() {
		// static methods only
	}

	/**
	 * @param labels a mask
	 * @param margin voxels to add on every side
	 * @return the box around everything but background, inside the volume; the whole
	 *         volume if there is only background
	 */
	public static Box of(final LabelVolume labels, final int margin) {
		final Box box = LabelStatistics.boundingBox(labels, label -> label != 0);
		return box.isEmpty() ? labels.grid().box() : box.grow(margin).intersect(
			labels.grid().box());
	}
}
