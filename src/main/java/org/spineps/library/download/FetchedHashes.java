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
package org.spineps.library.download;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.json.JsonFiles;

/**
 * The hashes of archives downloaded before, in a file beside the models: if the
 * publisher states no hash, an archive must equal its first download.
 */
public final class FetchedHashes {

	/** Name of the file in the model folder. */
	public static final String FILE_NAME = "downloads.json";

	private final Path file;

	/** @param folder the model folder */
	public FetchedHashes(final Path folder) {
		file = folder.resolve(FILE_NAME);
	}

	/**
	 * @param address address of an archive
	 * @return the SHA-256 that it had the first time; empty if it is new
	 * @throws SpinepsException if the file cannot be read
	 */
	public Optional<String> of(final URI address) throws SpinepsException {
		final JsonElement entry = read().get(Addresses.withoutSecrets(address));
		return entry == null || !entry.isJsonPrimitive() ? Optional.empty()
			: Optional.of(entry.getAsString());
	}

	/**
	 * @param address address of an archive
	 * @param sha256 its hash
	 * @throws SpinepsException if the file cannot be written
	 */
	public void put(final URI address, final String sha256) throws SpinepsException {
		final JsonObject all = read();
		all.addProperty(Addresses.withoutSecrets(address), sha256);
		JsonFiles.write(file, all);
	}

	private JsonObject read() throws SpinepsException {
		if (!Files.exists(file)) return new JsonObject();
		final JsonElement all = JsonFiles.read(file);
		if (!all.isJsonObject()) throw new SpinepsException(
			"Cannot read the list of hashes", file + " is not a JSON object",
			"Delete it");
		return all.getAsJsonObject();
	}
}
