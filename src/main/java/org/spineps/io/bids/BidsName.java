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
package org.spineps.io.bids;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file without its ending, as BIDS forms it: entities such as
 * {@code sub-01} and {@code run-2}, and a suffix such as {@code T2w}. The stem of a
 * derivative has no suffix yet. Immutable.
 *
 * @param entities key → label, in their order; the first is "sub"
 * @param suffix last word; empty for a stem
 */
public record BidsName(Map<String, String> entities, String suffix) {

	/** Keys. */
	public static final String SUBJECT = "sub";
	/** Key of the session. */
	public static final String SESSION = "ses";
	/** Key of the run. */
	public static final String RUN = "run";
	private static final String SPACE = "space";
	private static final String DESCRIPTION = "desc";

	/** The order that BIDS asks for. */
	private static final List<String> ORDER = List.of(SUBJECT, SESSION, "sample",
		"task", "tracksys", "acq", "nuc", "voi", "ce", "trc", "stain", "rec", "dir",
		RUN, "mod", "echo", "flip", "inv", "mt", "part", "proc", "hemi", SPACE,
		"split", "recording", "chunk", "seg", "scale", "res", "den", "label",
		DESCRIPTION);
	private static final Pattern ENTITY = Pattern.compile(
		"([A-Za-z]+)-([A-Za-z0-9+]+)");
	private static final Pattern SUFFIX = Pattern.compile("[A-Za-z0-9]+");

	/** Copies the map, keeping its order. */
	public BidsName {
		entities = Collections.unmodifiableMap(new LinkedHashMap<>(
			entities));
	}

	/**
	 * @param stem a file's name without its ending
	 * @return its parts; empty if it is not formed as BIDS asks for
	 */
	public static Optional<BidsName> parse(final String stem) {
		final List<String> parts = List.of(stem.split("_", -1));
		final Map<String, String> entities = new LinkedHashMap<>();
		String suffix = "";
		for (int n = 0; n < parts.size(); n++) {
			final Matcher entity = ENTITY.matcher(parts.get(n));
			if (entity.matches()) {
				if (entities.put(entity.group(1), entity.group(2)) != null)
					return Optional.empty();
			}
			else if (n > 0 && n == parts.size() - 1 && SUFFIX.matcher(parts.get(n))
				.matches()) suffix = parts.get(n);
			else return Optional.empty();
		}
		return parts.get(0).startsWith(SUBJECT + "-") ? Optional.of(new BidsName(
			entities, suffix)) : Optional.empty();
	}

	/**
	 * @param text any name
	 * @return the name of a file of a subject of that name: letters and figures only
	 */
	public static BidsName ofSubject(final String text) {
		final String label = text.replaceAll("[^A-Za-z0-9]+", "");
		return new BidsName(Map.of(SUBJECT, label.isEmpty() ? "unnamed" : label), "");
	}

	/**
	 * Tells what the results of a scan are called that lie on its own voxels: its
	 * entities, and a space that says which of the scans of these entities it was.
	 *
	 * @return the stem; the names of files come from it by a description and a suffix
	 */
	public BidsName derivativeStem() {
		final Map<String, String> rest = new LinkedHashMap<>(entities);
		final String space = rest.getOrDefault(SPACE, "") + rest.getOrDefault(
			DESCRIPTION, "") + suffix;
		rest.remove(SPACE);
		rest.remove(DESCRIPTION);
		return new BidsName(rest, "").with(SPACE, space.isEmpty() ? "orig" : space);
	}

	/**
	 * @param key key of an entity
	 * @param label its label
	 * @return this name with that entity, at its place in the order
	 */
	public BidsName with(final String key, final String label) {
		final Map<String, String> all = new LinkedHashMap<>();
		boolean placed = false;
		for (final Map.Entry<String, String> entity : entities.entrySet()) {
			if (entity.getKey().equals(key)) continue;
			if (!placed && ORDER.indexOf(entity.getKey()) > ORDER.indexOf(key)) {
				all.put(key, label);
				placed = true;
			}
			all.put(entity.getKey(), entity.getValue());
		}
		if (!placed) all.put(key, label);
		return new BidsName(all, suffix);
	}

	/** @return whether this is what {@link #derivativeStem} gives */
	public boolean isDerivativeStem() {
		return suffix.isEmpty() && entities.containsKey(SPACE) && !entities
			.containsKey(DESCRIPTION);
	}

	/** @return label of the space; empty if there is none */
	public String space() {
		return entities.getOrDefault(SPACE, "");
	}

	/** @return folder of its anatomical files in a data set: sub-01/ses-2/anat */
	public Path anatFolder() {
		final Path subject = Path.of(SUBJECT + "-" + entities.get(SUBJECT));
		return (entities.containsKey(SESSION) ? subject.resolve(SESSION + "-" +
			entities.get(SESSION)) : subject).resolve("anat");
	}

	/** @return the name as text, without ending */
	public String text() {
		final List<String> parts = new ArrayList<>();
		entities.forEach((key, label) -> parts.add(key + "-" + label));
		if (!suffix.isEmpty()) parts.add(suffix);
		return String.join("_", parts);
	}
}
