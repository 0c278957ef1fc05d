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
package org.spineps.pipeline.instance.cutout;

import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * What an instance network says about a cut-out. The volumes belong to the
 * receiver.
 *
 * @param classes 0 no vertebra, {@link #ABOVE}, {@link #CENTRE}, {@link #BELOW}
 * @param probability probability 0..1 of the class that was chosen, on the same
 *          grid
 */
public record CutoutResult(LabelVolume classes, ImageVolume probability) {

	/** Class of the vertebra above the centre of the cut-out. */
	public static final int ABOVE = 1;
	/** Class of the vertebra at the centre of the cut-out. */
	public static final int CENTRE = 2;
	/** Class of the vertebra below the centre of the cut-out. */
	public static final int BELOW = 3;
	/** Number of classes beside the background. */
	public static final int CLASSES = 3;

	/**
	 * @throws IllegalArgumentException if the grids differ
	 */
	public CutoutResult {
		if (!classes.grid().agreesWith(probability.grid()))
			throw new IllegalArgumentException(
				"Classes and probability are on different grids");
	}
}
