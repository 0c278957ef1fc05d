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
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.Sha256;
import org.spineps.io.json.JsonFields;
import org.spineps.io.json.JsonFiles;
import org.spineps.io.json.JsonText;

/**
 * Which files a case became, with their hashes, and how they were made. It is
 * written when all of them are in place: where it is, the case is whole.
 *
 * @param name X of the files
 * @param files name of each file → its SHA-256
 * @param entry the case's entry in the manifest; null if it has none
 */
record CaseRecord(String name, Map<String, String> files, JsonObject entry) {

	private static final String FORMAT = "spineps-case";
	private static final int FORMAT_VERSION = 1;
	private static final String ENTRY = "entry";
	private static final String REMEDY =
		"Ask for overwriting, or delete it: its files then count as those of " +
			"versions that kept no records";

	/**
	 * @param folder a folder
	 * @param names names of files in it
	 * @return each with its SHA-256
	 * @throws SpinepsException if one cannot be read
	 */
	static Map<String, String> hashes(final Path folder,
		final Collection<String> names) throws SpinepsException
	{
		final Map<String, String> hashes = new LinkedHashMap<>();
		for (final String name : names)
			hashes.put(name, Sha256.of(folder.resolve(name)));
		return hashes;
	}

	/**
	 * @param file a record
	 * @return what it says; empty if there is none
	 * @throws SpinepsException if it cannot be understood
	 */
	static Optional<CaseRecord> read(final Path file) throws SpinepsException {
		if (!Files.exists(file)) return Optional.empty();
		final String place = HiddenFolder.NAME + "/…/" + InputName.fileName(file);
		final JsonFields fields = JsonFields.of(place, REMEDY, JsonFiles.read(
			file));
		fields.requireFormat(FORMAT, FORMAT_VERSION);
		final Map<String, String> files = new LinkedHashMap<>();
		for (final JsonFields one : fields.objects("files"))
			files.put(one.text("name"), one.text("sha256"));
		final JsonElement entry = fields.element(ENTRY);
		return Optional.of(new CaseRecord(fields.text("name"), files, entry
			.isJsonObject() ? entry.getAsJsonObject() : null));
	}

	/** @return its content as a file */
	String text() {
		final JsonObject json = new JsonObject();
		json.addProperty("format", FORMAT);
		json.addProperty("formatVersion", FORMAT_VERSION);
		json.addProperty("name", name);
		final JsonArray array = new JsonArray();
		files.forEach((file, hash) -> {
			final JsonObject one = new JsonObject();
			one.addProperty("name", file);
			one.addProperty("sha256", hash);
			array.add(one);
		});
		json.add("files", array);
		json.add(ENTRY, entry == null ? JsonNull.INSTANCE : entry);
		return JsonText.format(json);
	}

	/**
	 * @param folder where the files are
	 * @return names of those that are not there
	 */
	List<String> missing(final Path folder) {
		return files.keySet().stream().filter(file -> !Files.exists(folder.resolve(
			file), LinkOption.NOFOLLOW_LINKS)).toList();
	}

	/**
	 * @param folder where the files are
	 * @return names of those that are there and hold something else
	 * @throws SpinepsException if one cannot be read
	 */
	List<String> changed(final Path folder) throws SpinepsException {
		final List<String> changed = new ArrayList<>();
		final List<String> missing = missing(folder);
		for (final Map.Entry<String, String> file : files.entrySet())
			if (!missing.contains(file.getKey()) && !Sha256.of(folder.resolve(file
				.getKey())).equals(file.getValue())) changed.add(file.getKey());
		return changed;
	}

	/**
	 * @param newFiles files that replace those of the same names or come to them
	 * @param obsolete names of files that go
	 * @param folder where files are
	 * @return this record with them, and without what is gone
	 */
	CaseRecord with(final Map<String, String> newFiles,
		final Collection<String> obsolete, final Path folder)
	{
		final Map<String, String> all = new LinkedHashMap<>(files);
		all.keySet().removeAll(obsolete);
		all.keySet().removeAll(missing(folder));
		all.putAll(newFiles);
		return new CaseRecord(name, all, entry);
	}
}
