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
package org.spineps.pipeline.instance.vertebra;

import java.util.Arrays;
import java.util.BitSet;

import org.spineps.anatomy.Structure;
import org.spineps.volume.Box;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Morphology;

/**
 * Gives bone that the instances left out to the instance with most neighbouring
 * voxels, and takes instances away where there is no bone (Möller et al. 2024,
 * section 2.4). First the instances grow by two voxels; then what is still left
 * is assigned piece by piece. Bone that touches no instance is deleted.
 *
 * @param instances the completed instances
 * @param semantic the structures without the deleted bone
 * @param deleted number of deleted voxels
 */
public record MissingComponents(LabelVolume instances, LabelVolume semantic,
	long deleted)
{

	private static final int GROWTH = 2;

	/**
	 * @param instances labels; not changed
	 * @param semantic structures on the same grid; not changed
	 * @param growFirst whether the instances first grow into all the bone that they
	 *          are connected with by faces, all at the same pace
	 * @param clear whether instances are cleared outside of bone even if no bone is
	 *          missing
	 * @return both, in agreement
	 */
	public static MissingComponents assign(final LabelVolume instances,
		final LabelVolume semantic, final boolean growFirst, final boolean clear)
	{
		final Grid grid = semantic.grid();
		final LabelVolume bone = LabelVolume.zeros(grid);
		final short[] structures = semantic.array();
		final short[] labels = instances.array();
		final short[] rest = bone.array();
		boolean missing = false;
		for (int v = 0; v < structures.length; v++)
			if (structures[v] != 0 && Structure.isVertebra(structures[v])) {
				rest[v] = 1;
				missing |= labels[v] == 0;
			}
		if (!missing) {
			final LabelVolume masked = instances.copy();
			final short[] kept = masked.array();
			if (clear) for (int v = 0; v < structures.length; v++)
				if (rest[v] == 0) kept[v] = 0;
			return new MissingComponents(masked, semantic, 0);
		}
		final LabelVolume grown = Morphology.dilateLabels(growFirst ? grow(
			instances, bone) : instances, Connectivity.FACES, GROWTH, bone);
		final short[] reached = grown.array();
		for (int v = 0; v < structures.length; v++)
			if (reached[v] != 0) rest[v] = 0;
		return assignPieces(grown, bone, semantic);
	}

	private static LabelVolume grow(final LabelVolume instances,
		final LabelVolume bone)
	{
		LabelVolume grown = instances;
		while (true) {
			final LabelVolume more = Morphology.dilateLabels(grown,
				Connectivity.FACES, 1, bone);
			if (Arrays.equals(more.array(), grown.array())) return grown;
			grown = more;
		}
	}

	/**
	 * @param grown instances, nothing outside of bone; changed
	 * @param rest bone without an instance
	 */
	private static MissingComponents assignPieces(final LabelVolume grown,
		final LabelVolume rest, final LabelVolume semantic)
	{
		final Components pieces = Components.of(rest, Connectivity.EDGES);
		final Grid grid = grown.grid();
		final int[][] voxels = voxelsOf(pieces);
		final int[] counts = new int[Relabel.largest(grown) + 1];
		LabelVolume cleaned = semantic;
		long deleted = 0;
		for (int id = 1; id <= pieces.count(); id++) {
			Arrays.fill(counts, 0);
			final Box around = pieces.box(id).grow(1);
			final BitSet seen = new BitSet(Math.toIntExact(around.voxels()));
			for (final int v : voxels[id])
				countNeighbours(v, grid, grown.array(), around, seen, counts);
			int best = 0;
			for (int label = 1; label < counts.length; label++)
				if (counts[label] > (best == 0 ? 0 : counts[best])) best = label;
			if (best == 0 && cleaned == semantic) cleaned = semantic.copy();
			for (final int v : voxels[id])
				if (best == 0) cleaned.array()[v] = 0;
				else grown.array()[v] = (short) best;
			if (best == 0) deleted += voxels[id].length;
		}
		return new MissingComponents(grown, cleaned, deleted);
	}

	private static int[][] voxelsOf(final Components pieces) {
		final int[][] voxels = new int[pieces.count() + 1][];
		final int[] filled = new int[voxels.length];
		for (int id = 1; id < voxels.length; id++)
			voxels[id] = new int[pieces.size(id)];
		final int[] ids = pieces.ids();
		for (int v = 0; v < ids.length; v++)
			if (ids[v] != 0) voxels[ids[v]][filled[ids[v]]++] = v;
		return voxels;
	}

	/** Counts each labelled voxel around a piece once. */
	private static void countNeighbours(final int voxel, final Grid grid,
		final short[] labels, final Box around, final BitSet seen,
		final int[] counts)
	{
		final int i = voxel % grid.size(0);
		final int j = voxel / grid.size(0) % grid.size(1);
		final int k = voxel / grid.size(0) / grid.size(1);
		for (int dk = -1; dk <= 1; dk++)
			for (int dj = -1; dj <= 1; dj++)
				for (int di = -1; di <= 1; di++) {
					if (di != 0 && dj != 0 && dk != 0) continue;
					final int ni = i + di;
					final int nj = j + dj;
					final int nk = k + dk;
					if (ni < 0 || nj < 0 || nk < 0 || ni >= grid.size(0) || nj >= grid
						.size(1) || nk >= grid.size(2)) continue;
					final int neighbour = grid.index(ni, nj, nk);
					if (labels[neighbour] == 0) continue;
					final int place = ni - around.min(0) + around.size(0) * (nj - around
						.min(1) + around.size(1) * (nk - around.min(2)));
					if (seen.get(place)) continue;
					seen.set(place);
					counts[labels[neighbour] & 0xffff]++;
				}
	}
}
