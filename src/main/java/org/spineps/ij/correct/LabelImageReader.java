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
package org.spineps.ij.correct;

import ij.ImagePlus;

import org.spineps.SpinepsException;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.io.mask.LabelCheck;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/** Reads label images that a user has painted on. */
final class LabelImageReader {

	private LabelImageReader() {
		// static methods only
	}

	/**
	 * @param imageOrNull a label image of a result
	 * @param grid of the result
	 * @return its labels on that grid; null without an image
	 * @throws SpinepsException if it has another size or type, or values that are not
	 *           labels
	 */
	static LabelVolume readOrNull(final ImagePlus imageOrNull, final Grid grid)
		throws SpinepsException
	{
		if (imageOrNull == null) return null;
		if (imageOrNull.getWidth() != grid.size(0) || imageOrNull
			.getHeight() != grid.size(1) || imageOrNull.getStackSize() != grid.size(2))
			throw new SpinepsException("The label image " + imageOrNull.getTitle() +
				" no longer has the size of the scan", "it has " + imageOrNull
					.getWidth() + "×" + imageOrNull.getHeight() + "×" + imageOrNull
						.getStackSize() + " voxels, the scan " + grid.size(0) + "×" + grid
							.size(1) + "×" + grid.size(2),
				"Close it without saving and open the label images again");
		if (imageOrNull.getBitDepth() == 24) throw new SpinepsException(
			"The label image " + imageOrNull.getTitle() + " holds colours, not labels",
			"it is an RGB image", "Close it and open the label images again");
		final float[] values = ImagePlusVolumes.values(imageOrNull);
		final LabelCheck check = new LabelCheck();
		final LabelVolume labels = LabelVolume.zeros(grid);
		for (int v = 0; v < values.length; v++)
			labels.array()[v] = (short) check.label(values[v]);
		check.requireLabels();
		return labels;
	}
}
