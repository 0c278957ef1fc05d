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

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import org.spineps.network.ComputeOptions;

/**
 * What a user asks of a {@link SpineMethod}, whichever it is. Immutable.
 *
 * @param models role of a network ({@link SpineMethod#roles()}) → id of a packaged
 *          or stored model, or path of its folder; roles that are missing or empty
 *          take the method's default
 * @param compute device, threads and precision
 * @param behaviour whether the method's known faults are mended
 * @param optionsFile file of switches and thresholds, if any
 * @param wishes switches that count more than the file
 * @param localizer path of another scan of the same patient, or of its mask, that
 *          names the discs; blank for none. Counts more than the file
 */
public record MethodRequest(Map<String, String> models, ComputeOptions compute,
	Behaviour behaviour, Optional<Path> optionsFile, RunWishes wishes,
	String localizer)
{

	/** The method's own networks on the device that is found. */
	public static final MethodRequest DEFAULTS = new MethodRequest(Map.of(),
		ComputeOptions.DEFAULTS, Behaviour.MENDED, Optional.empty());

	/** Leaves out roles without a model. */
	public MethodRequest {
		final Map<String, String> named = new TreeMap<>(models);
		named.values().removeIf(String::isBlank);
		models = Map.copyOf(named);
		Objects.requireNonNull(compute);
		Objects.requireNonNull(behaviour);
		Objects.requireNonNull(optionsFile);
		Objects.requireNonNull(wishes);
		Objects.requireNonNull(localizer);
	}

	/**
	 * Without wishes and localizer; the parameters are those of the record.
	 *
	 * @param models role → model
	 * @param compute device, threads and precision
	 * @param behaviour whether faults are mended
	 * @param optionsFile file of switches and thresholds, if any
	 */
	public MethodRequest(final Map<String, String> models,
		final ComputeOptions compute, final Behaviour behaviour,
		final Optional<Path> optionsFile)
	{
		this(models, compute, behaviour, optionsFile, RunWishes.NONE, "");
	}

	/**
	 * @param role role of a network
	 * @return id or folder of the model that was asked for; empty for the default
	 */
	public String model(final String role) {
		return models.getOrDefault(role, "");
	}
}
