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
package org.spineps.pipeline.totalspineseg.stage;

import java.util.Map;

import org.spineps.volume.LabelVolume;

/** Gives labels other numbers. */
public final class LabelMapping {

	private LabelMapping() {
		// static methods only
	}

	/**
	 * @param labels labels; not changed
	 * @param map old → new number
	 * @param keepOthers whether labels that the map does not name stay; otherwise
	 *          they become background
	 * @return a new volume
	 */
	public static LabelVolume apply(final LabelVolume labels,
		final Map<Integer, Integer> map, final boolean keepOthers)
	{
		final short[] table = new short[1 << 16];
		if (keepOthers) for (int label = 0; label < table.length; label++)
			table[label] = (short) label;
		map.forEach((from, into) -> table[from] = into.shortValue());
		final LabelVolume result = LabelVolume.zeros(labels.grid());
		final short[] from = labels.array();
		final short[] into = result.array();
		for (int v = 0; v < from.length; v++)
			into[v] = table[from[v] & 0xffff];
		return result;
	}
}
