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
package org.spineps.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which way the three axes of a voxel array point: for each axis the letter of
 * the direction in which its index <em>increases</em> (R/L right/left, A/P
 * anterior/posterior, S/I superior/inferior), as in nibabel. "PIR" is how
 * ImageJ shows a sagittal stack: x runs to posterior, y to inferior, z to the
 * right.
 *
 * @param letters three letters, one of each pair, upper case
 */
public record AxisCodes(String letters) {

	private static final String POSITIVE = "RAS";
	private static final String NEGATIVE = "LPI";
	private static final int[][] ORDERS = { { 0, 1, 2 }, { 1, 0, 2 }, { 0, 2,
		1 }, { 2, 1, 0 }, { 1, 2, 0 }, { 2, 0, 1 } };

	/** Right, anterior, superior: the axes of patient millimetres in this project. */
	public static final AxisCodes RAS = new AxisCodes("RAS");
	/** Posterior, inferior, right: the working orientation of SPINEPS. */
	public static final AxisCodes PIR = new AxisCodes("PIR");

	/**
	 * @throws IllegalArgumentException unless the letters name each of the three
	 *           body axes once
	 */
	public AxisCodes {
		letters = letters.toUpperCase(Locale.ROOT);
		int seen = 0;
		if (letters.length() == 3) for (int axis = 0; axis < 3; axis++) {
			final int world = worldAxis(letters.charAt(axis));
			if (world >= 0) seen |= 1 << world;
		}
		if (seen != 7) throw new IllegalArgumentException(
			"Axis codes need one letter of each pair R/L, A/P, S/I, but were \"" +
				letters + "\"");
	}

	/**
	 * @param axis voxel axis, 0..2
	 * @return the letter of that axis
	 */
	public char letter(final int axis) {
		return letters.charAt(axis);
	}

	/**
	 * @param axis voxel axis, 0..2
	 * @return the world axis it runs along: 0 left–right, 1 posterior–anterior, 2
	 *         inferior–superior
	 */
	public int worldAxis(final int axis) {
		return worldAxis(letters.charAt(axis));
	}

	/**
	 * @param axis voxel axis, 0..2
	 * @return +1 if its index grows towards right, anterior or superior; else −1
	 */
	public int sign(final int axis) {
		return POSITIVE.indexOf(letters.charAt(axis)) >= 0 ? 1 : -1;
	}

	/**
	 * @param direction one of the six letters, e.g. 'I'
	 * @return the voxel axis that runs along the same line, in either direction
	 */
	public int axisOf(final char direction) {
		final int world = worldAxis(direction);
		for (int axis = 0; axis < 3; axis++)
			if (worldAxis(axis) == world) return axis;
		throw new IllegalArgumentException("Not a direction: " + direction);
	}

	/**
	 * The same directions with the first axis last. A tensor whose slowest axis is
	 * its first and a volume whose fastest axis is its first share one flat array
	 * when the axis codes of one are the reverse of the other's.
	 *
	 * @return these codes in reverse order
	 */
	public AxisCodes reversed() {
		return new AxisCodes(new StringBuilder(letters).reverse().toString());
	}

	/**
	 * @param direction one of the six letters, e.g. 'A'
	 * @return these codes with the axis along that line the other way round
	 */
	public AxisCodes mirrored(final char direction) {
		final int axis = axisOf(direction);
		final char[] mirrored = letters.toCharArray();
		mirrored[axis] = letterOf(worldAxis(axis), -sign(axis));
		return new AxisCodes(new String(mirrored));
	}

	/** @return the 48 orders and directions of these axes, these codes first */
	List<AxisCodes> turns() {
		final List<AxisCodes> turns = new ArrayList<>();
		for (final int[] order : ORDERS)
			for (int flips = 0; flips < 8; flips++) {
				final StringBuilder turned = new StringBuilder();
				for (int axis = 0; axis < 3; axis++) {
					final int source = order[axis];
					turned.append(letterOf(worldAxis(source), (flips >> axis & 1) == 0
						? sign(source) : -sign(source)));
				}
				turns.add(new AxisCodes(turned.toString()));
			}
		return turns;
	}

	/**
	 * @param worldAxis 0..2 of R, A, S
	 * @param sign positive for R, A, S; negative for L, P, I
	 * @return the letter
	 */
	static char letterOf(final int worldAxis, final double sign) {
		return (sign < 0 ? NEGATIVE : POSITIVE).charAt(worldAxis);
	}

	private static int worldAxis(final char letter) {
		final int positive = POSITIVE.indexOf(letter);
		return positive >= 0 ? positive : NEGATIVE.indexOf(letter);
	}

	@Override
	public String toString() {
		return letters;
	}
}
