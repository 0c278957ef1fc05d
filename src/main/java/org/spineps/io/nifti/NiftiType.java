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
package org.spineps.io.nifti;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The kinds of voxel that are read, with their NIfTI datatype codes. */
enum NiftiType {

		UINT8(2, 1), INT16(4, 2), INT32(8, 4), FLOAT32(16, 4), FLOAT64(64, 8), //
		INT8(256, 1), UINT16(512, 2), UINT32(768, 4), INT64(1024, 8), //
		UINT64(1280, 8);

	/** What NIfTI knows and this project does not read. */
	private static final Map<Integer, String> REFUSED = Map.of(0, "unknown", 1,
		"1-bit binary", 32, "complex64", 128, "RGB24 colour", 255, "all", 1536,
		"float128", 1792, "complex128", 2048, "complex256", 2304, "RGBA32 colour");

	private final int code;
	private final int bytes;

	NiftiType(final int code, final int bytes) {
		this.code = code;
		this.bytes = bytes;
	}

	int code() {
		return code;
	}

	int bytes() {
		return bytes;
	}

	static Optional<NiftiType> of(final int code) {
		return Arrays.stream(values()).filter(type -> type.code == code)
			.findFirst();
	}

	/** @return name of a datatype that is not read, for messages */
	static String nameOfRefused(final int code) {
		final String name = REFUSED.get(code);
		return name == null ? "datatype " + code : name + " (datatype " + code +
			")";
	}

	/**
	 * Decodes samples. 64-bit integers beyond 2⁵³ are rounded to the nearest
	 * double.
	 *
	 * @param source bytes with their order set; its position is not used
	 * @param firstByte where the first sample begins
	 * @param target gets the samples from its index 0
	 * @param count number of samples
	 */
	void decode(final ByteBuffer source, final int firstByte,
		final double[] target, final int count)
	{
		switch (this) {
			case UINT8 -> {
				for (int i = 0; i < count; i++)
					target[i] = source.get(firstByte + i) & 0xff;
			}
			case INT8 -> {
				for (int i = 0; i < count; i++)
					target[i] = source.get(firstByte + i);
			}
			case INT16 -> {
				for (int i = 0; i < count; i++)
					target[i] = source.getShort(firstByte + 2 * i);
			}
			case UINT16 -> {
				for (int i = 0; i < count; i++)
					target[i] = source.getShort(firstByte + 2 * i) & 0xffff;
			}
			case INT32 -> {
				for (int i = 0; i < count; i++)
					target[i] = source.getInt(firstByte + 4 * i);
			}
			case UINT32 -> {
				for (int i = 0; i < count; i++)
					target[i] = source.getInt(firstByte + 4 * i) & 0xffffffffL;
			}
			case INT64 -> {
				for (int i = 0; i < count; i++)
					target[i] = source.getLong(firstByte + 8 * i);
			}
			case UINT64 -> {
				for (int i = 0; i < count; i++)
					target[i] = unsigned(source.getLong(firstByte + 8 * i));
			}
			case FLOAT32 -> {
				for (int i = 0; i < count; i++)
					target[i] = source.getFloat(firstByte + 4 * i);
			}
			case FLOAT64 -> {
				for (int i = 0; i < count; i++)
					target[i] = source.getDouble(firstByte + 8 * i);
			}
		}
	}

	private static double unsigned(final long bits) {
		if (bits >= 0) return bits;
		// Halve with the lost bit kept sticky, so that the one rounding is right.
		return (double) (bits >>> 1 | bits & 1) * 2;
	}
}
