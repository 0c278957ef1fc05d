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
package org.spineps.convert.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The values that tensors are views of.
 *
 * @param source the file that holds them
 * @param key their name there
 * @param type their type unless a tensor states another
 * @param recordBytes bytes that the source must hold under this name
 * @param from first byte of the record that belongs to this storage
 * @param bytes bytes of this storage
 */
record Storage(StorageSource source, String key, ElementType type,
	long recordBytes, long from, long bytes)
{

	Storage {
		if (recordBytes < 0 || from < 0 || bytes < 0 || from > recordBytes ||
			bytes > recordBytes - from) throw new IllegalArgumentException(
				"Storage " + from + "+" + bytes + " of " + recordBytes);
	}

	/** Takes a part of the bytes of a storage. */
	@FunctionalInterface
	interface Reader<T> {

		T read(InputStream stream) throws IOException;
	}

	/**
	 * @param first first byte wanted
	 * @param reader takes the bytes from there on
	 * @return the reader's result
	 * @throws IOException if the record is missing or has another length than the
	 *           checkpoint says, or ends early
	 */
	<T> T read(final long first, final Reader<T> reader) throws IOException {
		check();
		try (InputStream stream = source.open(key, from + first)) {
			return reader.read(stream);
		}
	}

	/** @throws IOException if the record is missing or of another length */
	void check() throws IOException {
		final long found = source.length(key);
		if (found != recordBytes) throw new IOException("the record \"" + key +
			"\" holds " + found + " bytes instead of " + recordBytes);
	}

	/** Fills a part of an array or fails. */
	static void fill(final InputStream stream, final byte[] bytes,
		final int count) throws IOException
	{
		if (stream.readNBytes(bytes, 0, count) < count) throw new EOFException(
			"a record ends early");
	}
}
