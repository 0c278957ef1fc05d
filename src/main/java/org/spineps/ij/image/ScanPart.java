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
import ij.gui.Roi;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.volume.Box;

/**
 * What of an open image is worked on: the channel and frame that it shows, inside a
 * rectangle if one is selected.
 *
 * @param volume that channel and frame as an image of its own, not shown, its pixels
 *          shared; the image itself if there is no other
 * @param box its selected voxels; empty if all are
 * @param channel counted from 1
 * @param frame counted from 1
 * @param notes sentences about what was left out
 */
public record ScanPart(ImagePlus volume, Optional<Box> box, int channel,
	int frame, List<String> notes)
{

	/** A smaller rectangle is no view of a spine. */
	private static final int SMALLEST = 8;

	/** Copies the list. */
	public ScanPart {
		notes = List.copyOf(notes);
	}

	/**
	 * @param image an image as {@link ImageChecks#requireShownVolume} wants it
	 * @return the part that is shown and selected now
	 * @throws SpinepsException if the selected rectangle is too small
	 */
	public static ScanPart of(final ImagePlus image) throws SpinepsException {
		final int channel = image.getC();
		final int frame = image.getT();
		final List<String> notes = new ArrayList<>();
		if (image.getNChannels() > 1 || image.getNFrames() > 1) notes.add(
			"Of " + image.getNChannels() + " channels and " + image.getNFrames() +
				" frames, channel " + channel + " in frame " + frame +
				" was segmented.");
		final Optional<Box> box = box(image);
		box.ifPresent(inside -> notes.add("Only the selected rectangle of " + inside
			.size(0) + "×" + inside.size(1) + " pixels was segmented."));
		return new ScanPart(volume(image, channel, frame), box, channel, frame,
			notes);
	}

	/** Other selections than rectangles are drawings of the user. */
	private static Optional<Box> box(final ImagePlus image)
		throws SpinepsException
	{
		final Roi roi = image.getRoi();
		if (roi == null || roi.getType() != Roi.RECTANGLE) return Optional.empty();
		final Rectangle inside = roi.getBounds().intersection(new Rectangle(image
			.getWidth(), image.getHeight()));
		if (inside.width == image.getWidth() && inside.height == image.getHeight())
			return Optional.empty();
		if (inside.width < SMALLEST || inside.height < SMALLEST)
			throw new SpinepsException("The selected rectangle is too small", Math.max(
				0, inside.width) + "×" + Math.max(0, inside.height) + " pixels of the " +
					"image are in it", "Select the spine, or nothing (Edit > Selection > " +
						"Select None)");
		return Optional.of(new Box(new int[] { inside.x, inside.y, 0 }, new int[] {
			inside.x + inside.width, inside.y + inside.height, image.getNSlices() }));
	}

	/**
	 * @param image an image of several slices
	 * @param channel counted from 1
	 * @param frame counted from 1
	 * @return the slices of that channel and frame as an image of its own, not shown,
	 *         its pixels shared; the image itself if it has no other
	 */
	public static ImagePlus volume(final ImagePlus image, final int channel,
		final int frame)
	{
		if (image.getNChannels() == 1 && image.getNFrames() == 1) return image;
		final ImageStack stack = new ImageStack(image.getWidth(), image
			.getHeight());
		for (int slice = 1; slice <= image.getNSlices(); slice++) {
			final int index = image.getStackIndex(channel, slice, frame);
			stack.addSlice(image.getStack().getSliceLabel(index), image.getStack()
				.getProcessor(index));
		}
		final ImagePlus volume = new ImagePlus(image.getTitle(), stack);
		volume.setCalibration(image.getCalibration());
		return volume;
	}
}
