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

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.spineps.io.zip.ZipFiles;

/**
 * The zip container of {@code torch.save}: one folder with {@code data.pkl}, and
 * a record {@code data/<key>} for every storage.
 */
final class ZipContainer implements StorageSource {

	private static final String PICKLE = "/data.pkl";
	private static final String RECORDS = "/data/";
	private static final String BYTE_ORDER = "/byteorder";
	private static final int BYTE_ORDER_LENGTH = 16;
	/** DEFLATE packs no more than 1032 bytes into one. */
	private static final long MOST_PACKED = 1032;

	private final Path file;
	private final String records;
	private final Map<String, Long> lengths;
	private final ByteOrder order;

	private ZipContainer(final Path file, final String records,
		final Map<String, Long> lengths, final ByteOrder order)
	{
		this.file = file;
		this.records = records;
		this.lengths = lengths;
		this.order = order;
	}

	static Object read(final Path file) throws IOException {
		try (ZipFile zip = ZipFiles.open(file)) {
			final List<ZipEntry> entries = ZipFiles.entries(zip, CheckpointBounds.ENTRIES);
			final ZipEntry pickle = pickle(zip, entries);
			final String root = pickle.getName().substring(0, pickle.getName()
				.length() - PICKLE.length());
			return load(file, zip, entries, pickle, root, root + RECORDS);
		}
	}

	/** One of several pickles of a file, each with records of its own. */
	static Object read(final Path file, final String root, final String pickle,
		final String records) throws IOException
	{
		try (ZipFile zip = ZipFiles.open(file)) {
			final ZipEntry entry = zip.getEntry(root + "/" + pickle);
			if (entry == null) throw new IOException("it holds no " + pickle);
			return load(file, zip, ZipFiles.entries(zip, CheckpointBounds.ENTRIES),
				entry, root, root + "/" + records + "/");
		}
	}

	private static Object load(final Path file, final ZipFile zip,
		final List<ZipEntry> entries, final ZipEntry pickle, final String root,
		final String records) throws IOException
	{
		if (pickle.getSize() > CheckpointBounds.PICKLE_BYTES) throw new IOException(
			"its description has " + pickle.getSize() + " bytes");
		final ZipContainer container = new ZipContainer(file, records, lengths(
			entries, records, Files.size(file)), byteOrder(zip, root));
		try (InputStream stream = new BufferedInputStream(zip.getInputStream(
			pickle)))
		{
			return new Unpickler(new PickleInput(stream), container::storage).load();
		}
	}

	private static ZipEntry pickle(final ZipFile zip,
		final List<ZipEntry> entries) throws IOException
	{
		ZipEntry found = null;
		for (final ZipEntry entry : entries)
			if (entry.getName().endsWith(PICKLE) && (found == null || entry.getName()
				.length() < found.getName().length())) found = entry;
		if (found == null) throw new IOException(
			"it is a zip file without data.pkl, so it is not from PyTorch");
		if (zip.getEntry(found.getName().replace(PICKLE, "/constants.pkl")) !=
			null) throw new IOException(
				"it is a TorchScript archive, not a checkpoint");
		return found;
	}

	private static Map<String, Long> lengths(final List<ZipEntry> entries,
		final String prefix, final long fileBytes)
	{
		final Map<String, Long> lengths = new HashMap<>();
		for (final ZipEntry entry : entries)
			if (entry.getName().startsWith(prefix) && isPossible(entry, fileBytes))
				lengths.put(entry.getName().substring(prefix.length()), entry
					.getSize());
		return lengths;
	}

	/** Whether a record can be as long as the table of contents claims. */
	private static boolean isPossible(final ZipEntry entry,
		final long fileBytes)
	{
		final long packed = entry.getCompressedSize();
		final long size = entry.getSize();
		if (packed < 0 || size < 0 || packed > fileBytes) return false;
		return entry.getMethod() == ZipEntry.STORED ? packed == size
			: size <= CheckpointBounds.COMPRESSED_RECORD && size <= MOST_PACKED * packed;
	}

	private static ByteOrder byteOrder(final ZipFile zip, final String root)
		throws IOException
	{
		final ZipEntry entry = zip.getEntry(root + BYTE_ORDER);
		if (entry == null) return ByteOrder.LITTLE_ENDIAN;
		try (InputStream stream = zip.getInputStream(entry)) {
			final String word = new String(stream.readNBytes(BYTE_ORDER_LENGTH),
				StandardCharsets.US_ASCII).strip();
			return switch (word) {
				case "little" -> ByteOrder.LITTLE_ENDIAN;
				case "big" -> ByteOrder.BIG_ENDIAN;
				default -> throw new IOException("its byte order is unknown");
			};
		}
	}

	/** ("storage", type, key, location, number of elements). */
	private Object storage(final List<?> id) {
		if (id.size() < 5 || !"storage".equals(id.get(0)) || !(id.get(
			1) instanceof ElementType type) || !(id.get(2) instanceof String key) ||
			!(id.get(4) instanceof Long count) || count < 0 || count > Long.MAX_VALUE /
				Double.BYTES) return new OpaqueValue("reference", List.of());
		final long bytes = count * type.bytes();
		return new Storage(this, key, type, bytes, 0, bytes);
	}

	@Override
	public ByteOrder order() {
		return order;
	}

	@Override
	public String name() {
		return String.valueOf(file.getFileName());
	}

	@Override
	public long length(final String key) throws IOException {
		final Long length = lengths.get(key);
		if (length == null) throw new IOException("the record \"" + key +
			"\" is missing or damaged");
		return length;
	}

	@Override
	public InputStream open(final String key, final long from)
		throws IOException
	{
		final ZipFile zip = ZipFiles.open(file);
		try {
			final ZipEntry entry = zip.getEntry(records + key);
			if (entry == null || entry.getSize() != length(key))
				throw new IOException("the file has changed");
			final InputStream stream = zip.getInputStream(entry);
			stream.skipNBytes(from);
			return new FilterInputStream(stream) {

				@Override
				public void close() throws IOException {
					zip.close(); // and with it the stream
				}
			};
		}
		catch (final IOException e) {
			zip.close();
			throw e;
		}
	}
}
