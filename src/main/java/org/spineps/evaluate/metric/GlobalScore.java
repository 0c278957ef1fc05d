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
package org.spineps.evaluate.metric;

/**
 * A group as a whole: all its labels as one mask.
 *
 * @param iou see {@link Metric}; NaN if both masks are empty
 * @param dsc see {@link Metric}; NaN if both masks are empty
 * @param rvd see {@link Metric}; NaN if the reference is empty
 * @param assd in the unit of the evaluation. Infinite if the masks share no voxel,
 *          as panoptica has it, although a distance exists
 * @param hd as assd
 * @param hd95 as assd
 * @param assdVoxels like assd with a spacing of 1 on each axis: panoptica's
 *          {@code global_bin_assd}, which ignores the spacing
 */
public record GlobalScore(double iou, double dsc, double rvd, double assd,
	double hd, double hd95, double assdVoxels)
{

	/** Nothing was computed. */
	public static final GlobalScore NONE = new GlobalScore(Double.NaN, Double.NaN,
		Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

	/** One of the masks is empty, or they do not overlap. */
	public static GlobalScore apart(final long reference, final long prediction) {
		if (reference + prediction == 0) return NONE;
		final double far = Double.POSITIVE_INFINITY;
		return new GlobalScore(0, 0, relativeDifference(reference, prediction), far,
			far, far, far);
	}

	/**
	 * @param reference voxels of the reference, at least 1
	 * @param prediction voxels of the prediction, at least 1
	 * @param common voxels that both have
	 * @param distances between their surfaces, in millimetres
	 * @param inVoxels the same in voxels
	 * @return the scores
	 */
	public static GlobalScore of(final long reference, final long prediction,
		final long common, final SurfaceDistances distances,
		final SurfaceDistances inVoxels)
	{
		return new GlobalScore(OverlapScore.IOU.of(common, reference, prediction),
			OverlapScore.DSC.of(common, reference, prediction), relativeDifference(
				reference, prediction), distances.assd(), distances.hd(), distances
					.hd95(), inVoxels.assd());
	}

	private static double relativeDifference(final long reference,
		final long prediction)
	{
		return reference == 0 ? Double.NaN : (prediction - reference) /
			(double) reference;
	}
}
