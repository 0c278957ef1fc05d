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

import org.spineps.network.Precision;

/**
 * What a user may choose for one run. Immutable; start from {@link #DEFAULTS}.
 *
 * @param semanticModel id of a packaged or stored model, or path of its folder;
 *          empty for the packaged default
 * @param instanceModel the same for the instance network
 * @param namingModel the same for the naming network; empty for none: vertebrae
 *          are counted
 * @param device "auto", "cpu", "gpu", "gpu:N" or "mps"
 * @param threads CPU threads for everything, 0 for all cores
 * @param precision what the networks compute with: "float32", "auto", "bfloat16"
 *          or "float16"
 * @param pipeline switches and thresholds
 */
public record SpinepsOptions(String semanticModel, String instanceModel,
	String namingModel, String device, int threads, String precision,
	PipelineOptions pipeline)
{

	/** The packaged networks on the device that is found, with all cores. */
	public static final SpinepsOptions DEFAULTS = new SpinepsOptions("", "",
		"auto", 0);

	/**
	 * @throws IllegalArgumentException if threads is negative
	 */
	public SpinepsOptions {
		Objects.requireNonNull(namingModel);
		Objects.requireNonNull(pipeline);
		if (threads < 0) throw new IllegalArgumentException(
			"A negative number of threads: " + threads);
	}

	/**
	 * Without naming network, in 32 bits, with the usual switches and thresholds.
	 *
	 * @param semanticModel id or path of the semantic model, or empty
	 * @param instanceModel id or path of the instance model, or empty
	 * @param device "auto", "cpu", "gpu", "gpu:N" or "mps"
	 * @param threads CPU threads for everything, 0 for all cores
	 */
	public SpinepsOptions(final String semanticModel,
		final String instanceModel, final String device, final int threads)
	{
		this(semanticModel, instanceModel, device, threads, Precision.FLOAT32
			.text());
	}

	/**
	 * Without naming network, with the usual switches and thresholds.
	 *
	 * @param semanticModel id or path of the semantic model, or empty
	 * @param instanceModel id or path of the instance model, or empty
	 * @param device "auto", "cpu", "gpu", "gpu:N" or "mps"
	 * @param threads CPU threads for everything, 0 for all cores
	 * @param precision "float32", "auto", "bfloat16" or "float16"
	 */
	public SpinepsOptions(final String semanticModel,
		final String instanceModel, final String device, final int threads,
		final String precision)
	{
		this(semanticModel, instanceModel, "", device, threads, precision,
			PipelineOptions.MENDED);
	}

	/**
	 * @param wanted switches and thresholds
	 * @return these options with them
	 */
	public SpinepsOptions with(final PipelineOptions wanted) {
		return new SpinepsOptions(semanticModel, instanceModel, namingModel, device,
			threads, precision, wanted);
	}

	/** @return the threads to use on this machine, at least 1 */
	public int effectiveThreads() {
		return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
	}

	/** @return the options by name, for provenance */
	public Map<String, String> asMap() {
		final Map<String, String> map = new LinkedHashMap<>();
		map.put("semantic-model", semanticModel);
		map.put("instance-model", instanceModel);
		map.put("naming-model", namingModel);
		map.put("device", device);
		map.put("threads", Integer.toString(effectiveThreads()));
		map.put("precision", precision);
		map.putAll(pipeline.asMap());
		return map;
	}
}
