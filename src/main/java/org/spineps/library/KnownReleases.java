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
package org.spineps.library;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.model.ModelKind;

/**
 * The published models that this program knows by name: those of SPINEPS
 * (Möller et al.) and of TotalSpineSeg (Warszawer et al.).
 */
public final class KnownReleases {

	private static final String RESOURCE = "releases.json";

	private final List<KnownRelease> releases;

	private KnownReleases(final List<KnownRelease> releases) {
		this.releases = List.copyOf(releases);
	}

	/** @return the table that comes with the program */
	public static KnownReleases standard() {
		try (InputStream in = KnownReleases.class.getResourceAsStream(RESOURCE)) {
			if (in == null) throw new IllegalStateException(RESOURCE + " is missing");
			final JsonObject root = JsonParser.parseReader(new InputStreamReader(in,
				StandardCharsets.UTF_8)).getAsJsonObject();
			final List<KnownRelease> releases = new ArrayList<>();
			for (final JsonElement entry : root.getAsJsonArray("releases"))
				releases.add(release(entry.getAsJsonObject()));
			return new KnownReleases(releases);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The program's jar is damaged", e);
		}
	}

	private static KnownRelease release(final JsonObject json) {
		return new KnownRelease(json.get("id").getAsString(), ModelKind.of(json.get(
			"kind").getAsString()).orElseThrow(), json.get("version").getAsString(),
			json.get("title").getAsString(), URI.create(json.get("address")
				.getAsString()), URI.create(json.get("page").getAsString()), json.get(
					"cite").getAsString(), json.has("sha256") ? Optional.of(json.get(
						"sha256").getAsString()) : Optional.empty());
	}

	/** @return all of them, in the order of the table */
	public List<KnownRelease> list() {
		return releases;
	}

	/**
	 * @param id an id; case does not matter, and "_" is the same as "-"
	 * @return the release of that id, or empty
	 */
	public Optional<KnownRelease> find(final String id) {
		final String name = id.strip().toLowerCase(Locale.ROOT).replace('_', '-');
		return releases.stream().filter(release -> release.id().equals(name))
			.findFirst();
	}

	/**
	 * @param id an id
	 * @return the release
	 * @throws SpinepsException if there is none; names the known ones
	 */
	public KnownRelease require(final String id) throws SpinepsException {
		return find(id).orElseThrow(() -> new SpinepsException(
			"Unknown published model", "\"" + id + "\"", "Choose one of: " +
			releases.stream().map(KnownRelease::id).collect(
				Collectors.joining(", "))));
	}
}
