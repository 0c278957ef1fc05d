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

import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.ij.image.ImageOrientation.Placement;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.Reorient;

/**
 * The channels of an image, and of further images beside it, as volumes on one
 * grid.
 *
 * @param volumes one per channel, all on the grid of the first
 * @param placement where the first channel lies, and how that is known
 */
public record ChannelVolumes(List<ImageVolume> volumes, Placement placement) {

	private static final String SEPARATOR = ";";

	/**
	 * @param source an image of one frame
	 * @param others titles or paths of further channels, separated by semicolons;
	 *          may be blank
	 * @param orientation for images without a header
	 * @param useHeader whether to look for one
	 * @return all channels, those of the source first
	 * @throws SpinepsException if an image cannot be used, or they differ in size
	 */
	public static ChannelVolumes of(final ImagePlus source, final String others,
		final String orientation, final boolean useHeader) throws SpinepsException
	{
		ImageChecks.requireChannels(source);
		final List<ImageVolume> volumes = new ArrayList<>();
		Placement placement = null;
		for (int c = 1; c <= source.getNChannels(); c++) {
			final ImagePlus channel = ScanPart.volume(source, c, 1);
			final float[] values = ImagePlusVolumes.values(channel);
			ImageChecks.requireContent(values);
			if (placement == null) placement = ImageOrientation.of(channel, values,
				orientation, useHeader);
			volumes.add(ImageVolume.wrap(values, placement.grid()));
		}
		for (final String name : others == null ? new String[0] : others.split(
			SEPARATOR))
			if (!name.isBlank()) volumes.add(other(name.strip(), placement, orientation,
				useHeader));
		return new ChannelVolumes(volumes, placement);
	}

	private static ImageVolume other(final String name,
		final Placement placement, final String orientation,
		final boolean useHeader) throws SpinepsException
	{
		final ImagePlus image = SourceImages.find(name);
		ImageChecks.requireVolume(image);
		final float[] values = ImagePlusVolumes.values(image);
		ImageChecks.requireContent(values);
		final Placement there = ImageOrientation.of(image, values, orientation,
			useHeader);
		final ImageVolume volume = ImageVolume.wrap(values, there.grid());
		final Grid grid = placement.grid();
		// Where one of them does not know its place they lie as they are displayed.
		final ImageVolume turned = there.source().isHeader() && placement.source()
			.isHeader() ? Reorient.to(volume, grid.axisCodes()) : volume;
		for (int axis = 0; axis < 3; axis++)
			if (turned.grid().size(axis) != grid.size(axis))
				throw new SpinepsException("The channels differ in size", "\"" + name +
					"\" has " + turned.grid() + ", the image has " + grid,
					"Resample the images onto one grid first");
		return turned;
	}
}
