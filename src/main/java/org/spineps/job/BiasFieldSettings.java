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
package org.spineps.job;

import java.util.List;

import org.spineps.job.setting.JobDescription;
import org.spineps.job.setting.Setting;
import org.spineps.volume.bias.BiasFieldCorrection;
import org.spineps.volume.bias.BiasFieldMask;

/**
 * What the user chose for N4 Bias Field Correction.
 *
 * @param mask key of a {@link BiasFieldMask}: where to look
 * @param splineDistance knot spacing on the coarsest level, in mm, or in pixels
 *          of an image without calibration
 * @param levels resolutions of the spline, each twice as fine as the last
 * @param iterations at most, on each level
 * @param shrink every how many voxels the estimate looks
 * @param showField whether the field is shown as an image of its own
 */
public record BiasFieldSettings(
	@Setting(label = "Mask",
		help = "Where to look: tissue by Otsu's threshold, all positive voxels, or " +
			"the box of all voxels of 60 and more, as SPINEPS does.",
		choices = BiasFieldSettings.Masks.class)
	String mask,
	@Setting(label = "Spline distance (mm)", min = 0.1, max = 1e6,
		help = "Knot spacing of the coarsest spline; in pixels for images without a " +
			"unit of length.")
	double splineDistance,
	@Setting(label = "Levels", min = 1, max = 8,
		help = "Resolutions, each twice as fine as the last.")
	int levels,
	@Setting(label = "Iterations per level", min = 1, max = 10_000,
		help = "At most; it ends earlier when the field stays the same.")
	int iterations,
	@Setting(label = "Shrink factor", min = 1, max = 16,
		help = "The estimate looks at every n-th voxel of each axis.")
	int shrink,
	@Setting(label = "Show field", help = "Shows what the image was divided by.")
	boolean showField)
{

	/** The parameters of SPINEPS, looking at tissue. */
	public static final BiasFieldSettings DEFAULTS = new BiasFieldSettings(
		BiasFieldMask.OTSU.key(), BiasFieldCorrection.SPINEPS.splineDistanceMm(),
		BiasFieldCorrection.SPINEPS.levels(), BiasFieldCorrection.SPINEPS
			.iterations(), BiasFieldCorrection.SPINEPS.shrinkFactor(), false);

	/** The job. */
	public static final JobDescription<BiasFieldSettings> JOB =
		new JobDescription<>("n4", "N4 Bias Field Correction",
			"Removes the slow shading of a coil from an image (N4)", DEFAULTS);

	/** @return where to look; the settings have been checked */
	public BiasFieldMask maskKind() {
		return BiasFieldMask.of(mask).orElseThrow();
	}

	/** @return the correction; the settings have been checked */
	public BiasFieldCorrection correction() {
		final BiasFieldCorrection usual = BiasFieldCorrection.SPINEPS;
		return new BiasFieldCorrection(shrink, levels, iterations, usual
			.convergence(), splineDistance, usual.histogramBins(), usual
				.fullWidthAtHalfMaximum(), usual.wienerNoise());
	}

	/** Keys of masks. */
	public static final class Masks implements Setting.Choices {

		@Override
		public List<String> values() {
			return List.of(BiasFieldMask.keys());
		}
	}
}
