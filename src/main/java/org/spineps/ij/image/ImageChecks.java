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

import org.spineps.SpinepsException;

/**
 * What every command asks of the image it is given, before any work is done.
 * Each message says what is wrong, what was found and what to do.
 */
public final class ImageChecks {

	private static final String OPEN =
		"Open an MRI scan as a stack (File > Open, or File > Import > Image Sequence)";

	private ImageChecks() {
		// static methods only
	}

	/**
	 * Checks everything but the values of the voxels.
	 *
	 * @param image an open image; may be null, or the image of size 0 that SciJava
	 *          makes of a name it does not know
	 * @throws SpinepsException if it is not one calibrated grey-value volume
	 */
	public static void requireVolume(final ImagePlus image)
		throws SpinepsException
	{
		requireSlices(image);
		requireOneFrame(image);
		requireOneChannel(image);
		requireRoom(image);
		Spacing.mm(image);
	}

	/**
	 * As {@link #requireVolume}, but there may be several channels and frames, of
	 * which one is worked on.
	 *
	 * @param image an open image; may be null
	 * @throws SpinepsException if it is not a calibrated grey-value volume, or the
	 *           channels or frames may really be slices
	 */
	public static void requireShownVolume(final ImagePlus image)
		throws SpinepsException
	{
		requireSlices(image);
		if (image.getNSlices() < 2) {
			requireOneFrame(image);
			requireOneChannel(image);
		}
		requireRoom(image);
		Spacing.mm(image);
	}

	/**
	 * As {@link #requireVolume}, but there may be several channels.
	 *
	 * @param image an open image; may be null
	 * @throws SpinepsException if it is not a calibrated grey-value volume
	 */
	public static void requireChannels(final ImagePlus image) throws SpinepsException {
		requireSlices(image);
		requireOneFrame(image);
		requireRoom(image);
		Spacing.mm(image);
	}

	private static void requireSlices(final ImagePlus image)
		throws SpinepsException
	{
		requireGrey(image);
		// Channels that are really slices are told to be so.
		if (image.getStackSize() < 2) throw new SpinepsException(
			"The image must be a volume", "it is a single slice", OPEN);
	}

	/**
	 * Checks no more than that there is an image of grey values.
	 *
	 * @param image an open image; may be null
	 * @throws SpinepsException if there is none, or it is RGB
	 */
	public static void requireGrey(final ImagePlus image) throws SpinepsException {
		requireImage(image);
		if (image.getBitDepth() == 24) throw new SpinepsException(
			"The image must have grey values", "it is an RGB image",
			"Use the original scan, or convert it with Image > Type > 16-bit");
	}

	/**
	 * Checks no more than that there is an image.
	 *
	 * @param image an open image; may be null
	 * @throws SpinepsException if there is none
	 */
	public static void requireImage(final ImagePlus image)
		throws SpinepsException
	{
		if (image == null) throw new SpinepsException("No image is open", "", OPEN);
		if (image.getWidth() < 1 || image.getHeight() < 1 || image
			.getProcessor() == null) throw new SpinepsException(
				"There is no such image", "an empty image was given",
				"Give the title of an open image. " + OPEN);
	}

	private static void requireOneFrame(final ImagePlus image)
		throws SpinepsException
	{
		if (image.getNFrames() > 1) throw new SpinepsException(
			"The image must be a single volume", "it is a time series of " + image
				.getNFrames() + " frames and " + image.getNSlices() + " slices",
			"Take out one time point with Image > Duplicate; if the frames are " +
				"really slices, swap the two numbers in Image > Properties");
	}

	private static void requireOneChannel(final ImagePlus image)
		throws SpinepsException
	{
		if (image.getNChannels() > 1) throw new SpinepsException(
			"The image must have one channel", "it has " + image.getNChannels(),
			"Separate them with Image > Color > Split Channels; if the channels " +
				"are really slices, swap the two numbers in Image > Properties");
	}

	private static void requireRoom(final ImagePlus image)
		throws SpinepsException
	{
		final long voxels = (long) image.getWidth() * image.getHeight() * image
			.getStackSize();
		if (voxels > Integer.MAX_VALUE - 8) throw new SpinepsException(
			"The image is too large", "it has " + voxels + " voxels, and " +
				(Integer.MAX_VALUE - 8) + " are possible",
			"Crop it to the spine with Image > Crop or scale it down with " +
				"Image > Scale");
	}

	/**
	 * Checks the values of the voxels.
	 *
	 * @param values calibrated values
	 * @throws SpinepsException if a value is not a number or infinite, or all are
	 *           equal
	 */
	public static void requireContent(final float[] values)
		throws SpinepsException
	{
		float min = Float.POSITIVE_INFINITY;
		float max = Float.NEGATIVE_INFINITY;
		long bad = 0;
		for (final float value : values) {
			if (!Float.isFinite(value)) bad++;
			else {
				min = Math.min(min, value);
				max = Math.max(max, value);
			}
		}
		if (bad > 0) throw new SpinepsException(
			"The image has voxels that are not numbers", bad + " of " +
				values.length + " voxels are NaN or infinite",
			"Use the original scan, or remove them with Process > Noise > Remove NaNs");
		if (min == max) throw new SpinepsException("The image is empty",
			"every voxel has the value " + min, "Open another image");
	}
}
