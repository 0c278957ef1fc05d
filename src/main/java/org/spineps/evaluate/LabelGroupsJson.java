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
package org.spineps.evaluate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;

/**
 * Reads {@link LabelGroups} from a JSON file:
 *
 * <pre>
 * { "scheme": "spineps",
 *   "groups": { "vertebra": { "labels": ["1-25", 28] },
 *               "sacrum":   { "labels": [26], "single": true },
 *               "canal":    { "labels": [60, 61], "single": true, "merge": true } } }
 * </pre>
 *
 * The scheme, which names the labels, may be left out; then the groups may also
 * stand at the top.
 */
public final class LabelGroupsJson {

	private static final String REMEDY =
		"Write {\"groups\": {\"vertebra\": {\"labels\": [\"1-25\", 28]}, " +
			"\"sacrum\": {\"labels\": [26], \"single\": true}}}";

	private LabelGroupsJson() {
		// static methods only
	}

	/**
	 * @param keyOrFile a key of {@link LabelGroups#named} or a path to a JSON file
	 * @return the groups
	 * @throws SpinepsException if it is neither
	 */
	public static LabelGroups find(final String keyOrFile)
		throws SpinepsException
	{
		final LabelGroups known = LabelGroups.named(keyOrFile).orElse(null);
		if (known != null) return known;
		final Path file = Path.of(keyOrFile);
		if (Files.isRegularFile(file)) return read(file);
		throw new SpinepsException("There are no groups of labels called \"" +
			keyOrFile + "\"", "", "Use one of " + Stream.concat(Stream.of(
				LabelGroups.UNGROUPED.name()), Stream.of(LabelScheme.values()).map(
					LabelScheme::key)).collect(Collectors.joining(", ")) +
				", or the path of a JSON file");
	}

	/**
	 * @param file a JSON file
	 * @return the groups, named as the file
	 * @throws SpinepsException if it cannot be read or is not as described
	 */
	public static LabelGroups read(final Path file) throws SpinepsException {
		final String name = file.getFileName().toString();
		try {
			return parse(JsonParser.parseString(Files.readString(file)), name);
		}
		catch (final IOException e) {
			throw new SpinepsException("The groups of labels cannot be read", name,
				"Check that the file is there and may be read", e);
		}
		catch (final JsonParseException | IllegalStateException
				| ClassCastException | IllegalArgumentException e)
		{
			throw new SpinepsException(name + " does not hold groups of labels",
				String.valueOf(e.getMessage()), REMEDY, e);
		}
	}

	private static LabelGroups parse(final JsonElement json, final String name) {
		final JsonObject top = json.getAsJsonObject();
		final LabelScheme scheme = top.has("scheme") ? LabelScheme.of(top.get(
			"scheme").getAsString()).orElseThrow(() -> new IllegalArgumentException(
				"Unknown scheme " + top.get("scheme"))) : null;
		final JsonObject groups = top.has("groups") ? top.getAsJsonObject("groups")
			: top;
		final List<LabelGroup> result = new ArrayList<>();
		for (final Map.Entry<String, JsonElement> entry : groups.entrySet())
			result.add(group(entry.getKey(), entry.getValue().getAsJsonObject()));
		return new LabelGroups(name, scheme, result);
	}

	private static LabelGroup group(final String name, final JsonObject json) {
		final JsonArray list = json.getAsJsonArray("labels");
		if (list == null || list.isEmpty()) throw new IllegalArgumentException(
			"Group \"" + name + "\" has no labels");
		final SortedSet<Integer> labels = new TreeSet<>();
		for (final JsonElement element : list)
			add(element.getAsString(), labels);
		return new LabelGroup(name, labels, flag(json, "single"), flag(json,
			"merge"));
	}

	private static void add(final String text, final SortedSet<Integer> labels) {
		final String[] ends = text.split("-", 2);
		final int first = Integer.parseInt(ends[0].strip());
		final int last = Integer.parseInt(ends[ends.length - 1].strip());
		if (last < first || last > LabelGroup.LARGEST_LABEL)
			throw new IllegalArgumentException("Labels " + text);
		for (int label = first; label <= last; label++)
			labels.add(label);
	}

	private static boolean flag(final JsonObject json, final String name) {
		return json.has(name) && json.get(name).getAsBoolean();
	}
}
