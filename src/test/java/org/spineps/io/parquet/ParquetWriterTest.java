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
package org.spineps.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.io.parquet.ParquetColumn.Type;
import org.spineps.testing.ParquetTable;

class ParquetWriterTest {

	private static final List<ParquetColumn> COLUMNS = List.of(new ParquetColumn(
		"case", Type.TEXT), new ParquetColumn("label", Type.WHOLE),
		new ParquetColumn("height_mm", Type.NUMBER));

	@TempDir
	private Path folder;

	private Map<String, List<Object>> written(final int times,
		final List<?>... rows) throws Exception
	{
		final Path file = folder.resolve("table.parquet");
		try (OutputStream stream = Files.newOutputStream(file)) {
			final ParquetWriter writer = new ParquetWriter(stream, COLUMNS);
			for (int n = 0; n < times; n++)
				for (final List<?> row : rows)
					writer.add(row);
			writer.finish();
		}
		return ParquetTable.read(file);
	}

	@Test
	void cellsOfAllTypesSurvive() throws Exception {
		final Map<String, List<Object>> table = written(1, List.of("a \u00e9", 20,
			23.45), Arrays.asList(null, null, null), List.of("", -1, -0.5), List.of(
				"nul\0 \u202Eevil", Integer.MIN_VALUE, Double.NaN));
		assertThat(table).containsOnlyKeys("case", "label", "height_mm");
		assertThat(table.get("case")).containsExactly("a \u00e9", null, "",
			"nul\uFFFD \uFFFDevil");
		assertThat(table.get("label")).containsExactly(20, null, -1,
			Integer.MIN_VALUE);
		assertThat(table.get("height_mm")).containsExactly(23.45, null, -0.5,
			null);
	}

	@Test
	void aTableWithoutRowsIsATable() throws Exception {
		assertThat(written(0)).containsOnlyKeys("case", "label", "height_mm")
			.allSatisfy((name, cells) -> assertThat(cells).isEmpty());
	}

	/** More rows than one group holds. */
	@Test
	void longTablesAreWrittenInGroups() throws Exception {
		final Map<String, List<Object>> table = written(70_000, List.of("x", 1, 2.0),
			Arrays.asList("y", null, 3.0));
		assertThat(table.get("case")).hasSize(140_000);
		assertThat(table.get("label").subList(139_998, 140_000)).containsExactly(1,
			null);
		assertThat(table.get("height_mm").get(139_999)).isEqualTo(3.0);
	}

	@Test
	void cellsOfAnotherTypeAreRefused() throws Exception {
		final ParquetWriter writer = new ParquetWriter(new ByteArrayOutputStream(),
			COLUMNS);
		assertThatThrownBy(() -> writer.add(List.of("x", 1))).isInstanceOf(
			IllegalArgumentException.class);
		assertThatThrownBy(() -> writer.add(List.of("x", 1.0, 2.0))).isInstanceOf(
			IllegalArgumentException.class).hasMessageContaining("label");
	}
}
