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
package org.spineps.ij.show;

import java.util.HashMap;
import java.util.Map;

import org.spineps.anatomy.LevelColors;

/** The colour of a voxel in an overlay. */
@FunctionalInterface
public interface OverlayColours {

	/** One colour for each level, its disc lighter, its endplates darker. */
	OverlayColours LEVELS = (instance, structure) -> LevelColors.ofInstance(
		instance);

	/** One colour for each structure: body, arch, processes, disc and so on. */
	OverlayColours STRUCTURES = (instance, structure) -> LevelColors.ofStructure(
		structure);

	/** What has no value. */
	int NO_VALUE = 0x808080;

	/**
	 * @param instance label in the instance mask; of cord and canal the semantic one
	 * @param structure label in the semantic mask
	 * @return 0xRRGGBB; 0 for nothing
	 */
	int of(int instance, int structure);

	/**
	 * Colours vertebrae by a number, from dark blue over green to yellow, so that
	 * light and dark say the same as the hue. Discs and endplates have the colour of
	 * their vertebra; what has no number is grey.
	 *
	 * @param values number by label of the vertebra; NaN for unknown
	 * @param least number that is dark blue
	 * @param most number that is yellow
	 * @return such colours
	 */
	static OverlayColours byValue(final Map<Integer, Double> values,
		final double least, final double most)
	{
		final Map<Integer, Integer> colours = new HashMap<>();
		values.forEach((label, value) -> colours.put(label, ValueColours.of(value,
			least, most)));
		return (instance, structure) -> instance == 0 ? 0 : colours.getOrDefault(
			OverlayStyle.owner(instance), NO_VALUE);
	}
}
