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
package org.spineps.volume;

/**
 * Erosion and dilation by whole voxels. Work is done on one bit per voxel, 64
 * voxels at a time.
 */
public final class Morphology {

	private Morphology() {
		// static methods only
	}

	/**
	 * Repeatedly removes the voxels that have a neighbour outside the mask.
	 * Positions outside the volume count as outside the mask.
	 *
	 * @param mask every label but 0 belongs to the mask; not changed
	 * @param connectivity which voxels are neighbours
	 * @param iterations how often, at least 0
	 * @return a new mask of 0 and 1
	 */
	public static LabelVolume erode(final LabelVolume mask,
		final Connectivity connectivity, final int iterations)
	{
		final BitMask bits = bits(mask);
		for (int n = 0; n < iterations; n++)
			bits.erode(connectivity);
		return bits.toVolume(mask.grid());
	}

	/**
	 * Repeatedly adds all neighbours of the mask's voxels.
	 *
	 * @param mask every label but 0 belongs to the mask; not changed
	 * @param connectivity which voxels are neighbours
	 * @param iterations how often, at least 0
	 * @return a new mask of 0 and 1
	 */
	public static LabelVolume dilate(final LabelVolume mask,
		final Connectivity connectivity, final int iterations)
	{
		final BitMask bits = bits(mask);
		for (int n = 0; n < iterations; n++)
			bits.dilate(connectivity);
		return bits.toVolume(mask.grid());
	}

	/**
	 * Lets all labels grow into the background. In every iteration the labels
	 * take turns, lowest first, and each claims those neighbours of its voxels
	 * that are background at that moment. SPINEPS 2.0 behaviour, also with a
	 * region: when the very first label has grown once, everything outside the
	 * region becomes background, and labels no longer grow there.
	 *
	 * @param labels labels; not changed
	 * @param connectivity which voxels are neighbours
	 * @param iterations how often, at least 0
	 * @param regionOrNull where there may be labels (not 0), on a grid of the
	 *          same size; null for everywhere
	 * @return a new volume
	 * @throws IllegalArgumentException if the region has another size
	 */
	public static LabelVolume dilateLabels(final LabelVolume labels,
		final Connectivity connectivity, final int iterations,
		final LabelVolume regionOrNull)
	{
		final short[] region = regionOrNull == null ? null : regionOrNull.array();
		if (region != null && !regionOrNull.grid().box().equals(labels.grid()
			.box())) throw new IllegalArgumentException("Region of " + regionOrNull
				.grid() + " for labels of " + labels.grid());
		final LabelVolume result = labels.copy();
		final LabelStatistics statistics = LabelStatistics.of(labels);
		boolean masked = region == null;
		for (int n = 0; n < iterations; n++)
			for (final int label : statistics.labels()) {
				final Box box = statistics.box(label).grow(n + 1).intersect(labels
					.grid().box());
				grow(result, label, box, connectivity, region);
				if (!masked) keepInside(result.array(), region);
				masked = true;
			}
		return result;
	}

	private static void grow(final LabelVolume labels, final int label,
		final Box box, final Connectivity connectivity, final short[] region)
	{
		final BitMask bits = new BitMask(box.size());
		bits.read(labels, box, label);
		bits.dilate(connectivity);
		final short[] voxels = labels.array();
		for (int k = 0; k < box.size(2); k++)
			for (int j = 0; j < box.size(1); j++) {
				final int row = labels.grid().index(box.min(0), box.min(1) + j, box.min(
					2) + k);
				for (int i = 0; i < box.size(0); i++) {
					final int v = row + i;
					if (voxels[v] == 0 && (region == null || region[v] != 0) && bits.get(
						i, j, k)) voxels[v] = (short) label;
				}
			}
	}

	private static void keepInside(final short[] voxels, final short[] region) {
		for (int v = 0; v < voxels.length; v++)
			if (region[v] == 0) voxels[v] = 0;
	}

	private static BitMask bits(final LabelVolume mask) {
		final BitMask bits = new BitMask(mask.grid().size());
		bits.read(mask, mask.grid().box(), -1);
		return bits;
	}
}
