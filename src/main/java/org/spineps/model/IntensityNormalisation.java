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
package org.spineps.model;

/**
 * Normalisation of intensities before they are given to a network. Every method
 * is a pure function of the voxels of one volume; sums are taken in double, in
 * the order of the array, so that results are the same everywhere.
 */
public sealed interface IntensityNormalisation {

	/** Lower limit of the standard deviation (nnU-Net's guard). */
	double SMALLEST_DEVIATION = 1e-8;

	/**
	 * @param values intensities, read only
	 * @return normalised values, a new array
	 */
	float[] apply(float... values);

	/** Leaves intensities unchanged. */
	record None() implements IntensityNormalisation {

		@Override
		public float[] apply(final float... values) {
			return values.clone();
		}
	}

	/**
	 * Maps two percentiles to 0 and 1, clips, and then brings the volume to mean 0
	 * and standard deviation 1. A volume of one value becomes 0.
	 *
	 * @param lowerPercent percentile that becomes 0 before the second step, e.g. 1
	 * @param upperPercent percentile that becomes 1, e.g. 99
	 * @param clipLow smallest value kept on that scale, e.g. −0.1
	 * @param clipHigh largest value kept, e.g. 1.5
	 */
	record PercentileZScore(double lowerPercent, double upperPercent,
		double clipLow, double clipHigh) implements IntensityNormalisation
	{

		/** @throws IllegalArgumentException unless both pairs ascend */
		public PercentileZScore {
			if (!(0 <= lowerPercent && lowerPercent < upperPercent &&
				upperPercent <= 100)) throw new IllegalArgumentException(
					"Invalid percentiles: " + lowerPercent + " and " + upperPercent);
			requireAscending(clipLow, clipHigh);
		}

		@Override
		public float[] apply(final float... values) {
			final double low = Percentiles.of(values, lowerPercent);
			final double range = Percentiles.of(values, upperPercent) - low;
			final float[] result = new float[values.length];
			if (!(range > 0)) return new ZScore(false).apply(values);
			for (int i = 0; i < values.length; i++)
				result[i] = (float) Math.max(clipLow, Math.min(clipHigh, (values[i] -
					low) / range));
			return new ZScore(false).apply(result);
		}
	}

	/**
	 * Mean 0 and standard deviation 1 (of the population).
	 *
	 * @param nonzeroOnly whether only voxels that are not 0 count and change
	 */
	record ZScore(boolean nonzeroOnly) implements IntensityNormalisation {

		@Override
		public float[] apply(final float... values) {
			long count = 0;
			double sum = 0;
			for (final float value : values)
				if (!nonzeroOnly || value != 0) {
					sum += value;
					count++;
				}
			final double mean = count == 0 ? 0 : sum / count;
			double squares = 0;
			for (final float value : values)
				if (!nonzeroOnly || value != 0) squares += (value - mean) * (value -
					mean);
			final double deviation = Math.max(SMALLEST_DEVIATION, Math.sqrt(squares /
				Math.max(1, count)));
			final float[] result = new float[values.length];
			for (int i = 0; i < values.length; i++)
				if (!nonzeroOnly || values[i] != 0) result[i] = (float) ((values[i] -
					mean) / deviation);
			return result;
		}
	}

	/**
	 * Clips and scales with numbers from the training set: nnU-Net's rule for CT.
	 *
	 * @param clipLow smallest intensity kept
	 * @param clipHigh largest intensity kept
	 * @param mean is subtracted
	 * @param deviation divides
	 */
	record Fixed(double clipLow, double clipHigh, double mean, double deviation)
		implements IntensityNormalisation
	{

		/** @throws IllegalArgumentException for an empty range or a deviation < 0 */
		public Fixed {
			requireAscending(clipLow, clipHigh);
			if (!Double.isFinite(mean) || !(deviation >= 0))
				throw new IllegalArgumentException("Invalid mean " + mean +
					" or standard deviation " +
					deviation);
		}

		@Override
		public float[] apply(final float... values) {
			final double divisor = Math.max(SMALLEST_DEVIATION, deviation);
			final float[] result = new float[values.length];
			for (int i = 0; i < values.length; i++)
				result[i] = (float) ((Math.max(clipLow, Math.min(clipHigh,
					values[i])) - mean) / divisor);
			return result;
		}
	}

	/** Maps smallest and largest value to 0 and 1. */
	record Rescale() implements IntensityNormalisation {

		@Override
		public float[] apply(final float... values) {
			float low = Float.POSITIVE_INFINITY;
			float high = Float.NEGATIVE_INFINITY;
			for (final float value : values) {
				low = Math.min(low, value);
				high = Math.max(high, value);
			}
			final double range = Math.max(SMALLEST_DEVIATION, (double) high - low);
			final float[] result = new float[values.length];
			for (int i = 0; i < values.length; i++)
				result[i] = (float) (((double) values[i] - low) / range);
			return result;
		}
	}

	private static void requireAscending(final double low, final double high) {
		if (!(low < high)) throw new IllegalArgumentException(
			"Invalid clipping range: " + low +
			".." + high);
	}
}
