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

import org.spineps.SpinepsException;
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

	/** More knot intervals or voxels on one axis come only from false headers. */
	private static final int MOST_SPANS = 10_000;
	private static final double MOST_VOXELS = 1 << 24;
	/** Knots of the finest field, 8 bytes each in three arrays. */
	private static final double MOST_POINTS = 1 << 21;

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
	 * @throws SpinepsException if no voxel of the mask is positive, or the grid is
	 *           so long in millimetres that the field would not fit into memory
	 * @throws IllegalArgumentException if the grids differ
	 */
	public ImageVolume field(final ImageVolume image, final LabelVolume mask,
		final Progress progress) throws SpinepsException
	{
		final Grid grid = image.grid();
		if (!grid.agreesWith(mask.grid())) throw new IllegalArgumentException(
			"Image and mask have different grids");
		final int[] spans = new int[3];
		final int[] domain = new int[3];
		final int[] shift = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			final double length = (grid.size(axis) - 1) * grid.spacing(axis);
			requireShort(length / splineDistanceMm, grid);
			spans[axis] = Math.max(1, (int) Math.ceil(length / splineDistanceMm));
			final double extra = Math.floor((spans[axis] * splineDistanceMm - length) /
				grid.spacing(axis) + 0.5);
			requireShort(extra / MOST_VOXELS * MOST_SPANS, grid);
			shift[axis] = (int) extra / 2;
			domain[axis] = grid.size(axis) + (int) extra;
		}
		requireSmall(spans, grid);
		int[][] samples = samples(grid, shrinkFactor);
		// A small mask may lie between the samples.
		if (!isAnyInside(image, mask, samples)) samples = samples(grid, 1);
		if (!isAnyInside(image, mask, samples)) throw new SpinepsException(
			"There is nothing to estimate a bias field from",
			"No voxel of the mask is positive",
			"Choose another mask or a scan with intensities above 0");
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

	private static void requireShort(final double spans, final Grid grid)
		throws SpinepsException
	{
		if (!(spans <= MOST_SPANS)) throw tooLong(grid);
	}

	private void requireSmall(final int[] spans, final Grid grid)
		throws SpinepsException
	{
		double points = 1;
		for (final int axis : spans)
			points *= Math.scalb((double) axis, levels - 1) + BSplineField.ORDER;
		if (points > MOST_POINTS) throw tooLong(grid);
	}

	private static SpinepsException tooLong(final Grid grid) {
		return new SpinepsException(
			"The bias field of this scan would not fit into memory",
			"Its grid is " + grid.size(0) + " x " + grid.size(1) + " x " + grid.size(
				2) + " voxels of " + grid.spacing(0) + " x " + grid.spacing(1) + " x " +
				grid.spacing(2) + " mm", "Check the voxel size, or choose a longer " +
					"distance of splines");
	}

	private int[][] samples(final Grid grid, final int shrink) {
		final int[][] samples = new int[3][];
		for (int axis = 0; axis < 3; axis++) {
			final int step = grid.size(axis) < 2 * shrink ? 1 : shrink;
			samples[axis] = positions(grid.size(axis), step, (step - 1) / 2);
		}
		return samples;
	}

	private static boolean isAnyInside(final ImageVolume image,
		final LabelVolume mask, final int[]... samples)
	{
		for (final int k : samples[2])
			for (final int j : samples[1])
				for (final int i : samples[0])
					if (isInside(image, mask, image.grid().index(i, j, k))) return true;
		return false;
	}

	private static boolean isInside(final ImageVolume image,
		final LabelVolume mask, final int index)
	{
		final float value = image.array()[index];
		return mask.array()[index] != 0 && value > 0 && Float.isFinite(value);
	}

	/**
	 * Divides an image by its bias field.
	 *
	 * @param image intensities
	 * @param mask the voxels to estimate from and to correct (non-zero); others
	 *          keep their value
	 * @param progress receives progress after every iteration
	 * @return a new volume
	 * @throws SpinepsException as {@link #field}
	 */
	public ImageVolume correct(final ImageVolume image, final LabelVolume mask,
		final Progress progress) throws SpinepsException
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
		int sample = 0;
		for (final int k : samples[2])
			for (final int j : samples[1])
				for (final int i : samples[0]) {
					final int index = image.grid().index(i, j, k);
					inside[sample] = isInside(image, mask, index);
					if (inside[sample]) logs[sample] = (float) Math.log(values[index]);
					sample++;
				}
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
