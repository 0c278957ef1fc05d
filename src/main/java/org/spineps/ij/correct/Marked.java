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
package org.spineps.ij.correct;

import ij.ImagePlus;
import ij.gui.PointRoi;
import ij.gui.Roi;

import java.awt.Point;
import java.awt.Polygon;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.job.CorrectSpineSettings;
import org.spineps.volume.Grid;

/** What the user has marked: a point, or an area on some slices. */
final class Marked {

	private Marked() {
		// static methods only
	}

	/**
	 * @param image the scan
	 * @param settings give the point, or say that it is selected
	 * @return its voxel coordinates; empty if there is none
	 * @throws SpinepsException if it is outside the image
	 */
	static Optional<double[]> point(final ImagePlus image,
		final CorrectSpineSettings settings) throws SpinepsException
	{
		double x = settings.x();
		double y = settings.y();
		int slice = settings.slice();
		if (x < 0 || y < 0) {
			if (!(image.getRoi() instanceof PointRoi points)) return Optional.empty();
			final Polygon all = points.getPolygon();
			x = all.xpoints[all.npoints - 1];
			y = all.ypoints[all.npoints - 1];
			if (slice == 0 && points.getPointPosition(all.npoints - 1) > 0)
				slice = points.getPointPosition(all.npoints - 1);
		}
		if (slice == 0) slice = image.getZ();
		requireSlice(image, slice);
		if (x >= image.getWidth() || y >= image.getHeight())
			throw new SpinepsException("The point is outside the image", x + ", " +
				y, "The image has " + image.getWidth() + "×" + image.getHeight() +
					" pixels");
		return Optional.of(new double[] { Math.floor(x), Math.floor(y), slice -
			1 });
	}

	/**
	 * @param image the scan
	 * @param settings say on which slices
	 * @param grid of the masks
	 * @return indices of the voxels in the area selection
	 * @throws SpinepsException if there is no such selection, or no such slice
	 */
	static int[] voxels(final ImagePlus image,
		final CorrectSpineSettings settings, final Grid grid)
		throws SpinepsException
	{
		final Roi roi = image.getRoi();
		if (roi == null || !roi.isArea() && !(roi instanceof PointRoi))
			throw new SpinepsException("Nothing is selected to paint", roi == null
				? "the image has no selection" : "the selection is " + roi
					.getTypeAsString().toLowerCase(Locale.ROOT) + ", not an area",
				"Select an area with ImageJ's tools: brush, wand, freehand, polygon");
		final int first = settings.slice() == 0 ? image.getZ() : settings.slice();
		final int last = settings.until() == 0 ? first : settings.until();
		requireSlice(image, first);
		requireSlice(image, last);
		final Point[] points = roi.getContainedPoints();
		final int[] voxels = new int[points.length * (last - first + 1)];
		int count = 0;
		for (int slice = first; slice <= last; slice++)
			for (final Point point : points)
				if (point.x >= 0 && point.y >= 0 && point.x < grid.size(
					0) && point.y < grid.size(1)) voxels[count++] = grid.index(point.x,
						point.y, slice - 1);
		return Arrays.copyOf(voxels, count);
	}

	private static void requireSlice(final ImagePlus image, final int slice)
		throws SpinepsException
	{
		if (slice < 1 || slice > image.getNSlices()) throw new SpinepsException(
			"There is no slice " + slice, "the image has " + image.getNSlices() +
				" slices", "Give one of them");
	}
}
