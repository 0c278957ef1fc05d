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

import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.io.json.JsonFiles;

/** Text files for other programs. */
class JsonAndCsvTest {

	@TempDir
	Path folder;

	@Test
	void jsonComesBackAsItWas() throws SpinepsException, IOException {
		final JsonObject json = new JsonObject();
		json.addProperty("name", "Höhe <mm> ≤ 3");
		json.addProperty("number", 1.5);
		json.add("nothing", null);
		final Path file = folder.resolve("a.json");
		JsonFiles.write(file, json);
		assertThat(Files.readString(file)).isEqualTo("{\n" +
			"  \"name\": \"Höhe <mm> ≤ 3\",\n  \"number\": 1.5,\n" +
			"  \"nothing\": null\n}\n");
		assertThat(JsonFiles.read(file)).isEqualTo(json);
		Files.writeString(file, "\ufeff" + Files.readString(file));
		assertThat(JsonFiles.read(file)).isEqualTo(json);
	}

	@Test
	void numbersThatJsonHasNotLeaveTheOldFile() throws IOException {
		final JsonObject json = new JsonObject();
		json.addProperty("number", Double.NaN);
		final Path file = folder.resolve("a.json");
		Files.writeString(file, "{}");
		assertThatThrownBy(() -> JsonFiles.write(file, json)).isInstanceOf(
			IllegalArgumentException.class);
		assertThat(Files.readString(file)).isEqualTo("{}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "{", "[1, 2", "{} {}", "\"open" })
	void whatIsNoJsonIsRefused(final String text) throws IOException {
		final Path file = folder.resolve("a.json");
		Files.writeString(file, text);
		assertThatThrownBy(() -> JsonFiles.read(file)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("a.json is not a JSON file");
	}

	@Test
	void deepLargeAndBinaryFilesAreRefused() throws IOException {
		final Path deep = folder.resolve("deep.json");
		Files.writeString(deep, "[".repeat(1_000_000));
		assertThatThrownBy(() -> JsonFiles.read(deep)).isInstanceOf(
			SpinepsException.class);
		assertThatThrownBy(() -> JsonFiles.read(deep, 1000)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("More than 1000 bytes");
		final Path binary = folder.resolve("binary.json");
		Files.write(binary, new byte[] { '"', (byte) 0xff, (byte) 0xfe, '"' });
		assertThatThrownBy(() -> JsonFiles.read(binary)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("UTF-8");
		assertThatThrownBy(() -> JsonFiles.read(folder.resolve("none.json")))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"no such file");
	}

	@Test
	void tablesAreQuotedAndNeverSayNaN() throws SpinepsException, IOException {
		final CsvTable table = new CsvTable(List.of("name", "volume (mm³)",
			"touches border", "n"));
		table.add("L4", 12345.678, true, 3);
		table.add("disc \"L4/L5\", low", Double.NaN, false, null);
		table.add("", Double.POSITIVE_INFINITY, null, -1L);
		assertThat(table.rows()).isEqualTo(3);
		final Path csv = folder.resolve("t.csv");
		final Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			table.write(csv);
		}
		finally {
			Locale.setDefault(before);
		}
		assertThat(Files.readString(csv)).isEqualTo(
			"name,volume (mm³),touches border,n\nL4,12345.678,true,3\n" +
				"\"disc \"\"L4/L5\"\", low\",,false,\n\"\",,,-1\n");
		final Path tsv = folder.resolve("t.tsv");
		table.write(tsv);
		assertThat(Files.readString(tsv)).contains("\tn/a\tfalse\tn/a\n")
			.doesNotContain("NaN");
		assertThatThrownBy(() -> table.add("too", "few")).isInstanceOf(
			IllegalArgumentException.class);
	}

	@ParameterizedTest
	@CsvSource({ "0.1, 0.1", "0.30000000000000004, 0.3", "-0.0, 0", "1, 1",
		"123456789.4, 123456789", "1200, 1200", "1e-4, 0.0001",
		"3.2e-12, 3.2E-12", "2.5e15, 2.5E+15", "0.333333333333, 0.333333333" })
	void numbersAreShortAndPlain(final double value, final String text) {
		assertThat(CsvTable.text(value)).isEqualTo(text);
	}
}
