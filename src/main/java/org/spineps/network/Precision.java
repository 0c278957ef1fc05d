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
package org.spineps.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;

/** The number format that a network computes with. */
public enum Precision {

		/**
		 * The fastest format that this machine supports and that passes a test with
		 * the network. Results may differ from machine to machine.
		 */
		AUTO("", 0),
		/** 32-bit floating point: the same everywhere, and the default. */
		FLOAT32("FloatStorage", 6),
		/**
		 * The upper half of 32-bit floating point, for CPUs with instructions for it
		 * and for GPUs: eight significant bits.
		 */
		BFLOAT16("BFloat16Storage", 15),
		/** 16-bit floating point of IEEE 754, for GPUs: eleven significant bits. */
		FLOAT16("HalfStorage", 5);

	private final String storage;
	private final int scalarType;

	Precision(final String storage, final int scalarType) {
		this.storage = storage;
		this.scalarType = scalarType;
	}

	/** @return PyTorch's name for arrays of such numbers */
	String storage() {
		return storage;
	}

	/** @return PyTorch's number for the type */
	int scalarType() {
		return scalarType;
	}

	/** @return the word for it in options, e.g. "bfloat16" */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * @param text a name in any case; empty means {@link #FLOAT32}
	 * @return the precision
	 * @throws SpinepsException if there is no such precision
	 */
	public static Precision parse(final String text) throws SpinepsException {
		final String word = text.strip().toLowerCase(Locale.ROOT);
		if (word.isEmpty()) return FLOAT32;
		return Arrays.stream(values()).filter(p -> p.text().equals(word)).findFirst()
			.orElseThrow(() -> new SpinepsException("Unknown precision", "\"" + text +
				"\"", "Use " + words()));
	}

	/** @return all words, for messages */
	public static String words() {
		return Arrays.stream(values()).map(Precision::text).collect(Collectors
			.joining(", "));
	}

	/**
	 * @param value a number
	 * @return its sixteen bits, rounded to the nearest that can be written, ties
	 *         to even
	 * @throws IllegalStateException if this is not a 16-bit precision
	 */
	short bits(final float value) {
		return switch (this) {
			case BFLOAT16 -> brain(value);
			case FLOAT16 -> HalfFloat.bits(value);
			default -> throw new IllegalStateException(text());
		};
	}

	private static short brain(final float value) {
		final int bits = Float.floatToRawIntBits(value);
		if (Float.isNaN(value)) return (short) (bits >>> 16 | 0x40);
		return (short) (bits + 0x7fff + (bits >>> 16 & 1) >>> 16);
	}
}
