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
package org.spineps.evaluate;

import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import org.spineps.evaluate.metric.GroupScore;
import org.spineps.evaluate.metric.Metric;

/** A number that a {@link GroupScore} boils down to, for tables and tests. */
public enum Quantity {

		GLOBAL_DSC("global DSC", Better.HIGHER, null, s -> s.global().dsc()), //
		GLOBAL_IOU("global IoU", Better.HIGHER, null, s -> s.global().iou()), //
		GLOBAL_ASSD("global ASSD", Better.LOWER, null, s -> s.global().assd()), //
		GLOBAL_HD("global HD", Better.LOWER, null, s -> s.global().hd()), //
		GLOBAL_HD95("global HD95", Better.LOWER, null, s -> s.global().hd95()), //
		/** Volume bias of the group as one mask. */
		GLOBAL_RVD("global RVD", Better.ZERO, null, s -> s.global().rvd()), //
		DSC("DSC", Better.HIGHER, Metric.DSC), //
		RQ("RQ", Better.HIGHER, null, GroupScore::recognitionQuality), //
		SQ("SQ", Better.HIGHER, Metric.IOU), //
		PQ("PQ", Better.HIGHER, null, GroupScore::panopticQuality), //
		PQ_DSC("PQ of DSC", Better.HIGHER, null,
			GroupScore::panopticQualityOfDice), //
		ASSD("ASSD", Better.LOWER, Metric.ASSD), //
		HD("HD", Better.LOWER, Metric.HD), //
		HD95("HD95", Better.LOWER, Metric.HD95), //
		NSD("NSD", Better.HIGHER, Metric.NSD), //
		RVD("RVD", Better.ZERO, Metric.RVD), //
		PRECISION("precision", Better.HIGHER, null, GroupScore::precision), //
		RECALL("recall", Better.HIGHER, null, GroupScore::recall);

	/** Which values are good. */
	public enum Better {
			HIGHER("↑"), LOWER("↓"), ZERO("→0");

		private final String arrow;

		Better(final String arrow) {
			this.arrow = arrow;
		}

		/** @return an arrow for tables */
		public String arrow() {
			return arrow;
		}
	}

	private final String label;
	private final Better better;
	private final Metric metric;
	private final ToDoubleFunction<GroupScore> value;

	Quantity(final String label, final Better better, final Metric metric) {
		this(label, better, metric, score -> score.mean(metric));
	}

	Quantity(final String label, final Better better, final Metric metric,
		final ToDoubleFunction<GroupScore> value)
	{
		this.label = label;
		this.better = better;
		this.metric = metric;
		this.value = value;
	}

	/** @return name for people */
	public String label() {
		return label;
	}

	/** @return name for files, e.g. "global_dsc" */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** @return which values are good */
	public Better better() {
		return better;
	}

	/** @return the metric of which this is the mean over matched instances */
	public Optional<Metric> metric() {
		return Optional.ofNullable(metric);
	}

	/** @return whether it is of the group as one mask, unknown for regions */
	public boolean isGlobal() {
		return name().startsWith("GLOBAL");
	}

	/** @return whether it is in millimetres or voxels */
	public boolean isDistance() {
		return this == GLOBAL_ASSD || this == GLOBAL_HD || this == GLOBAL_HD95 ||
			metric != null && metric.isDistance();
	}

	/**
	 * @param score a group of a case
	 * @return the quantity; NaN if undefined, infinite by panoptica's rules
	 */
	public double of(final GroupScore score) {
		return value.applyAsDouble(score);
	}
}
