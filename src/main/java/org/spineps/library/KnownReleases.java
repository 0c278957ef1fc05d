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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.io.JsonFields;
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
			final List<KnownRelease> releases = new ArrayList<>();
			for (final JsonFields entry : JsonFields.parse(RESOURCE, new String(in
				.readAllBytes(), StandardCharsets.UTF_8)).objects("releases"))
				releases.add(release(entry));
			return new KnownReleases(releases);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The program's jar is damaged", e);
		}
		catch (final SpinepsException e) {
			throw new IllegalStateException("The program's jar is damaged", e);
		}
	}

	private static KnownRelease release(final JsonFields json)
		throws SpinepsException
	{
		return new KnownRelease(json.text("id"), ModelKind.of(json.text("kind"))
			.orElseThrow(), json.text("version"), json.text("title"), URI.create(json
				.text("address")), URI.create(json.text("page")), json.text("cite"),
			json.optionalText("sha256"));
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
