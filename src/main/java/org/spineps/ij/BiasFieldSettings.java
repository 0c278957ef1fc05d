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
package org.spineps.ij;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.volume.bias.BiasFieldCorrection;
import org.spineps.volume.bias.BiasFieldMask;

/**
 * What the user chose for N4 Bias Field Correction.
 *
 * @param mask key of a {@link BiasFieldMask}: where to look
 * @param splineDistance knot spacing on the coarsest level, in mm, or in pixels
 *          of an image without calibration
 * @param levels resolutions of the spline, each twice as fine as the last
 * @param iterations at most, on each level
 * @param shrink every how many voxels the estimate looks
 * @param showField whether the field is shown as an image of its own
 */
public record BiasFieldSettings(String mask, double splineDistance, int levels,
	int iterations, int shrink, boolean showField)
{

	/** The parameters of SPINEPS, looking at tissue. */
	public static final BiasFieldSettings DEFAULTS = new BiasFieldSettings(
		BiasFieldMask.OTSU.key(), BiasFieldCorrection.SPINEPS.splineDistanceMm(),
		BiasFieldCorrection.SPINEPS.levels(), BiasFieldCorrection.SPINEPS
			.iterations(), BiasFieldCorrection.SPINEPS.shrinkFactor(), false);

	static final List<String> KEYS = List.of("mask", "spline_distance", "levels",
		"iterations", "shrink", "show_field");

	private static final int MOST_LEVELS = 8;
	private static final int MOST_ITERATIONS = 10_000;
	private static final int MOST_SHRINK = 16;

	static BiasFieldSettings of(final MacroOptions options)
		throws SpinepsException
	{
		return new BiasFieldSettings(options.text("mask", DEFAULTS.mask), number(
			options.text("spline_distance", "" + DEFAULTS.splineDistance)), options
				.integer("levels", DEFAULTS.levels), options.integer("iterations",
					DEFAULTS.iterations), options.integer("shrink", DEFAULTS.shrink),
			options.flag("show_field", false));
	}

	/** @return macro key → value, in the order of the dialog */
	Map<String, String> toMap() {
		final Map<String, String> map = new LinkedHashMap<>();
		final List<String> values = List.of(mask, Double.toString(splineDistance),
			Integer.toString(levels), Integer.toString(iterations), Integer.toString(
				shrink), Boolean.toString(showField));
		for (int i = 0; i < KEYS.size(); i++)
			map.put(KEYS.get(i), values.get(i));
		return map;
	}

	/**
	 * @return where to look
	 * @throws SpinepsException if there is no such mask
	 */
	BiasFieldMask maskKind() throws SpinepsException {
		return BiasFieldMask.of(mask).orElseThrow(() -> unusable("mask", mask,
			"Use " + String.join(", ", BiasFieldMask.keys())));
	}

	/**
	 * @return the correction
	 * @throws SpinepsException if a number is out of bounds
	 */
	BiasFieldCorrection correction() throws SpinepsException {
		if (!(splineDistance > 0 && splineDistance < 1e6)) throw unusable(
			"spline distance", "" + splineDistance, "Use e.g. 100");
		requireRange("number of levels", levels, MOST_LEVELS);
		requireRange("number of iterations", iterations, MOST_ITERATIONS);
		requireRange("shrink factor", shrink, MOST_SHRINK);
		final BiasFieldCorrection usual = BiasFieldCorrection.SPINEPS;
		return new BiasFieldCorrection(shrink, levels, iterations, usual
			.convergence(), splineDistance, usual.histogramBins(), usual
				.fullWidthAtHalfMaximum(), usual.wienerNoise());
	}

	private static void requireRange(final String what, final int value,
		final int most) throws SpinepsException
	{
		if (value < 1 || value > most) throw unusable(what, "" + value,
			"Use a number from 1 to " + most);
	}

	private static double number(final String text) throws SpinepsException {
		try {
			return Double.parseDouble(text);
		}
		catch (final NumberFormatException e) {
			throw unusable("spline distance", text, "Use e.g. 100");
		}
	}

	private static SpinepsException unusable(final String what,
		final String value, final String remedy)
	{
		return new SpinepsException("The " + what + " cannot be used", "\"" + value +
			"\"", remedy);
	}
}
