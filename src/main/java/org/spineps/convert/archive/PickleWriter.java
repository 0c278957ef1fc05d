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
package org.spineps.convert.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.spineps.convert.checkpoint.ElementType;

/**
 * Writes the subset of Python's pickle format, protocol 2, that LibTorch reads
 * from an archive: objects with numbers, texts and tensors as their attributes.
 * Equal calls give equal bytes.
 */
public final class PickleWriter {

	private static final int PROTOCOL = 0x80;
	private static final int STOP = '.';
	private static final int MARK = '(';
	private static final int GLOBAL = 'c';
	private static final int EMPTY_TUPLE = ')';
	private static final int TUPLE = 't';
	private static final int EMPTY_LIST = ']';
	private static final int APPENDS = 'e';
	private static final int EMPTY_DICT = '}';
	private static final int SET_ITEMS = 'u';
	private static final int BUILD = 'b';
	private static final int REDUCE = 'R';
	private static final int NEW_OBJECT = 0x81;
	private static final int NONE = 'N';
	private static final int NEW_TRUE = 0x88;
	private static final int NEW_FALSE = 0x89;
	private static final int TEXT = 'X';
	private static final int INT_8 = 'K';
	private static final int INT_16 = 'M';
	private static final int INT_32 = 'J';
	private static final int LONG = 0x8a;
	private static final int FLOAT = 'G';
	private static final int PERSISTENT_ID = 'Q';
	private static final int REMEMBER = 'r';
	private static final int RECALL = 'j';

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	/** Begins a pickle. */
	public PickleWriter() {
		op(PROTOCOL);
		op(2);
	}

	/** @return the pickle of an empty tuple */
	public static byte[] emptyTuple() {
		final PickleWriter pickle = new PickleWriter();
		pickle.op(EMPTY_TUPLE);
		return pickle.end();
	}

	/** @return the whole pickle, which must hold one value */
	public byte[] end() {
		op(STOP);
		return out.toByteArray();
	}

	/**
	 * Begins an object, to which the names and values of attributes follow.
	 *
	 * @param place the place of its class, e.g. "__torch__.net"
	 * @param className the class
	 */
	public void beginObject(final String place, final String className) {
		global(place, className);
		op(EMPTY_TUPLE);
		op(NEW_OBJECT);
		op(EMPTY_DICT);
		op(MARK);
	}

	/** Ends an object. */
	public void endObject() {
		op(SET_ITEMS);
		op(BUILD);
	}

	/** Remembers the last value under a number. */
	void remember(final int number) {
		op(REMEMBER);
		littleEndian(number, 4);
	}

	/** The value that was remembered under a number. */
	void recall(final int number) {
		op(RECALL);
		littleEndian(number, 4);
	}

	/** Begins a tuple, to which values follow. */
	void beginTuple() {
		op(MARK);
	}

	/** Ends a tuple. */
	void endTuple() {
		op(TUPLE);
	}

	/**
	 * Begins a list of values of one type.
	 *
	 * @param kind "int", "double", "bool" or "tensor"
	 */
	void beginList(final String kind) {
		global("torch.jit._pickle", "build_" + kind + "list");
		op(MARK);
		op(EMPTY_LIST);
		op(MARK);
	}

	/** Ends a list. */
	void endList() {
		op(APPENDS);
		op(TUPLE);
		op(REDUCE);
	}

	/** No value. */
	void none() {
		op(NONE);
	}

	/** @param value a truth value */
	public void truth(final boolean value) {
		op(value ? NEW_TRUE : NEW_FALSE);
	}

	/** @param value a number */
	void number(final double value) {
		op(FLOAT);
		out.writeBytes(ByteBuffer.allocate(Double.BYTES).order(
			ByteOrder.BIG_ENDIAN).putDouble(value).array());
	}

	/**
	 * A tensor.
	 *
	 * @param record number of its record
	 * @param type its numbers
	 * @param elements numbers in the record
	 * @param offset index of its first number
	 * @param shape length of each axis
	 * @param strides numbers from one index to the next along each axis
	 */
	public void tensor(final int record, final ElementType type,
		final long elements, final long offset, final long[] shape,
		final long... strides)
	{
		global("torch._utils", "_rebuild_tensor_v2");
		op(MARK);
		op(MARK);
		text("storage");
		global("torch", type.storageName());
		text(Integer.toString(record));
		text("cpu");
		integer(elements);
		op(TUPLE);
		op(PERSISTENT_ID);
		integer(offset);
		op(MARK);
		for (final long length : shape)
			integer(length);
		op(TUPLE);
		op(MARK);
		for (final long stride : strides)
			integer(stride);
		op(TUPLE);
		op(NEW_FALSE);
		global("collections", "OrderedDict");
		op(EMPTY_TUPLE);
		op(REDUCE);
		op(TUPLE);
		op(REDUCE);
	}

	private void op(final int code) {
		out.write(code);
	}

	private void global(final String module, final String name) {
		op(GLOBAL);
		out.writeBytes((module + "\n" + name + "\n").getBytes(
			StandardCharsets.US_ASCII));
	}

	/** @param text a text */
	public void text(final String text) {
		final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		op(TEXT);
		littleEndian(bytes.length, 4);
		out.writeBytes(bytes);
	}

	/** @param value an integer; written in the shortest form, as Python does */
	void integer(final long value) {
		if (value >= 0 && value < 1 << 8) {
			op(INT_8);
			littleEndian(value, 1);
		}
		else if (value >= 0 && value < 1 << 16) {
			op(INT_16);
			littleEndian(value, 2);
		}
		else if (value == (int) value) {
			op(INT_32);
			littleEndian(value, 4);
		}
		else {
			// LibTorch takes long integers of exactly eight bytes.
			op(LONG);
			op(8);
			littleEndian(value, 8);
		}
	}

	private void littleEndian(final long value, final int bytes) {
		for (int i = 0; i < bytes; i++)
			out.write((int) (value >>> 8 * i));
	}
}
