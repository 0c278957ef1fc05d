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

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.spineps.SpinepsException;
import org.spineps.io.json.JsonFiles;
import org.spineps.io.json.RecordJson;
import org.spineps.pipeline.instance.InstanceOptions;
import org.spineps.pipeline.naming.NamingOptions;
import org.spineps.pipeline.semantic.SemanticCleanupOptions;
import org.spineps.pipeline.semantic.SemanticOptions;

/**
 * Every switch and threshold of the pipeline. Start from {@link #MENDED},
 * {@link #FAITHFUL} or {@link #FAITHFUL_2_0}; docs/fidelity.md tells in what they
 * differ.
 *
 * @param behaviour which of the three these options started from
 * @param semantic how a scan becomes a semantic mask
 * @param cleanup how that mask is tidied
 * @param instances how the vertebrae are told apart, and both masks combined
 * @param naming how they are named
 */
public record PipelineOptions(Behaviour behaviour, SemanticOptions semantic,
	SemanticCleanupOptions cleanup, InstanceOptions instances,
	NamingOptions naming)
{

	/** SPINEPS without its faults. */
	public static final PipelineOptions MENDED = new PipelineOptions(
		Behaviour.MENDED, SemanticOptions.DEFAULTS, SemanticCleanupOptions.DEFAULTS,
		InstanceOptions.DEFAULTS, NamingOptions.DEFAULTS);

	/** SPINEPS 2.1.3 with its faults. */
	public static final PipelineOptions FAITHFUL = new PipelineOptions(
		Behaviour.FAITHFUL, SemanticOptions.ORIGINAL,
		SemanticCleanupOptions.ORIGINAL, InstanceOptions.ORIGINAL,
		NamingOptions.ORIGINAL);

	/** SPINEPS 2.0 with its faults. */
	public static final PipelineOptions FAITHFUL_2_0 = new PipelineOptions(
		Behaviour.FAITHFUL_2_0, SemanticOptions.ORIGINAL,
		SemanticCleanupOptions.ORIGINAL_2_0, InstanceOptions.ORIGINAL_2_0,
		NamingOptions.ORIGINAL_2_0);

	private static final String BEHAVIOUR = "behaviour";

	/** Checks that nothing is missing. */
	public PipelineOptions {
		Objects.requireNonNull(behaviour);
		Objects.requireNonNull(semantic);
		Objects.requireNonNull(cleanup);
		Objects.requireNonNull(instances);
		Objects.requireNonNull(naming);
	}

	/**
	 * @param behaviour which SPINEPS
	 * @return its options
	 */
	public static PipelineOptions of(final Behaviour behaviour) {
		return switch (behaviour) {
			case MENDED -> MENDED;
			case FAITHFUL -> FAITHFUL;
			case FAITHFUL_2_0 -> FAITHFUL_2_0;
		};
	}

	/**
	 * Reads an options file: a JSON object with some or all of the options under the
	 * names that they have here. What is not in there is as {@code base} says, or as
	 * the file's own "behaviour" says.
	 *
	 * @param file the file
	 * @param base the options to start from
	 * @return the options
	 * @throws SpinepsException if the file cannot be read, or an option is not known
	 *           or impossible
	 */
	public static PipelineOptions read(final Path file,
		final PipelineOptions base) throws SpinepsException
	{
		final JsonElement json = JsonFiles.read(file);
		final String what = String.valueOf(file.getFileName());
		PipelineOptions start = base;
		if (json.isJsonObject() && json.getAsJsonObject().has(BEHAVIOUR)) {
			final JsonObject only = new JsonObject();
			only.add(BEHAVIOUR, json.getAsJsonObject().get(BEHAVIOUR));
			start = of(RecordJson.read(only, base, what).behaviour());
		}
		return RecordJson.read(json, start, what);
	}

	/**
	 * Writes an options file with all options.
	 *
	 * @param file file to make or replace
	 * @throws SpinepsException if it cannot be written
	 */
	public void write(final Path file) throws SpinepsException {
		JsonFiles.write(file, RecordJson.toJson(this));
	}

	/**
	 * @param wanted options of the naming
	 * @return these options with them
	 */
	public PipelineOptions with(final NamingOptions wanted) {
		return new PipelineOptions(behaviour, semantic, cleanup, instances, wanted);
	}

	/**
	 * @param wanted options of the instance phase
	 * @return these options with them
	 */
	public PipelineOptions with(final InstanceOptions wanted) {
		return new PipelineOptions(behaviour, semantic, cleanup, wanted, naming);
	}

	/**
	 * @param wanted options of the semantic phase
	 * @return these options with them
	 */
	public PipelineOptions with(final SemanticOptions wanted) {
		return new PipelineOptions(behaviour, wanted, cleanup, instances, naming);
	}

	/**
	 * @return the behaviour and every option that is not as the behaviour has it,
	 *         by dotted name, for provenance
	 */
	public Map<String, String> asMap() {
		final Map<String, String> map = new LinkedHashMap<>();
		map.put(BEHAVIOUR, behaviour.key());
		map.putAll(RecordJson.differences(this, of(behaviour)));
		return map;
	}
}
