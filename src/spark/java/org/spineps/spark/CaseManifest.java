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
package org.spineps.spark;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.batch.cases.InputStatus;
import org.spineps.batch.cases.RunManifest;
import org.spineps.io.json.JsonFiles;

/**
 * What the manifest of a case says. An input that holds several scans, as a study
 * does, has a result if one of them has.
 *
 * @param status how it ended, as in the manifest
 * @param message one sentence or more for the user; empty when all is well
 */
record CaseManifest(String status, String message) {

	/**
	 * @param folder of the case's results
	 * @param key the case
	 * @param said what the program said, for the case that it wrote no manifest
	 * @return how the case ended
	 * @throws IOException if it was given up, so that nothing is known
	 * @throws SpinepsException if the manifest cannot be read
	 */
	static CaseManifest read(final Path folder, final String key,
		final String said) throws IOException, SpinepsException
	{
		final Path file = folder.resolve(RunManifest.FILE_NAME);
		if (!Files.exists(file)) return new CaseManifest(CaseOutcome.FAILED, said
			.strip());
		final List<JsonObject> entries = new ArrayList<>();
		for (final JsonElement entry : JsonFiles.read(file).getAsJsonObject()
			.getAsJsonArray("inputs"))
			entries.add(entry.getAsJsonObject());
		final Set<String> messages = new LinkedHashSet<>();
		String status = CaseOutcome.FAILED;
		for (final JsonObject entry : entries) {
			final String one = entry.get("status").getAsString();
			if (one.equals(InputStatus.CANCELLED.text())) throw new IOException(
				"The work on " + key + " was given up");
			final String message = entry.get("message").getAsString();
			if (!message.isEmpty()) messages.add(message);
			if (status.equals(CaseOutcome.FAILED) || one.equals(InputStatus.OK
				.text())) status = one;
		}
		return new CaseManifest(status, String.join(" ", messages));
	}
}
