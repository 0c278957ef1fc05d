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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.spineps.SpinepsException;
import org.spineps.io.json.JsonFields;

/**
 * nnU-Net's {@code dataset.json}: channels of the images and the meaning of the
 * network's outputs.
 *
 * @param channelNames names of the channels in their order, e.g. "CT"
 * @param labels values that belong to each name, in the file's order: one for a
 *          label, several for a region; without the "ignore" label
 * @param ignore value of voxels excluded from training, which the network never
 *          returns; often empty
 * @param regionOrder with regions, the value that each region is written as;
 *          empty without
 * @param fileEnding e.g. ".nii.gz"
 */
public record DatasetDescription(List<String> channelNames,
	Map<String, List<Integer>> labels, Optional<Integer> ignore,
	List<Integer> regionOrder, String fileEnding)
{

	/** Name of the file. */
	public static final String FILE_NAME = "dataset.json";

	private static final int MOST_LABELS = 4096;
	private static final int LARGEST_LABEL = 0xffff;
	private static final String IGNORE = "ignore";
	private static final String BACKGROUND = "background";

	/**
	 * An output of the network.
	 *
	 * @param name name in the data set's description
	 * @param label value that is written for it
	 */
	public record Head(String name, int label) {}

	/** Copies lists and map. */
	public DatasetDescription {
		channelNames = List.copyOf(channelNames);
		final Map<String, List<Integer>> copy = new LinkedHashMap<>();
		labels.forEach((name, values) -> copy.put(name, List.copyOf(values)));
		labels = Collections.unmodifiableMap(copy);
		Objects.requireNonNull(ignore);
		regionOrder = List.copyOf(regionOrder);
		Objects.requireNonNull(fileEnding);
	}

	/**
	 * @param file a {@code dataset.json}
	 * @return the description
	 * @throws SpinepsException if it cannot be read or is inconsistent
	 */
	public static DatasetDescription read(final Path file)
		throws SpinepsException
	{
		final JsonFields fields = JsonFields.read(file);
		final Map<String, List<Integer>> labels = new LinkedHashMap<>();
		final JsonFields entries = fields.object("labels");
		for (final String name : entries.names())
			labels.put(name, values(entries, name));
		if (!labels.getOrDefault(BACKGROUND, List.of()).equals(List.of(0)))
			throw entries.unusable(BACKGROUND, "is not 0");
		if (labels.size() > MOST_LABELS) throw fields.unusable("labels", "has " +
			labels.size() + " entries");
		final List<Integer> ignored = labels.remove(IGNORE);
		if (ignored != null && ignored.size() != 1) throw entries.unusable(IGNORE,
			"is not one value");
		final DatasetDescription description = new DatasetDescription(channels(
			fields), labels, Optional.ofNullable(ignored).map(list -> list.get(0)),
			fields.has("regions_class_order") ? fields.integers(
				"regions_class_order") : List.of(), fields.optionalText("file_ending")
					.orElse(".nii.gz"));
		description.check(fields);
		return description;
	}

	private static List<String> channels(final JsonFields fields)
		throws SpinepsException
	{
		final JsonFields names = fields.object(fields.has("channel_names")
			? "channel_names" : "modality");
		final List<String> channels = new ArrayList<>();
		for (int i = 0; i < names.names().size(); i++)
			channels.add(names.text(Integer.toString(i)));
		if (channels.isEmpty()) throw fields.unusable("channel_names",
			"names no channel");
		return channels;
	}

	private static List<Integer> values(final JsonFields entries,
		final String name) throws SpinepsException
	{
		final JsonElement value = entries.element(name);
		final List<Integer> values = value.isJsonArray() ? entries.integers(name)
			: List.of(entries.integer(name));
		if (values.isEmpty() || values.stream().anyMatch(v -> v < 0 ||
			v > LARGEST_LABEL)) throw entries.unusable(name, "is " + values);
		return values;
	}

	private void check(final JsonFields fields) throws SpinepsException {
		if (hasRegions()) {
			if (regionOrder.size() != regions().size() || regionOrder.stream()
				.anyMatch(v -> v < 0 || v > LARGEST_LABEL)) throw fields.unusable(
					"regions_class_order", "has " + regionOrder.size() +
						" entries for " + regions().size() + " regions");
			return;
		}
		final List<Integer> all = allLabels();
		for (int i = 0; i < all.size(); i++)
			if (all.get(i) != i) throw fields.unusable("labels",
				"are not numbered consecutively: " + i + " is missing");
	}

	/** @return whether outputs are regions that may overlap, not labels */
	public boolean hasRegions() {
		return labels.values().stream().anyMatch(values -> values.size() > 1);
	}

	/** @return all values that a voxel may have, ascending, background first */
	public List<Integer> allLabels() {
		final Set<Integer> all = new TreeSet<>();
		labels.values().forEach(all::addAll);
		return List.copyOf(all);
	}

	/** @return {@link #allLabels()} without background */
	public List<Integer> foregroundLabels() {
		return allLabels().stream().filter(value -> value != 0).toList();
	}

	/**
	 * @return the network's outputs in their order: with regions one per region, else
	 *         one per label, background first
	 */
	public List<Head> heads() {
		final List<Head> heads = new ArrayList<>();
		if (hasRegions()) for (final String name : regions())
			heads.add(new Head(name, regionOrder.get(heads.size())));
		else for (final int value : allLabels())
			heads.add(new Head(nameOf(value), value));
		return heads;
	}

	/** All names except background. */
	private List<String> regions() {
		return labels.entrySet().stream().filter(entry -> entry.getValue().stream()
			.anyMatch(value -> value != 0)).map(Map.Entry::getKey).toList();
	}

	private String nameOf(final int value) {
		return labels.entrySet().stream().filter(entry -> entry.getValue().equals(
			List.of(value))).map(Map.Entry::getKey).findFirst().orElse(Integer
				.toString(value));
	}
}
