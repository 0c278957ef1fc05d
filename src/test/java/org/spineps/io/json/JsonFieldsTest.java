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
package org.spineps.io.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;

/** Fields of the right and of the wrong type. */
class JsonFieldsTest {

	@TempDir
	private Path folder;

	private static JsonFields json(final String text)
		throws SpinepsException
	{
		return JsonFields.parse("plans.json", text);
	}

	@Test
	void fieldsOfAllTypes() throws Exception {
		final JsonFields json = json("""
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
		final JsonFields json = json("""
			{"text": 1, "number": "1", "integer": 1.5, "huge": 1e999999999,
			"flag": 0, "list": 3, "object": {"inner": {}}, "null": null}""");
		assertRefused(() -> json.text("text"), "\"text\" is not a string");
		assertRefused(() -> json.number("number"), "\"number\" is not a number");
		assertRefused(() -> json.integer("integer"), "not a whole number");
		assertRefused(() -> json.integer("huge"), "\"huge\" is not a number");
		assertRefused(() -> json.flag("flag", true), "neither true nor false");
		assertRefused(() -> json.integers("list"), "is not a list");
		assertRefused(() -> json.object("list"), "\"list\" is not an object");
		assertRefused(() -> json.object("object").text("inner"),
			"\"object.inner\" has a value of the wrong type");
		assertRefused(() -> json.element("null"), "\"null\" is missing");
	}

	private static void assertRefused(final ThrowingCallable read,
		final String reason)
	{
		assertThatThrownBy(read).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("plans.json").hasMessageContaining(reason);
	}

	@Test
	void aKeyThatOccursTwiceIsRefused() throws Exception {
		assertRefused(() -> json("{\"a\": {\"b\": 1, \"c\": 2, \"b\": 3}}"),
			"\"a.b\" occurs twice");
	}

	@Test
	void whatNobodyAskedForIsNamedOnRequest() throws Exception {
		final JsonFields json = json("{\"a\": 1, \"b\": 2}");
		assertThat(json.integer("a")).isEqualTo(1);
		assertRefused(json::requireAllRead, "\"b\" is not a known field");
		assertThat(json.integer("b")).isEqualTo(2);
		json.requireAllRead();
	}

	@Test
	void theVersionOfAFormatIsANumberOrOfOldAText() throws Exception {
		json("{\"format\": \"x\", \"formatVersion\": 1}").requireFormat("x", 1);
		json("{\"format\": \"x\", \"formatVersion\": \"1\"}").requireFormat("x",
			1);
		assertRefused(() -> json("{\"format\": \"y\", \"formatVersion\": 1}")
			.requireFormat("x", 1), "\"format\" is not \"x\"");
		assertRefused(() -> json("{\"formatVersion\": 2}").requireFormat("", 1),
			"is 2; this program reads 1");
		assertRefused(() -> json("{\"formatVersion\": []}").requireFormat("", 1),
			"formatVersion");
	}

	@Test
	void theRemedyIsThatOfTheCaller() throws Exception {
		final Path file = Files.writeString(folder.resolve("plans.json"), "[]");
		assertRefused(() -> JsonFields.read(file, "Make it again"),
			"Make it again");
	}

	@Test
	void filesThatWouldFillTheMemory() throws Exception {
		final Path file = folder.resolve("plans.json");
		Files.writeString(file, "{\"a\":" + "[".repeat(400_000) + "]".repeat(
			400_000) + "}");
		assertThatThrownBy(() -> JsonFields.read(file)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("more than 64 deep");
		Files.writeString(file, "{\"a\":[" + "[],".repeat(600_000) + "1]}");
		assertThatThrownBy(() -> JsonFields.read(file)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("500000 lists");
		Files.writeString(file, " ".repeat(JsonFields.MAX_BYTES + 1));
		assertThatThrownBy(() -> JsonFields.read(file)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("too large");
	}
}
