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
package org.spineps.measure.morphometry;

import java.util.Arrays;

import org.spineps.measure.morphometry.shape.Position;
import org.spineps.measure.morphometry.shape.Scene;
import org.spineps.volume.Box;
import org.spineps.volume.Connectivity;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Morphology;

/**
 * Brightness of a disc relative to the fluid around the cord nearby, which takes
 * the place of a calibration (Salamat et al. 2016).
 */
final class DiscSignal {

	/** Fluid counts up to here above and below the disc. */
	private static final double NEAR_MM = 25;
	private static final int FEWEST_DISC = 8;
	private static final int FEWEST_FLUID = 50;
	private static final int BINS = 64;

	private DiscSignal() {
		// static methods only
	}

	/**
	 * @param scene the masks
	 * @param image the scan on the same grid; null if there is none
	 * @param disc label of the disc
	 * @param up across the disc
	 * @return mean of the disc, without its outermost voxels, over that of the
	 *         fluid; NaN if one of them is missing
	 */
	static double ratio(final Scene scene, final ImageVolume image,
		final int disc, final Position up)
	{
		if (image == null || !scene.has(disc)) return Double.NaN;
		final double fluid = fluid(scene, image, scene.centroid(disc), up);
		final double ratio = mean(scene, image, disc) / fluid;
		return fluid > 0 && Double.isFinite(ratio) ? ratio : Double.NaN;
	}

	private static double mean(final Scene scene, final ImageVolume image,
		final int disc)
	{
		final Box box = scene.box(disc).grow(1).intersect(scene.grid().box());
		final LabelVolume mask = LabelVolume.zeros(scene.grid().crop(box));
		final short[] labels = scene.tissue().array();
		final float[] values = new float[mask.grid().voxels()];
		int n = 0;
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++)
				for (int i = box.min(0); i < box.max(0); i++, n++) {
					final int at = scene.grid().index(i, j, k);
					mask.array()[n] = (short) ((labels[at] & 0xffff) == disc ? 1 : 0);
					values[n] = image.array()[at];
				}
		final short[] inner = Morphology.erode(mask, Connectivity.FACES, 1).array();
		final double eroded = mean(values, inner);
		return Double.isNaN(eroded) ? mean(values, mask.array()) : eroded;
	}

	private static double mean(final float[] values, final short[] mask) {
		double sum = 0;
		int count = 0;
		for (int n = 0; n < values.length; n++)
			if (mask[n] != 0) {
				sum += values[n];
				count++;
			}
		return count < FEWEST_DISC ? Double.NaN : sum / count;
	}

	/** Mean of the histogram's peak: nerve roots and edges are not in it. */
	private static double fluid(final Scene scene, final ImageVolume image,
		final Position place, final Position up)
	{
		final float[] found = scene.canal().fluid(image, place, up, NEAR_MM);
		return found.length < FEWEST_FLUID ? Double.NaN : peakMean(found);
	}

	/**
	 * @param values at least one
	 * @return mean of the values in the bins around the fullest that hold at least
	 *         half as many as that
	 */
	static double peakMean(final float[] values) {
		Arrays.sort(values);
		final float low = values[0];
		final float high = values[values.length - 1];
		if (!(high > low)) return low;
		final int[] counts = new int[BINS];
		final double[] sums = new double[BINS];
		for (final float value : values) {
			final int bin = Math.min(BINS - 1, (int) ((double) (value - low) / (high -
				low) * BINS));
			counts[bin]++;
			sums[bin] += value;
		}
		final int[] smooth = new int[BINS];
		for (int bin = 0; bin < BINS; bin++)
			for (int near = Math.max(0, bin - 1); near <= Math.min(BINS - 1, bin +
				1); near++)
				smooth[bin] += counts[near];
		int peak = 0;
		for (int bin = 1; bin < BINS; bin++)
			if (smooth[bin] > smooth[peak]) peak = bin;
		int first = peak;
		int last = peak;
		while (first > 0 && 2 * smooth[first - 1] >= smooth[peak])
			first--;
		while (last < BINS - 1 && 2 * smooth[last + 1] >= smooth[peak])
			last++;
		double sum = 0;
		int count = 0;
		for (int bin = first; bin <= last; bin++) {
			sum += sums[bin];
			count += counts[bin];
		}
		return sum / count;
	}
}
