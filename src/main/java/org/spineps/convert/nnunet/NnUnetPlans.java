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
package org.spineps.convert.nnunet;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.io.json.JsonFields;

/**
 * nnU-Net's {@code plans.json}, of all releases of nnU-Net v2. Immutable.
 */
public final class NnUnetPlans {

	/** Name of the file. */
	public static final String FILE_NAME = "plans.json";

	private static final String CONFIGURATIONS = "configurations";
	private static final String PARENT = "inherits_from";
	private static final List<String> INTENSITIES = List.of(
		"foreground_intensity_properties_per_channel",
		"foreground_intensity_properties_by_modality");

	private final JsonFields plans;
	private final JsonFields configurations;
	private final String reader;
	private final List<Integer> transposition;

	private NnUnetPlans(final JsonFields plans) throws SpinepsException {
		this.plans = plans;
		configurations = plans.object(CONFIGURATIONS);
		reader = plans.text("image_reader_writer");
		transposition = plans.integers("transpose_forward");
		if (!transposition.stream().sorted().toList().equals(List.of(0, 1, 2)))
			throw plans.unusable("transpose_forward",
				"is not an order of three axes");
		final String labels = plans.optionalText("label_manager").orElse(
			"LabelManager");
		if (!"LabelManager".equals(labels)) throw plans.unusable("label_manager",
			"is " + labels + ", which is not supported");
	}

	/**
	 * @param file a {@code plans.json}
	 * @return the plans
	 * @throws SpinepsException if it cannot be read or lacks a required field
	 */
	public static NnUnetPlans read(final Path file) throws SpinepsException {
		return new NnUnetPlans(JsonFields.read(file));
	}

	/** @return name of the data set, or an empty string */
	public String datasetName() throws SpinepsException {
		return plans.optionalText("dataset_name").orElse("");
	}

	/** @return nnU-Net's class that reads images, e.g. "SimpleITKIO" */
	public String readerName() {
		return reader;
	}

	/**
	 * @return for every axis that the network sees, the axis of the array that
	 *         nnU-Net's reader returns (z, y, x)
	 */
	public List<Integer> transposition() {
		return List.copyOf(transposition);
	}

	/** @return names of the configurations */
	public Set<String> configurationNames() {
		return Set.copyOf(configurations.names());
	}

	/**
	 * @param channel index of a channel
	 * @return intensities of its labelled voxels in the training set, or empty if
	 *         the plans hold none
	 * @throws SpinepsException if they are damaged
	 */
	public Optional<ForegroundIntensities> intensities(final int channel)
		throws SpinepsException
	{
		for (final String name : INTENSITIES) {
			if (!plans.has(name)) continue;
			final JsonFields channels = plans.object(name);
			final String key = Integer.toString(channel);
			if (!channels.has(key)) return Optional.empty();
			final JsonFields values = channels.object(key);
			return Optional.of(new ForegroundIntensities(values.number(
				"percentile_00_5"), values.number("percentile_99_5"), values.number(
					"mean"), values.number("std")));
		}
		return Optional.empty();
	}

	/**
	 * @param name name of a configuration
	 * @return the configuration, with what it inherits
	 * @throws SpinepsException if it is missing, invalid, or needs an unsupported
	 *           feature; names it
	 */
	public NnUnetConfiguration configuration(final String name)
		throws SpinepsException
	{
		final JsonFields merged = JsonFields.of(FILE_NAME + ", configuration " +
			name, inherited(name, new HashSet<>()));
		return ConfigurationReader.read(name, merged);
	}

	/** The parent's fields, replaced by the child's one by one. */
	private JsonObject inherited(final String name, final Set<String> children)
		throws SpinepsException
	{
		if (!children.add(name)) throw configurations.unusable(name,
			"inherits from itself");
		if (!configurations.has(name)) throw new SpinepsException(
			"The plans lack a configuration", "\"" + name + "\" is not one of " +
				new ArrayList<>(configurations.names()),
			"Download the model again; plans.json and checkpoint do not belong " +
			"together");
		final JsonFields own = configurations.object(name);
		final JsonObject merged = own.has(PARENT) ? inherited(own.text(PARENT),
			children) : new JsonObject();
		for (final String field : own.names()) {
			final JsonElement value = own.has(field) ? own.element(field) : null;
			merged.add(field, value);
		}
		merged.remove(PARENT);
		return merged;
	}
}
