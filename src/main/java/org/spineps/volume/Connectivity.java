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
 * Which of its 26 surrounding voxels count as neighbours of a voxel. SciPy calls
 * them connectivity 1, 2 and 3.
 */
public enum Connectivity {

	/** The 6 voxels that share a face. */
	FACES,
	/** The 18 voxels that share a face or an edge. */
	EDGES,
	/** The 26 voxels that share a face, an edge or a corner. */
	CORNERS;

	/**
	 * @return the steps to the neighbours, one array of three per neighbour, axis 0
	 *         changing fastest; a new array
	 */
	public int[][] offsets() {
		final int[][] offsets = new int[new int[] { 6, 18, 26 }[ordinal()]][];
		int count = 0;
		for (int k = -1; k <= 1; k++)
			for (int j = -1; j <= 1; j++)
				for (int i = -1; i <= 1; i++)
					if (joins(i, j, k)) offsets[count++] = new int[] { i, j, k };
		return offsets;
	}

	/**
	 * @param i step on axis 0
	 * @param j step on axis 1
	 * @param k step on axis 2
	 * @return whether that step leads to a neighbour
	 */
	public boolean joins(final int i, final int j, final int k) {
		final int steps = Math.abs(i) + Math.abs(j) + Math.abs(k);
		return steps > 0 && steps <= maxSteps() && Math.max(Math.abs(i), Math.max(
			Math.abs(j), Math.abs(k))) == 1;
	}

	/** @return on how many axes a neighbour may differ at once, 1 to 3 */
	int maxSteps() {
		return ordinal() + 1;
	}
}
