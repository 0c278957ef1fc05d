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

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.spineps.SpinepsException;
import org.spineps.measure.morphometry.shape.Position;
import org.spineps.volume.Grid;

/**
 * The place of a DICOM series that ImageJ opened as a stack: every slice label
 * holds the slice's header, with Image Position (0020,0032) and Image Orientation
 * (0020,0037) of the patient. ImageJ takes the slice distance from the z
 * coordinates alone, which is wrong for any series that is not axial; here the
 * positions themselves give it.
 */
final class DicomOrientation {

	private static final Pattern POSITION = tag("0020,0032");
	private static final Pattern DIRECTIONS = tag("0020,0037");
	private static final Pattern ROWS = tag("0028,0010");
	private static final Pattern COLUMNS = tag("0028,0011");

	/** Slices may lie this far from where even spacing would put them. */
	private static final double EVEN_RELATIVE = 0.02;
	private static final double EVEN_MM = 0.02;
	private static final double SAME_DIRECTION = 1e-3;

	private static final String REMEDY =
		"Import one series only, sorted by position (File > Import > Image " +
			"Sequence), or convert the series to NIfTI";

	private DicomOrientation() {
		// static methods only
	}

	/**
	 * @param image an open image
	 * @param spacingMm its calibration, of which x and y are used
	 * @param notes gets sentences about what is odd
	 * @return the place of the voxels, or empty if not every slice label holds the
	 *         two tags
	 * @throws SpinepsException if the slices do not make up one volume
	 */
	static Optional<Grid> find(final ImagePlus image, final double[] spacingMm,
		final List<String> notes) throws SpinepsException
	{
		final ImageStack stack = image.getStack();
		final int count = stack.size();
		final double[][] positions = new double[count][];
		double[] directions = null;
		for (int slice = 0; slice < count; slice++) {
			// A virtual stack knows a label only after it has read the slice.
			if (stack.isVirtual()) stack.getProcessor(slice + 1);
			final String header = stack.getSliceLabel(slice + 1);
			positions[slice] = numbers(header, POSITION, 3);
			final double[] here = numbers(header, DIRECTIONS, 6);
			if (positions[slice] == null || here == null || !perpendicular(here))
				return Optional.empty();
			if (directions == null) directions = here;
			for (int i = 0; i < 6; i++)
				if (Math.abs(directions[i] - here[i]) > SAME_DIRECTION)
					throw new SpinepsException(
						"The DICOM slices are not parallel", "slice " + (slice + 1) +
							" points another way than slice 1", REMEDY);
		}
		final double[] step = evenStep(positions, directions);
		final double distanceMm = length(step);
		for (int axis = 0; axis < 2; axis++)
			if (Double.isNaN(spacingMm[axis])) throw new SpinepsException(
				"The image has an impossible voxel size",
				"its pixels have no positive width and height",
				"Enter pixel width and pixel height in Image > Properties");
		if (Math.abs(spacingMm[2] / distanceMm -
			1) > ImageOrientation.SPACING_TOLERANCE) notes.add(String.format(
				Locale.ROOT, "The voxel depth in Image > Properties is %.4g mm, but the " +
					"DICOM slices lie %.4g mm apart; the latter was used.",
				spacingMm[2], distanceMm));
		if (resized(image, stack.getSliceLabel(1))) notes.add(
			"The image was cropped or scaled after it was read from DICOM: " +
				"positions in the patient are not exact.");
		return Optional.of(new Grid(new int[] { image.getWidth(), image
			.getHeight(), count }, affine(positions[0], directions, step,
				spacingMm)));
	}

	/** From DICOM's left, posterior, superior to right, anterior, superior. */
	private static double[][] affine(final double[] origin,
		final double[] directions, final double[] step, final double[] spacingMm)
	{
		final double[][] affine = new double[3][4];
		for (int row = 0; row < 3; row++) {
			final int sign = row < 2 ? -1 : 1;
			affine[row][0] = sign * directions[row] * spacingMm[0];
			affine[row][1] = sign * directions[3 + row] * spacingMm[1];
			affine[row][2] = sign * step[row];
			affine[row][3] = sign * origin[row];
		}
		return affine;
	}

	private static double[] evenStep(final double[][] positions,
		final double[] directions) throws SpinepsException
	{
		final int last = positions.length - 1;
		final double[] step = new double[3];
		for (int i = 0; i < 3; i++)
			step[i] = (positions[last][i] - positions[0][i]) / last;
		final double[] normal = cross(directions);
		final double meanMm = dot(step, normal);
		double smallestMm = Double.POSITIVE_INFINITY;
		double largestMm = Double.NEGATIVE_INFINITY;
		for (int slice = 1; slice <= last; slice++) {
			final double distanceMm = Math.signum(meanMm) * (dot(positions[slice],
				normal) - dot(positions[slice - 1], normal));
			smallestMm = Math.min(smallestMm, distanceMm);
			largestMm = Math.max(largestMm, distanceMm);
		}
		final double tolerance = EVEN_MM + EVEN_RELATIVE * Math.abs(meanMm);
		if (Math.abs(meanMm) <= EVEN_MM || largestMm - smallestMm > tolerance)
			throw new SpinepsException(
				"The DICOM slices are not evenly spaced in order", String.format(
					Locale.ROOT, "the distance from slice to slice goes from %.3f mm " +
						"to %.3f mm", smallestMm, largestMm), REMEDY);
		return step;
	}

	private static boolean resized(final ImagePlus image, final String header) {
		final double[] rows = numbers(header, ROWS, 1);
		final double[] columns = numbers(header, COLUMNS, 1);
		return rows != null && rows[0] != image.getHeight() || columns != null &&
			columns[0] != image.getWidth();
	}

	private static boolean perpendicular(final double[] d) {
		return Math.abs(length(cross(d)) - 1) < 10 * SAME_DIRECTION;
	}

	/** @return the normal of a slice, of length one */
	private static double[] cross(final double[] d) {
		return new double[] { d[1] * d[5] - d[2] * d[4], d[2] * d[3] - d[0] * d[5],
			d[0] * d[4] - d[1] * d[3] };
	}

	private static double dot(final double[] a, final double[] b) {
		return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
	}

	private static double length(final double[] a) {
		return Math.sqrt(dot(a, a));
	}

	/** The first line of a tag that is not inside a sequence. */
	private static Pattern tag(final String id) {
		return Pattern.compile("(?m)^\\s*" + id + "(?!\\s*>)[^:\\n]*:([^\\n]*)$");
	}

	/** @return the numbers of a tag, or null if it is not there or is damaged */
	private static double[] numbers(final String header, final Pattern tag,
		final int count)
	{
		if (header == null) return null;
		final Matcher matcher = tag.matcher(header);
		if (!matcher.find()) return null;
		final String[] words = matcher.group(1).strip().split("\\\\");
		if (words.length != count) return null;
		final double[] numbers = new double[count];
		try {
			for (int i = 0; i < count; i++)
				numbers[i] = Double.parseDouble(words[i].strip());
		}
		catch (final NumberFormatException e) {
			// A damaged tag is as good as none: the user is asked instead.
			return null;
		}
		return numbers;
	}
}
