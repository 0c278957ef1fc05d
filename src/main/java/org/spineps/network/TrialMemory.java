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
package org.spineps.network;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.json.JsonFields;
import org.spineps.io.json.JsonFiles;

/**
 * Keeps how trials in 16 bits went, so that the next run of the same network on the
 * same machine need not repeat them: a JSON file in the user's own folder, with at
 * most {@value #MOST} trials, the newest last. A file that cannot be used counts as
 * empty and is replaced; one that cannot be written costs a trial next time. A trial
 * counts for {@value #DAYS} days: the machine may have been busy.
 */
final class TrialMemory {

	/** Name of the file. */
	static final String FILE = "precision-trials.json";

	private static final String FORMAT = "spineps-precision-trials";
	private static final int VERSION = 1;
	private static final int MOST = 100;
	private static final int DAYS = 90;
	private static final String REMEDY = "Remove the file";

	private final Path file;

	/**
	 * What must be the same for a trial to be repeated.
	 *
	 * @param machine processor and number of cores
	 * @param engine name and version of the engine
	 * @param network SHA-256 of the archive in 32 bits
	 * @param precision the 16-bit precision
	 * @param threads CPU threads
	 * @param patch sizes of the patch, e.g. "1x32x96x96"
	 */
	record Key(String machine, String engine, String network, String precision,
		int threads, String patch)
	{}

	private record Entry(Key key, double gain, double agreement, String date) {}

	/** @param file where they are kept; need not exist */
	TrialMemory(final Path file) {
		this.file = file;
	}

	/** @return that of the user's home */
	static TrialMemory standard() {
		return new TrialMemory(Path.of(System.getProperty("user.home", "."),
			".spineps", FILE));
	}

	/**
	 * @param key what is to be run
	 * @param today the date
	 * @return how a trial of it went that is not too old
	 */
	Optional<PrecisionTrial> find(final Key key, final LocalDate today) {
		return read().stream().filter(entry -> entry.key.equals(key) && isRecent(entry
			.date, today)).reduce((older, newer) -> newer).map(
				entry -> PrecisionTrial.remembered(entry.gain, entry.agreement, entry
					.date));
	}

	private static boolean isRecent(final String date, final LocalDate today) {
		try {
			final long days = ChronoUnit.DAYS.between(LocalDate.parse(date), today);
			return days >= 0 && days <= DAYS;
		}
		catch (final DateTimeException e) {
			return false; // no date: too old
		}
	}

	/**
	 * @param key what was run
	 * @param trial how it went
	 * @param today the date
	 */
	void put(final Key key, final PrecisionTrial trial, final LocalDate today) {
		final List<Entry> entries = new ArrayList<>(read());
		entries.removeIf(entry -> entry.key.equals(key));
		entries.add(new Entry(key, trial.gain(), Double.isNaN(trial.agreement()) ? 0
			: trial.agreement(), today.toString()));
		final JsonArray array = new JsonArray();
		entries.subList(Math.max(0, entries.size() - MOST), entries.size()).forEach(
			entry -> array.add(json(entry)));
		final JsonObject all = new JsonObject();
		all.addProperty("format", FORMAT);
		all.addProperty("formatVersion", VERSION);
		all.add("trials", array);
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			JsonFiles.write(file, all);
		}
		catch (final SpinepsException | IOException e) {
			// The next run tries again; this one has what it needs.
			return;
		}
	}

	private List<Entry> read() {
		final List<Entry> entries = new ArrayList<>();
		if (!Files.exists(file)) return entries;
		try {
			final JsonElement json = JsonFiles.read(file, JsonFields.MAX_BYTES);
			final JsonFields all = JsonFields.of(FILE, REMEDY, json);
			all.requireFormat(FORMAT, VERSION);
			for (final JsonFields one : all.objects("trials"))
				entries.add(entry(one));
		}
		catch (final SpinepsException e) {
			// Only time is lost: the trials are made again.
			entries.clear();
		}
		return entries;
	}

	private static JsonObject json(final Entry entry) {
		final JsonObject json = new JsonObject();
		json.addProperty("machine", entry.key.machine);
		json.addProperty("engine", entry.key.engine);
		json.addProperty("network", entry.key.network);
		json.addProperty("precision", entry.key.precision);
		json.addProperty("threads", entry.key.threads);
		json.addProperty("patch", entry.key.patch);
		json.addProperty("timesAsFast", entry.gain);
		json.addProperty("sameLabels", entry.agreement);
		json.addProperty("date", entry.date);
		return json;
	}

	private static Entry entry(final JsonFields json) throws SpinepsException {
		return new Entry(new Key(json.text("machine"), json.text("engine"), json.text(
			"network"), json.text("precision"), json.integer("threads"), json.text(
				"patch")), json.number("timesAsFast"), json.number("sameLabels"), json
					.text("date"));
	}
}
