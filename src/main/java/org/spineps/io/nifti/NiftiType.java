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

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import org.spineps.io.voxel.SampleType;

/** The kinds of voxel that are read, with their NIfTI datatype codes. */
enum NiftiType {

		UINT8(2, SampleType.UINT8), INT16(4, SampleType.INT16), //
		INT32(8, SampleType.INT32), FLOAT32(16, SampleType.FLOAT32), //
		FLOAT64(64, SampleType.FLOAT64), INT8(256, SampleType.INT8), //
		UINT16(512, SampleType.UINT16), UINT32(768, SampleType.UINT32), //
		INT64(1024, SampleType.INT64), UINT64(1280, SampleType.UINT64);

	/** What NIfTI knows and this project does not read. */
	private static final Map<Integer, String> REFUSED = Map.of(0, "unknown", 1,
		"1-bit binary", 32, "complex64", 128, "RGB24 colour", 255, "all", 1536,
		"float128", 1792, "complex128", 2048, "complex256", 2304, "RGBA32 colour");

	private final int code;
	private final SampleType sample;

	NiftiType(final int code, final SampleType sample) {
		this.code = code;
		this.sample = sample;
	}

	int code() {
		return code;
	}

	int bytes() {
		return sample.bytes();
	}

	/** @return how such voxels are decoded */
	SampleType sample() {
		return sample;
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
}
