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
package org.spineps.pipeline.semantic;

import java.util.Arrays;

import org.spineps.anatomy.Structure;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.DistanceTransform;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * The spine is one thing: what a network sees far from it, such as bowel in
 * front of it that looks like vertebrae, is none of it.
 * <p>
 * The line of the spine is the largest piece of canal and cord that has an arch
 * at its side, with the pieces above and below it that have one, too. At the
 * heights of this line a vertebral body lies at it, and everything else not far
 * away; above and below, bodies go on from those that are kept. Sizes of bodies:
 * Panjabi et al., Spine 1991/1992; the largest is 35 mm deep and 55 mm wide.
 * </p>
 */
final class SpinalColumn {

	/** A canal that is smaller or shorter than this proves nothing. */
	private static final double LEAST_CANAL_MM3 = 1000;
	private static final double LEAST_CANAL_MM = 25;
	/** Another piece of the line has this share of the largest one's volume. */
	private static final double LEAST_SHARE = 0.05;
	/** From a canal to an arch at its side, and rows without canal between. */
	private static final double ARCH_MM = 6;
	private static final double GAP_MM = 5;
	/** The far corner of a body from the line. */
	private static final double LARGEST_REACH_MM = 60;
	/** From the middle of a body to that of the next one: along and across. */
	private static final double NEXT_BODY_MM = 60;
	private static final double ASIDE_MM = 25;
	/** Processes begin at most this many times the distance of bodies away. */
	private static final double PROCESSES = 2;
	private static final double SACRUM_FROM_LINE_MM = 45;
	private static final double SACRUM_GAP_MM = 6;

	private static final int[] CANAL = { Structure.CANAL.id(), Structure.CORD
		.id() };
	private static final int[] BODY = { Structure.CORPUS.id(),
		Structure.CORPUS_CORE.id() };
	private static final int[] PROCESS = { 41, 42, 43, 44, 45, 46, 47, 48 };
	private static final int[] ARCH = { Structure.ARCH.id(), Structure.SPINOUS_PROCESS
		.id() };

	private final LabelVolume mask;
	private final Grid grid;
	private final int axis;
	private final double maxMm;
	private final boolean[] covered;
	private float[] fromLine;

	private SpinalColumn(final LabelVolume mask, final double maxMm) {
		this.mask = mask;
		this.maxMm = maxMm;
		grid = mask.grid();
		axis = grid.axisCodes().axisOf('S');
		covered = new boolean[grid.size(axis)];
	}

	/**
	 * @param mask structures; not changed
	 * @param maxMm how far the nearest voxel of a body may be from the line, in mm
	 * @return a mask of what belongs to the spine; the same one if it has no canal
	 *         to tell
	 */
	static LabelVolume clear(final LabelVolume mask, final double maxMm) {
		final SpinalColumn column = new SpinalColumn(mask.copy(), maxMm);
		return column.findLine() ? column.clear() : mask;
	}

	private LabelVolume clear() {
		final short[] voxels = mask.array();
		for (int v = 0; v < voxels.length; v++)
			if (fromLine[v] > LARGEST_REACH_MM && covered[row(v)] && !isSacrum(
				voxels[v])) voxels[v] = 0;
		keepBodies();
		keepWithin(Components.of(mask, Connectivity.CORNERS, PROCESS), PROCESSES *
			maxMm);
		keepWithin(Components.of(mask, Connectivity.CORNERS, CANAL), maxMm);
		keepSacrum();
		return mask;
	}

	/** @return whether there is one */
	private boolean findLine() {
		final Components canals = Components.of(mask, Connectivity.CORNERS, CANAL);
		if (canals.count() == 0) return false;
		final boolean[] archNear = new boolean[canals.count() + 1];
		final float[] fromArch = distances(Components.of(mask, Connectivity.CORNERS,
			ARCH));
		for (int v = 0; v < fromArch.length; v++)
			archNear[canals.ids()[v]] |= fromArch[v] <= ARCH_MM;
		int largest = 0;
		for (final int id : canals.idsBySize())
			if (largest == 0 || archNear[id] && !archNear[largest]) largest = id;
		if (canals.size(largest) * grid.voxelVolume() < LEAST_CANAL_MM3 || height(
			canals, largest) < LEAST_CANAL_MM) return false;
		final boolean[] line = new boolean[canals.count() + 1];
		for (final int id : canals.idsBySize())
			if (id == largest || archNear[id] && canals.size(id) >= LEAST_SHARE *
				canals.size(largest) && !covered[middle(canals, id)])
			{
				line[id] = true;
				cover(canals, id);
			}
		fromLine = distances(canals, line);
		return true;
	}

