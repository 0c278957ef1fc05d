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
package org.spineps.evaluate.metric;

import java.util.Arrays;
import java.util.List;

import org.spineps.volume.Box;

/**
 * An instance of a mask, or the union of several.
 *
 * @param labels its labels in the array, ascending
 * @param voxels how many voxels
 * @param box where they are
 */
public record Instance(int[] labels, long voxels, Box box) {

	/** The first label; by it instances are ordered. */
	public int label() {
		return labels[0];
	}

	/** The union of instances that share no voxel. */
	public static Instance union(final List<Instance> parts) {
		return parts.stream().reduce((a, b) -> {
			final int[] labels = Arrays.copyOf(a.labels, a.labels.length +
				b.labels.length);
			System.arraycopy(b.labels, 0, labels, a.labels.length, b.labels.length);
			Arrays.sort(labels);
			return new Instance(labels, a.voxels + b.voxels, a.box.union(b.box));
		}).orElseThrow();
	}
}
