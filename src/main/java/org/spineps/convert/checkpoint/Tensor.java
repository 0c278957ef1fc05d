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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.spineps.SpinepsException;

/**
 * An array of numbers in a checkpoint. It reads its values from the file on
 * every request: holding a tensor costs no memory, and the file must not move
 * while values are needed. Immutable and thread-safe.
 * <p>
 * A tensor is a view: element (i₀, i₁, …) lies at offset + Σ i·stride of a
 * storage that other tensors may share. Values are returned contiguously in C
 * order, the last axis fastest.
 * </p>
 */
public final class Tensor {

	/** No tensor has more axes. */
	static final int MOST_AXES = 16;
	/** Views that repeat numbers have no more elements than this. */
	static final long LARGEST_REPEATING = 1 << 20;
	private static final int BLOCK = 1 << 16;

	private final Storage storage;
	private final ElementType type;
	private final long offset;
	private final int[] shape;
	private final long[] strides;
	private final long size;

	/**
	 * @param storage the numbers
	 * @param type their type
	 * @param offset index of the first element in the storage
	 * @param shape length of each axis
	 * @param strides elements from one index to the next along each axis
	 * @throws IOException if the view leaves the storage or is too large
	 */
	Tensor(final Storage storage, final ElementType type, final long offset,
		final long[] shape, final long... strides) throws IOException
	{
		if (shape.length > MOST_AXES || strides.length != shape.length)
			throw new IOException("a tensor has " + shape.length + " axes and " +
				strides.length + " strides");
		this.storage = storage;
		this.type = type;
		this.offset = offset;
		this.strides = strides.clone();
		this.shape = new int[shape.length];
		final long available = storage.bytes() / type.bytes();
		try {
			long count = 1;
			long last = offset;
			for (int a = 0; a < shape.length; a++) {
				if (shape[a] < 0 || strides[a] < 0) throw new ArithmeticException();
				this.shape[a] = Math.toIntExact(shape[a]);
				count = Math.multiplyExact(count, shape[a]);
				if (shape[a] > 0) last = Math.addExact(last, Math.multiplyExact(
					shape[a] - 1, strides[a]));
			}
			if (offset < 0 || count > 0 && last >= available || count > Math.max(
				available, LARGEST_REPEATING)) throw new ArithmeticException();
			size = count;
		}
		catch (final ArithmeticException e) {
			throw new IOException("a tensor of shape " + Arrays.toString(shape) +
				" does not fit into its " + available + " numbers", e);
		}
	}

	/**
	 * A tensor in memory.
	 *
	 * @param values its elements in C order; not copied
	 * @param shape length of each axis
	 * @return the tensor, of 32-bit floating-point numbers
	 * @throws IllegalArgumentException if the number of values does not match the
	 *           shape
	 */
	public static Tensor of(final float[] values, final int... shape) {
		return MemorySource.tensor(values, shape);
	}

	/** @return the type of the values in the file */
	public ElementType type() {
		return type;
	}

	/** @return length of each axis, a new array; empty for a single number */
	public int[] shape() {
		return shape.clone();
	}

	/**
	 * How a tensor lies in the numbers of its storage.
	 *
	 * @param storage name of the storage in its file
	 * @param type type of the storage's numbers
	 * @param elements numbers in the storage
	 * @param offset index of the first element
	 * @param shape length of each axis; a new array
	 * @param strides numbers from one index to the next along each axis; a new
	 *          array
	 */
	public record Layout(String storage, ElementType type, long elements,
		long offset, long[] shape, long... strides)
	{}

	/**
	 * @return where the elements lie; all of them inside the storage, whose record
	 *         has the right length
	 * @throws IOException if the record is missing or has another length, or the
	 *           elements have another type than the storage
	 */
	public Layout layout() throws IOException {
		storage.check();
		if (storage.type() != type || storage.from() != 0 || storage.bytes() !=
			storage.recordBytes()) throw new IOException(
				"a tensor is a view of numbers of another type");
		return new Layout(storage.key(), type, storage.bytes() / type.bytes(),
			offset, Arrays.stream(shape).asLongStream().toArray(), strides.clone());
	}

	/** @return number of elements */
	public long size() {
		return size;
	}

	/**
	 * Two tensors with the same origin, shape and kind of numbers are views of the
	 * same numbers.
	 *
	 * @return name of the storage in its file
	 */
	public String storageKey() {
		return storage.key();
	}

	/**
	 * Reads the numbers, converted to 32-bit floating point.
	 *
	 * @return the elements in C order, a new array
	 * @throws SpinepsException if the file cannot be read any more, or the values
	 *           are not where the file says
	 */
	public float[] toFloats() throws SpinepsException {
		try {
			final float[] values = new float[checkedSize()];
			forEachBlock((index, block, count) -> {
				if (type == ElementType.FLOAT32) block.asFloatBuffer().get(values,
					index, count);
				else for (int i = 0; i < count; i++)
					values[index + i] = (float) type.get(block, i * type.bytes());
			});
			return values;
		}
		catch (final IOException e) {
			throw unreadable(e);
		}
	}

