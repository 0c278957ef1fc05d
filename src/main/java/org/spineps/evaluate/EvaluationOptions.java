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

import java.util.Objects;

import org.spineps.evaluate.metric.Matcher;
import org.spineps.evaluate.metric.OverlapScore;

/**
 * How two masks are compared.
 *
 * @param groups which labels belong together
 * @param input what the labels mean to each other
 * @param matcher how instances are assigned
 * @param score what the matcher compares by
 * @param threshold score that a pair must reach (≥), 0..1. For pairs of equal
 *          numbers ({@link InputKind#MATCHED}) it is panoptica's decision threshold:
 *          a pair below it counts as missed and as spurious
 * @param voxelUnits whether distances are in voxels (spacing 1 on each axis)
 *          instead of millimetres
 * @param tolerance for NSD in the unit of the distances; NaN for the smallest
 *          spacing
 */
public record EvaluationOptions(LabelGroups groups, InputKind input,
	Matcher matcher, OverlapScore score, double threshold, boolean voxelUnits,
	double tolerance)
{

	/** IoU ≥ 0.5, the usual threshold. */
	public static final double DEFAULT_THRESHOLD = 0.5;

	/**
	 * @throws IllegalArgumentException unless the threshold is 0..1 and the
	 *           tolerance NaN or not negative
	 */
	public EvaluationOptions {
		Objects.requireNonNull(groups);
		Objects.requireNonNull(input);
		Objects.requireNonNull(matcher);
		Objects.requireNonNull(score);
		if (!(threshold >= 0 && threshold <= 1))
			throw new IllegalArgumentException("Threshold " + threshold +
				" is not 0..1");
		if (tolerance < 0) throw new IllegalArgumentException("Tolerance " +
			tolerance);
	}

	/**
	 * @param groups which labels belong together
	 * @return instances matched one to one by IoU ≥ 0.5, distances in millimetres
	 */
	public static EvaluationOptions of(final LabelGroups groups) {
		return new EvaluationOptions(groups, InputKind.UNMATCHED, Matcher.NAIVE,
			OverlapScore.IOU, DEFAULT_THRESHOLD, false, Double.NaN);
	}

	/**
	 * @param input what the labels mean to each other
	 * @return the threshold when nothing is said: panoptica has none for pairs of
	 *         equal numbers
	 */
	public static double usualThreshold(final InputKind input) {
		return input == InputKind.MATCHED ? 0 : DEFAULT_THRESHOLD;
	}

	/**
	 * @param newInput what the labels mean to each other
	 * @return these options with that, and its usual threshold
	 */
	public EvaluationOptions with(final InputKind newInput) {
		return with(matcher, usualThreshold(newInput), newInput);
	}

	/**
	 * @param newMatcher how instances are assigned
	 * @param newThreshold score that a pair must reach
	 * @param newInput what the labels mean to each other
	 * @return these options with that
	 */
	public EvaluationOptions with(final Matcher newMatcher,
		final double newThreshold, final InputKind newInput)
	{
		return new EvaluationOptions(groups, newInput, newMatcher, score,
			newThreshold, voxelUnits, tolerance);
	}

	/**
	 * @param newMatcher how instances are assigned
	 * @param newThreshold score that a pair must reach
	 * @return these options with that
	 */
	public EvaluationOptions with(final Matcher newMatcher,
		final double newThreshold)
	{
		return new EvaluationOptions(groups, input, newMatcher, score, newThreshold,
			voxelUnits, tolerance);
	}

	/**
	 * @param inVoxels whether distances are in voxels
	 * @return these options with that
	 */
	public EvaluationOptions withVoxelUnits(final boolean inVoxels) {
		return new EvaluationOptions(groups, input, matcher, score, threshold,
			inVoxels, tolerance);
	}

	/** @return unit of the distances, "mm" or "voxels" */
	public String unit() {
		return voxelUnits ? "voxels" : "mm";
	}
}
