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

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.json.JsonFiles;

/**
 * A folder that says that it is a BIDS data set.
 *
 * @param folder the folder
 * @param description the content of its {@value #DESCRIPTION}; no fields if it
 *          cannot be understood
 */
public record BidsDataset(Path folder, JsonObject description) {

	/** The file that makes a folder a data set. */
	public static final String DESCRIPTION = "dataset_description.json";

	private static final String LINKS = "DatasetLinks";

	/**
	 * @param folder a folder
	 * @return the data set; empty if it is none
	 */
	public static Optional<BidsDataset> of(final Path folder) {
		final Path file = folder.resolve(DESCRIPTION);
		if (!Files.isRegularFile(file)) return Optional.empty();
		JsonObject description = new JsonObject();
		try {
			final JsonElement read = JsonFiles.read(file);
			if (read.isJsonObject()) description = read.getAsJsonObject();
		}
		catch (final SpinepsException e) {
			// A description with a slip is that of a data set, too.
			description = new JsonObject();
		}
		return Optional.of(new BidsDataset(folder, description));
	}

	/**
	 * @param file a file or folder
	 * @return the innermost data set that it lies in, if it does in any
	 */
	public static Optional<BidsDataset> around(final Path file) {
		Path folder = file.toAbsolutePath().normalize().getParent();
		while (folder != null) {
			final Optional<BidsDataset> found = of(folder);
			if (found.isPresent()) return found;
			folder = folder.getParent();
		}
		return Optional.empty();
	}

	/** @return whether it was made from other data sets */
	public boolean isDerivative() {
		return "derivative".equals(text("DatasetType"));
	}

	/**
	 * @param field name of a field
	 * @return its text; empty if there is none
	 */
	public String text(final String field) {
		final JsonElement value = description.get(field);
		return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
	}

	/** @return names of the data sets that it refers to → what is said of their place */
	public Map<String, String> links() {
		final Map<String, String> links = new LinkedHashMap<>();
		if (description.get(LINKS) instanceof JsonObject object) object.entrySet()
			.forEach(link -> links.put(link.getKey(), link.getValue()
				.isJsonPrimitive() ? link.getValue().getAsString() : ""));
		return links;
	}

	/**
	 * @param file a file
	 * @return its address as BIDS writes it, {@code bids:raw:sub-1/anat/x.nii.gz}, if
	 *         it lies in a linked data set; else its name
	 */
	public String address(final Path file) {
		final Path wanted = file.toAbsolutePath().normalize();
		for (final Map.Entry<String, String> link : links().entrySet()) {
			final Path root = folder.toAbsolutePath().resolve(link.getValue())
				.normalize();
			if (wanted.startsWith(root) && !wanted.equals(root)) return "bids:" + link
				.getKey() + ":" + root.relativize(wanted).toString().replace('\\', '/');
		}
		return String.valueOf(wanted.getFileName());
	}

	/**
	 * @param address what {@link #address} gave
	 * @return the file, if it is there
	 */
	public Optional<Path> file(final String address) {
		final String[] parts = address.split(":", 3);
		final String link = parts.length == 3 && parts[0].equals("bids") ? links()
			.get(parts[1]) : null;
		return link == null ? Optional.empty() : Optional.of(folder.toAbsolutePath()
			.resolve(link).resolve(parts[2]).normalize()).filter(
				Files::isRegularFile);
	}
}
