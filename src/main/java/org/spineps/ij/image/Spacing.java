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
import ij.io.FileInfo;
import ij.io.FileOpener;
import ij.io.TiffDecoder;
import ij.measure.Calibration;

import java.io.File;
import java.io.IOException;
import java.util.OptionalDouble;

import org.spineps.SpinepsException;
import org.spineps.io.LengthUnits;

/** Millimetres between the voxels of an open image, from its calibration. */
public final class Spacing {

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
				.getYUnit(), nifti), mm("voxel depth", calibration.pixelDepth, depthUnit(
					image), nifti) };
	}

	/**
	 * Bio-Formats gives pixel sizes of a TIFF of ImageJ in micrometres, but hands on
	 * the bare number of its slice spacing, as if that were in micrometres, too.
	 * Where no scan can be so thin, the file is asked.
	 *
	 * @return unit of the voxel depth in the calibration, may be null
	 */
	private static String depthUnit(final ImagePlus image) {
		final Calibration calibration = image.getCalibration();
		final String unit = calibration.getZUnit();
		final OptionalDouble mm = LengthUnits.millimetres(unit);
		final FileInfo info = image.getOriginalFileInfo();
		if (mm.isEmpty() || mm.getAsDouble() * Math.abs(
			calibration.pixelDepth) >= LengthUnits.SMALLEST_MM || info == null ||
			info.directory == null || info.fileName == null || !new File(
				info.directory, info.fileName).isFile()) return unit;
		try {
			final FileInfo[] stored = new TiffDecoder(info.directory, info.fileName)
				.getTiffInfo();
			if (stored == null) return unit;
			new FileOpener(stored[0]).decodeDescriptionString(stored[0]);
			return stored[0].pixelDepth == calibration.pixelDepth && isLength(
				stored[0].unit) ? stored[0].unit : unit;
		}
		catch (final IOException e) {
			// Not a TIFF, or no longer there: the calibration is all there is.
			return unit;
		}
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
					calibration.pixelDepth, depthUnit(image), nifti) };
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
		return LengthUnits.millimetres(unit).isPresent();
	}

	private static double mm(final String name, final double value,
		final String unit, final boolean nifti) throws SpinepsException
	{
		return LengthUnits.requireSpacing(name, value, unit, mmPerUnit(value, unit,
			nifti));
	}

	/**
	 * A NIfTI file without a unit is one in millimetres, as everybody takes it; but
	 * Bio-Formats makes micrometres of them, of which no scanner has a single one.
	 */
	private static double mmPerUnit(final double value, final String unit,
		final boolean nifti) throws SpinepsException
	{
		final OptionalDouble mm = LengthUnits.millimetres(unit);
		if (nifti && (mm.isEmpty() || mm.getAsDouble() * Math.abs(
			value) < LengthUnits.SMALLEST_MM && mm.getAsDouble() < 1)) return 1;
		return LengthUnits.requireLength(unit);
	}
}
