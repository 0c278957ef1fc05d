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

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.spineps.SpinepsException;
import org.spineps.volume.Box;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Crop;
import org.spineps.volume.DistanceTransform;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * Parts two vertebrae that have one label. A plane across the spine cuts the body;
 * arch and processes go to the half from which the way through the bone is the
 * shorter, so that a spinous process that hangs down stays with its own vertebra.
 */
public final class VertebraSplit {

	/** A half must be at least this part of the body. */
	private static final double SMALLEST_SHARE = 0.05;
	/** Without a point the waist is looked for between these parts of the length. */
	private static final double WAIST_FROM = 0.25;
	private static final double WAIST_TO = 0.75;
	private static final short UPPER = 1;
	private static final short LOWER = 2;

	private final SpineMasks masks;
	private final int label;
	private final Grid grid;
	private final double[] down;
	/** The vertebra alone, with a margin of nothing. */
	private final Box box;

	private VertebraSplit(final SpineMasks masks, final int label)
		throws SpinepsException
	{
		this.masks = masks;
		this.label = label;
		grid = masks.grid();
		box = LabelStatistics.of(masks.instances()).box(label);
		down = direction();
	}

	/**
	 * @param masks not changed
	 * @param label of the vertebra that is two
	 * @param name of it, for messages
	 * @param pointOrNull voxel coordinates of a place between the two; null for where
	 *          the body is the thinnest in the middle half of its length
	 * @return masks in which the upper half has the label and the lower one a free one
	 * @throws SpinepsException if the vertebra has no body, or the plane leaves one
	 *           half without
	 */
	public static Correction of(final SpineMasks masks, final int label,
		final String name, final double[] pointOrNull) throws SpinepsException
	{
		final VertebraSplit split = new VertebraSplit(masks, label);
		return new Correction(split.split(name, pointOrNull), name +
			" split in two");
	}

	/** @return down the spine, from the vertebra above to the one below */
	private double[] direction() throws SpinepsException {
		final List<Integer> order = masks.order();
		final Bodies bodies = new Bodies(masks);
		final int n = order.indexOf(label);
		final double[] from = bodies.centre(order.get(Math.max(0, n - 1)));
		final double[] to = bodies.centre(order.get(Math.min(order.size() - 1, n +
			1)));
		final double[] way = { to[0] - from[0], to[1] - from[1], to[2] - from[2] };
		final double length = Math.hypot(Math.hypot(way[0], way[1]), way[2]);
		if (length == 0) return new double[] { 0, 0, -1 };
		return new double[] { way[0] / length, way[1] / length, way[2] / length };
	}

	private double depth(final double[] voxel) {
		final double[] world = grid.toWorld(voxel);
		return world[0] * down[0] + world[1] * down[1] + world[2] * down[2];
	}

