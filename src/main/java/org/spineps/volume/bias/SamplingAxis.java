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

/**
 * One axis of the grid that a bias field is estimated on. The axis is padded on
 * both sides to whole knot spans and every n-th voxel of the padded axis is a
 * sample, as in the N4 of ANTs: the estimate depends on which voxels are looked
 * at, so that another phase of the sampling gives another field (standard
 * deviation of its logarithm up to 0.07).
 * <p>
 * The spline spans from the first to the last <em>sample</em> while it is
 * fitted and from the first to the last <em>voxel</em> of the padded axis when
 * the field is read off. This moves the field by up to {@code step - 1} voxels,
 * at the ends of the padded axis; it is kept for the sake of equal results.
 * </p>
 */
final class SamplingAxis {

	private final int size;
	private final int padded;
	private final int before;
	private final int spans;
	private final int step;
	private final int count;
	private final int first;

	/**
	 * @param size voxels
	 * @param spacingMm between voxel centres
	 * @param originMm world coordinate of the first voxel in the direction of the
	 *          axis; matters for rounding only
	 * @param distanceMm knot spacing
	 * @param shrinkFactor every n-th voxel is a sample; an axis of fewer than
	 *          twice as many voxels is sampled in full
	 */
	SamplingAxis(final int size, final double spacingMm,
		final double originMm, final double distanceMm, final int shrinkFactor)
	{
		this.size = size;
		final double length = (size - 1) * spacingMm;
		spans = (int) spans(size, spacingMm, distanceMm);
		final int extra = (int) Math.floor((spans * distanceMm - length) /
			spacingMm + 0.5);
		before = extra / 2;
		padded = size + extra;
		step = size < 2 * shrinkFactor ? 1 : shrinkFactor;
		count = padded / step;
		final int start = -(before / step) * step;
		first = Math.max(start, centred(start, spacingMm, originMm));
	}

	/**
	 * The samples lie around the middle of the padded axis. Where that is between
	 * two voxels, the rounding errors of world coordinates decide in ITK, so they
	 * are made here as well: same terms, same order.
	 */
	private int centred(final int start, final double spacingMm,
		final double originMm)
	{
		final double stepMm = spacingMm * step;
		final double number = start / step;
		final double middle = originMm + spacingMm * ((padded - 1) / 2.0 - before);
		final double sampled = originMm + stepMm * ((count - 1) / 2.0 + number);
		final double moved = originMm + (middle - sampled);
		final double world = moved + stepMm * number;
		return (int) Math.floor((world - originMm) / spacingMm + 0.5);
	}

	/**
	 * @param size voxels
	 * @param spacingMm between voxel centres
	 * @param distanceMm knot spacing
	 * @return knot spans that the axis needs: a whole number of any size
	 */
	static double spans(final int size, final double spacingMm,
		final double distanceMm)
	{
		return Math.max(1, Math.ceil((size - 1) * spacingMm / distanceMm));
	}

	/** @return knot spans of the coarsest spline */
	int spans() {
		return spans;
	}

	/** @return the voxels that are samples, ascending; never empty */
	int[] samples() {
		return Arrays.stream(sampleNumbers()).map(n -> first + n * step).toArray();
	}

	/** @return where each sample lies in the domain of the spline, 0 to 1 */
	double[] sampleFractions() {
		return fractions(sampleNumbers(), count);
	}

	/** @return where each voxel lies in the domain of the spline, 0 to 1 */
	double[] voxelFractions() {
		final int[] voxels = new int[size];
		Arrays.setAll(voxels, i -> before + i);
		return fractions(voxels, padded);
	}

	/** Numbers of the samples of the padded axis that lie on the image. */
	private int[] sampleNumbers() {
		final int lowest = Math.max(0, -Math.floorDiv(first, step));
		final int highest = Math.min(count - 1, Math.floorDiv(size - 1 - first,
			step));
		final int[] numbers = new int[highest - lowest + 1];
		Arrays.setAll(numbers, n -> lowest + n);
		return numbers;
	}

	private static double[] fractions(final int[] numbers, final int of) {
		return Arrays.stream(numbers).mapToDouble(n -> of < 2 ? 0 : (double) n /
			(of - 1)).toArray();
	}
}
