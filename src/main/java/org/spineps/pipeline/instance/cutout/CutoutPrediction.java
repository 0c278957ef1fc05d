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
package org.spineps.pipeline.instance.cutout;

import java.util.Arrays;

import org.spineps.volume.Box;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * What the network said about one cut-out, as up to three small masks in voxels
 * of the whole volume.
 */
public final class CutoutPrediction {

	private final BoxedMask[] masks;
	private final double[] probabilities;

	/**
	 * @param masks above, at and below the centre; null for none
	 * @param probabilities mean probability of each
	 */
	public CutoutPrediction(final BoxedMask[] masks, final double[] probabilities) {
		this.masks = masks;
		this.probabilities = probabilities;
	}

	/**
	 * @param cutout the window
	 * @param result what the network said about it
	 * @param volume size of the whole volume, as the box of all its voxels
	 * @param largestComponents only that many of the largest pieces are kept, 0
	 *          for all
	 * @return the masks
	 * @throws IllegalArgumentException if the result has another size than the
	 *           cut-out, or another class than 0..3
	 */
	public static CutoutPrediction of(final Cutout cutout, final CutoutResult result,
		final Box volume, final int largestComponents)
	{
		final Grid grid = result.classes().grid();
		final Box window = cutout.box();
		if (!Box.ofSize(grid.size()).equals(Box.ofSize(window.size())))
			throw new IllegalArgumentException(
				"The network's answer differs in size from the cut-out");
		final LabelVolume classes = largestComponents > 0 ? largest(result
			.classes(), largestComponents) : result.classes();
		final short[] values = classes.array();
		final float[] chances = result.probability().array();
		final Box inside = window.intersect(volume);
		final BoxedMask[] masks = boxes(values, grid, window, inside);
		final double[] sums = new double[masks.length];
		final short[] background = new short[inside.size(0)];
		for (int k = inside.min(2); k < inside.max(2); k++)
			for (int j = inside.min(1); j < inside.max(1); j++) {
				final int row = grid.index(-window.min(0), j - window.min(1), k - window
					.min(2));
				for (int i = firstClass(values, row, inside, background); i < inside
					.max(0); i++)
				{
					final int value = values[row + i];
					if (value == 0) continue;
					masks[value - 1].set(i, j, k);
					sums[value - 1] += chances[row + i];
				}
			}
		for (int c = 0; c < masks.length; c++)
			if (masks[c] != null) sums[c] /= masks[c].count();
		return new CutoutPrediction(masks, sums);
	}

	/** @return an empty mask with the right box for each class that occurs */
	private static BoxedMask[] boxes(final short[] values, final Grid grid,
		final Box window, final Box inside)
	{
		final int[][] min = new int[CutoutResult.CLASSES + 1][];
		final int[][] max = new int[CutoutResult.CLASSES + 1][];
		final short[] background = new short[inside.size(0)];
		for (int k = inside.min(2); k < inside.max(2); k++)
			for (int j = inside.min(1); j < inside.max(1); j++) {
				final int row = grid.index(-window.min(0), j - window.min(1), k - window
					.min(2));
				for (int i = firstClass(values, row, inside, background); i < inside
					.max(0); i++)
				{
					final int value = values[row + i];
					if (value == 0) continue;
					if (value < 0 || value > CutoutResult.CLASSES)
						throw new IllegalArgumentException(
							"The instance network answered with class " + (value & 0xffff));
					if (min[value] == null) {
						min[value] = new int[] { i, j, k };
						max[value] = new int[] { i + 1, j + 1, k + 1 };
						continue;
					}
					if (i < min[value][0]) min[value][0] = i;
					if (j < min[value][1]) min[value][1] = j;
					if (i >= max[value][0]) max[value][0] = i + 1;
					if (j >= max[value][1]) max[value][1] = j + 1;
					max[value][2] = k + 1;
				}
			}
		final BoxedMask[] masks = new BoxedMask[CutoutResult.CLASSES];
		for (int c = 0; c < masks.length; c++)
			if (min[c + 1] != null) masks[c] = new BoxedMask(new Box(min[c + 1],
				max[c + 1]));
		return masks;
	}

	/** @return where in a row the background ends, compared many voxels at once */
	private static int firstClass(final short[] values, final int row,
		final Box inside, final short[] background)
	{
		final int length = Arrays.mismatch(values, row + inside.min(0), row + inside
			.max(0), background, 0, background.length);
		return length < 0 ? inside.max(0) : inside.min(0) + length;
	}

	private static LabelVolume largest(final LabelVolume classes,
		final int count)
	{
		final Components components = Components.of(classes, Connectivity.CORNERS);
		final boolean[] kept = new boolean[components.count() + 1];
		final int[] bySize = components.idsBySize();
		for (int n = 0; n < Math.min(count, bySize.length); n++)
			kept[bySize[n]] = true;
		final LabelVolume result = classes.copy();
		final short[] values = result.array();
		final int[] ids = components.ids();
		for (int v = 0; v < values.length; v++)
			if (!kept[ids[v]]) values[v] = 0;
		return result;
	}

	/**
	 * @param which 0 above, 1 at, 2 below the centre
	 * @return the mask, or null if the class does not occur inside the volume
	 */
	public BoxedMask mask(final int which) {
		return masks[which];
	}

	/**
	 * @param which 0 above, 1 at, 2 below the centre
	 * @return mean probability of the mask's voxels; 0 without any
	 */
	public double probability(final int which) {
		return probabilities[which];
	}
}
