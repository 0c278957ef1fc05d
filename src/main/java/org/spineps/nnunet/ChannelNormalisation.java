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
package org.spineps.nnunet;

import org.spineps.convert.nnunet.ForegroundIntensities;
import org.spineps.convert.nnunet.NormalisationScheme;
import org.spineps.model.IntensityNormalisation;

/**
 * nnU-Net v2's normalisation of the intensities of one channel, before they are
 * resampled.
 *
 * @param scheme the rule
 * @param insideOnly for {@link NormalisationScheme#Z_SCORE}: whether only
 *          voxels inside the nonzero mask count and change
 * @param foreground intensities of the foreground in the training images, for
 *          {@link NormalisationScheme#CT}; else null
 */
public record ChannelNormalisation(NormalisationScheme scheme,
	boolean insideOnly, ForegroundIntensities foreground)
{

	private static final float RGB_MAX = 255;

	/** @throws IllegalArgumentException if CT comes without a usable foreground */
	public ChannelNormalisation {
		if (scheme == NormalisationScheme.CT && (foreground == null ||
			!(foreground.percentile005() < foreground.percentile995())))
			throw new IllegalArgumentException(
				"CT normalisation needs the foreground's percentiles: " + foreground);
	}

	/**
	 * @param values intensities of the cropped volume; read only
	 * @param inside for every voxel whether it is inside the nonzero mask (not
	 *          0); only used if {@link #insideOnly} is set
	 * @return normalised values, a new array
	 */
	float[] apply(final float[] values, final short[] inside) {
		switch (scheme) {
			case NONE:
				return new IntensityNormalisation.None().apply(values);
			case RESCALE_TO_01:
				return new IntensityNormalisation.Rescale().apply(values);
			case CT:
				return new IntensityNormalisation.Fixed(foreground.percentile005(),
					foreground.percentile995(), foreground.mean(), foreground
						.standardDeviation()).apply(values);
			case RGB_TO_01:
				return divided(values);
			default:
				return insideOnly ? zScore(values, inside)
					: new IntensityNormalisation.ZScore(false).apply(values);
		}
	}

	/** @return whether {@link #apply} uses the mask */
	boolean needsMask() {
		return scheme == NormalisationScheme.Z_SCORE && insideOnly;
	}

	private static float[] divided(final float... values) {
		final float[] result = new float[values.length];
		for (int v = 0; v < result.length; v++)
			result[v] = values[v] / RGB_MAX;
		return result;
	}

	private static float[] zScore(final float[] values, final short[] inside) {
		long count = 0;
		double sum = 0;
		for (int v = 0; v < values.length; v++)
			if (inside[v] != 0) {
				sum += values[v];
				count++;
			}
		final double mean = sum / Math.max(1, count);
		double squares = 0;
		for (int v = 0; v < values.length; v++)
			if (inside[v] != 0) squares += (values[v] - mean) * (values[v] - mean);
		final double deviation = Math.max(
			IntensityNormalisation.SMALLEST_DEVIATION, Math.sqrt(squares / Math.max(1,
				count)));
		final float[] result = values.clone();
		for (int v = 0; v < result.length; v++)
			if (inside[v] != 0) result[v] = (float) ((values[v] - mean) / deviation);
		return result;
	}
}
