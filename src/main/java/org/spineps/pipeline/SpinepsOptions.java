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
package org.spineps.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.spineps.network.ComputeOptions;

/**
 * What a user may choose for a run of {@link Spineps}. Immutable; start from
 * {@link #DEFAULTS}.
 *
 * @param semanticModel id of a packaged or stored model, or path of its folder;
 *          empty for the packaged default
 * @param instanceModel the same for the instance network
 * @param namingModel the same for the naming network; empty for none: the levels
 *          network names the vertebrae, or they are counted
 * @param levelsModel the same for the levels network; {@value LevelsChoice#NONE} for none. Only
 *          the behaviour mended knows it, and where a naming network looks it does
 *          not
 * @param compute device, threads and precision
 * @param pipeline switches and thresholds
 */
public record SpinepsOptions(String semanticModel, String instanceModel,
	String namingModel, String levelsModel, ComputeOptions compute,
	PipelineOptions pipeline)
{

	/** The packaged networks on the device that is found, with all cores. */
	public static final SpinepsOptions DEFAULTS = new SpinepsOptions("", "",
		ComputeOptions.DEFAULTS);

	/** Checks that nothing is missing. */
	public SpinepsOptions {
		Objects.requireNonNull(semanticModel);
		Objects.requireNonNull(instanceModel);
		Objects.requireNonNull(namingModel);
		Objects.requireNonNull(levelsModel);
		Objects.requireNonNull(compute);
		Objects.requireNonNull(pipeline);
	}

	/**
	 * Without naming network, with the default switches and thresholds.
	 *
	 * @param semanticModel id or path of the semantic model, or empty
	 * @param instanceModel id or path of the instance model, or empty
	 * @param compute device, threads and precision
	 */
	public SpinepsOptions(final String semanticModel,
		final String instanceModel, final ComputeOptions compute)
	{
		this(semanticModel, instanceModel, "", "", compute, PipelineOptions.MENDED);
	}

	/**
	 * @param wanted switches and thresholds
	 * @return these options with them
	 */
	public SpinepsOptions with(final PipelineOptions wanted) {
		return new SpinepsOptions(semanticModel, instanceModel, namingModel,
			levelsModel, compute, wanted);
	}

	/** @return the options by name, for provenance */
	public Map<String, String> asMap() {
		final Map<String, String> map = new LinkedHashMap<>();
		map.put("semantic-model", semanticModel);
		map.put("instance-model", instanceModel);
		map.put("naming-model", namingModel);
		map.put("levels-model", levelsModel);
		map.putAll(compute.asMap());
		map.putAll(pipeline.asMap());
		return map;
	}
}
