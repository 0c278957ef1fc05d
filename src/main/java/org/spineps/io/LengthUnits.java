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
package org.spineps.io;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

import org.spineps.SpinepsException;

/** Units of length as headers and calibrations spell them. */
public final class LengthUnits {

	/** Voxels of no scanner are smaller. */
	public static final double SMALLEST_MM = 0.01;

	private static final double LARGEST_MM = 50;

	/** What to do about an image without a usable calibration. */
	public static final String REMEDY =
		"Enter pixel width, pixel height, voxel depth and the unit (mm) in " +
			"Image > Properties";

	private static final Map<String, Double> MM_PER_UNIT = Map.ofEntries(Map
		.entry("mm", 1.0), Map.entry("millimeter", 1.0), Map.entry("millimetre",
			1.0), Map.entry("cm", 10.0), Map.entry("centimeter", 10.0), Map.entry(
				"centimetre", 10.0), Map.entry("m", 1000.0), Map.entry("meter",
					1000.0), Map.entry("metre", 1000.0), Map.entry("um", 1e-3), Map.entry(
						"µm", 1e-3), Map.entry("micron", 1e-3), Map.entry("micrometer",
							1e-3), Map.entry("micrometre", 1e-3));

	private LengthUnits() {
		// static methods only
	}

	/**
	 * @param unitOrNull name of a unit, in any case, also in the plural
	 * @return how many millimetres it is; empty if it is not a known unit of length
	 */
	public static OptionalDouble millimetres(final String unitOrNull) {
		// The micro sign has two code points.
		final String name = unitOrNull == null ? "" : unitOrNull.strip()
			.toLowerCase(Locale.ROOT).replace('\u03bc', 'µ');
		final Double mm = MM_PER_UNIT.getOrDefault(name, MM_PER_UNIT.get(name
			.replaceFirst("s$", "")));
		return mm == null ? OptionalDouble.empty() : OptionalDouble.of(mm);
	}

	/**
	 * @param unitOrNull name of a unit
	 * @return how many millimetres it is
	 * @throws SpinepsException if it is not a known unit of length
	 */
	public static double requireLength(final String unitOrNull)
		throws SpinepsException
	{
		final String found = unitOrNull == null ? "" : unitOrNull.strip();
		return millimetres(unitOrNull).orElseThrow(() -> new SpinepsException(
			"The image has no calibration in millimetres", found.isEmpty()
				? "it has no unit of length" : "its unit is \"" + found + "\"",
			REMEDY));
	}

	/**
	 * @param name what is measured, for messages: "pixel width"
	 * @param value how many units
	 * @param unit name of the unit, for messages; may be null
	 * @param mmPerUnit what it stands for
	 * @return the millimetres
	 * @throws SpinepsException if voxels of scanners are not of that size
	 */
	public static double requireSpacing(final String name, final double value,
		final String unit, final double mmPerUnit) throws SpinepsException
	{
		final double mm = value * mmPerUnit;
		if (!(value > 0) || Double.isInfinite(value)) throw new SpinepsException(
			"The image has an impossible voxel size", "its " + name + " is " + value +
				" " + unit, REMEDY);
		if (mm < SMALLEST_MM || mm > LARGEST_MM) throw new SpinepsException(
			"The voxel size is not that of an MRI scan", String.format(Locale.ROOT,
				"the %s is %.4g %s, which is %.4g mm", name, value, unit, mm), REMEDY);
		return mm;
	}
}
