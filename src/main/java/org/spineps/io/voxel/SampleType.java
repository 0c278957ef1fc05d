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
package org.spineps.io.voxel;

import java.nio.ByteBuffer;

/** The kinds of number that voxels are stored as. */
public enum SampleType {

		UINT8(1), INT8(1), INT16(2), UINT16(2), INT32(4), UINT32(4), INT64(8), //
		UINT64(8), FLOAT32(4), FLOAT64(8);

	private final int bytes;

	SampleType(final int bytes) {
		this.bytes = bytes;
	}

	/** @return bytes of one number */
	public int bytes() {
		return bytes;
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
