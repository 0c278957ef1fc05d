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

import java.util.List;
import java.util.Objects;

/**
 * One instance of the reference, the prediction, or both.
 *
 * @param status found, missed or spurious
 * @param name what the label stands for, of the reference if there is one; the
 *          number if it has no name
 * @param region where it belongs, null if unknown
 * @param referenceLabel label in the reference (of the component, if the input
 *          was semantic); 0 if spurious
 * @param predictionLabels labels in the prediction; several only after merging;
 *          empty if missed
 * @param referenceVoxels voxels in the reference
 * @param predictionVoxels voxels in the prediction
 * @param commonVoxels voxels in both
 * @param iou see {@link Metric}; this and the following are NaN unless found
 * @param dsc see {@link Metric}
 * @param assd see {@link Metric}
 * @param hd see {@link Metric}
 * @param hd95 see {@link Metric}
 * @param nsd see {@link Metric}
 * @param rvd see {@link Metric}
 */
public record InstanceScore(Status status, String name, Region region,
	int referenceLabel, List<Integer> predictionLabels, long referenceVoxels,
	long predictionVoxels, long commonVoxels, double iou, double dsc, double assd,
	double hd, double hd95, double nsd, double rvd)
{

	/** Whether reference and prediction agree that there is something. */
	public enum Status {
			/** In both: a true positive. */
			FOUND,
			/** Only in the reference: a false negative. */
			MISSED,
			/** Only in the prediction: a false positive. */
			SPURIOUS
	}

	/** Makes the list unmodifiable. */
	public InstanceScore {
		Objects.requireNonNull(status);
		Objects.requireNonNull(name);
		predictionLabels = List.copyOf(predictionLabels);
	}

	/**
	 * @param metric which metric
	 * @return its value, NaN unless found
	 */
	public double value(final Metric metric) {
		return switch (metric) {
			case IOU -> iou;
			case DSC -> dsc;
			case ASSD -> assd;
			case HD -> hd;
			case HD95 -> hd95;
			case NSD -> nsd;
			case RVD -> rvd;
		};
	}

	/**
	 * @param name what the instance is called
	 * @param region the structure it belongs to
	 * @param reference an instance that no prediction matches
	 * @return its score
	 */
	public static InstanceScore missed(final String name, final Region region,
		final Instance reference)
	{
		return alone(Status.MISSED, name, region, reference.label(), List.of(),
			reference.voxels(), 0);
	}

	/**
	 * @param name what the instance is called
	 * @param region the structure it belongs to
	 * @param prediction an instance that matches no reference
	 * @return its score
	 */
	public static InstanceScore spurious(final String name, final Region region,
		final Instance prediction)
	{
		return alone(Status.SPURIOUS, name, region, 0, List.of(prediction.label()),
			0, prediction.voxels());
	}

	private static InstanceScore alone(final Status status, final String name,
		final Region region, final int reference, final List<Integer> prediction,
		final long referenceVoxels, final long predictionVoxels)
	{
		return new InstanceScore(status, name, region, reference, prediction,
			referenceVoxels, predictionVoxels, 0, Double.NaN, Double.NaN, Double.NaN,
			Double.NaN, Double.NaN, Double.NaN, Double.NaN);
	}
}
