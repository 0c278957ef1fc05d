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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;

class CsvRowsTest {

	@TempDir
	private Path folder;

	@Test
	void spreadsheetsRunNothing() throws SpinepsException, IOException {
		final Path file = folder.resolve("table.csv");
		final List<String> texts = List.of("=cmd|' /C calc'!A0", "+1+1", "-2+3",
			"@SUM(A1)", "\tx", "\rx", "＝1", "L1", "-", "'quoted");
		final CsvTable table = new CsvTable(List.of("=name", "value"));
		texts.forEach(text -> table.add(text, -1.5));
		table.add("-12.5", -3).add("+7", null);
		table.write(file);
		final List<String> lines = Files.readAllLines(file);
		assertThat(lines.get(0)).isEqualTo("'=name,value");
		assertThat(Files.readString(file)).contains("\n'=cmd|' /C calc'!A0,-1.5\n",
			"\n'+1+1,", "\n'-2+3,", "\n'@SUM(A1),", "'\tx", "'\rx", "\n'＝1,",
			"\nL1,-1.5\n", "\n-,-1.5\n", "\n'quoted,", "\n-12.5,-3\n", "\n+7,\n");
		final List<Map<String, String>> rows = CsvRows.read(file);
		assertThat(rows).hasSize(texts.size() + 2);
		for (int i = 0; i < texts.size(); i++)
			assertThat(rows.get(i).values()).contains(texts.get(i));
	}

	@Test
	void controlCharactersDoNotReachAFile() throws SpinepsException,
		IOException
	{
		final Path file = folder.resolve("table.tsv");
		new CsvTable(List.of("name")).add("a\u001b[2J\u202Eb\u0000").write(file);
		assertThat(Files.readString(file)).isEqualTo("name\na\uFFFD[2J\uFFFDb\uFFFD\n");
	}

	@Test
	void whatIsNoTableEndsInASentence() throws IOException {
		final Path file = folder.resolve("decisions.csv");
		for (final byte[] bytes : List.of("case,decision\n\"never closed,x\n"
			.getBytes(), "\"a\"b\nc".getBytes(),
			("case\n" + "\"".repeat(200_001)).getBytes()))
		{
			Files.write(file, bytes);
			assertThatThrownBy(() -> CsvRows.read(file)).as(new String(bytes, 0, Math
				.min(20, bytes.length))).isInstanceOf(
				SpinepsException.class).hasMessageStartingWith(
					"Cannot read the table decisions.csv");
		}
		Files.delete(file);
		assertThatThrownBy(() -> CsvRows.read(file)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("no such file");
	}

	@Test
	void shortRowsAndMarksOfSpreadsheetsAreRead() throws IOException,
		SpinepsException
	{
		final Path file = Files.writeString(folder.resolve("decisions.csv"),
			"\uFEFFcase,decision\na,accept\nb\n\nc,reject,more\n");
		assertThat(CsvRows.read(file)).contains(Map.of("case", "a", "decision",
			"accept"), Map.of("case", "b"), Map.of("case", "c", "decision", "reject"));
	}
}
