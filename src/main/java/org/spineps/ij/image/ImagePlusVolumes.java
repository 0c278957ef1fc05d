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
import ij.measure.Calibration;
import ij.process.LUT;
import ij.process.ShortProcessor;

import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Voxels of open images to flat arrays and back, slice by slice. x is axis 0, y
 * axis 1, the slice number axis 2, in both directions, so that a result lies on
 * its source slice by slice.
 */
public final class ImagePlusVolumes {

	private ImagePlusVolumes() {
		// static methods only
	}

	/**
	 * Reads the values as ImageJ shows them under the cursor: through the
	 * calibration function that signed 16-bit and rescaled DICOM images have.
	 *
	 * @param image a grey-value stack of one channel and one frame; not changed
	 * @return a new array, x fastest, then y, then slices
	 */
	public static float[] values(final ImagePlus image) {
		final ImageStack stack = image.getStack();
		final int sliceSize = image.getWidth() * image.getHeight();
		final float[] table = image.getBitDepth() == 32 ? null : image
			.getCalibration().getCTable();
		final float[] values = new float[sliceSize * stack.size()];
		for (int slice = 0; slice < stack.size(); slice++)
			copy(stack.getProcessor(slice + 1).getPixels(), table, values, slice *
				sliceSize, sliceSize);
		return values;
	}

	private static void copy(final Object pixels, final float[] table,
		final float[] values, final int offset, final int count)
	{
		if (pixels instanceof byte[] bytes) {
			for (int i = 0; i < count; i++) {
				final int raw = bytes[i] & 0xff;
				values[offset + i] = table == null ? raw : table[raw];
			}
		}
		else if (pixels instanceof short[] shorts) {
			for (int i = 0; i < count; i++) {
				final int raw = shorts[i] & 0xffff;
				values[offset + i] = table == null ? raw : table[raw];
			}
		}
		else if (pixels instanceof float[] floats) System.arraycopy(floats, 0,
			values, offset, count);
		else throw new IllegalArgumentException("Not a grey-value image: " + pixels
			.getClass());
	}

	/**
	 * Makes an image of labels that overlays its source: 16 bits, the same size,
	 * slice count and calibration (a copy, without the calibration of values), the
	 * same slice shown, and the place in the patient kept as a property.
	 *
	 * @param labels labels on the source's own grid; copied
	 * @param source the image they belong to; not changed
	 * @param title title of the new image
	 * @param lut colours, index = label
	 * @param info text for Image &gt; Show Info
	 * @return a new image, not shown
	 */
	public static ImagePlus toLabelImage(final LabelVolume labels,
		final ImagePlus source, final String title, final LUT lut,
		final String info)
	{
		final Grid grid = labels.grid();
		final int sliceSize = grid.size(0) * grid.size(1);
		final ImageStack stack = new ImageStack(grid.size(0), grid.size(1));
		for (int slice = 0; slice < grid.size(2); slice++) {
			final short[] pixels = new short[sliceSize];
			System.arraycopy(labels.array(), slice * sliceSize, pixels, 0, sliceSize);
			stack.addSlice(null, new ShortProcessor(grid.size(0), grid.size(1),
				pixels, null));
		}
		final ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(1, grid.size(2), 1);
		final Calibration calibration = source.getCalibration().copy();
		calibration.disableDensityCalibration();
		// DICOM series may have a depth below 0; the masks must be usable again.
		calibration.pixelDepth = Math.abs(calibration.pixelDepth);
		image.setCalibration(calibration);
		image.setLut(lut);
		// 0..255 makes every label the index of its colour.
		image.setDisplayRange(0, 255);
		image.setSlice(Math.min(source.isHyperStack() ? source.getZ() : source
			.getCurrentSlice(), stack.size()));
		image.setProperty("Info", info);
		GridProperty.write(image, grid);
		return image;
	}
}
