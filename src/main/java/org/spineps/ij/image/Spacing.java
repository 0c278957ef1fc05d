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
package org.spineps.ij.image;

import ij.ImagePlus;
import ij.measure.Calibration;

import java.util.Locale;
import java.util.Map;

import org.spineps.SpinepsException;

/** Millimetres between the voxels of an open image, from its calibration. */
public final class Spacing {

	private static final double SMALLEST_MM = 0.01;
	private static final double LARGEST_MM = 50;

	private static final String REMEDY =
		"Enter pixel width, pixel height, voxel depth and the unit (mm) in " +
			"Image > Properties";

	private static final Map<String, Double> MM_PER_UNIT = Map.ofEntries(Map
		.entry("mm", 1.0), Map.entry("millimeter", 1.0), Map.entry("millimetre",
			1.0), Map.entry("cm", 10.0), Map.entry("centimeter", 10.0), Map.entry(
				"centimetre", 10.0), Map.entry("m", 1000.0), Map.entry("meter",
					1000.0), Map.entry("metre", 1000.0), Map.entry("um", 1e-3), Map.entry(
						"µm", 1e-3), Map.entry("micron", 1e-3), Map.entry("micrometer",
							1e-3), Map.entry("micrometre", 1e-3));

	private Spacing() {
		// static methods only
	}

	/**
	 * @param image an image
	 * @return millimetres on x, y and z
	 * @throws SpinepsException if the image is not calibrated in a unit of length,
	 *           or a spacing is impossible
	 */
	public static double[] mm(final ImagePlus image) throws SpinepsException {
		final Calibration calibration = image.getCalibration();
		final boolean nifti = FileOrientation.path(image).isPresent();
		return new double[] { mm("pixel width", calibration.pixelWidth, calibration
			.getXUnit(), nifti), mm("pixel height", calibration.pixelHeight, calibration
				.getYUnit(), nifti), mm("voxel depth", calibration.pixelDepth,
					calibration.getZUnit(), nifti) };
	}

	/**
	 * The calibration of an image whose header may say more: ImageJ takes a voxel
	 * depth below 0 from DICOM's Spacing Between Slices.
	 *
	 * @param image an image
	 * @return millimetres on x, y and z; NaN for a size that is not positive
	 * @throws SpinepsException if the image is not calibrated in a unit of length
	 */
	static double[] statedMm(final ImagePlus image) throws SpinepsException {
		final Calibration calibration = image.getCalibration();
		final boolean nifti = FileOrientation.path(image).isPresent();
		final double[] mm = { calibration.pixelWidth * mmPerUnit(
			calibration.pixelWidth, calibration.getXUnit(), nifti),
			calibration.pixelHeight * mmPerUnit(calibration.pixelHeight, calibration
				.getYUnit(), nifti), calibration.pixelDepth * mmPerUnit(
					calibration.pixelDepth, calibration.getZUnit(), nifti) };
		for (int axis = 0; axis < 3; axis++)
			if (!(mm[axis] > 0 && mm[axis] < Double.POSITIVE_INFINITY))
				mm[axis] = Double.NaN;
		return mm;
	}

	/**
	 * @param unit name of a unit, may be null
	 * @return whether it is a unit of length that is known here
	 */
	public static boolean isLength(final String unit) {
		return find(unit) != null;
	}

	private static double mm(final String name, final double value,
		final String unit, final boolean nifti) throws SpinepsException
	{
		final double mm = value * mmPerUnit(value, unit, nifti);
		if (!(value > 0) || Double.isInfinite(value)) throw new SpinepsException(
			"The image has an impossible voxel size", "its " + name + " is " + value +
				" " + unit, REMEDY);
		if (mm < SMALLEST_MM || mm > LARGEST_MM) throw new SpinepsException(
			"The voxel size is not that of an MRI scan", String.format(Locale.ROOT,
				"the %s is %.4g %s, which is %.4g mm", name, value, unit, mm), REMEDY);
		return mm;
	}

	/**
	 * A NIfTI file without a unit is one in millimetres, as everybody takes it; but
	 * Bio-Formats makes micrometres of them, of which no scanner has a single one.
	 */
	private static double mmPerUnit(final double value, final String unit,
		final boolean nifti) throws SpinepsException
	{
		final String found = unit == null ? "" : unit.strip();
		final Double mm = find(unit);
		if (nifti && (mm == null || mm * Math.abs(value) < SMALLEST_MM && mm < 1))
			return 1;
		if (mm == null) throw new SpinepsException(
			"The image has no calibration in millimetres", found.isEmpty()
				? "it has no unit of length" : "its unit is \"" + found + "\"",
			REMEDY);
		return mm;
	}

	private static Double find(final String unit) {
		// The micro sign has two code points.
		final String name = unit == null ? "" : unit.strip().toLowerCase(
			Locale.ROOT).replace('\u03bc', 'µ');
		return MM_PER_UNIT.getOrDefault(name, MM_PER_UNIT.get(name.replaceFirst(
			"s$", "")));
	}
}
