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
package org.spineps.pipeline.correct;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Structure;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.DistanceTransform;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Fills a label between the slices that were painted: the signed distances to its
 * outline in the slices before and after are blended (Raya and Udupa 1990). Slices
 * lie along the third axis; only what has no label is filled.
 */
public final class SliceInterpolation {

	private SliceInterpolation() {
		// static methods only
	}

	/**
	 * Fills a vertebra. New voxels are what lies before or after them in the painted
	 * slices, or else body.
	 *
	 * @param masks not changed
	 * @param label of the vertebra
	 * @param name of it, for people
	 * @return masks with the slices between
	 * @throws SpinepsException if there is no slice between
	 */
	public static Correction vertebra(final SpineMasks masks, final int label,
		final String name) throws SpinepsException
	{
		final SpineMasks result = masks.copy();
		final int slice = slice(masks.grid());
		return fill(result, v -> masks.instances().array()[v] == label, (v, before,
			after) -> {
			int structure = masks.semantic().array()[v % slice + before * slice];
			if (!Structure.isVertebra(structure)) structure = masks.semantic()
				.array()[v % slice + after * slice];
			result.semantic().array()[v] = (short) (Structure.isVertebra(structure)
				? structure : Structure.CORPUS.id());
			result.instances().array()[v] = (short) label;
		}, name);
	}

	/**
	 * Fills a disc, the endplates, the sacrum, cord or canal.
	 *
	 * @param masks not changed
	 * @param filled whether a voxel belongs to it
	 * @param structure what the new voxels are
	 * @param name of it, for people
	 * @return masks with the slices between
	 * @throws SpinepsException if there is no slice between
	 */
	public static Correction structure(final SpineMasks masks,
		final IntPredicate filled, final Structure structure, final String name)
		throws SpinepsException
	{
		final SpineMasks result = masks.copy();
		return fill(result, filled, (v, before, after) -> result.semantic()
			.array()[v] = (short) structure.id(), name);
	}

	/** Sets a new voxel between two slices. */
	@FunctionalInterface
	private interface Paint {

		void set(int v, int before, int after);
	}

	private static Correction fill(final SpineMasks result,
		final IntPredicate filled, final Paint paint, final String name)
		throws SpinepsException
	{
		final Grid grid = result.grid();
		final int slice = slice(grid);
		final boolean[] free = new boolean[grid.voxels()];
		for (int v = 0; v < free.length; v++)
			free[v] = result.semantic().array()[v] == 0;
		int before = -1;
		long changed = 0;
		for (int k = 0; k < grid.size(2); k++) {
			final int first = k * slice;
			if (IntStream.range(first, first + slice).noneMatch(filled)) continue;
			if (before >= 0 && k - before > 1) changed += between(grid, filled, before,
				k, free, paint);
			before = k;
		}
		if (changed == 0) throw new SpinepsException(
			"There is nothing to fill between slices of " + name, before < 0
				? "no slice has it" : "no slice without it lies between two with it",
			"Paint it in slices before and after the gap first");
		return new Correction(result, name + " filled between slices (" + changed +
			" voxels)");
	}

	private static long between(final Grid grid, final IntPredicate filled,
		final int before, final int after, final boolean[] free,
		final Paint paint)
	{
		final int slice = slice(grid);
		final double[] first = signedDistance(grid, filled, before);
		final double[] second = signedDistance(grid, filled, after);
		long changed = 0;
		for (int k = before + 1; k < after; k++) {
			final double weight = (double) (k - before) / (after - before);
			for (int n = 0; n < slice; n++) {
				final int v = k * slice + n;
				if (!free[v] || (1 - weight) * first[n] + weight * second[n] <= 0)
					continue;
				paint.set(v, before, after);
				changed++;
			}
		}
		return changed;
	}

	/** @return millimetres to the nearest voxel beyond the outline, inside positive */
	private static double[] signedDistance(final Grid grid,
		final IntPredicate filled, final int k)
	{
		final int slice = slice(grid);
		final Grid flat = Grid.of(new int[] { grid.size(0), grid.size(1), 1 },
			grid.spacing(), AxisCodes.RAS);
		final LabelVolume inside = LabelVolume.zeros(flat);
		final LabelVolume outside = LabelVolume.zeros(flat);
		for (int n = 0; n < slice; n++)
			(filled.test(k * slice + n) ? inside : outside).array()[n] = 1;
		final float[] out = DistanceTransform.toMask(inside).array();
		final float[] in = DistanceTransform.toMask(outside).array();
		final double[] signed = new double[slice];
		for (int n = 0; n < slice; n++)
			// A slice that is filled altogether has no outline.
			signed[n] = Math.min(in[n], Float.MAX_VALUE) - out[n];
		return signed;
	}

	private static int slice(final Grid grid) {
		return grid.size(0) * grid.size(1);
	}
}
