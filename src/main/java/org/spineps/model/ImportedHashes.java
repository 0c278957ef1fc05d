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

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.json.JsonFiles;

/**
 * The hashes of networks when they were imported, in a hidden file of the model
 * folder: a model's own manifest cannot vouch for the files beside it.
 */
public final class ImportedHashes {

	/** Name of the file in the model folder. */
	public static final String FILE_NAME = ".imported.json";

	private final Path file;
	private final JsonObject all;

	private ImportedHashes(final Path file, final JsonObject all) {
		this.file = file;
		this.all = all;
	}

	/**
	 * @param folder the model folder
	 * @return what was recorded there; nothing if there is no record
	 * @throws SpinepsException if the record cannot be read
	 */
	public static ImportedHashes in(final Path folder) throws SpinepsException {
		final Path file = folder.resolve(FILE_NAME);
		if (!Files.exists(file)) return new ImportedHashes(file, new JsonObject());
		final JsonElement all = JsonFiles.read(file);
		if (!all.isJsonObject()) throw new SpinepsException(
			"Cannot read the record of imported models", file +
				" is not a JSON object", "Delete it and import the models again");
		return new ImportedHashes(file, all.getAsJsonObject());
	}

	/**
	 * @param id id of a model, which is also the name of its folder
	 * @return the hashes of its networks by the names of their files; empty if it
	 *         was not imported
	 */
	public Optional<Map<String, String>> of(final String id) {
		if (!(all.get(id) instanceof JsonObject files)) return Optional.empty();
		final Map<String, String> hashes = new LinkedHashMap<>();
		for (final Map.Entry<String, JsonElement> entry : files.entrySet())
			if (entry.getValue().isJsonPrimitive()) hashes.put(entry.getKey(), entry
				.getValue().getAsString());
		return Optional.of(hashes);
	}

	/**
	 * Records a model that has just been imported.
	 *
	 * @param manifest its manifest
	 * @throws SpinepsException if the record cannot be written
	 */
	public void put(final ModelManifest manifest) throws SpinepsException {
		final JsonObject files = new JsonObject();
		for (final NetworkFile network : manifest.networks())
			files.addProperty(network.name(), network.sha256());
		all.add(manifest.id(), files);
		JsonFiles.write(file, all);
	}

	/**
	 * Forgets a model; without any model there is no file.
	 *
	 * @param id its id
	 * @throws SpinepsException if the record cannot be written
	 * @throws IOException if it cannot be deleted
	 */
	public void remove(final String id) throws SpinepsException, IOException {
		if (all.remove(id) == null) return;
		if (all.size() == 0) Files.deleteIfExists(file);
		else JsonFiles.write(file, all);
	}
}
