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
package org.spineps.convert.torchscript;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes the subset of Python's pickle format, protocol 2, that LibTorch reads
 * from an archive: an object with flags and tensors as its attributes. It
 * memoises no value, so that equal networks give equal bytes.
 */
final class Pickle {

	private static final int PROTOCOL = 0x80;
	private static final int STOP = '.';
	private static final int MARK = '(';
	private static final int GLOBAL = 'c';
	private static final int EMPTY_TUPLE = ')';
	private static final int TUPLE = 't';
	private static final int EMPTY_DICT = '}';
	private static final int SET_ITEMS = 'u';
	private static final int BUILD = 'b';
	private static final int REDUCE = 'R';
	private static final int NEW_OBJECT = 0x81;
	private static final int NEW_FALSE = 0x89;
	private static final int TEXT = 'X';
	private static final int INT_8 = 'K';
	private static final int INT_16 = 'M';
	private static final int INT_32 = 'J';
	private static final int LONG = 0x8a;
	private static final int PERSISTENT_ID = 'Q';

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private Pickle() {
		op(PROTOCOL);
		op(2);
	}

	/** @return the pickle of an empty tuple */
	static byte[] emptyTuple() {
		final Pickle pickle = new Pickle();
		pickle.op(EMPTY_TUPLE);
		pickle.op(STOP);
		return pickle.out.toByteArray();
	}

	/**
	 * @param className the class of the module, in {@code __torch__}
	 * @param parameters its tensors; the storage of each is named by its place in
	 *          the list
	 * @return the pickle of a module that is not in training mode
	 */
	static byte[] module(final String className,
		final Iterable<NetworkParameter> parameters)
	{
		final Pickle pickle = new Pickle();
		pickle.global("__torch__", className);
		pickle.op(EMPTY_TUPLE);
		pickle.op(NEW_OBJECT);
		pickle.op(EMPTY_DICT);
		pickle.op(MARK);
		pickle.text("training");
		pickle.op(NEW_FALSE);
		int storage = 0;
		for (final NetworkParameter parameter : parameters) {
			pickle.text(parameter.attribute());
			pickle.tensor(Integer.toString(storage++), parameter);
		}
		pickle.op(SET_ITEMS);
		pickle.op(BUILD);
		pickle.op(STOP);
		return pickle.out.toByteArray();
	}

	/** A contiguous tensor that starts at its storage's beginning. */
	private void tensor(final String storage, final NetworkParameter parameter) {
		final int[] shape = parameter.shape();
		final long[] strides = new long[shape.length];
		long size = 1;
		for (int axis = shape.length - 1; axis >= 0; axis--) {
			strides[axis] = size;
			size *= shape[axis];
		}
		global("torch._utils", "_rebuild_tensor_v2");
		op(MARK);
		op(MARK);
		text("storage");
		global("torch", "FloatStorage");
		text(storage);
		text("cpu");
		integer(size);
		op(TUPLE);
		op(PERSISTENT_ID);
		integer(0);
		op(MARK);
		for (final int length : shape)
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

	private void text(final String text) {
		final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		op(TEXT);
		littleEndian(bytes.length, 4);
		out.writeBytes(bytes);
	}

	/** In the shortest form, as Python does. */
	private void integer(final long value) {
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
