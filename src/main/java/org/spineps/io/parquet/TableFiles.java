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

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;
import org.spineps.io.AtomicFiles.IoConsumer;
import org.spineps.io.CsvWriter;

/** A table of any length as CSV and as Parquet at once, row by row. */
public final class TableFiles {

	/** Takes the rows of a table. */
	@FunctionalInterface
	public interface Rows {

		/**
		 * @param cells one for each column, of its type; null is missing
		 * @throws IOException if they cannot be written
		 */
		void add(List<Object> cells) throws IOException;
	}

	private TableFiles() {
		// static methods only
	}

	/**
	 * @param folder gets the files
	 * @param name their name without the ending
	 * @param columns the columns
	 * @param content gives the rows
	 * @return the files
	 * @throws SpinepsException if they cannot be written
	 */
	public static List<Path> write(final Path folder, final String name,
		final List<ParquetColumn> columns, final IoConsumer<Rows> content)
		throws SpinepsException
	{
		final Path csv = folder.resolve(name + ".csv");
		final Path parquet = folder.resolve(name + ".parquet");
		AtomicFiles.write(csv, text -> {
			try {
				AtomicFiles.write(parquet, binary -> write(text, binary, columns,
					content));
			}
			catch (final SpinepsException e) {
				throw new IOException(e.getMessage(), e);
			}
		});
		return List.of(csv, parquet);
	}

	private static void write(final OutputStream text,
		final OutputStream binary, final List<ParquetColumn> columns,
		final IoConsumer<Rows> content) throws IOException
	{
		final CsvWriter csv = new CsvWriter(text, columns.stream().map(
			ParquetColumn::name).toList(), false);
		final ParquetWriter parquet = new ParquetWriter(binary, columns);
		content.accept(cells -> {
			csv.add(cells);
			parquet.add(cells);
		});
		csv.finish();
		parquet.finish();
	}
}
