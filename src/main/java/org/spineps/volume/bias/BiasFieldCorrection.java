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
package org.spineps.volume.bias;

import java.util.Arrays;

import org.spineps.progress.Progress;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * N4 bias field correction (Tustison et al., IEEE TMI 2010): removes the smooth
 * shading of a surface coil. It alternates between sharpening the histogram of
 * log intensities and fitting the difference by B-splines, from coarse to fine.
 * Like every N4 implementation it fails if the field is so strong that it forms
 * peaks of its own in the histogram; on such phantoms ITK's implementation
 * fails in the same way.
 *
 * @param shrinkFactor the estimate uses every n-th voxel on each axis
 * @param levels resolutions of the spline, each twice as fine as the last
 * @param iterations at most, on each level
 * @param convergence stop a level when the field changes by less: coefficient
 *          of variation of the ratio between two fields
 * @param splineDistanceMm knot spacing on the coarsest level
 * @param histogramBins bins of the log histogram
 * @param fullWidthAtHalfMaximum of the Gaussian that blurs the histogram
 * @param wienerNoise noise of the deconvolution
 */
public record BiasFieldCorrection(int shrinkFactor, int levels, int iterations,
	double convergence, double splineDistanceMm, int histogramBins,
	double fullWidthAtHalfMaximum, double wienerNoise)
{

	/** The parameters that SPINEPS uses before its semantic network. */
	public static final BiasFieldCorrection SPINEPS = new BiasFieldCorrection(4,
		4, 50, 1e-7, 100, 200, 0.15, 0.01);

	/**
	 * The field that multiplies the true intensities.
	 *
	 * @param image intensities; voxels that are not positive are ignored
	 * @param mask the voxels to estimate from (non-zero); the field is
	 *          extrapolated beyond them
	 * @param progress receives progress after every iteration
	 * @return the field, with a geometric mean near 1 inside the mask
	 * @throws IllegalArgumentException if the grids differ or no voxel of the
	 *           mask is positive
	 */
	public ImageVolume field(final ImageVolume image, final LabelVolume mask,
		final Progress progress)
	{
		final Grid grid = image.grid();
		if (!grid.agreesWith(mask.grid())) throw new IllegalArgumentException(
			"Image and mask have different grids");
		final int[] spans = new int[3];
		final int[] domain = new int[3];
		final int[] shift = new int[3];
		final int[][] samples = new int[3][];
		for (int axis = 0; axis < 3; axis++) {
			final double length = (grid.size(axis) - 1) * grid.spacing(axis);
			spans[axis] = Math.max(1, (int) Math.ceil(length / splineDistanceMm));
			final int extra = (int) Math.floor((spans[axis] * splineDistanceMm -
				length) / grid.spacing(axis) + 0.5);
			shift[axis] = extra / 2;
			domain[axis] = grid.size(axis) + extra;
			final int step = grid.size(axis) < 2 * shrinkFactor ? 1 : shrinkFactor;
			samples[axis] = positions(grid.size(axis), step, (step - 1) / 2);
		}
		final float[] logs = new float[count(samples)];
		final boolean[] inside = new boolean[logs.length];
		sampleLogs(image, mask, samples, logs, inside);
		final BSplineField field = new BSplineField(domain, spans);
		estimate(field, shifted(samples, shift), logs, inside, progress);

		final int[][] all = new int[3][];
		for (int axis = 0; axis < 3; axis++)
			all[axis] = positions(grid.size(axis), 1, 0);
		final float[] result = field.evaluate(shifted(all, shift));
		for (int i = 0; i < result.length; i++)
			result[i] = (float) Math.exp(result[i]);
		return ImageVolume.wrap(result, grid);
	}

	/**
	 * Divides an image by its bias field.
	 *
	 * @param image intensities
	 * @param mask the voxels to estimate from and to correct (non-zero); others
	 *          keep their value
	 * @param progress receives progress after every iteration
	 * @return a new volume
	 */
	public ImageVolume correct(final ImageVolume image, final LabelVolume mask,
		final Progress progress)
	{
		final float[] result = field(image, mask, progress).array();
		final float[] source = image.array();
		final short[] where = mask.array();
		for (int i = 0; i < result.length; i++)
			result[i] = where[i] == 0 ? source[i] : source[i] / result[i];
		return ImageVolume.wrap(result, image.grid());
	}

	private void estimate(final BSplineField field, final int[][] samples,
		final float[] logs, final boolean[] inside, final Progress progress)
	{
		final HistogramSharpening sharpening = new HistogramSharpening(
			histogramBins, fullWidthAtHalfMaximum, wienerNoise);
		float[] bias = new float[logs.length];
		final float[] corrected = logs.clone();
		for (int level = 0; level < levels; level++) {
			if (level > 0) field.refine();
			for (int iteration = 0; iteration < iterations; iteration++) {
				progress.checkCancelled();
				progress.report("Bias field", (long) level * iterations + iteration,
					(long) levels * iterations);
				field.addFit(samples, sharpening.residual(corrected, inside), inside);
				final float[] update = field.evaluate(samples);
				for (int i = 0; i < logs.length; i++)
					corrected[i] = logs[i] - update[i];
				final double change = variation(update, bias, inside);
				bias = update;
				if (change < convergence) break;
			}
		}
	}

	/** Coefficient of variation of the ratio of two fields given as logs. */
	private static double variation(final float[] first, final float[] second,
		final boolean[] inside)
	{
		double sum = 0;
		double squares = 0;
		int n = 0;
		for (int i = 0; i < first.length; i++) {
			if (!inside[i]) continue;
			final double ratio = Math.exp(first[i] - second[i]);
			sum += ratio;
			squares += ratio * ratio;
			n++;
		}
		final double mean = sum / n;
		return Math.sqrt(Math.max(0, squares / n - mean * mean)) / mean;
	}

	private static void sampleLogs(final ImageVolume image,
		final LabelVolume mask, final int[][] samples, final float[] logs,
		final boolean[] inside)
	{
		final float[] values = image.array();
		final short[] where = mask.array();
		int sample = 0;
		boolean any = false;
		for (final int k : samples[2])
			for (final int j : samples[1])
				for (final int i : samples[0]) {
					final int index = image.grid().index(i, j, k);
					inside[sample] = where[index] != 0 && values[index] > 0;
					any |= inside[sample];
					if (inside[sample]) logs[sample] = (float) Math.log(values[index]);
					sample++;
				}
		if (!any) throw new IllegalArgumentException(
			"No voxel of the mask is positive");
	}

	private static int[] positions(final int size, final int step,
		final int first)
	{
		final int[] positions = new int[(size - first - 1) / step + 1];
		Arrays.setAll(positions, i -> first + i * step);
		return positions;
	}

	private static int[][] shifted(final int[][] positions, final int[] shift) {
		final int[][] result = new int[3][];
		for (int axis = 0; axis < 3; axis++) {
			final int by = shift[axis];
			result[axis] = Arrays.stream(positions[axis]).map(p -> p + by).toArray();
		}
		return result;
	}

	private static int count(final int[][] positions) {
		return positions[0].length * positions[1].length * positions[2].length;
	}
}
