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
package org.spineps.picture;

import org.spineps.volume.Box;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * Which part of a volume a picture shows, and at which scale: the labels with a
 * margin, in square pixels, the same for the sagittal and the coronal picture.
 */
final class PictureFrame {

	/** Text must stay readable beside the anatomy. */
	private static final int MIN_HEIGHT = 600;
	private static final int MAX_HEIGHT = 1000;
	/** Nor may a short, wide volume become a very wide picture. */
	private static final int MAX_WIDTH = 600;
	/** What is shown around the labels, on I, P, L. */
	private static final double[] MARGIN_MM = { 30, 35, 20 };

	private final double pixelMm;
	private final double[] firstMm = new double[3];
	private final int[] pixels = new int[3];
	private final double[] spacing = new double[3];

	/**
	 * @param semantic structures
	 * @param instances vertebrae and discs on the same grid
	 * @param axes of both
	 */
	PictureFrame(final LabelVolume semantic, final LabelVolume instances,
		final Oriented axes)
	{
		final int[][] range = range(semantic, instances, axes);
		final double[] lengthMm = new double[3];
		double finest = Double.POSITIVE_INFINITY;
		for (int axis = 0; axis < 3; axis++) {
			spacing[axis] = axes.spacing(axis);
			final double last = Math.min(axes.size(axis) * spacing[axis],
				(range[1][axis] + 1) * spacing[axis] + MARGIN_MM[axis]);
			firstMm[axis] = Math.max(0, range[0][axis] * spacing[axis] -
				MARGIN_MM[axis]);
			lengthMm[axis] = last - firstMm[axis];
			finest = Math.min(finest, spacing[axis]);
		}
		final double height = lengthMm[Oriented.I];
		final double wanted = Math.max(MIN_HEIGHT, Math.min(MAX_HEIGHT, height /
			finest));
		final double width = Math.max(lengthMm[Oriented.P], lengthMm[Oriented.L]);
		pixelMm = Math.max(height / wanted, width / MAX_WIDTH);
		for (int axis = 0; axis < 3; axis++)
			pixels[axis] = Math.max(1, (int) Math.rint(lengthMm[axis] / pixelMm));
	}

	/**
	 * The whole volume.
	 *
	 * @param axes of all volumes
	 * @param pixelMm millimetres of a pixel's edge
	 */
	PictureFrame(final Oriented axes, final double pixelMm) {
		this.pixelMm = pixelMm;
		for (int axis = 0; axis < 3; axis++) {
			spacing[axis] = axes.spacing(axis);
			pixels[axis] = Math.max(1, (int) Math.rint(axes.size(axis) *
				spacing[axis] / pixelMm));
		}
	}

	/** @return millimetres of a pixel's edge */
	double pixelMm() {
		return pixelMm;
	}

	/**
	 * @param axis {@link Oriented#I}, P or L
	 * @return pixels along that axis
	 */
	int pixels(final int axis) {
		return pixels[axis];
	}

	/** @return the voxel coordinate at the middle of a pixel */
	double voxel(final int axis, final int pixel) {
		return (firstMm[axis] + (pixel + 0.5) * pixelMm) / spacing[axis] - 0.5;
	}

	/** @return the pixel, not necessarily inside, that shows a voxel coordinate */
	int pixel(final int axis, final double voxel) {
		return (int) Math.floor(((voxel + 0.5) * spacing[axis] - firstMm[axis]) /
			pixelMm);
	}

	/** @return first and last labelled voxel on each axis; all if there is none */
	private static int[][] range(final LabelVolume semantic,
		final LabelVolume instances, final Oriented axes)
	{
		final Box structures = LabelStatistics.boundingBox(semantic,
			label -> label != 0);
		final Box labels = LabelStatistics.boundingBox(instances,
			label -> label != 0);
		if (structures.isEmpty() && labels.isEmpty()) return new int[][] {
			new int[3], { axes.size(0) - 1, axes.size(1) - 1, axes.size(2) - 1 } };
		final Box box = structures.isEmpty() ? labels : labels.isEmpty()
			? structures : structures.union(labels);
		final double[] one = axes.toOriented(box.min(0), box.min(1), box.min(2));
		final double[] other = axes.toOriented(box.max(0) - 1, box.max(1) - 1, box
			.max(2) - 1);
		final int[][] range = new int[2][3];
		for (int axis = 0; axis < 3; axis++) {
			range[0][axis] = (int) Math.rint(Math.min(one[axis], other[axis]));
			range[1][axis] = (int) Math.rint(Math.max(one[axis], other[axis]));
		}
		return range;
	}
}
