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
import java.util.function.Function;
import java.util.function.IntFunction;

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
 * fails in the same way. Samples, padding and the treatment of zeros are those
 * of the N4 of ANTs, whose field is reproduced.
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
	 * @param image intensities; a 0 inside the mask counts as 1, as in ITK, and
	 *          voxels below 0 are ignored
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
		requireSmall(grid);
		SamplingAxis[] axes = axes(grid, shrinkFactor);
		// A small mask may lie between the samples.
		if (!isAnyPositive(image, mask, samples(axes))) axes = axes(grid, 1);
		final int[][] samples = samples(axes);
		if (!isAnyPositive(image, mask, samples)) throw new SpinepsException(
			"There is nothing to estimate a bias field from",
			"No voxel of the mask is positive",
			"Choose another mask or a scan with intensities above 0");
		final float[] logs = new float[count(samples)];
		final boolean[] inside = new boolean[logs.length];
		sampleLogs(image, mask, samples, logs, inside);
		final BSplineField field = new BSplineField(Arrays.stream(axes).mapToInt(
			SamplingAxis::spans).toArray());
		estimate(field, each(axes, SamplingAxis::sampleFractions, double[][]::new),
			logs, inside, progress);

		final float[] result = field.evaluate(each(axes,
			SamplingAxis::voxelFractions, double[][]::new));
		for (int i = 0; i < result.length; i++)
			result[i] = (float) Math.exp(result[i]);
		return ImageVolume.wrap(result, grid);
	}

	private static void requireShort(final double spans, final Grid grid)
		throws SpinepsException
	{
		if (!(spans <= MOST_SPANS)) throw tooLong(grid);
	}

	private void requireSmall(final Grid grid) throws SpinepsException {
		double points = 1;
		for (int axis = 0; axis < 3; axis++) {
			final double spans = SamplingAxis.spans(grid.size(axis), grid.spacing(axis),
				splineDistanceMm);
			requireShort(spans, grid);
			requireShort(splineDistanceMm / grid.spacing(axis) / MOST_VOXELS *
				MOST_SPANS, grid);
			points *= Math.scalb(spans, levels - 1) + BSplineField.ORDER;
		}
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

	private SamplingAxis[] axes(final Grid grid, final int shrink) {
		final SamplingAxis[] axes = new SamplingAxis[3];
		for (int axis = 0; axis < 3; axis++)
			axes[axis] = new SamplingAxis(grid.size(axis), grid.spacing(axis), origin(
				grid, axis), splineDistanceMm, shrink);
		return axes;
	}

	/** World coordinate of voxel 0 in the direction that the axis runs in. */
	private static double origin(final Grid grid, final int axis) {
		int row = 0;
		for (int other = 1; other < 3; other++)
			if (Math.abs(grid.affine(other, axis)) > Math.abs(grid.affine(row, axis)))
				row = other;
		return Math.signum(grid.affine(row, axis)) * grid.affine(row, 3);
	}

	private static int[][] samples(final SamplingAxis[] axes) {
		return each(axes, SamplingAxis::samples, int[][]::new);
	}

	private static <T> T[] each(final SamplingAxis[] axes,
		final Function<SamplingAxis, T> property, final IntFunction<T[]> array)
	{
		return Arrays.stream(axes).map(property).toArray(array);
	}

	private static boolean isAnyPositive(final ImageVolume image,
		final LabelVolume mask, final int[]... samples)
	{
		for (final int k : samples[2])
			for (final int j : samples[1])
				for (final int i : samples[0]) {
					final int index = image.grid().index(i, j, k);
					if (image.array()[index] > 0 && isInside(image, mask, index)) return true;
				}
		return false;
	}

	private static boolean isInside(final ImageVolume image,
		final LabelVolume mask, final int index)
	{
		final float value = image.array()[index];
		return mask.array()[index] != 0 && value >= 0 && Float.isFinite(value);
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

	private void estimate(final BSplineField field, final double[][] samples,
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
					if (inside[sample] && values[index] > 0) logs[sample] = (float) Math.log(
						values[index]);
					sample++;
				}
	}

	private static int count(final int[][] positions) {
		return positions[0].length * positions[1].length * positions[2].length;
	}
}
