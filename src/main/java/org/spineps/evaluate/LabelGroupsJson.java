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

import com.google.gson.JsonElement;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.io.json.JsonFields;

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

	/** One label, or the first and the last of several. */
	private static final Pattern RANGE = Pattern.compile(
		"\\s*(\\d{1,6})\\s*(?:-\\s*(\\d{1,6})\\s*)?");
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
		final JsonFields top = JsonFields.read(file, REMEDY);
		final JsonFields groups = top.has("groups") ? top.object("groups") : top;
		final LabelScheme scheme = top.has("scheme") ? LabelScheme.of(top.text(
			"scheme")).orElseThrow(() -> top.unusable("scheme", "is not known")) : null;
		final List<LabelGroup> result = new ArrayList<>();
		for (final String name : groups.names())
			if (groups != top || !name.equals("scheme")) result.add(group(name, groups
				.object(name)));
		try {
			return new LabelGroups(file.getFileName().toString(), scheme, result);
		}
		catch (final IllegalArgumentException e) {
			throw new SpinepsException(file.getFileName() +
				" does not hold groups of labels", e.getMessage(), REMEDY, e);
		}
	}

	private static LabelGroup group(final String name, final JsonFields fields)
		throws SpinepsException
	{
		final SortedSet<Integer> labels = new TreeSet<>();
		for (final JsonElement element : fields.list("labels")) {
			final Matcher range = RANGE.matcher(element.isJsonPrimitive() ? element
				.getAsString() : "");
			if (!range.matches()) throw fields.unusable("labels", "holds " + element +
				" instead of a label or a range");
			final int first = Integer.parseInt(range.group(1));
			final int last = range.group(2) == null ? first : Integer.parseInt(range
				.group(2));
			if (last < first || last > LabelGroup.LARGEST_LABEL) throw fields.unusable(
				"labels", "holds " + element + "; labels go up to " +
					LabelGroup.LARGEST_LABEL);
			for (int label = first; label <= last; label++)
				labels.add(label);
		}
		if (labels.isEmpty()) throw fields.unusable("labels", "is empty");
		try {
			return new LabelGroup(name, labels, fields.flag("single", false), fields
				.flag("merge", false));
		}
		catch (final IllegalArgumentException e) {
			throw fields.unusable("labels", "cannot be used: " + e.getMessage());
		}
	}
}
