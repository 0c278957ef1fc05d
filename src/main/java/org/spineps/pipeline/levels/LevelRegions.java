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
package org.spineps.pipeline.levels;

import org.spineps.anatomy.Structure;
import org.spineps.volume.LabelVolume;

/** What of each vertebra a levels network is asked about. */
public final class LevelRegions {

	private LevelRegions() {
		// static methods only
	}

	/**
	 * @param structures labels of {@link Structure}
	 * @param vertebrae instances on the same grid, numbered 1..count
	 * @param count how many
	 * @return the body of each, or all of it if it has no body; new
	 */
	public static LabelVolume of(final LabelVolume structures,
		final LabelVolume vertebrae, final int count)
	{
		final short[] bone = vertebrae.array();
		final short[] labels = structures.array();
		final boolean[] bodied = new boolean[count + 1];
		for (int v = 0; v < bone.length; v++)
			if (in(bone[v], count) && isBody(labels[v])) bodied[bone[v]] = true;
		final LabelVolume regions = LabelVolume.zeros(structures.grid());
		for (int v = 0; v < bone.length; v++)
			if (in(bone[v], count) && (isBody(labels[v]) || !bodied[bone[v]])) regions
				.array()[v] = bone[v];
		return regions;
	}

	private static boolean in(final short vertebra, final int count) {
		return vertebra > 0 && vertebra <= count;
	}

	private static boolean isBody(final int structure) {
		return structure == Structure.CORPUS.id() || structure == Structure.CORPUS_CORE
			.id() || structure == Structure.DENS.id();
	}
}