	private double height(final Components pieces, final int id) {
		return pieces.box(id).size(axis) * grid.spacing(axis);
	}

	private int middle(final Components pieces, final int id) {
		return (int) Math.round(pieces.centroid(id)[axis]);
	}

	private void cover(final Components canals, final int id) {
		final int more = (int) (GAP_MM / grid.spacing(axis));
		final int end = Math.min(covered.length, canals.box(id).max(axis) + more);
		for (int at = Math.max(0, canals.box(id).min(axis) - more); at < end; at++)
			covered[at] = true;
	}

	private void keepBodies() {
		final Components bodies = Components.of(mask, Connectivity.FACES, BODY);
		final boolean[] kept = near(bodies, maxMm);
		boolean more = true;
		while (more) {
			more = false;
			for (int id = 1; id < kept.length; id++)
				if (!kept[id] && !covered[middle(bodies, id)] && goesOn(bodies, id,
					kept)) more = kept[id] = true;
		}
		delete(bodies, kept);
	}

	/** @return whether a body lies above or below one that is kept */
	private boolean goesOn(final Components bodies, final int id,
		final boolean[] kept)
	{
		for (int other = 1; other < kept.length; other++) {
			if (!kept[other]) continue;
			double along = 0;
			double aside = 0;
			for (int a = 0; a < 3; a++) {
				final double d = (bodies.centroid(id)[a] - bodies.centroid(other)[a]) *
					grid.spacing(a);
				if (a == axis) along = Math.abs(d);
				else aside += d * d;
			}
			if (along <= NEXT_BODY_MM && Math.sqrt(aside) <= ASIDE_MM) return true;
		}
		return false;
	}

	/** Deletes pieces at a height of the line that are all farther from it. */
	private void keepWithin(final Components pieces, final double limitMm) {
		final boolean[] kept = near(pieces, limitMm);
		for (int id = 1; id < kept.length; id++)
			kept[id] |= !covered[middle(pieces, id)];
		delete(pieces, kept);
	}

	/** The sacrum begins near the line and goes on in small steps. */
	private void keepSacrum() {
		final Components pieces = Components.of(mask, Connectivity.CORNERS,
			SacrumParts.labels());
		final boolean[] near = near(pieces, SACRUM_FROM_LINE_MM);
		final boolean[] kept = new boolean[near.length];
		for (final int id : pieces.idsBySize())
			if (near[id] || !covered[middle(pieces, id)]) {
				kept[id] = true;
				break;
			}
		boolean more = kept.length > 2;
		while (more) {
			final float[] gap = distances(pieces, kept);
			final boolean[] touched = new boolean[kept.length];
			for (int v = 0; v < gap.length; v++)
				touched[pieces.ids()[v]] |= gap[v] <= SACRUM_GAP_MM;
			more = false;
			for (int id = 1; id < kept.length; id++)
				if (touched[id] && !kept[id]) more = kept[id] = true;
		}
		delete(pieces, kept);
	}

	private boolean[] near(final Components pieces, final double limitMm) {
		final boolean[] near = new boolean[pieces.count() + 1];
		for (int v = 0; v < fromLine.length; v++)
			near[pieces.ids()[v]] |= fromLine[v] <= limitMm;
		return near;
	}

	private void delete(final Components pieces, final boolean[] kept) {
		for (int v = 0; v < mask.array().length; v++)
			if (pieces.ids()[v] != 0 && !kept[pieces.ids()[v]]) mask.array()[v] = 0;
	}

	private float[] distances(final Components pieces) {
		final boolean[] all = new boolean[pieces.count() + 1];
		Arrays.fill(all, true);
		return distances(pieces, all);
	}

	private static float[] distances(final Components pieces,
		final boolean[] chosen)
	{
		final LabelVolume those = LabelVolume.zeros(pieces.grid());
		for (int v = 0; v < those.array().length; v++)
			if (pieces.ids()[v] != 0 && chosen[pieces.ids()[v]]) those.array()[v] = 1;
		return DistanceTransform.toMask(those).array();
	}

	private int row(final int voxel) {
		final int slice = grid.size(0) * grid.size(1);
		return axis == 0 ? voxel % grid.size(0) : axis == 1 ? voxel % slice / grid
			.size(0) : voxel / slice;
	}

	private static boolean isSacrum(final short label) {
		return SacrumParts.has(label);
	}
}
