package org.spineps.ij;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import java.nio.file.Path;
import java.util.Arrays;

import org.spineps.SpinepsException;
import org.spineps.io.NiftiReader;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;

/**
 * Opens NIfTI files where ImageJ itself cannot: voxels in the order of the file,
 * calibrated in millimetres, the place in the patient kept.
 */
final class NiftiOpener {

	private static final double SATURATED = 0.002;

	private NiftiOpener() {
		// static methods only
	}

	/**
	 * @param path a .nii or .nii.gz file of one volume
	 * @return the image, not shown; 16 bits if every value is a whole number that
	 *         fits them, else 32 bits
	 * @throws SpinepsException if it cannot be read
	 */
	static ImagePlus open(final Path path) throws SpinepsException {
		final ImageVolume volume = NiftiReader.read(path).image();
		final Grid grid = volume.grid();
		final float[] values = volume.array();
		final boolean whole = isUnsignedShort(values);
		final int sliceSize = grid.size(0) * grid.size(1);
		final ImageStack stack = new ImageStack(grid.size(0), grid.size(1));
		for (int slice = 0; slice < grid.size(2); slice++)
			stack.addSlice(null, slice(Arrays.copyOfRange(values, slice * sliceSize,
				(slice + 1) * sliceSize), grid, whole));
		final ImagePlus image = new ImagePlus(path.getFileName().toString(),
			stack);
		image.setDimensions(1, grid.size(2), 1);
		final Calibration calibration = new Calibration(image);
		calibration.pixelWidth = grid.spacing(0);
		calibration.pixelHeight = grid.spacing(1);
		calibration.pixelDepth = grid.spacing(2);
		calibration.setUnit("mm");
		image.setCalibration(calibration);
		final FileInfo info = new FileInfo();
		info.directory = path.toAbsolutePath().getParent().toString();
		info.fileName = path.getFileName().toString();
		image.setFileInfo(info);
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
		final float[] sorted = values.clone();
		Arrays.parallelSort(sorted);
		final int cut = (int) (SATURATED * sorted.length);
		image.setDisplayRange(sorted[cut], sorted[sorted.length - 1 - cut]);
	}
}
