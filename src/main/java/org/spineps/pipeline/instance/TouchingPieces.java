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
package org.spineps.pipeline.instance;

import org.spineps.pipeline.instance.vertebra.Voxels;
import org.spineps.volume.Box;
import org.spineps.volume.Components;
import org.spineps.volume.Grid;

/**
 * A stray piece goes to an instance that it touches, if it is less than half of
 * its own instance's posterior bone.
 */
final class TouchingPieces implements StrayRule {

	static final StrayRule RULE = new TouchingPieces();

	private TouchingPieces() {
		// one rule
	}

	@Override
	public boolean mayMove(final long pieceVoxels, final long posteriorVoxels) {
		return pieceVoxels < posteriorVoxels / 2;
	}

	@Override
	public boolean isBeside(final Components pieces, final int id, final int i,
		final int j, final int k)
	{
		final Grid grid = pieces.grid();
		final Box around = new Box(new int[] { i - 1, j - 1, k - 1 }, new int[] {
			i + 2, j + 2, k + 2 }).intersect(grid.box());
		final boolean[] found = new boolean[1];
		Voxels.forEach(grid, around, v -> found[0] |= pieces.ids()[v] == id);
		return found[0];
	}
}
