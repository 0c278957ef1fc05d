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
package org.spineps.volume.bias;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/** The voxels that a bias field is estimated from if no mask is given. */
public enum BiasFieldMask {

		/** Voxels above Otsu's threshold of the positive voxels: tissue. */
		OTSU,
		/** All positive voxels. */
		POSITIVE,
		/**
		 * The bounding box of all voxels of at least 60, everything inside it
		 * included, as in SPINEPS 2.0.
		 */
		SPINEPS;

	/** Voxels of at least this make the box of {@link #SPINEPS}. */
	public static final float BOX_THRESHOLD = 60;

	private static final int BINS = 256;

	/** @return its name in options, e.g. "otsu" */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** @return all names */
	public static String[] keys() {
		return Arrays.stream(values()).map(BiasFieldMask::key).toArray(
			String[]::new);
	}

	/**
	 * @param key a name
	 * @return the mask of that name, or empty
	 */
	public static Optional<BiasFieldMask> of(final String key) {
		return Arrays.stream(values()).filter(mask -> mask.key().equals(key
			.toLowerCase(Locale.ROOT))).findFirst();
	}

	/**
	 * @param image intensities; not changed
	 * @return 1 at the voxels to estimate from, on the grid of the image; at
	 *         least one of them is positive
	 * @throws SpinepsException if no voxel of the image fulfils the condition
	 */
	public LabelVolume of(final ImageVolume image) throws SpinepsException {
		final float[] values = image.array();
		final float least = this == SPINEPS ? BOX_THRESHOLD : this == OTSU ? otsu(
			values) : Float.MIN_VALUE;
		final LabelVolume mask = LabelVolume.zeros(image.grid());
		for (int v = 0; v < values.length; v++)
			if (values[v] >= least) mask.array()[v] = 1;
		final Box box = LabelStatistics.boundingBox(mask, label -> label != 0);
		if (box.isEmpty()) throw new SpinepsException(
			"A bias field cannot be estimated from this image",
			"no voxel is " + (this == SPINEPS ? "at least 60" : "positive"),
			this == SPINEPS ? "Choose another mask (" + OTSU.key() + " or " + POSITIVE
				.key() + ")" :
					"Shift the intensities so that tissue has positive values");
		return this == SPINEPS ? filled(image.grid(), box) : mask;
	}

	private static LabelVolume filled(final Grid grid, final Box box) {
		final LabelVolume mask = LabelVolume.zeros(grid);
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++) {
				final int row = grid.index(0, j, k);
				Arrays.fill(mask.array(), row + box.min(0), row + box.max(0),
					(short) 1);
			}
		return mask;
	}

	/** Least value of the upper class of the positive values (Otsu 1979). */
	private static float otsu(final float[] values) {
		float lowest = Float.POSITIVE_INFINITY;
		float highest = 0;
		for (final float value : values)
			if (value > 0) {
				lowest = Math.min(lowest, value);
				highest = Math.max(highest, value);
			}
		if (!(highest > lowest)) return Float.MIN_VALUE;
		final long[] histogram = new long[BINS];
		final double scale = BINS / ((double) highest - lowest);
		long count = 0;
		double total = 0;
		for (final float value : values)
			if (value > 0) {
				final int bin = Math.min(BINS - 1, (int) ((value - lowest) * scale));
				histogram[bin]++;
				total += bin;
				count++;
			}
		long below = 0;
		double sumBelow = 0;
		double best = -1;
		int threshold = 0;
		for (int bin = 0; bin < BINS - 1; bin++) {
			below += histogram[bin];
			sumBelow += (double) bin * histogram[bin];
			if (below == 0 || below == count) continue;
			final double difference = sumBelow / below - (total - sumBelow) / (count -
				below);
			final double between = difference * difference * below * (count - below);
			if (between > best) {
				best = between;
				threshold = bin + 1;
			}
		}
		return (float) (lowest + threshold / scale);
	}
}
