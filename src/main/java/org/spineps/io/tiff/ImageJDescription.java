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
package org.spineps.io.tiff;

import java.util.HashMap;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.io.LengthUnits;

/**
 * What ImageJ writes into the description of a TIFF file: lines "key=value" on the
 * dimensions and the calibration.
 */
final class ImageJDescription {

	private static final int MOST_IMAGES = 1 << 24;

	private final Map<String, String> values = new HashMap<>();
	private final boolean fromImageJ;

	/** @param text the description of the first page; may be another one */
	ImageJDescription(final String text) {
		fromImageJ = text.startsWith("ImageJ=");
		if (fromImageJ) for (final String line : text.split("\n")) {
			final int equals = line.indexOf('=');
			if (equals > 0) values.putIfAbsent(line.substring(0, equals), line
				.substring(equals + 1).strip());
		}
	}

	/** @return a count, at least 1 */
	private int count(final String key) throws SpinepsException {
		final double count = number(key, 1);
		if (!(count >= 1 && count <= MOST_IMAGES)) throw TiffReader.damaged(
			"its description says " + key + "=" + values.get(key));
		return (int) count;
	}

	/** @return number of images */
	int images() throws SpinepsException {
		return count("images");
	}

	int channels() throws SpinepsException {
		return count("channels");
	}

	int frames() throws SpinepsException {
		return count("frames");
	}

	private double number(final String key, final double none) {
		try {
			return values.containsKey(key) ? Double.parseDouble(values.get(key))
				: none;
		}
		catch (final NumberFormatException e) {
			// Told as impossible by whoever needs the number.
			return Double.NaN;
		}
	}

	/** @return whether values are calibrated by something else than a straight line */
	boolean isCurve() {
		return values.containsKey("cf") && number("cf", 0) != 0;
	}

	/** @return what pixels are multiplied with */
	double slope() {
		return values.containsKey("cf") ? number("c1", 1) : 1;
	}

	/** @return what is added then */
	double intercept() {
		return values.containsKey("cf") ? number("c0", 0) : 0;
	}

	/**
	 * @param page the first page
	 * @return millimetres from voxel to voxel on x, y and z
	 * @throws SpinepsException if the image is not calibrated in a unit of length, or
	 *           with an impossible number
	 */
	double[] spacingMm(final TiffDirectory page) throws SpinepsException {
		final String unit = unit(page);
		final String yUnit = unescaped(values.getOrDefault("yunit", unit));
		final String zUnit = unescaped(values.getOrDefault("zunit", unit));
		return new double[] { mm("pixel width", 1 / page.ratio(
			TiffDirectory.X_RESOLUTION), unit), mm("pixel height", 1 / page.ratio(
				TiffDirectory.Y_RESOLUTION), yUnit), mm("voxel depth", Math.abs(number(
					"spacing", 1)), zUnit) };
	}

	private String unit(final TiffDirectory page) {
		if (values.containsKey("unit")) return unescaped(values.get("unit"));
		return fromImageJ && page.number(TiffDirectory.RESOLUTION_UNIT, 1) == 3
			? "cm" : "";
	}

	private static double mm(final String name, final double value,
		final String unit) throws SpinepsException
	{
		final double mmPerUnit = LengthUnits.requireLength(unit);
		return LengthUnits.requireSpacing(name, value, unit, mmPerUnit);
	}

	/** ImageJ writes letters beyond ASCII as in Java. */
	private static String unescaped(final String text) {
		return text.replace("\\u00B5", "µ").replace("\\u00b5", "µ");
	}
}
