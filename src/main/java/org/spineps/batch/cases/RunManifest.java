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
package org.spineps.batch.cases;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;
import org.spineps.io.json.JsonFields;
import org.spineps.io.json.JsonFiles;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance;

/**
 * The file {@code run-manifest.json} of an output folder: for every input that
 * was ever worked on, how it ended and how it was made. A later run replaces the
 * entries of its own inputs and keeps all others; several processes may add to
 * one manifest at the same time.
 * <p>
 * An input whose results are there already keeps the entry that tells how they
 * were made. If a later attempt on such an input fails or is cancelled, its entry
 * says so and holds the older one under "earlier", since the older files stay.
 * </p>
 * <p>
 * A manifest that cannot be understood is kept under another name, and
 * {@link #warnings()} says so. Safe for several threads.
 * </p>
 */
public final class RunManifest {

	/** Its name in every output folder. */
	public static final String FILE_NAME = "run-manifest.json";

	private static final String FORMAT = "spineps-run-manifest";
	private static final int FORMAT_VERSION = 1;
	/** Tens of thousands of inputs. */
	private static final int MAX_BYTES = 256 << 20;
	private static final String EARLIER = "earlier";
	private static final String LOCK = ".run-manifest.lock";

	private final Path folder;
	private final Path file;
	private final Progress progress;
	private final Map<String, JsonObject> results = new HashMap<>();
	private final Set<String> settled = new HashSet<>();
	private final List<JsonObject> recorded = new ArrayList<>();
	private final List<JsonObject> pending = new ArrayList<>();
	private final List<String> warnings = new ArrayList<>();

	/**
	 * Reads it, and adds what killed runs had no time to write into it.
	 *
	 * @param folder the output folder, which exists
	 * @param progress is told on whom it waits, and asked whether to stop
	 * @throws SpinepsException if the manifest there cannot be read or set aside
	 * @throws java.util.concurrent.CancellationException if progress says so
	 */
	public RunManifest(final Path folder, final Progress progress)
		throws SpinepsException
	{
		this.folder = folder;
		this.progress = progress;
		file = folder.resolve(FILE_NAME);
		final List<CaseRecord> records = new CaseFolder(folder, CaseFolder.SPINE)
			.records();
		try (LockFile.Held lock = lock()) {
			AtomicFiles.deleteLeftovers(file);
			final Map<String, JsonObject> all = read();
			boolean changed = false;
			for (final CaseRecord record : records)
				changed |= addMissing(all, record.entry());
			if (changed) write(all);
			remember(all);
		}
		catch (final IOException e) {
			throw problem(e);
		}
	}

	private void remember(final Map<String, JsonObject> all) {
		results.clear();
		settled.clear();
		all.forEach((key, entry) -> {
			if (done(entry) != null) results.put(key, done(entry));
			if (hasOutputs(entry)) settled.add(key);
		});
	}

	private LockFile.Held lock() throws IOException {
		return new LockFile(folder.resolve(LOCK)).take(progress);
	}

	/** @return whether the entry was not there */
	private static boolean addMissing(final Map<String, JsonObject> all,
		final JsonObject entryOrNull)
	{
		if (entryOrNull == null || InputStatus.of(text(entryOrNull, "status"))
			.isEmpty()) return false;
		final String key = InputName.key(text(entryOrNull, "name"));
		if (entryOrNull.equals(done(all.get(key)))) return false;
		all.put(key, entryOrNull);
		return true;
	}

	/**
	 * @param name X of a case
	 * @return whether results of it were written down when this was made
	 */
	public synchronized boolean hasResult(final String name) {
		return results.containsKey(InputName.key(name));
	}

	/**
	 * @return the cases that failed when they were last tried, by this or another
	 *         process: name → why
	 * @throws SpinepsException if the file cannot be read
	 */
	public synchronized Map<String, String> failures() throws SpinepsException {
		final Map<String, String> failures = new TreeMap<>();
		try (LockFile.Held lock = lock()) {
			for (final JsonObject entry : read().values())
				if (InputStatus.FAILED.text().equals(text(entry, "status"))) failures
					.put(text(entry, "name"), entry.has("message") ? text(entry,
						"message") : "");
		}
		catch (final IOException e) {
			throw problem(e);
		}
		return failures;
	}

	/** @return the file */
	public Path file() {
		return file;
	}

	/** @return sentences about what was odd; empty if nothing was */
	public synchronized List<String> warnings() {
		return List.copyOf(warnings);
	}

