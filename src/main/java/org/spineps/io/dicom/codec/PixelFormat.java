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
package org.spineps.io.dicom.codec;

import java.util.Optional;

/**
 * How the samples of a frame are stored, and which of them are values.
 *
 * @param rows lines of a frame
 * @param columns samples of a line
 * @param allocated bits that a sample takes: 8, 16, 32, or 64 for real numbers
 * @param stored bits of them that are the value
 * @param high number of the value's highest bit
 * @param signed whether that bit is a sign
 * @param real whether samples are real numbers
 * @param inverted whether large values are dark (MONOCHROME1)
 * @param paddingFrom least value that stands for "not scanned"; NaN for none
 * @param paddingTo largest such value
 */
public record PixelFormat(int rows, int columns, int allocated, int stored, int high,
	boolean signed, boolean real, boolean inverted, double paddingFrom,
	double paddingTo)
{

	/** Sides of the largest frames that are read. */
	public static final int LARGEST = 16384;

	/** @return bytes of a frame that is not compressed */
	public long frameBytes() {
		return (long) rows * columns * (allocated / 8);
	}

	/** @return samples of a frame */
	public int samples() {
		return rows * columns;
	}

	/** @return the darkest and the brightest value that can be stored, if whole */
	public Optional<double[]> range() {
		if (real) return Optional.empty();
		final double half = Math.pow(2, stored - 1);
		return Optional.of(signed ? new double[] { -half, half - 1 }
			: new double[] { 0, 2 * half - 1 });
	}
}
