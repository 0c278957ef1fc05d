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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

/** Views of storages against a plain loop over all indices. */
class TensorTest {

	/** A storage in memory, of any type and byte order. */
	private record Source(byte[] bytes, ByteOrder order) implements
		StorageSource
	{

		@Override
		public String name() {
			return "test";
		}

		@Override
		public long length(final String key) {
			return bytes.length;
		}

		@Override
		public InputStream open(final String key, final long from) {
			return new ByteArrayInputStream(bytes, (int) from, bytes.length -
				(int) from);
		}
	}

	private static Storage storage(final ElementType type, final ByteOrder order,
		final byte... bytes)
	{
		return new Storage(new Source(bytes, order), "0", type, bytes.length, 0,
			bytes.length);
	}

	@Property(tries = 200)
	void anyViewEqualsThePlainLoop(@ForAll final long seed,
		@ForAll @IntRange(min = 0, max = 4) final int axes,
		@ForAll final ElementType type, @ForAll final boolean bigEndian)
		throws Exception
	{
		final Random random = new Random(seed);
		final byte[] bytes = new byte[600 * type.bytes()];
		random.nextBytes(bytes);
		final ByteOrder order = bigEndian ? ByteOrder.BIG_ENDIAN
			: ByteOrder.LITTLE_ENDIAN;
		final long[] shape = new long[axes];
		final long[] strides = new long[axes];
		for (int a = 0; a < axes; a++) {
			shape[a] = random.nextInt(5);
			strides[a] = random.nextInt(30);
		}
		final long offset = random.nextInt(20);
		final Tensor tensor = new Tensor(storage(type, order, bytes), type, offset,
			shape, strides);
		final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
		final double[] found = tensor.toDoubles();
		final float[] floats = tensor.toFloats();
		assertThat(found).hasSize((int) tensor.size());
		for (int i = 0; i < found.length; i++) {
			long position = offset;
			long rest = i;
			for (int a = axes - 1; a >= 0; a--) {
				position += rest % shape[a] * strides[a];
				rest /= shape[a];
			}
			// As objects, so that what is no number equals itself.
			assertThat(found[i]).isEqualTo(Double.valueOf(type.get(buffer,
				(int) position * type.bytes())));
			assertThat(floats[i]).isEqualTo(Float.valueOf((float) found[i]));
		}
	}

	@Test
	void longTensorsAreReadInBlocks() throws Exception {
		final int rows = 400;
		final int columns = 500;
		final byte[] bytes = new byte[rows * columns * Float.BYTES];
		final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(
			ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < rows * columns; i++)
			buffer.putFloat(i * Float.BYTES, i);
		final Storage storage = storage(ElementType.FLOAT32,
			ByteOrder.LITTLE_ENDIAN, bytes);
		final Tensor whole = new Tensor(storage, ElementType.FLOAT32, 0,
			new long[] { rows, columns }, columns, 1);
		final Tensor turned = new Tensor(storage, ElementType.FLOAT32, 0,
			new long[] { columns, rows }, 1, columns);
		final float[] straight = whole.toFloats();
		final float[] across = turned.toFloats();
		for (int i = 0; i < straight.length; i++) {
			assertThat(straight[i]).isEqualTo(i);
			assertThat(across[i]).isEqualTo(i % rows * columns + i / rows);
		}
		final ByteArrayOutputStream written = new ByteArrayOutputStream();
		whole.writeFloats(written);
		assertThat(written.toByteArray()).isEqualTo(bytes);
	}

	@Test
	void halfPrecisionNumbersOfAllBits() {
		final ByteBuffer buffer = ByteBuffer.allocate(2);
		for (int bits = 0; bits < 1 << 16; bits++) {
			buffer.putShort(0, (short) bits);
			final double found = ElementType.FLOAT16.get(buffer, 0);
			final int exponent = bits >> 10 & 31;
			final double fraction = (bits & 1023) / 1024.0;
			final double sign = bits >= 1 << 15 ? -1 : 1;
			final double expected = exponent == 31 ? fraction == 0 ? sign / 0
				: Double.NaN : exponent == 0 ? sign * fraction * Math.pow(2, -14)
					: sign * (1 + fraction) * Math.pow(2, exponent - 15);
			assertThat(found).isEqualTo(Double.valueOf(expected));
		}
	}

	@Test
	void valuesMustFillTheShape() {
		assertThatThrownBy(() -> Tensor.of(new float[5], 2, 3)).isInstanceOf(
			IllegalArgumentException.class);
	}

	@Test
	void tooManyAxes() {
		assertThatThrownBy(() -> new Tensor(storage(ElementType.INT8,
			ByteOrder.LITTLE_ENDIAN, new byte[4]), ElementType.INT8, 0, new long[17],
			new long[17])).isInstanceOf(IOException.class);
	}
}