	/**
	 * Makes sure that the next {@link #put} writes what a record says.
	 *
	 * @param entryOrNull the entry in the record of a case; null if there is none
	 */
	synchronized void require(final JsonObject entryOrNull) {
		if (entryOrNull != null && !entryOrNull.equals(results.get(InputName.key(
			text(entryOrNull, "name"))))) recorded.add(entryOrNull);
	}

	/**
	 * Adds entries, or replaces those of the same names. If that fails they are
	 * kept and written together with the next ones.
	 *
	 * @param entries the entries
	 * @throws SpinepsException if the file cannot be written
	 * @throws java.util.concurrent.CancellationException if another process holds
	 *           the file and progress says so
	 */
	public synchronized void put(final List<ManifestEntry> entries) throws SpinepsException {
		for (final ManifestEntry entry : entries)
			if (entry.end().status() != InputStatus.SKIPPED || !settled.contains(
				InputName.key(entry.end().name()))) pending.add(entry.toJson());
		if (pending.isEmpty() && recorded.isEmpty()) return;
		try (LockFile.Held lock = lock()) {
			final Map<String, JsonObject> all = read();
			recorded.forEach(entry -> addMissing(all, entry));
			pending.forEach(entry -> merge(all, entry));
			write(all);
			pending.clear();
			recorded.clear();
			remember(all);
		}
		catch (final IOException e) {
			throw problem(e);
		}
	}

	private static void merge(final Map<String, JsonObject> all,
		final JsonObject entry)
	{
		final String key = InputName.key(text(entry, "name"));
		final JsonObject done = done(all.get(key));
		if (done != null && InputStatus.SKIPPED.text().equals(text(entry,
			"status")))
		{
			all.put(key, done);
			return;
		}
		if (done != null && !hasOutputs(entry)) entry.add(EARLIER, done);
		all.put(key, entry);
	}

	/** @return the entry of the result that is there; null if there is none */
	private static JsonObject done(final JsonObject entryOrNull) {
		return entryOrNull == null || hasOutputs(entryOrNull) ? entryOrNull
			: entryOrNull.getAsJsonObject(EARLIER);
	}

	private static boolean hasOutputs(final JsonObject entry) {
		return InputStatus.of(text(entry, "status")).filter(
			InputStatus::hasOutputs).isPresent();
	}

	/** @return the entries by key; none, and the file set aside, if it is damaged */
	private Map<String, JsonObject> read() throws IOException {
		final Map<String, JsonObject> entries = new LinkedHashMap<>();
		if (!Files.exists(file)) return entries;
		try {
			final JsonFields root = fields(JsonFiles.read(file, MAX_BYTES));
			root.requireFormat(FORMAT, FORMAT_VERSION);
			for (final JsonElement element : root.list("inputs")) {
				final JsonFields entry = fields(element);
				if (InputStatus.of(entry.text("status")).isEmpty()) throw entry
					.unusable("status", "is not recognised");
				if (entry.has("message")) entry.text("message");
				if (entry.has(EARLIER)) entry.object(EARLIER);
				entries.put(InputName.key(entry.text("name")), element
					.getAsJsonObject());
			}
			return entries;
		}
		catch (final SpinepsException e) {
			if (e.getCause() instanceof IOException cause &&
				!(cause instanceof CharacterCodingException)) throw cause;
			setAside();
			return new LinkedHashMap<>();
		}
	}

	private static JsonFields fields(final JsonElement element)
		throws SpinepsException
	{
		return JsonFields.of(FILE_NAME, "Delete it", element);
	}

	private static String text(final JsonObject entry, final String name) {
		return entry.get(name).getAsString();
	}

	private void setAside() throws IOException {
		int number = 1;
		Path aside;
		do {
			aside = folder.resolve("run-manifest.unreadable-" + number++ + ".json");
		}
		while (Files.exists(aside));
		Files.move(file, aside);
		warnings.add("The " + FILE_NAME + " of the output folder could not be " +
			"understood. It was kept as " + aside.getFileName() +
			" and a new one begun.");
	}

	private void write(final Map<String, JsonObject> entries)
		throws SpinepsException
	{
		final JsonObject root = new JsonObject();
		root.addProperty("format", FORMAT);
		root.addProperty("formatVersion", FORMAT_VERSION);
		root.addProperty("disclaimer", Provenance.DISCLAIMER);
		final JsonArray inputs = new JsonArray();
		entries.values().forEach(inputs::add);
		root.add("inputs", inputs);
		JsonFiles.write(file, root);
	}

	private SpinepsException problem(final IOException e) {
		return new SpinepsException("Cannot write " + file, e.getClass()
			.getSimpleName(), "Check that the output folder may be written to and " +
				"has room", e);
	}
}
