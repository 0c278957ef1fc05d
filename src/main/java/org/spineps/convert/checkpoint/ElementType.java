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

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of numbers that tensors are made of. */
public enum ElementType {

		/** 32-bit floating point. */
		FLOAT32("FloatStorage", "float32", 4),
		/** 64-bit floating point. */
		FLOAT64("DoubleStorage", "float64", 8),
		/** 16-bit floating point of IEEE 754. */
		FLOAT16("HalfStorage", "float16", 2),
		/** The upper half of a 32-bit floating-point number. */
		BFLOAT16("BFloat16Storage", "bfloat16", 2),
		/** 64-bit integers. */
		INT64("LongStorage", "int64", 8),
		/** 32-bit integers. */
		INT32("IntStorage", "int32", 4),
		/** 16-bit integers. */
		INT16("ShortStorage", "int16", 2),
		/** Signed bytes. */
		INT8("CharStorage", "int8", 1),
		/** Bytes from 0 to 255. */
		UINT8("ByteStorage", "uint8", 1),
		/** Bytes of which 0 is false. */
		BOOL("BoolStorage", "bool", 1);

	private final String storageName;
	private final String typeName;
	private final int bytes;

	ElementType(final String storageName, final String typeName,
		final int bytes)
	{
		this.storageName = storageName;
		this.typeName = typeName;
		this.bytes = bytes;
	}

	/** @return PyTorch's name of a storage of it, e.g. "FloatStorage" */
	public String storageName() {
		return storageName;
	}

	/** @return PyTorch's name of the type, e.g. "float32" */
	public String typeName() {
		return typeName;
	}

	/** @return bytes of one number */
	public int bytes() {
		return bytes;
	}

	/** @return whether these are floating-point numbers */
	public boolean isFloatingPoint() {
		return ordinal() <= BFLOAT16.ordinal();
	}

	/**
	 * @param name a name as of {@link #storageName()}
	 * @return the type, or empty if no storage has that name
	 */
	static Optional<ElementType> ofStorage(final String name) {
		return Arrays.stream(values()).filter(t -> t.storageName.equals(name))
			.findFirst();
	}

	/**
	 * @param name a name as of {@link #typeName()}
	 * @return the type, or empty if no type has that name
	 */
	static Optional<ElementType> ofType(final String name) {
		return Arrays.stream(values()).filter(t -> t.typeName.equals(name))
			.findFirst();
	}

	/**
	 * @param buffer bytes in the buffer's order
	 * @param position where the number begins
	 * @return the number; 64-bit integers beyond 2⁵³ are rounded
	 */
	double get(final ByteBuffer buffer, final int position) {
		return switch (this) {
			case FLOAT32 -> buffer.getFloat(position);
			case FLOAT64 -> buffer.getDouble(position);
			case FLOAT16 -> half(buffer.getShort(position));
			case BFLOAT16 -> Float.intBitsToFloat(buffer.getShort(position) << 16);
			case INT64 -> buffer.getLong(position);
			case INT32 -> buffer.getInt(position);
			case INT16 -> buffer.getShort(position);
			case INT8 -> buffer.get(position);
			case UINT8 -> buffer.get(position) & 0xff;
			case BOOL -> buffer.get(position) == 0 ? 0 : 1;
		};
	}

	/** IEEE 754 binary16: 1 sign bit, 5 exponent bits, 10 fraction bits. */
	private static double half(final short bits) {
		final int exponent = bits >> 10 & 0x1f;
		final int fraction = bits & 0x3ff;
		final double magnitude;
		if (exponent == 0) magnitude = Math.scalb((double) fraction, -24);
		else if (exponent < 0x1f) magnitude = Math.scalb((double) (fraction |
			0x400), exponent - 25);
		else magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
		return bits < 0 ? -magnitude : magnitude;
	}
}
