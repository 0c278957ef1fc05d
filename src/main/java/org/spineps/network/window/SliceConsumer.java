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
package org.spineps.network.window;

/**
 * Takes the scores of a volume as the sliding window finishes them, a few slices
 * at a time along the slowest tensor axis, so that classes × volume never exists
 * in memory. Called from one thread.
 */
public interface SliceConsumer {

	/**
	 * Announces a volume. It is called before the first slices, and again if the
	 * run has to start over with smaller tiles: forget what was accepted so far.
	 *
	 * @param classes number of scores per voxel, K
	 * @param slices size of the slowest tensor axis
	 * @param rows size of the middle axis
	 * @param columns size of the fastest axis
	 */
	void begin(int classes, int slices, int rows, int columns);

	/**
	 * Takes finished slices. They come in order, each once, without gaps.
	 *
	 * @param firstSlice index of the first one
	 * @param count how many
	 * @param logits K×count×rows×columns values, row-major (may be followed by
	 *          unused ones). The consumer may overwrite them, but must not keep
	 *          the array
	 */
	void accept(int firstSlice, int count, float[] logits);
}
