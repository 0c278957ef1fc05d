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

import org.spineps.volume.LabelVolume;

/** Exchanges labels. */
public final class Relabel {

	private Relabel() {
		// static methods only
	}

	/**
	 * @param volume labels
	 * @return the largest, 0 if there is none
	 */
	public static int largest(final LabelVolume volume) {
		int largest = 0;
		for (final short label : volume.array())
			largest = Math.max(largest, label & 0xffff);
		return largest;
	}

	/**
	 * @param volume labels; changed
	 * @param map new label for every label from 0 to the largest
	 */
	public static void inPlace(final LabelVolume volume, final int[] map) {
		final short[] voxels = volume.array();
		for (int v = 0; v < voxels.length; v++)
			voxels[v] = (short) map[voxels[v] & 0xffff];
	}

	/**
	 * @param largest largest label
	 * @return a map that changes nothing
	 */
	public static int[] identity(final int largest) {
		final int[] map = new int[largest + 1];
		for (int label = 0; label <= largest; label++)
			map[label] = label;
		return map;
	}
}
