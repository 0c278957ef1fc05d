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

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes structures in Thrift's compact protocol, which Parquet's headers and
 * footer are made of: each field is a type and the difference of its number to
 * that of the field before. Fields must come in the order of their numbers. For
 * one thread.
 */
final class CompactThrift {

	private static final int INT_32 = 5;
	private static final int INT_64 = 6;
	private static final int BINARY = 8;
	private static final int LIST = 9;
	private static final int STRUCT = 12;
	/** Differences and sizes up to here fit into the byte of the type. */
	private static final int SHORT = 15;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
	private final Deque<Integer> outer = new ArrayDeque<>();
	private int last;

	/** @param field number of a field with a whole number of 32 bits */
	CompactThrift whole(final int field, final int value) {
		begin(field, INT_32);
		return element(value);
	}

	/** @param field number of a field with a whole number of 64 bits */
	CompactThrift large(final int field, final long value) {
		begin(field, INT_64);
		varint(value << 1 ^ value >> 63);
		return this;
	}

	/** @param field number of a field with a text */
	CompactThrift text(final int field, final String value) {
		begin(field, BINARY);
		return element(value);
	}

	/** @param field number of a field with a structure, which {@link #end} ends */
	CompactThrift struct(final int field) {
		begin(field, STRUCT);
		return element();
	}

	/** @param field number of a field with a list of whole numbers of 32 bits */
	CompactThrift wholes(final int field, final int size) {
		return list(field, size, INT_32);
	}

	/** @param field number of a field with a list of texts */
	CompactThrift texts(final int field, final int size) {
		return list(field, size, BINARY);
	}

	/** @param field number of a field with a list of structures */
	CompactThrift structs(final int field, final int size) {
		return list(field, size, STRUCT);
	}

	/** The next whole number of a list. */
	CompactThrift element(final int value) {
		varint((value << 1 ^ value >> 31) & 0xFFFFFFFFL);
		return this;
	}

	/** The next text of a list. */
	CompactThrift element(final String value) {
		final byte[] text = value.getBytes(StandardCharsets.UTF_8);
		varint(text.length);
		bytes.writeBytes(text);
		return this;
	}

	/** Begins the next structure of a list. */
	CompactThrift element() {
		outer.push(last);
		last = 0;
		return this;
	}

	/** Ends the structure that was begun last. */
	CompactThrift end() {
		bytes.write(0);
		last = outer.pop();
		return this;
	}

	/** @return all that was written, ended */
	byte[] finish() {
		bytes.write(0);
		return bytes.toByteArray();
	}

	private CompactThrift list(final int field, final int size,
		final int type)
	{
		begin(field, LIST);
		if (size < SHORT) bytes.write(size << 4 | type);
		else {
			bytes.write(SHORT << 4 | type);
			varint(size);
		}
		return this;
	}

	private void begin(final int field, final int type) {
		if (field <= last || field - last > SHORT)
			throw new IllegalArgumentException("Field " + field + " after " + last);
		bytes.write(field - last << 4 | type);
		last = field;
	}

	private void varint(final long value) {
		long rest = value;
		while ((rest & ~0x7FL) != 0) {
			bytes.write((int) (rest & 0x7F | 0x80));
			rest >>>= 7;
		}
		bytes.write((int) rest);
	}
}
