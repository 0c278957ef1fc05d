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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Values in memory, for tensors that do not come from a file. */
final class MemorySource implements StorageSource {

	private final byte[] bytes;

	private MemorySource(final byte... bytes) {
		this.bytes = bytes;
	}

	static Tensor tensor(final float[] values, final int... shape) {
		final byte[] bytes = new byte[values.length * Float.BYTES];
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(
			values);
		final long[] lengths = new long[shape.length];
		final long[] strides = new long[shape.length];
		long size = 1;
		for (int a = shape.length - 1; a >= 0; a--) {
			lengths[a] = shape[a];
			strides[a] = size;
			size *= shape[a];
		}
		if (size != values.length) throw new IllegalArgumentException(
			values.length + " values for a tensor of " + size);
		try {
			return new Tensor(new Storage(new MemorySource(bytes), "0",
				ElementType.FLOAT32, bytes.length, 0, bytes.length),
				ElementType.FLOAT32, 0, lengths, strides);
		}
		catch (final IOException e) {
			throw new IllegalArgumentException(e.getMessage(), e);
		}
	}

	@Override
	public ByteOrder order() {
		return ByteOrder.LITTLE_ENDIAN;
	}

	@Override
	public String name() {
		return "memory";
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
