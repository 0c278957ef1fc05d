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
package org.spineps.testing;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.spineps.anatomy.Naming;
import org.spineps.result.Provenance;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;

/** Made-up scans as open images, and what a good segmenter finds in them. */
public final class OpenImages {

	/** Vertebrae of {@link #SPINE}. */
	public static final int VERTEBRAE = 3;

	/** Three vertebrae and a sacrum as ImageJ shows a sagittal series. */
	public static final SpinePhantom SPINE = SpinePhantom.create(SpinePhantom.grid(
		new int[] { 60, 80, 14 }, new double[] { 2, 2, 5 }, AxisCodes.PIR, 0),
		VERTEBRAE, true);

	private OpenImages() {
		// static methods only
	}

	/**
	 * @param title title
	 * @return {@link #SPINE} as a calibrated 16-bit stack
	 */
	public static ImagePlus spine(final String title) {
		return stack(title, SPINE.image(7), true);
	}

	/**
	 * @param title title
	 * @param volume voxels
	 * @param sixteenBits 16 or 32 bits
	 * @return a stack calibrated in millimetres, nothing else known of it
	 */
	public static ImagePlus stack(final String title, final ImageVolume volume,
		final boolean sixteenBits)
	{
		final Grid grid = volume.grid();
		final int sliceSize = grid.size(0) * grid.size(1);
		final ImageStack stack = new ImageStack(grid.size(0), grid.size(1));
		for (int slice = 0; slice < grid.size(2); slice++) {
			final float[] pixels = Arrays.copyOfRange(volume.array(), slice *
				sliceSize, (slice + 1) * sliceSize);
			final ImageProcessor floats = new FloatProcessor(grid.size(0), grid.size(
				1), pixels);
			stack.addSlice(null, sixteenBits ? floats.convertToShort(false) : floats);
		}
		final ImagePlus image = new ImagePlus(title, stack);
		calibrate(image, grid.spacing(0), grid.spacing(1), grid.spacing(2), "mm");
		return image;
	}

	/**
	 * @param width pixels
	 * @param height pixels
	 * @param slices slices
	 * @return a calibrated 16-bit stack in which every voxel differs
	 */
	public static ImagePlus ramp(final int width, final int height,
		final int slices)
	{
		final ImageStack stack = new ImageStack(width, height);
		int value = 0;
		for (int slice = 0; slice < slices; slice++) {
			final short[] pixels = new short[width * height];
			for (int i = 0; i < pixels.length; i++)
				pixels[i] = (short) value++;
			stack.addSlice(null, new ShortProcessor(width, height, pixels, null));
		}
		final ImagePlus image = new ImagePlus("ramp", stack);
		calibrate(image, 0.6, 0.7, 3.3, "mm");
		return image;
	}

	/**
	 * @param image a stack
	 * @return copies of its slices
	 */
	public static List<ImageProcessor> slices(final ImagePlus image) {
		final List<ImageProcessor> slices = new ArrayList<>();
		for (int slice = 1; slice <= image.getStackSize(); slice++)
			slices.add(image.getStack().getProcessor(slice).duplicate());
		return slices;
	}

	/** Sets voxel size and unit. */
	public static void calibrate(final ImagePlus image, final double width,
		final double height, final double depth, final String unit)
	{
		final Calibration calibration = new Calibration(image);
		calibration.pixelWidth = width;
		calibration.pixelHeight = height;
		calibration.pixelDepth = depth;
		calibration.setUnit(unit);
		image.setCalibration(calibration);
	}

	/**
	 * @param grid where the result lies, of the phantom's size
	 * @return what is to be found in {@link #SPINE}
	 */
	public static SpineSegmentation segmentation(final Grid grid) {
		final List<SpineInstance> found = new ArrayList<>();
		for (int v = 1; v <= VERTEBRAE; v++) {
			found.add(new SpineInstance(Kind.VERTEBRA, v, "V" + v,
				Naming.LEVEL_UNKNOWN, 0.9));
			found.add(new SpineInstance(Kind.ENDPLATES, 200 + v, "endplates V" + v,
				Naming.LEVEL_UNKNOWN, 0.8));
			found.add(new SpineInstance(Kind.DISC, 100 + v, "disc under V" + v,
				Naming.LEVEL_UNKNOWN, Double.NaN));
		}
		found.add(new SpineInstance(Kind.SACRUM, 26, "sacrum", Naming.CERTAIN,
			0.7));
		found.add(new SpineInstance(Kind.CORD, 60, "cord", Naming.CERTAIN, 0.6));
		found.add(new SpineInstance(Kind.CANAL, 61, "canal", Naming.CERTAIN, 0.5));
		return new SpineSegmentation(SPINE.semantic().on(grid), SPINE.complete().on(
			grid), found, List.of("A warning."), new Provenance("0", List.of(
				new Provenance.ModelUse("semantic", "fake", "abc")), "cpu (requested)",
				Map.of("device", "cpu"), Map.of("semantic", 1.5)));
	}
}
