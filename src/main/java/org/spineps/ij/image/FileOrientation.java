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

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeNames;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;

/**
 * The place of an image that was opened from a volume file.
 * <p>
 * No reader of such files in ImageJ hands the directions on, and some flip the image,
 * as may the user afterwards. So the file is read again and its voxels are
 * compared with the open image in all 48 ways in which axes can be swapped and
 * flipped; the way in which they agree says where each voxel lies.
 * </p>
 */
final class FileOrientation {

	/** Image and file agree if their values correlate at least this well. */
	private static final double AGREEMENT = 0.95;
	private static final int SAMPLES = 4096;
	/** A prime that shares no factor with common image sizes. */
	private static final long STRIDE = 1_000_003;
	private static final String OPPOSITE = "RLAPSI";

	private FileOrientation() {
		// static methods only
	}

	/**
	 * @param image an open image
	 * @param values its calibrated values
	 * @param notes gets a sentence if there is a file that cannot be used
	 * @return the place of the image's voxels, or empty if it does not come from a
	 *         volume file that is still there and holds the same voxels
	 */
	static Optional<Grid> find(final ImagePlus image, final float[] values,
		final List<String> notes)
	{
		final Optional<Path> path = path(image);
		if (path.isEmpty()) return Optional.empty();
		try {
			final String format = VolumeFiles.format(path.get());
			final VolumeFile file = VolumeFiles.read(path.get());
			if (file.timePoints() > 1) {
				notes.add("The " + format + " file of the image has several time " +
					"points; its orientation was not used.");
				return Optional.empty();
			}
			final Optional<Grid> grid = match(values, size(image), file.image());
			if (grid.isEmpty()) notes.add("The image is no longer what its " + format +
				" file holds; the file's orientation was not used.");
			else {
				notes.addAll(file.warnings());
				notes.addAll(file.assumptions());
			}
			return grid;
		}
		catch (final SpinepsException e) {
			notes.add("The orientation was not read from the file of the image: " +
				e.getMessage());
			return Optional.empty();
		}
	}

	private static int[] size(final ImagePlus image) {
		return new int[] { image.getWidth(), image.getHeight(), image
			.getStackSize() };
	}

	/**
	 * @param image an open image
	 * @return the volume file that it was opened from, if that is still there
	 */
	static Optional<Path> path(final ImagePlus image) {
		final FileInfo info = image.getOriginalFileInfo();
		if (info == null || info.fileName == null || info.directory == null)
			return Optional.empty();
		try {
			final Path path = Path.of(info.directory, info.fileName);
			return VolumeNames.isPlacedName(path) && Files.isRegularFile(path)
				? Optional.of(path) : Optional.empty();
		}
		catch (final InvalidPathException e) {
			// A URL or the like: there is no file to read again.
			return Optional.empty();
		}
	}

	/**
	 * @param values voxels of the open image, x fastest
	 * @param size its size
	 * @param file the volume in the file
	 * @return the place of the open image's voxels, or empty if no way of swapping
	 *         and flipping axes makes the two agree
	 */
	static Optional<Grid> match(final float[] values, final int[] size,
		final ImageVolume file)
	{
		Way best = null;
		double bestAgreement = AGREEMENT;
		for (final Way way : Way.all()) {
			if (!way.fits(size, file.grid())) continue;
			final double agreement = way.correlation(values, size, file);
			// Strictly better: with a symmetric image the simplest way wins.
			if (agreement > bestAgreement + 1e-9 || best == null &&
				agreement >= AGREEMENT)
			{
				best = way;
				bestAgreement = agreement;
			}
		}
		return best == null ? Optional.empty() : Optional.of(file.grid().reorient(
			best.axisCodes(file.grid().axisCodes())));
	}

	/**
	 * A way in which an open image may show a file.
	 *
	 * @param axes for x, y and slice the axis of the file
	 * @param flips for x, y and slice whether it runs the other way; one bit each
	 */
	private record Way(int[] axes, int flips) {

		/** @return all ways, the unchanged one first */
		static List<Way> all() {
			final List<Way> ways = new ArrayList<>();
			for (final int[] axes : new int[][] { { 0, 1, 2 }, { 1, 0, 2 }, { 0, 2,
				1 }, { 2, 1, 0 }, { 1, 2, 0 }, { 2, 0, 1 } })
				for (int flips = 0; flips < 8; flips++)
					ways.add(new Way(axes, flips));
			return ways;
		}

		boolean fits(final int[] size, final Grid file) {
			for (int axis = 0; axis < 3; axis++)
				if (size[axis] != file.size(axes[axis])) return false;
			return true;
		}

		AxisCodes axisCodes(final AxisCodes file) {
			final StringBuilder letters = new StringBuilder();
			for (int axis = 0; axis < 3; axis++) {
				final int letter = OPPOSITE.indexOf(file.letter(axes[axis]));
				letters.append(OPPOSITE.charAt(letter ^ (flips >> axis & 1)));
			}
			return new AxisCodes(letters.toString());
		}

		/** Pearson's correlation of the values of some voxels spread evenly. */
		double correlation(final float[] values, final int[] size,
			final ImageVolume file)
		{
			final float[] stored = file.array();
			final int[] voxel = new int[3];
			final int samples = Math.min(SAMPLES, values.length);
			double sumA = 0, sumB = 0, sumAA = 0, sumBB = 0, sumAB = 0;
			for (int sample = 0; sample < samples; sample++) {
				final int index = samples == values.length ? sample : (int) (sample *
					STRIDE % values.length);
				final int x = index % size[0];
				final int y = index / size[0] % size[1];
				final int slice = index / size[0] / size[1];
				set(voxel, 0, x, size);
				set(voxel, 1, y, size);
				set(voxel, 2, slice, size);
				final double a = values[index];
				final double b = stored[file.grid().index(voxel[0], voxel[1],
					voxel[2])];
				sumA += a;
				sumB += b;
				sumAA += a * a;
				sumBB += b * b;
				sumAB += a * b;
			}
			final double covariance = sumAB - sumA * sumB / samples;
			final double varianceA = sumAA - sumA * sumA / samples;
			final double varianceB = sumBB - sumB * sumB / samples;
			return varianceA > 0 && varianceB > 0 ? covariance / Math.sqrt(varianceA *
				varianceB) : Double.NaN;
		}

		private void set(final int[] voxel, final int axis, final int position,
			final int[] size)
		{
			voxel[axes[axis]] = (flips >> axis & 1) == 0 ? position : size[axis] -
				1 - position;
		}
	}
}
