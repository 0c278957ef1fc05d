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
package org.spineps.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.io.json.JsonFields;

/**
 * The published models that are known by name: those of SPINEPS (Möller et al.)
 * and of TotalSpineSeg (Warszawer et al.), and those that a user lists in a file
 * {@value #FILE} in the model folder. Immutable.
 */
public final class KnownReleases {

	/** Name of the table, in the program and in the user's folder. */
	public static final String FILE = "releases.json";

	private static final String REMEDY = "Correct the file or remove it; " +
		"docs/models.md shows its layout";
	private static final String SEMANTIC_ENDING = "-semantic";

	private final Map<String, KnownRelease> releases;
	private final List<String> problems;

	private KnownReleases(final Map<String, KnownRelease> releases,
		final List<String> problems)
	{
		this.releases = releases;
		this.problems = List.copyOf(problems);
	}

	/** @return the table that comes with the program */
	public static KnownReleases packaged() {
		try (InputStream in = KnownReleases.class.getResourceAsStream(FILE)) {
			if (in == null) throw new IllegalStateException(FILE + " is missing");
			final JsonFields table = JsonFields.parse(FILE, new String(in
				.readAllBytes(), StandardCharsets.UTF_8));
			return new KnownReleases(read(table), List.of());
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The program's jar is damaged", e);
		}
		catch (final SpinepsException e) {
			throw new IllegalStateException("The program's jar is damaged", e);
		}
	}

	/**
	 * @return the program's table, and that of {@linkplain UserFolder the user}
	 * @throws SpinepsException if the environment names an invalid model folder
	 */
	public static KnownReleases standard() throws SpinepsException {
		KnownReleases all = packaged();
		for (final Path folder : UserFolder.standard().readable())
			all = all.with(folder);
		return all;
	}

	/**
	 * Adds the releases of a user. One with an id that is known already replaces it.
	 *
	 * @param folder a folder; if it holds no {@value #FILE}, nothing is added. A file
	 *          that cannot be used is added to the {@link #problems()}
	 * @return all of them
	 */
	public KnownReleases with(final Path folder) {
		final Path file = folder.resolve(FILE);
		if (!Files.exists(file)) return this;
		final Map<String, KnownRelease> all = new LinkedHashMap<>(releases);
		final List<String> newProblems = new ArrayList<>(problems);
		try {
			all.putAll(read(JsonFields.read(file, REMEDY)));
		}
		catch (final SpinepsException e) {
			newProblems.add(e.getMessage());
		}
		return new KnownReleases(all, newProblems);
	}

	private static Map<String, KnownRelease> read(final JsonFields table)
		throws SpinepsException
	{
		final Map<String, KnownRelease> read = new LinkedHashMap<>();
		for (final JsonFields entry : table.objects("releases")) {
			final KnownRelease release = release(entry);
			if (read.put(release.id(), release) != null) throw entry.unusable("id",
				"is there twice: \"" + release.id() + "\"");
		}
		table.requireAllRead();
		return read;
	}

	private static KnownRelease release(final JsonFields json)
		throws SpinepsException
	{
		final String id = json.text("id");
		if (!ModelManifest.isId(id)) throw json.unusable("id", "is \"" + id +
			"\"; use small letters, digits and -");
		final String kind = json.text("kind");
		final String sha256 = json.optionalText("sha256").orElse("").toLowerCase(
			Locale.ROOT);
		if (!sha256.matches("([0-9a-f]{64})?")) throw json.unusable("sha256",
			"does not have 64 hexadecimal digits");
		final URI address = address(json, "address", json.text("address"));
		final KnownRelease release = new KnownRelease(id, ModelKind.of(kind)
			.orElseThrow(() -> json.unusable("kind", "is \"" + kind +
				"\", not one of " + ModelKind.words())), json.text("version"), json.text(
					"title"), json.optionalText("licence").orElse("not stated"), address,
			json.has("page") ? address(json, "page", json.text("page")) : address, json
				.optionalText("cite").orElse("the publisher"), Optional.of(sha256)
					.filter(text -> !text.isEmpty()));
		json.requireAllRead();
		return release;
	}

	private static URI address(final JsonFields json, final String name,
		final String text) throws SpinepsException
	{
		try {
			final URI address = new URI(text);
			if (("https".equals(address.getScheme()) || "http".equals(address
				.getScheme())) && address.getHost() != null) return address;
		}
		catch (final URISyntaxException e) {
			throw json.unusable(name, "is not an address: \"" + e.getInput() + "\"");
		}
		throw json.unusable(name, "is not an address that begins with https://: \"" +
			text + "\"");
	}

	/** @return all of them, in the order of the tables */
	public List<KnownRelease> list() {
		return List.copyOf(releases.values());
	}

	/** @return why a user's table was not used; usually empty */
	public List<String> problems() {
		return problems;
	}

	/**
	 * @param id an id; case does not matter, "_" is the same as "-", and
	 *          "t2w_semantic" is "t2w", as in SPINEPS
	 * @return the release of that id, or empty
	 */
	public Optional<KnownRelease> find(final String id) {
		final String name = id.strip().toLowerCase(Locale.ROOT).replace('_', '-');
		final KnownRelease found = releases.get(name);
		if (found != null || !name.endsWith(SEMANTIC_ENDING)) return Optional
			.ofNullable(found);
		return Optional.ofNullable(releases.get(name.substring(0, name.length() -
			SEMANTIC_ENDING.length()))).filter(release -> release
				.kind() == ModelKind.SEMANTIC);
	}

	/**
	 * @param id an id
	 * @return the release
	 * @throws SpinepsException if there is none; names the known ones
	 */
	public KnownRelease require(final String id) throws SpinepsException {
		return find(id).orElseThrow(() -> new RequestException(
			"Unknown published model", "\"" + id + "\"", "Choose one of: " +
				releases.keySet().stream().collect(Collectors.joining(", "))));
	}
}
