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

import org.spineps.anatomy.Structure;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Sizes of the vertebrae of an instance mask and how far down they lie: in
 * voxels along the axis nearest to superior–inferior, counted from the top,
 * however the mask is stored.
 */
public final class VertebraTable {

	/** Parts of a vertebra that are measured. */
	public enum Part {
			/** All voxels of the instance. */
			WHOLE,
			/** Its body. */
			BODY,
			/** Its bone but the body. */
			POSTERIOR,
			/** Its body and arch. */
			BODY_AND_ARCH
	}

	private static final int PARTS = Part.values().length;

	private final long[][] counts;
	private final long[][] sums;

	private VertebraTable(final int labels) {
		counts = new long[PARTS][labels];
		sums = new long[PARTS][labels];
	}

	/**
	 * @param instances labels
	 * @param semantic structures on the same grid
	 * @return the table
	 */
	public static VertebraTable of(final LabelVolume instances,
		final LabelVolume semantic)
	{
		final short[] labels = instances.array();
		final short[] structures = semantic.array();
		final Grid grid = instances.grid();
		final Depth depth = new Depth(grid);
		final VertebraTable table = new VertebraTable(Relabel.largest(instances) +
			1);
		int v = 0;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++, v++)
					if (labels[v] != 0) table.add(labels[v] & 0xffff, structures[v] &
						0xffff, depth.of(i, j, k));
		return table;
	}

	/** How far down a voxel lies. */
	public static final class Depth {

		private final int axis;
		private final int first;
		private final int sign;

		public Depth(final Grid grid) {
			axis = grid.axisCodes().axisOf('I');
			sign = grid.axisCodes().letter(axis) == 'I' ? 1 : -1;
			first = sign > 0 ? 0 : grid.size(axis) - 1;
		}

		/** @return voxels below the top of the grid */
		public int of(final int i, final int j, final int k) {
			return first + sign * (axis == 0 ? i : axis == 1 ? j : k);
		}

		/** @return voxels below the top of the grid */
		public double of(final double[] voxel) {
			return first + sign * voxel[axis];
		}
	}

	private void add(final int label, final int structure, final int depth) {
		add(Part.WHOLE, label, depth);
		final boolean body = structure == Structure.CORPUS.id() ||
			structure == Structure.CORPUS_CORE.id();
		if (body) add(Part.BODY, label, depth);
		else if (Structure.isVertebra(structure)) add(Part.POSTERIOR, label, depth);
		if (body || structure == Structure.ARCH.id()) add(Part.BODY_AND_ARCH, label,
			depth);
	}

	private void add(final Part part, final int label, final int depth) {
		counts[part.ordinal()][label]++;
		sums[part.ordinal()][label] += depth;
	}

	/** @return one more than the largest label */
	public int size() {
		return counts[0].length;
	}

	/**
	 * @param label an instance
	 * @return whether it has voxels
	 */
	public boolean has(final int label) {
		return count(label, Part.WHOLE) > 0;
	}

	/**
	 * @param label an instance
	 * @param part of it
	 * @return its voxels, 0 if there are none or no such label
	 */
	public long count(final int label, final Part part) {
		return label < size() ? counts[part.ordinal()][label] : 0;
	}

	/**
	 * @param label an instance
	 * @param part of it
	 * @return its mean depth in voxels below the top of the grid; NaN if it has no
	 *         voxels
	 */
	public double depth(final int label, final Part part) {
		return (double) sums[part.ordinal()][label] / counts[part.ordinal()][label];
	}
}
