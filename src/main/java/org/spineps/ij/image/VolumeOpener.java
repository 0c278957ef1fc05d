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
import ij.ImageStack;
import ij.io.FileInfo;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

import org.spineps.SpinepsException;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeNames;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.Reorient;

/**
 * Opens volume files that ImageJ itself does not: voxels in the order of the file
 * or turned, calibrated in millimetres, the place in the patient kept.
 */
public final class VolumeOpener {

	private static final double SATURATED = 0.002;
	private static final int SAMPLES = 100_000;

	private VolumeOpener() {
		// static methods only
	}

	/**
	 * @param path a file of one volume
	 * @return the image, not shown; 16 bits if every value is a whole number that
	 *         fits them, else 32 bits
	 * @throws SpinepsException if it cannot be read
	 */
	public static ImagePlus open(final Path path) throws SpinepsException {
		return toImage(VolumeFiles.read(path).image(), path);
	}

	/**
	 * @param path a file of one volume
	 * @param axisCodes how to turn it, e.g. PIR for a sagittal stack; the axes of
	 *          an oblique image are those nearest
	 * @return as {@link #open(Path)}
	 * @throws SpinepsException if it cannot be read
	 */
	public static ImagePlus open(final Path path, final AxisCodes axisCodes)
		throws SpinepsException
	{
		return toImage(Reorient.to(VolumeFiles.read(path).image(), axisCodes),
			path);
	}

	/**
	 * @param path path of a file
	 * @return the file
	 * @throws SpinepsException if there is none
	 */
	public static Path existing(final String path) throws SpinepsException {
		try {
			final Path file = Path.of(path);
			if (Files.isRegularFile(file)) return file;
		}
		catch (final InvalidPathException e) {
			throw new SpinepsException("Invalid path '" + path + "'", "",
				give(), e);
		}
		throw new SpinepsException("There is no such file", "\"" + path + "\"",
			give());
	}

	private static String give() {
		return "Give the path of a " + VolumeNames.endings() + " file";
	}

	/**
	 * @param volume a volume of a file
	 * @param path the file
	 * @return as {@link #open(Path)}
	 */
	public static ImagePlus toImage(final ImageVolume volume, final Path path) {
		final ImagePlus image = toImage(volume, path.getFileName().toString());
		final FileInfo info = new FileInfo();
		info.directory = path.toAbsolutePath().getParent().toString();
		info.fileName = path.getFileName().toString();
		image.setFileInfo(info);
		return image;
	}

	/**
	 * @param volume a volume
	 * @param title of the image
	 * @return the image, as {@link #open(Path)}, of no file
	 */
	public static ImagePlus toImage(final ImageVolume volume,
		final String title)
	{
		final Grid grid = volume.grid();
		final float[] values = volume.array();
		final boolean whole = isUnsignedShort(values);
		final int sliceSize = grid.size(0) * grid.size(1);
		final ImageStack stack = new ImageStack(grid.size(0), grid.size(1));
		for (int slice = 0; slice < grid.size(2); slice++)
			stack.addSlice(null, slice(Arrays.copyOfRange(values, slice * sliceSize,
				(slice + 1) * sliceSize), grid, whole));
		final ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(1, grid.size(2), 1);
		final Calibration calibration = new Calibration(image);
		calibration.pixelWidth = grid.spacing(0);
		calibration.pixelHeight = grid.spacing(1);
		calibration.pixelDepth = grid.spacing(2);
		calibration.setUnit("mm");
		image.setCalibration(calibration);
		GridProperty.write(image, grid);
		image.setSlice((grid.size(2) + 1) / 2);
		showUsualRange(image, values);
		return image;
	}

	private static boolean isUnsignedShort(final float[] values) {
		for (final float value : values)
			if (!(value >= 0 && value <= 65535) || value != Math.rint(value))
				return false;
		return true;
	}

	private static ImageProcessor slice(final float[] values, final Grid grid,
		final boolean whole)
	{
		if (!whole) return new FloatProcessor(grid.size(0), grid.size(1), values);
		final short[] pixels = new short[values.length];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (short) (int) values[i];
		return new ShortProcessor(grid.size(0), grid.size(1), pixels, null);
	}

	private static void showUsualRange(final ImagePlus image,
		final float[] values)
	{
		// Some of the voxels tell as much as all.
		final int step = Math.max(1, values.length / SAMPLES);
		final float[] sorted = new float[values.length / step];
		for (int i = 0; i < sorted.length; i++)
			sorted[i] = values[i * step];
		Arrays.sort(sorted);
		final int cut = (int) (SATURATED * sorted.length);
		image.setDisplayRange(sorted[cut], sorted[sorted.length - 1 - cut]);
	}
}