	private SpineMasks split(final String name, final double[] pointOrNull)
		throws SpinepsException
	{
		final LabelVolume region = LabelVolume.zeros(grid.crop(box));
		final LabelVolume halves = LabelVolume.zeros(grid.crop(box));
		final double cut = pointOrNull == null ? waist(name) : depth(pointOrNull);
		long upper = 0;
		long lower = 0;
		int w = 0;
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++)
				for (int i = box.min(0); i < box.max(0); i++, w++) {
					final int v = grid.index(i, j, k);
					if (masks.vertebra(v) != label) continue;
					region.array()[w] = 1;
					if (!masks.isBody(v)) continue;
					final boolean above = depth(new double[] { i, j, k }) < cut;
					halves.array()[w] = above ? UPPER : LOWER;
					if (above) upper++;
					else lower++;
				}
		requireHalves(name, upper, lower);
		GeodesicLabels.grow(halves, region);
		placeRest(halves, region);
		final SpineMasks result = masks.copy();
		final short free = (short) masks.freeLabel();
		final LabelVolume part = Crop.of(masks.instances(), box, 0);
		for (int v = 0; v < part.array().length; v++)
			if (halves.array()[v] == LOWER) part.array()[v] = free;
		Crop.paste(part, result.instances(), box.min(0), box.min(1), box.min(2));
		return result;
	}

	private static void requireHalves(final String name, final long upper,
		final long lower) throws SpinepsException
	{
		if (upper + lower == 0) throw new SpinepsException(name +
			" cannot be split", "it has no vertebral body",
			"Paint its parts with another label");
		final double share = (double) upper / (upper + lower);
		if (share >= SMALLEST_SHARE && share <= 1 - SMALLEST_SHARE) return;
		throw new SpinepsException(name + " cannot be split there", String.format(
			Locale.ROOT, "%.0f %% of its body would lie above the cut, %.0f %% below",
			100 * share, 100 - 100 * share), "Click between the two bodies");
	}

	/** @return depth of the smallest section of the body, away from its ends */
	private double waist(final String name) throws SpinepsException {
		double least = Double.POSITIVE_INFINITY;
		double most = Double.NEGATIVE_INFINITY;
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++)
				for (int i = box.min(0); i < box.max(0); i++) {
					final int v = grid.index(i, j, k);
					if (masks.vertebra(v) != label || !masks.isBody(v)) continue;
					final double depth = depth(new double[] { i, j, k });
					least = Math.min(least, depth);
					most = Math.max(most, depth);
				}
		if (!(most > least)) requireHalves(name, 0, 0);
		final double width = sampleMm();
		final int bins = (int) ((most - least) / width) + 1;
		final long[] sections = new long[bins];
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++)
				for (int i = box.min(0); i < box.max(0); i++) {
					final int v = grid.index(i, j, k);
					if (masks.vertebra(v) != label || !masks.isBody(v)) continue;
					sections[(int) ((depth(new double[] { i, j, k }) - least) / width)]++;
				}
		int best = bins / 2;
		for (int n = (int) (WAIST_FROM * bins); n <= (int) (WAIST_TO * bins) &&
			n < bins; n++)
			if (sections[n] < sections[best] || sections[n] == sections[best] && Math
				.abs(n - bins / 2) < Math.abs(best - bins / 2)) best = n;
		return least + (best + 0.5) * width;
	}

	/** @return how far a voxel reaches down the spine */
	private double sampleMm() {
		double sum = 0;
		for (int axis = 0; axis < 3; axis++)
			sum += Math.abs(grid.affine(0, axis) * down[0] + grid.affine(1, axis) *
				down[1] + grid.affine(2, axis) * down[2]);
		return sum;
	}

	/** Pieces of bone that hang together with neither half go to the nearer one. */
	private static void placeRest(final LabelVolume halves,
		final LabelVolume region)
	{
		final LabelVolume rest = LabelVolume.zeros(halves.grid());
		boolean any = false;
		for (int v = 0; v < rest.array().length; v++)
			if (region.array()[v] != 0 && halves.array()[v] == 0) {
				rest.array()[v] = 1;
				any = true;
			}
		if (!any) return;
		final ImageVolume toUpper = distance(halves, UPPER);
		final ImageVolume toLower = distance(halves, LOWER);
		final Components pieces = Components.of(rest, Connectivity.CORNERS);
		final float[] upper = new float[pieces.count() + 1];
		final float[] lower = new float[pieces.count() + 1];
		Arrays.fill(upper, Float.POSITIVE_INFINITY);
		Arrays.fill(lower, Float.POSITIVE_INFINITY);
		for (int v = 0; v < rest.array().length; v++) {
			final int id = pieces.ids()[v];
			upper[id] = Math.min(upper[id], toUpper.array()[v]);
			lower[id] = Math.min(lower[id], toLower.array()[v]);
		}
		for (int v = 0; v < rest.array().length; v++) {
			final int id = pieces.ids()[v];
			if (id != 0) halves.array()[v] = upper[id] <= lower[id] ? UPPER : LOWER;
		}
	}

	private static ImageVolume distance(final LabelVolume halves,
		final short half)
	{
		final LabelVolume mask = LabelVolume.zeros(halves.grid());
		for (int v = 0; v < mask.array().length; v++)
			if (halves.array()[v] == half) mask.array()[v] = 1;
		return DistanceTransform.toMask(mask);
	}
}
