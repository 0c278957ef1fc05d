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
package org.spineps.io.dicom;

import java.util.Map;

import org.spineps.io.dicom.codec.PixelFormat;

/**
 * One image plane: a file, or a frame of one.
 *
 * @param file name of the file in its {@link DicomPlace}
 * @param frame number of the frame, counted from 0
 * @param sopClass its class, for references
 * @param sopInstance its UID
 * @param instance its number in the series; 0 if it has none
 * @param format how its samples are stored
 * @param position centre of its first pixel, patient millimetres (LPS: left,
 *          posterior, superior are positive)
 * @param orientation direction of a line, then of a column, in LPS
 * @param spacing millimetres between lines, then between columns
 * @param slope of the values
 * @param intercept of the values
 * @param kinds what tells it from other planes at its place, by {@link Kind}
 */
record DicomSlice(String file, int frame, String sopClass, String sopInstance,
	int instance, PixelFormat format, double[] position, double[] orientation,
	double[] spacing, double slope, double intercept, Map<Kind, String> kinds)
{

	/** What can differ between planes of a series at the same place. */
	enum Kind {
			/** Stack of an enhanced image. */
			STACK("stack", false),
			/** Magnitude, phase, water, fat ... */
			IMAGE_TYPE("image type", false),
			/** Number or time of the echo. */
			ECHO("echo", false),
			/** Strength of the diffusion gradient. */
			B_VALUE("b-value", false),
			/** Inversion time. */
			INVERSION("inversion time", false),
			/** Time point. */
			TEMPORAL("time point", true),
			/** Phase of the heart. */
			TRIGGER("trigger time", true),
			/** Acquisition. */
			ACQUISITION("acquisition", true);

		private final String title;
		private final boolean time;

		Kind(final String title, final boolean time) {
			this.title = title;
			this.time = time;
		}

		/** @return the word for messages */
		String title() {
			return title;
		}

		/** @return whether such planes are one volume of several time points */
		boolean isTime() {
			return time;
		}
	}

	/** @return the value of a kind; empty if the file does not state it */
	String kind(final Kind kind) {
		return kinds.getOrDefault(kind, "");
	}

	/** @return direction across the plane, of length 1 */
	double[] normal() {
		final double[] o = orientation;
		return new double[] { o[1] * o[5] - o[2] * o[4], o[2] * o[3] - o[0] * o[5],
			o[0] * o[4] - o[1] * o[3] };
	}

	/** @return millimetres along a direction */
	double along(final double[] direction) {
		return position[0] * direction[0] + position[1] * direction[1] +
			position[2] * direction[2];
	}
}
