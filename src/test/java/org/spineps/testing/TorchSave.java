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
package org.spineps.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.spineps.SpinepsException;
import org.spineps.convert.checkpoint.Tensor;

/**
 * Writes checkpoints as {@code torch.save} does, for tests that need one with
 * weights of their own.
 */
public final class TorchSave {

	private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();
	private final List<Tensor> storages = new ArrayList<>();

	private TorchSave() {}

	/**
	 * An instance of a class of Python.
	 *
	 * @param module where the class is
	 * @param name the class
	 * @param attributes what the instance holds
	 */
	public record PythonObject(String module, String name,
		Map<String, ?> attributes)
	{}

	/**
	 * @param file file to make
	 * @param content maps with texts as keys, lists, texts, whole and broken
	 *          numbers, booleans, null, tensors and {@link PythonObject}s; tensors
	 *          become 32-bit floats
	 */
	public static void write(final Path file, final Object content) {
		final TorchSave save = new TorchSave();
		save.op(0x80);
		save.op(2);
		save.value(content);
		save.op('.');
		try (OutputStream out = Files.newOutputStream(file);
				ZipOutputStream zip = new ZipOutputStream(out))
		{
			save.record(zip, "data.pkl", save.pickle.toByteArray());
			save.record(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
			for (int i = 0; i < save.storages.size(); i++)
				save.record(zip, "data/" + i, bytes(save.storages.get(i)));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static byte[] bytes(final Tensor tensor) {
		try {
			final float[] values = tensor.toFloats();
			final ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES)
				.order(ByteOrder.LITTLE_ENDIAN);
			buffer.asFloatBuffer().put(values);
			return buffer.array();
		}
		catch (final SpinepsException e) {
			throw new IllegalArgumentException(e);
		}
	}

	private void record(final ZipOutputStream zip, final String name,
		final byte[] bytes) throws IOException
	{
		final ZipEntry entry = new ZipEntry("archive/" + name);
		final CRC32 crc = new CRC32();
		crc.update(bytes);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(bytes.length);
		entry.setCrc(crc.getValue());
		zip.putNextEntry(entry);
		zip.write(bytes);
		zip.closeEntry();
	}

	private void value(final Object value) {
		if (value == null) op('N');
		else if (value instanceof Boolean truth) op(truth ? 0x88 : 0x89);
		else if (value instanceof Integer number) integer(number);
		else if (value instanceof Long number) integer(Math.toIntExact(number));
		else if (value instanceof Number number) {
			op('G');
			pickle.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number
				.doubleValue()).array());
		}
		else if (value instanceof String text) text(text);
		else if (value instanceof Tensor tensor) tensor(tensor);
		else if (value instanceof Map<?, ?> map) map(map);
		else if (value instanceof List<?> list) {
			op(']');
			op('(');
			list.forEach(this::value);
			op('e');
		}
		else if (value instanceof PythonObject object) {
			global(object.module(), object.name());
			op(')');
			op(0x81);
			map(object.attributes());
			op('b');
		}
		else throw new IllegalArgumentException("No pickle of " + value
			.getClass());
	}

	private void map(final Map<?, ?> map) {
		op('}');
		op('(');
		map.forEach((key, value) -> {
			value(key);
			value(value);
		});
		op('u');
	}

	private void tensor(final Tensor tensor) {
		final int[] shape = tensor.shape();
		global("torch._utils", "_rebuild_tensor_v2");
		op('(');
		op('(');
		text("storage");
		global("torch", "FloatStorage");
		text(Integer.toString(storages.size()));
		text("cuda:0");
		integer(Math.toIntExact(tensor.size()));
		op('t');
		op('Q');
		integer(0);
		op('(');
		for (final int length : shape)
			integer(length);
		op('t');
		op('(');
		for (int axis = 0; axis < shape.length; axis++) {
			int stride = 1;
			for (int later = axis + 1; later < shape.length; later++)
				stride *= shape[later];
			integer(stride);
		}
		op('t');
		op(0x89);
		global("collections", "OrderedDict");
		op(')');
		op('R');
		op('t');
		op('R');
		storages.add(tensor);
	}

	private void op(final int code) {
		pickle.write(code);
	}

	private void global(final String module, final String name) {
		op('c');
		pickle.writeBytes((module + "\n" + name + "\n").getBytes(
			StandardCharsets.UTF_8));
	}

	private void text(final String text) {
		final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		op('X');
		littleEndian(bytes.length);
		pickle.writeBytes(bytes);
	}

	private void integer(final int value) {
		op('J');
		littleEndian(value);
	}

	private void littleEndian(final int value) {
		for (int shift = 0; shift < 32; shift += 8)
			op(value >>> shift & 0xff);
	}
}
