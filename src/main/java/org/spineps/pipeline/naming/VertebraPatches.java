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
package org.spineps.pipeline.naming;

import java.util.Arrays;
import java.util.TreeMap;

import org.spineps.anatomy.Structure;
import org.spineps.pipeline.instance.cutout.CutoutFormat;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;
import org.spineps.volume.resample.Resample;
import org.spineps.volume.resample.Rotate;

/**
 * Cuts the patches out that a naming network looks at (VERIDAH, Möller et al.
 * 2026, and the behaviour of SPINEPS): the scan around each vertebral body, for
 * networks that were trained so turned in the sagittal plane so that the line
 * between the neighbours' bodies stands upright.
 */
final class VertebraPatches {

	private static final AxisCodes IPL = new AxisCodes("IPL");
	private static final double MARGIN_MM = 128;
	private static final double SLACK = 1e-4;
	/** Voxels on each side that turning may bring in from outside. */
	private static final int TURNING = 32;

	private final CutoutFormat format;
	private final boolean turned;
	private final boolean whole;
	private final ImageVolume image;
	private final LabelStatistics bodies;
	private final TreeMap<Double, Integer> byHeight = new TreeMap<>();

	/**
	 * @param scan the scan, in any orientation; not changed
	 * @param vertebrae instances on the same grid, any labels but 0
	 * @param structures structures on the same grid
	 * @param format what the network wants
	 * @param turned whether patches are turned upright
	 * @param roundToWhole whether values of a scan of whole numbers are rounded
	 *          after each interpolation, as SPINEPS does
	 */
	VertebraPatches(final ImageVolume scan, final LabelVolume vertebrae,
		final LabelVolume structures, final CutoutFormat format,
		final boolean turned, final boolean roundToWhole)
	{
		this.format = format;
		this.turned = turned;
		whole = roundToWhole && isWhole(scan.array());
		final LabelVolume parts = bodies(vertebrae, structures);
		final Box box = LabelStatistics.boundingBox(parts, label -> label != 0);
		if (box.isEmpty()) {
			image = null;
			bodies = LabelStatistics.of(parts);
			return;
		}
		final Grid grid = scan.grid();
		final int margin = (int) (MARGIN_MM / Math.min(grid.spacing(0), Math.min(
			grid.spacing(1), grid.spacing(2))) + SLACK);
		final Box around = box.grow(margin).intersect(grid.box());
		final ImageVolume near = Reorient.to(Crop.of(scan, around, 0),
			AxisCodes.PIR);
		final Grid wanted = near.grid().resample(format.spacingMm());
		image = sameSpacing(near.grid()) ? near : resampled(near, wanted);
		final LabelVolume labels = Reorient.to(Crop.of(parts, around, 0),
			AxisCodes.PIR);
		bodies = LabelStatistics.of(sameSpacing(near.grid()) ? labels : Resample
			.nearest(labels, wanted, true));
		for (final int label : bodies.labels())
			byHeight.put(ipl(label)[0] + 1e-9 * label, label);
	}

	private boolean sameSpacing(final Grid grid) {
		for (int axis = 0; axis < 3; axis++)
			if (Math.abs(grid.spacing(axis) - format.spacingMm()[axis]) > 1e-3)
				return false;
		return true;
	}

	private static LabelVolume bodies(final LabelVolume vertebrae,
		final LabelVolume structures)
	{
		final LabelVolume parts = LabelVolume.zeros(vertebrae.grid());
		for (int v = 0; v < parts.array().length; v++) {
			final int structure = structures.array()[v];
			if (structure == Structure.CORPUS.id() || structure == Structure.CORPUS_CORE
				.id() || structure == Structure.DENS.id()) parts.array()[v] = vertebrae
					.array()[v];
		}
		return parts;
	}

	/** @return labels of the vertebrae that have a body, ascending */
	int[] labels() {
		return bodies.labels();
	}

	/**
	 * @param label a vertebra that has a body
	 * @return the patch: axes P, I and R, of the format's size
	 */
	ImageVolume patch(final int label) {
		final int[] size = format.size();
		final int turning = turned ? TURNING : 0;
		final int[] min = new int[3];
		final int[] max = new int[3];
		final Box box = bodies.box(label);
		for (int axis = 0; axis < 3; axis++) {
			final int centre = box.min(axis) + box.size(axis) / 2;
			final int half = size[axis] / 2 + (axis < 2 ? turning : 0);
			min[axis] = centre - half;
			max[axis] = centre + half;
		}
		final ImageVolume around = Crop.of(image, new Box(min, max), 0);
		if (!turned) return around;
		final ImageVolume upright = upright(Reorient.to(around, IPL), angle(label));
		final ImageVolume pir = Reorient.to(upright, AxisCodes.PIR);
		return Crop.of(pir, new Box(new int[] { TURNING, TURNING, 0 }, new int[] {
			TURNING + size[0], TURNING + size[1], size[2] }), 0);
	}

	/** @return degrees to turn a vertebra's patch by */
	double angle(final int label) {
		final double height = ipl(label)[0] + 1e-9 * label;
		final var above = byHeight.lowerEntry(height);
		final var below = byHeight.higherEntry(height);
		final double[] from = ipl(above == null ? label : above.getValue());
		final double[] to = ipl(below == null ? label : below.getValue());
		return angle(to[0] - from[0], to[1] - from[1], to[2] - from[2]);
	}

	/**
	 * @param inferior voxels from the upper to the lower neighbour
	 * @param posterior the same to posterior
	 * @param left the same to the left
	 * @return angle to the vertical in degrees, positive if the line goes more to
	 *         the left than to posterior; 0 for no line at all
	 */
	static double angle(final double inferior, final double posterior,
		final double left)
	{
		final double length = Math.sqrt(inferior * inferior + posterior *
			posterior + left * left);
		if (length == 0) return 0;
		final double angle = Math.toDegrees(Math.acos(Math.max(-1, Math.min(1,
			inferior / length))));
		return left - posterior < 0 ? -angle : angle;
	}

	/** @return centre of a body in voxels to inferior, posterior and left */
	private double[] ipl(final int label) {
		final double[] pir = bodies.centroid(label);
		return new double[] { pir[1], pir[0], -pir[2] };
	}

	private ImageVolume resampled(final ImageVolume volume, final Grid wanted) {
		return whole ? notNegative(Resample.cubicWhole(volume, wanted)) : Resample
			.cubic(volume, wanted);
	}

	private ImageVolume upright(final ImageVolume ipl, final double degrees) {
		return whole ? notNegative(Rotate.cubicWhole(ipl, 0, 1, degrees)) : Rotate
			.cubic(ipl, 0, 1, degrees);
	}

	/** Unsigned types end at 0. */
	private static ImageVolume notNegative(final ImageVolume volume) {
		final float[] values = volume.array();
		for (int v = 0; v < values.length; v++)
			values[v] = Math.max(0, values[v]);
		return volume;
	}

	private static boolean isWhole(final float[] values) {
		for (final float value : values)
			if (value != Math.rint(value) || value < 0) return false;
		return true;
	}

	@Override
	public String toString() {
		return "patches of " + Arrays.toString(labels());
	}
}
