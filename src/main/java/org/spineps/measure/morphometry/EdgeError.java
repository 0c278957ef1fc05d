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
package org.spineps.measure.morphometry;

import org.spineps.result.Evidence;

/**
 * Standard deviations of the place of one edge of a structure, along the axes of
 * a vertebra's frame. Three causes, independent of each other: where in its voxel
 * the edge lies; how undecided the network is at the border; how far predictions
 * of the same vertebra disagree. Immutable.
 *
 * @param upMm in heights
 * @param apMm in depths, slips and diameters
 * @param rlMm in widths
 */
public record EdgeError(double upMm, double apMm, double rlMm) {

	/** Of a place that is uniform within ±1. */
	private static final double UNIFORM = 1 / Math.sqrt(3);

	/**
	 * @param step how fine the voxels are
	 * @return what the voxels alone allow
	 */
	public static EdgeError ofVoxels(final MeasurementStep step) {
		return new EdgeError(UNIFORM * step.upMm(), UNIFORM * step.apMm(), UNIFORM *
			step.rlMm());
	}

	/**
	 * @param step how fine the voxels are
	 * @param evidence what the network said; unknown parts do not count
	 * @param body the vertebra
	 * @return the same with what the network was unsure of
	 */
	static EdgeError of(final MeasurementStep step, final Evidence evidence,
		final BodyMeasures body)
	{
		final EdgeError voxels = ofVoxels(step);
		// A border that is a coin toss (1 bit) may be half a voxel off.
		final double bits = orZero(evidence.borderEntropy());
		final double apart = orZero(apartMm(evidence.agreement(), body));
		return new EdgeError(sum(voxels.upMm, bits * step.upMm(), apart), sum(
			voxels.apMm, bits * step.apMm(), apart), sum(voxels.rlMm, bits * step
				.rlMm(), apart));
	}

	/**
	 * How far apart two outlines are whose Dice coefficient is known: what they do
	 * not share, 2 V (1 − Dice), is their surface times that distance.
	 */
	private static double apartMm(final double dice, final BodyMeasures body) {
		final double depth = body.inferiorDepthMm();
		final double width = Double.isNaN(body.widthMm()) ? depth : body.widthMm();
		return (1 - dice) / (1 / depth + 1 / width + 1 / body.middleHeightMm());
	}

	private static double orZero(final double value) {
		return Double.isNaN(value) ? 0 : value;
	}

	private static double sum(final double... parts) {
		double squares = 0;
		for (final double part : parts)
			squares += part * part;
		return Math.sqrt(squares);
	}
}
