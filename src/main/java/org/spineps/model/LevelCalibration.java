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
package org.spineps.model;

/**
 * How much the scores of a levels network count. The logarithm of the probability
 * that n vertebrae are at given levels is the sum over them of the network's, times
 * weight × n<sup>−power</sup>: neighbours err together, so that many vertebrae say
 * less than as many that are looked at one by one.
 *
 * @param weight factor for a single vertebra, over 0
 * @param power how fast it falls with their number, 0 to 1
 * @param least names that are less likely than this are not given, 0.5 to 1
 * @param leastInside the same where neither C2 nor the sacrum is in view, at least
 *          as much; 1 for never: nothing but the shape of vertebrae tells T6 from T7
 *          there, and networks are too sure of it
 */
public record LevelCalibration(double weight, double power, double least,
	double leastInside)
{

	/** For a network of which nothing is known. */
	public static final LevelCalibration DEFAULT = new LevelCalibration(0.25, 1,
		0.9, 1);

	private static final double LARGEST_WEIGHT = 100;

	/** @throws IllegalArgumentException for a number out of its range */
	public LevelCalibration {
		if (!(weight > 0 && weight <= LARGEST_WEIGHT))
			throw new IllegalArgumentException("Invalid weight: " + weight);
		if (!(power >= 0 && power <= 1)) throw new IllegalArgumentException(
			"Invalid power: " + power);
		if (!(least >= 0.5 && least <= 1)) throw new IllegalArgumentException(
			"Invalid least probability: " + least);
		if (!(leastInside >= least && leastInside <= 1))
			throw new IllegalArgumentException("Invalid least probability inside: " +
				leastInside);
	}

	/**
	 * @param vertebrae how many are looked at together, at least 1
	 * @return factor for the sum of their logarithms
	 */
	public double weight(final int vertebrae) {
		return weight * Math.pow(vertebrae, -power);
	}
}
