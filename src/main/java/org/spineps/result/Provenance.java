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
package org.spineps.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a result was made; it travels with the result into every file and window.
 *
 * @param version version of this program
 * @param models the networks that ran, in order
 * @param device what they ran on and why, e.g. "cpu (no CUDA library found)"
 * @param options options that were set, name → value
 * @param secondsPerStage stage → seconds, in the order of the stages
 */
public record Provenance(String version, List<ModelUse> models, String device,
	Map<String, String> options, Map<String, Double> secondsPerStage)
{

	/** What every dialog, report and file must say. */
	public static final String DISCLAIMER =
		"Research software, not a medical device.";

	/**
	 * A network that ran.
	 *
	 * @param role "semantic", "instance", "naming" or "levels"
	 * @param id model id
	 * @param sha256 hash of the network file, hexadecimal
	 */
	public record ModelUse(String role, String id, String sha256) {}

	/** @return the network that looked at the names, if one did */
	public Optional<ModelUse> namer() {
		return models.stream().filter(one -> one.role().equals("naming") || one.role()
			.equals("levels")).findFirst();
	}

	/** Copies lists and maps, keeping their order. */
	public Provenance {
		models = List.copyOf(models);
		options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
		secondsPerStage = Collections.unmodifiableMap(new LinkedHashMap<>(
			secondsPerStage));
	}
}
