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
package org.spineps.convert.spineps;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of the instance phase in SPINEPS's configuration file.
 *
 * @param cutoutSize voxels of a cut-out towards P, I and R
 * @param corpusSizeCleaning pieces of bodies with fewer voxels do not count, at
 *          the model's spacing
 * @param vertebraSizeThreshold vertebrae with fewer voxels do not count, at the
 *          model's spacing
 * @param inputOfLabel value that the network sees for each semantic label
 */
public record InstanceSettings(List<Integer> cutoutSize,
	int corpusSizeCleaning, int vertebraSizeThreshold,
	Map<Integer, Integer> inputOfLabel)
{

	/** Defaults for settings that the file does not contain. */
	public static final InstanceSettings DEFAULT = new InstanceSettings(List.of(
		248, 304, 64), 100, 250, defaultInputs());

	/** Copies list and map. */
	public InstanceSettings {
		cutoutSize = List.copyOf(cutoutSize);
		inputOfLabel = Collections.unmodifiableMap(new TreeMap<>(inputOfLabel));
	}

	private static Map<Integer, Integer> defaultInputs() {
		final Map<Integer, Integer> inputs = new TreeMap<>();
		for (int label = 41; label <= 49; label++)
			inputs.put(label, label - 40);
		inputs.put(50, 9);
		inputs.put(51, 9);
		inputs.put(26, 0);
		return inputs;
	}
}
