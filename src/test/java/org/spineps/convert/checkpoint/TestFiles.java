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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Test resources as files, and files made of given bytes. */
final class TestFiles {

	private TestFiles() {
		// static methods only
	}

	/**
	 * @param name path below fixtures
	 * @param folder where to put it
	 * @return the file
	 */
	static Path copy(final String name, final Path folder) throws IOException {
		final Path file = folder.resolve(name.substring(name.lastIndexOf('/') +
			1));
		Files.write(file, bytes(name));
		return file;
	}

	/**
	 * @param name path below fixtures
	 * @return its content
	 */
	static byte[] bytes(final String name) throws IOException {
		try (InputStream in = TestFiles.class.getResourceAsStream("/fixtures/" +
			name))
		{
			return in.readAllBytes();
		}
	}

	/** A zip container of compressed records. */
	static Path zip(final Path file, final Map<String, byte[]> records)
		throws IOException
	{
		try (OutputStream out = Files.newOutputStream(file);
				ZipOutputStream zip = new ZipOutputStream(out))
		{
			for (final Map.Entry<String, byte[]> record : records.entrySet()) {
				zip.putNextEntry(new ZipEntry("archive/" + record.getKey()));
				zip.write(record.getValue());
				zip.closeEntry();
			}
		}
		return file;
	}

	/** The steps of a pickle: texts in Latin-1, numbers as single bytes. */
	static byte[] pickle(final Object... steps) {
		final StringBuilder bytes = new StringBuilder("\u0080\u0002");
		for (final Object step : steps)
			if (step instanceof Integer code) bytes.append((char) (code & 0xff));
			else bytes.append(step);
		return bytes.append('.').toString().getBytes(StandardCharsets.ISO_8859_1);
	}

	/** A pickled text of up to 255 bytes. */
	static String text(final String text) {
		return "X" + (char) text.length() + "\0\0\0" + text;
	}

	/** A pickled tensor of 32-bit floats with one axis. */
	static String tensor(final String key, final int elements,
		final int offset, final int length, final int stride)
	{
		return "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") +
			"ctorch\nFloatStorage\n" + text(key) + text("cpu") + number(elements) +
			"tQ" + number(offset) + number(length) + "\u0085" + number(stride) +
			"\u0085\u0089NtR";
	}

	static String number(final int value) {
		return "J" + (char) (value & 0xff) + (char) (value >> 8 & 0xff) +
			(char) (value >> 16 & 0xff) + (char) (value >>> 24);
	}
}
