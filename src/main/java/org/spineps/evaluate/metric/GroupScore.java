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

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.spineps.evaluate.metric.InstanceScore.Status;
import org.spineps.evaluate.statistics.Statistic;

/**
 * A group of one case, or a region of it, as panoptica 2.1 sums it up.
 *
 * @param group name of the group
 * @param region which part of it; the region of an instance is that of its
 *          reference, of a spurious one that of its own label
 * @param instances all instances of group and region
 * @param global the group as one mask; all NaN for a region
 */
public record GroupScore(String group, Region region,
	List<InstanceScore> instances, GlobalScore global)
{

	/** Makes the list unmodifiable. */
	public GroupScore {
		Objects.requireNonNull(group);
		Objects.requireNonNull(region);
		Objects.requireNonNull(global);
		instances = List.copyOf(instances);
	}

	/** @return instances in both masks */
	public int truePositives() {
		return count(Status.FOUND);
	}

	/** @return instances only in the prediction */
	public int falsePositives() {
		return count(Status.SPURIOUS);
	}

	/** @return instances only in the reference */
	public int falseNegatives() {
		return count(Status.MISSED);
	}

	/** @return instances of the reference */
	public int referenceInstances() {
		return truePositives() + falseNegatives();
	}

	/** @return instances of the prediction; merged ones count once */
	public int predictionInstances() {
		return truePositives() + falsePositives();
	}

	/** @return whether there is nothing in either mask */
	public boolean isEmpty() {
		return instances.isEmpty();
	}

	/** @return TP / (TP + FP/2 + FN/2); NaN if there is nothing in either mask */
	public double recognitionQuality() {
		final double tp = truePositives();
		return isEmpty() ? Double.NaN : tp / (tp + 0.5 * (falsePositives() +
			falseNegatives()));
	}

	/** @return mean IoU of the matched instances, see {@link #mean} */
	public double segmentationQuality() {
		return mean(Metric.IOU);
	}

	/** @return segmentation quality times recognition quality */
	public double panopticQuality() {
		return segmentationQuality() * recognitionQuality();
	}

	/** @return mean Dice of the matched instances times recognition quality */
	public double panopticQualityOfDice() {
		return mean(Metric.DSC) * recognitionQuality();
	}

	/** @return TP / (TP + FP); NaN without predicted instances */
	public double precision() {
		return truePositives() / (double) predictionInstances();
	}

	/** @return TP / (TP + FN); NaN without reference instances */
	public double recall() {
		return truePositives() / (double) referenceInstances();
	}

	/**
	 * @param metric which metric
	 * @return its mean over the matched instances; without any,
	 *         {@link Metric#withoutMatch} if there is something in one of the masks,
	 *         else NaN
	 */
	public double mean(final Metric metric) {
		if (truePositives() > 0) return statistic(metric).mean();
		return isEmpty() ? Double.NaN : metric.withoutMatch();
	}

	/**
	 * @param metric which metric
	 * @return its population standard deviation over the matched instances; NaN
	 *         without any
	 */
	public double sd(final Metric metric) {
		return statistic(metric).sd();
	}

	/** @return mean and deviation of every metric over the matched instances */
	public Map<Metric, Statistic> statistics() {
		final Map<Metric, Statistic> result = new EnumMap<>(Metric.class);
		for (final Metric metric : Metric.values())
			result.put(metric, statistic(metric));
		return result;
	}

	private Statistic statistic(final Metric metric) {
		return Statistic.of(instances.stream().filter(instance -> instance
			.status() == Status.FOUND).mapToDouble(instance -> instance.value(metric))
			.toArray());
	}

	private int count(final Status status) {
		return (int) instances.stream().filter(instance -> instance
			.status() == status).count();
	}
}
