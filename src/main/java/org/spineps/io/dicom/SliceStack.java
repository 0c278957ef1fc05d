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
package org.spineps.io.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.spineps.io.dicom.parse.DicomData;
import org.spineps.io.dicom.parse.DicomTag;
import org.spineps.volume.Grid;

/**
 * Where the planes of a volume lie: sorted along the normal of the slices, at equal
 * distances. The distance comes from the positions alone; what the files say of
 * spacing and thickness is not believed where there are two planes.
 *
 * @param grid where the voxels lie, in RAS; axis 0 runs along a line, axis 1 down a
 *          column, axis 2 from slice to slice
 * @param warnings what is odd
 */
record SliceStack(Grid grid, List<String> warnings) {

	/** Planes nearer than this are at the same place. */
	static final double SAME_MM = 1e-3;

	/** A plane may be off its place by this much, in mm ... */
	private static final double LOOSE_MM = 0.02;
	/** ... or by this part of the distance of two planes. */
	private static final double LOOSE = 0.01;
	/** Missing slices leave a whole number of distances, but for this part. */
	private static final double LOOSE_GAP = 0.1;
	private static final double TOLD_TILT_DEGREES = 0.1;

	/** The stack, or why there is none. */
	record Found(SliceStack stack, String problem) {}

	/**
	 * @param slices parallel planes of equal size, sorted along their normal, no two
	 *          at one place
	 * @param data attributes of the file of one of them
	 * @return the stack, or why there is none
	 */
	static Found of(final List<DicomSlice> slices, final DicomData data) {
		final DicomSlice first = slices.get(0);
		final double[] normal = first.normal();
		final List<String> warnings = new ArrayList<>();
		final double[] step;
		if (slices.size() == 1) step = single(normal, data, warnings);
		else {
			final String problem = unevenness(slices, normal);
			if (!problem.isEmpty()) return new Found(null, problem);
			step = step(slices);
			compare(step, normal, data, warnings);
		}
		final double[][] affine = new double[3][4];
		for (int row = 0; row < 3; row++) {
			final int sign = row < 2 ? -1 : 1;
			affine[row][0] = sign * first.orientation()[row] * first.spacing()[1];
			affine[row][1] = sign * first.orientation()[3 + row] * first.spacing()[0];
			affine[row][2] = sign * step[row];
			affine[row][3] = sign * first.position()[row];
		}
		try {
			return new Found(new SliceStack(new Grid(new int[] { first.format()
				.columns(), first.format().rows(), slices.size() }, affine), warnings),
				"");
		}
		catch (final IllegalArgumentException e) {
			return new Found(null, e.getMessage());
		}
	}

	private static double[] single(final double[] normal, final DicomData data,
		final List<String> warnings)
	{
		final DicomData measures = data.item(DicomTag.SHARED_GROUPS).item(
			DicomTag.PIXEL_MEASURES);
		double thickness = Math.abs(data.number(DicomTag.SLICE_SPACING).orElse(data
			.number(DicomTag.SLICE_THICKNESS).orElse(measures.number(
				DicomTag.SLICE_THICKNESS).orElse(0))));
		if (!(thickness > 0 && thickness < 1000)) {
			thickness = 1;
			warnings.add("The only slice does not say how thick it is; 1 mm was " +
				"assumed.");
		}
		return new double[] { normal[0] * thickness, normal[1] * thickness,
			normal[2] * thickness };
	}

	private static double[] step(final List<DicomSlice> slices) {
		final double[] from = slices.get(0).position();
		final double[] to = slices.get(slices.size() - 1).position();
		final double[] step = new double[3];
		for (int row = 0; row < 3; row++)
			step[row] = (to[row] - from[row]) / (slices.size() - 1);
		return step;
	}

	/** @return what is wrong with the distances; empty if they are even */
	private static String unevenness(final List<DicomSlice> slices,
		final double[] normal)
	{
		final int n = slices.size();
		final double[] gaps = new double[n - 1];
		for (int i = 0; i + 1 < n; i++)
			gaps[i] = slices.get(i + 1).along(normal) - slices.get(i).along(normal);
		final double[] sorted = gaps.clone();
		Arrays.sort(sorted);
		final double usual = sorted[(n - 2) / 2];
		final List<String> holes = new ArrayList<>();
		for (int i = 0; i + 1 < n; i++)
			if (isHole(gaps[i] / usual)) holes.add(String.format(Locale.ROOT,
				"%.2f mm between slices %d and %d", gaps[i], i + 1, i + 2));
		if (!holes.isEmpty()) return String.format(Locale.ROOT,
			"slices are missing: the usual distance is %.2f mm, and there are %s",
			usual, String.join(", ", holes.subList(0, Math.min(3, holes.size()))));
		final double[] step = step(slices);
		final double[] from = slices.get(0).position();
		final double loose = Math.max(LOOSE_MM, LOOSE * usual);
		for (int i = 1; i < n; i++) {
			double along = 0;
			double apart = 0;
			for (int row = 0; row < 3; row++) {
				final double off = slices.get(i).position()[row] - from[row] - i *
					step[row];
				along += off * normal[row];
				apart += off * off;
			}
			if (Math.abs(along) > loose) return String.format(Locale.ROOT,
				"the distance of the slices varies between %.2f and %.2f mm", sorted[0],
				sorted[n - 2]);
			if (Math.sqrt(apart) > loose) return String.format(Locale.ROOT,
				"the slices are not on a straight line: slice %d is %.2f mm beside it",
				i + 1, Math.sqrt(apart));
		}
		return "";
	}

	private static boolean isHole(final double distances) {
		final double whole = Math.rint(distances);
		return whole >= 2 && Math.abs(distances - whole) < LOOSE_GAP;
	}

	private static void compare(final double[] step, final double[] normal,
		final DicomData data, final List<String> warnings)
	{
		final double length = Math.sqrt(step[0] * step[0] + step[1] * step[1] +
			step[2] * step[2]);
		final double along = step[0] * normal[0] + step[1] * normal[1] + step[2] *
			normal[2];
		final double tilt = Math.toDegrees(Math.acos(Math.min(1, along / length)));
		if (tilt > TOLD_TILT_DEGREES) warnings.add(String.format(Locale.ROOT,
			"The slices are shifted sideways from one to the next, as with a tilted " +
				"gantry (%.1f degrees).", tilt));
		final double stated = Math.abs(data.number(DicomTag.SLICE_SPACING).orElse(
			along));
		if (Math.abs(stated - along) > 0.05 * along) warnings.add(String.format(
			Locale.ROOT, "The files state a slice distance of %.2f mm; by their " +
				"positions it is %.2f mm, which is used.", stated, along));
	}
}
