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

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import org.spineps.SpinepsException;
import org.spineps.io.json.JsonFields;
import org.spineps.io.json.JsonText;

/**
 * What a lock says: one line about its holder, and a sign of life after another.
 *
 * @param id differs from that of every other lock
 * @param process who holds it
 */
record LockText(String id, ProcessMark process) {

	/** What a holder adds now and then. */
	static final byte[] SIGN_OF_LIFE = { '.' };

	private static final int MAX_LINE = 4096;

	/** @return that of a new lock of this process */
	static LockText create() {
		return new LockText(UUID.randomUUID().toString(), ProcessMark.current());
	}

	/** @return the content of a new lock */
	byte[] bytes() {
		final JsonObject json = new JsonObject();
		json.addProperty("id", id);
		json.addProperty("pid", process.pid());
		json.addProperty("start", process.start());
		json.addProperty("machine", process.machine());
		json.addProperty("user", process.user());
		json.addProperty("host", process.host());
		// For people; no program compares clocks.
		json.addProperty("since", Instant.now().truncatedTo(ChronoUnit.SECONDS)
			.toString());
		return (json + "\n").getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * @param content content of a lock
	 * @return what it says; empty if it was not written to its end, or by another
	 *         program
	 */
	static Optional<LockText> read(final byte[] content) {
		int end = 0;
		while (end < content.length && content[end] != '\n')
			end++;
		if (end == content.length || end > MAX_LINE) return Optional.empty();
		try {
			final JsonElement line = JsonText.parse("lock", new String(content, 0, end,
				StandardCharsets.UTF_8), JsonText.Grammar.LENIENT);
			final JsonFields fields = JsonFields.of("lock", "Delete it", line);
			return Optional.of(new LockText(fields.text("id"), new ProcessMark(fields
				.integer("pid"), fields.text("start"), fields.text("machine"), fields.text(
					"user"), fields.text("host"))));
		}
		catch (final SpinepsException e) {
			return Optional.empty();
		}
	}
}
