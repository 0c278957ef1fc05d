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
package org.spineps.pipeline.original;

import org.spineps.pipeline.semantic.BestClasses;
import org.spineps.pipeline.semantic.ScanGridClasses;
import org.spineps.pipeline.semantic.SemanticOptions;
import org.spineps.pipeline.semantic.SemanticRules;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.resample.Resample;

/**
 * Chooses between this program's resampling and reading of scores and those of
 * SPINEPS.
 *
 * @param options how a scan becomes a semantic mask, for the network at hand
 */
record ChosenSemantic(SemanticOptions options) implements SemanticRules {

	@Override
	public ImageVolume resample(final ImageVolume image, final Grid target) {
		if (!options.cubic()) return Resample.linear(image, target);
		if (!options.roundResampled() || !isWhole(image.array())) return Resample
			.cubic(image, target);
		final ImageVolume resampled = Resample.cubicWhole(image, target);
		// Unsigned types end at 0.
		for (int v = 0; v < resampled.array().length; v++)
			resampled.array()[v] = Math.max(0, resampled.array()[v]);
		return resampled;
	}

	@Override
	public BestClasses bestClasses(final BestClasses.Grids grids,
		final int[] labels)
	{
		return options.onScanGrid() ? new ScanGridClasses(grids, labels)
			: new NetworkGridClasses(grids, labels);
	}

	/** A scan of whole numbers stays one in SPINEPS. */
	private static boolean isWhole(final float[] values) {
		for (final float value : values)
			if (value < 0 || value != Math.rint(value)) return false;
		return true;
	}
}
