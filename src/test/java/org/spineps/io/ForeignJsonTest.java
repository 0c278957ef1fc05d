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
package org.spineps.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;

import java.nio.file.Files;
import java.nio.file.Path;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;

/** Fields of the right and of the wrong type. */
class ForeignJsonTest {

	@TempDir
	private Path folder;

	private static ForeignJson json(final String text) {
		return ForeignJson.of("plans.json", JsonParser.parseString(text)
			.getAsJsonObject());
	}

	@Test
	void fieldsOfAllTypes() throws Exception {
		final ForeignJson json = json("""
			{"text": "a", "number": 1.5, "integer": -3, "flag": true, "null": null,
			"numbers": [1, 2.5], "integers": [1, 2], "flags": [true, false],
			"texts": ["x", "y"], "object": {"inner": 7}}""");
		assertThat(json.text("text")).isEqualTo("a");
		assertThat(json.optionalText("null")).isEmpty();
		assertThat(json.number("number")).isEqualTo(1.5);
		assertThat(json.number("absent", 4)).isEqualTo(4);
		assertThat(json.integer("integer")).isEqualTo(-3);
		assertThat(json.integer("null", 4)).isEqualTo(4);
		assertThat(json.flag("flag", false)).isTrue();
		assertThat(json.flag("absent", true)).isTrue();
		assertThat(json.numbers("numbers")).containsExactly(1.0, 2.5);
		assertThat(json.integers("integers")).containsExactly(1, 2);
		assertThat(json.flags("flags")).containsExactly(true, false);
		assertThat(json.texts("texts")).containsExactly("x", "y");
		assertThat(json.object("object").integer("inner")).isEqualTo(7);
		assertThat(json.names()).startsWith("text", "number");
	}

	@Test
	void wrongFieldsAreNamedWithTheirFile() throws Exception {
		final ForeignJson json = json("""
			{"text": 1, "number": "1", "integer": 1.5, "huge": 1e999999999,
			"flag": 0, "list": 3, "object": {"inner": {}}, "null": null}""");
		assertRefused(() -> json.text("text"), "\"text\" is no text");
		assertRefused(() -> json.number("number"), "\"number\" is no number");
		assertRefused(() -> json.integer("integer"), "no whole number");
		assertRefused(() -> json.integer("huge"), "\"huge\" is no number");
		assertRefused(() -> json.flag("flag", true), "neither true nor false");
		assertRefused(() -> json.integers("list"), "is no list");
		assertRefused(() -> json.object("list"), "\"list\" is no object");
		assertRefused(() -> json.object("object").text("inner"),
			"\"object.inner\" has a value of the wrong kind");
		assertRefused(() -> json.element("null"), "\"null\" is missing");
	}

	private static void assertRefused(final ThrowingCallable read,
		final String reason)
	{
		assertThatThrownBy(read).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("plans.json").hasMessageContaining(reason);
	}

	@Test
	void filesThatWouldFillTheMemory() throws Exception {
		final Path file = folder.resolve("plans.json");
		Files.writeString(file, "[".repeat(600_000));
		assertThatThrownBy(() -> ForeignJson.read(file)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("600000 lists");
		Files.writeString(file, "[".repeat(400_000));
		assertThatThrownBy(() -> ForeignJson.read(file)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("not a JSON file");
		Files.writeString(file, "{\"a\":" + "[".repeat(400_000) + "]".repeat(
			400_000) + "}");
		assertThat(ForeignJson.read(file).has("a")).isTrue();
		Files.writeString(file, " ".repeat(ForeignJson.MAX_BYTES + 1));
		assertThatThrownBy(() -> ForeignJson.read(file)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("too large");
	}
}
