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

import org.spineps.volume.Components;

/** Which stray posterior pieces go to another instance, and to which. */
public interface StrayRule {

	/**
	 * @param pieceVoxels size of a piece
	 * @param posteriorVoxels size of all posterior bone of its instance
	 * @return whether the piece may go to another instance
	 */
	boolean mayMove(long pieceVoxels, long posteriorVoxels);

	/**
	 * @param pieces pieces of all instances
	 * @param id a piece
	 * @param i voxel of another instance in the box of the piece
	 * @param j its second index
	 * @param k its third index
	 * @return whether that instance is beside the piece
	 */
	boolean isBeside(Components pieces, int id, int i, int j, int k);
}