	/**
	 * Reads the numbers, converted to 64-bit floating point.
	 *
	 * @return the elements in C order, a new array; integers beyond 2⁵³ are rounded
	 * @throws SpinepsException as {@link #toFloats()}
	 */
	public double[] toDoubles() throws SpinepsException {
		try {
			final double[] values = new double[checkedSize()];
			forEachBlock((index, block, count) -> {
				for (int i = 0; i < count; i++)
					values[index + i] = type.get(block, i * type.bytes());
			});
			return values;
		}
		catch (final IOException e) {
			throw unreadable(e);
		}
	}

	/**
	 * Copies the numbers as 32-bit floating point, little-endian and in C order:
	 * the form of a record in a TorchScript archive. Needs only a small buffer if
	 * the tensor is contiguous, as weights are.
	 *
	 * @param target gets 4 × {@link #size()} bytes; stays open
	 * @throws IOException if reading or writing fails, with a message for the
	 *           user
	 */
	public void writeFloats(final OutputStream target) throws IOException {
		final ByteBuffer out = ByteBuffer.allocate(BLOCK * Float.BYTES).order(
			ByteOrder.LITTLE_ENDIAN);
		forEachBlock((index, block, count) -> {
			for (int i = 0; i < count; i++)
				out.putFloat(i * Float.BYTES, type == ElementType.FLOAT32 ? block
					.getFloat(i * Float.BYTES) : (float) type.get(block, i * type
						.bytes()));
			target.write(out.array(), 0, count * Float.BYTES);
		});
	}

	/** @throws IOException if the file does not hold the numbers */
	void check() throws IOException {
		checkedSize();
	}

	@Override
	public String toString() {
		return type.typeName() + Arrays.toString(shape);
	}

	/** Takes up to {@link #BLOCK} elements in a buffer of the right order. */
	@FunctionalInterface
	private interface BlockConsumer {

		void accept(int index, ByteBuffer block, int count) throws IOException;
	}

	private void forEachBlock(final BlockConsumer consumer)
		throws IOException
	{
		checkedSize();
		if (size == 0) return;
		if (isContiguous()) storage.read(offset * type.bytes(), stream -> {
			contiguous(stream, consumer);
			return null;
		});
		else strided(consumer);
	}

	private void contiguous(final InputStream stream,
		final BlockConsumer consumer) throws IOException
	{
		final byte[] bytes = new byte[(int) Math.min(BLOCK, size) * type.bytes()];
		final ByteBuffer block = ByteBuffer.wrap(bytes).order(storage.source()
			.order());
		for (int index = 0; index < size; index += BLOCK) {
			final int count = (int) Math.min(BLOCK, size - index);
			Storage.fill(stream, bytes, count * type.bytes());
			consumer.accept(index, block, count);
		}
	}

	private void strided(final BlockConsumer consumer) throws IOException {
		long last = 0;
		for (int a = 0; a < shape.length; a++)
			last += (shape[a] - 1) * strides[a];
		final long span = (last + 1) * type.bytes();
		if (span > Integer.MAX_VALUE - 8) throw new IOException(
			"a view spans " + span + " bytes");
		final byte[] bytes = storage.read(offset * type.bytes(), stream -> {
			final byte[] part = stream.readNBytes((int) span);
			if (part.length < span) throw new IOException("a record ends early");
			return part;
		});
		final ByteOrder order = storage.source().order();
		final byte[] gathered = new byte[(int) Math.min(BLOCK, size) * type
			.bytes()];
		final ByteBuffer block = ByteBuffer.wrap(gathered).order(order);
		final int[] at = new int[shape.length];
		int from = 0;
		for (int index = 0; index < size; index += BLOCK) {
			final int count = (int) Math.min(BLOCK, size - index);
			for (int i = 0; i < count; i++) {
				System.arraycopy(bytes, from, gathered, i * type.bytes(), type
					.bytes());
				from = next(at, from);
			}
			consumer.accept(index, block, count);
		}
	}

	/** Steps to the next index in C order; returns its first byte. */
	private int next(final int[] at, final int from) {
		long position = from;
		for (int a = shape.length - 1; a >= 0; a--) {
			position += strides[a] * type.bytes();
			if (++at[a] < shape[a]) break;
			position -= shape[a] * strides[a] * type.bytes();
			at[a] = 0;
		}
		return (int) position;
	}

	private boolean isContiguous() {
		long expected = 1;
		for (int a = shape.length - 1; a >= 0; a--) {
			if (shape[a] != 1 && strides[a] != expected) return false;
			expected *= shape[a];
		}
		return true;
	}

	private int checkedSize() throws IOException {
		if (size > Integer.MAX_VALUE - 8) throw new IOException("a tensor of " +
			size + " elements is too large");
		// Before memory is allocated for what the file only claims to hold.
		if (size > 0) storage.check();
		return (int) size;
	}

	private SpinepsException unreadable(final IOException cause) {
		return new SpinepsException("Cannot read the weights in " + storage.source()
			.name(), String.valueOf(cause.getMessage()),
			"Download the file again; it may be damaged or have changed", cause);
	}
}
