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
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stream of PyTorch before 1.6: five pickles (magic number, version, facts
 * about the machine, the content, the keys of the storages), then for every key
 * the number of elements in 8 bytes and the elements.
 */
final class StreamContainer implements StorageSource {

	private static final long VERSION = 1001;

	/** Bytes of numbers that are not read but must be skipped. */
	private static final Map<String, Integer> OTHER_ELEMENTS = Map.of(
		"torch.ComplexFloatStorage", 8, "torch.ComplexDoubleStorage", 16,
		"torch.QInt8Storage", 1, "torch.QUInt8Storage", 1, "torch.QInt32Storage",
		4);

	private final Path file;
	/** By key: bytes of an element, as the content says. */
	private final Map<String, Integer> elementBytes = new HashMap<>();
	private final Map<String, Long> starts = new HashMap<>();
	private final Map<String, Long> lengths = new HashMap<>();
	private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

	private StreamContainer(final Path file) {
		this.file = file;
	}

	static Object read(final Path file) throws IOException {
		return new StreamContainer(file).read();
	}

	private Object read() throws IOException {
		try (FileChannel channel = FileChannel.open(file)) {
			final PickleInput input = new PickleInput(new BufferedInputStream(Channels
				.newInputStream(channel)));
			final Unpickler unpickler = new Unpickler(input, this::storage);
			unpickler.load(); // the magic number, by which the container was known
			final Object version = unpickler.load();
			if (!Long.valueOf(VERSION).equals(version)) throw new IOException(
				"its version is " + (version instanceof Long ? version : "unknown") +
					"; only " + VERSION + " is supported");
			if (Boolean.FALSE.equals(Checkpoint.fields(unpickler.load()).get(
				"little_endian"))) order = ByteOrder.BIG_ENDIAN;
			final Object content = unpickler.load();
			if (!(unpickler.load() instanceof List<?> keys) || keys
				.size() > CheckpointBounds.STORAGES) throw new IOException(
					"its list of storages is damaged");
			locate(keys, channel, input.position());
			return content;
		}
	}

	private void locate(final List<?> keys, final FileChannel channel,
		final long first) throws IOException
	{
		long position = first;
		final ByteBuffer count = ByteBuffer.allocate(Long.BYTES).order(order);
		for (final Object key : keys) {
			final Integer size = key instanceof String name ? elementBytes.get(name)
				: null;
			if (size == null) throw new IOException(
				"its list of storages names one that its content does not use");
			count.clear();
			while (count.hasRemaining())
				if (channel.read(count, position + count.position()) < 0)
					throw new EOFException();
			position += Long.BYTES;
			final long elements = count.getLong(0);
			final long room = channel.size() - position;
			if (elements < 0 || elements > room / size) throw new EOFException();
			starts.put((String) key, position);
			lengths.put((String) key, elements * size);
			position += elements * size;
		}
	}

	/**
	 * ("storage", type, key, location, number of elements, null or (key, offset,
	 * number of elements) of a part).
	 */
	private Object storage(final List<?> id) {
		final OpaqueValue unknown = new OpaqueValue("reference", List.of());
		if (id.size() < 5 || !"storage".equals(id.get(0)) || !(id.get(
			2) instanceof String key) || !(id.get(4) instanceof Long count) ||
			count < 0 || count > Long.MAX_VALUE / Double.BYTES) return unknown;
		if (id.get(1) instanceof OpaqueValue other) elementBytes.putIfAbsent(key,
			OTHER_ELEMENTS.get(other.typeName()));
		if (!(id.get(1) instanceof ElementType type)) return unknown;
		final long bytes = count * type.bytes();
		final Storage whole = new Storage(this, key, type, bytes, 0, bytes);
		elementBytes.putIfAbsent(key, type.bytes());
		if (id.size() < 6 || !(id.get(5) instanceof List<?> part)) return whole;
		if (part.size() < 3 || !(part.get(1) instanceof Long from) || !(part.get(
			2) instanceof Long size) || from < 0 || size < 0 || from > count ||
			size > count - from) return unknown;
		return new Storage(this, key, type, bytes, from * type.bytes(), size * type
			.bytes());
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
		if (length == null) throw new IOException("the storage \"" + key +
			"\" is missing");
		return length;
	}

	@Override
	public InputStream open(final String key, final long from)
		throws IOException
	{
		final FileChannel channel = FileChannel.open(file);
		try {
			channel.position(starts.get(key) + from);
			return Channels.newInputStream(channel);
		}
		catch (final IOException e) {
			channel.close();
			throw e;
		}
	}
}
