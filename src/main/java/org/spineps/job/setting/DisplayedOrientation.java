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
package org.spineps.job.setting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.volume.AxisCodes;

/**
 * How an image without a header is shown on the screen, for the user to say. The
 * texts are what dialogs show and macros hold, so they never change. A macro may
 * also give any three axis codes, e.g. "PIR": the body directions in which x, y
 * and slice number grow.
 */
public enum DisplayedOrientation {

		/** The usual sagittal series. */
		SAGITTAL_ANTERIOR_LEFT(DisplayedOrientation.DEFAULT, "PIR"),
		/** The same, slices numbered the other way. */
		SAGITTAL_ANTERIOR_LEFT_REVERSED(DisplayedOrientation.ANTERIOR_LEFT_REVERSED,
				"PIL"),
		/** Mirrored, as seen from the patient's right. */
		SAGITTAL_ANTERIOR_RIGHT(DisplayedOrientation.ANTERIOR_RIGHT, "AIL"),
		/** The same, slices numbered the other way. */
		SAGITTAL_ANTERIOR_RIGHT_REVERSED(
				DisplayedOrientation.ANTERIOR_RIGHT_REVERSED, "AIR"),
		/** As radiologists see it: the patient's right on the left. */
		CORONAL(DisplayedOrientation.CORONAL_FRONT, "LIP"),
		/** As radiologists see it, slice 1 lowest. */
		AXIAL_UPWARDS(DisplayedOrientation.AXIAL_UP, "LPS"),
		/** As radiologists see it, slice 1 topmost. */
		AXIAL_DOWNWARDS(DisplayedOrientation.AXIAL_DOWN, "LPI");

	/** Text of {@link #SAGITTAL_ANTERIOR_LEFT}, slices from left to right. */
	public static final String DEFAULT =
		"as displayed: sagittal, anterior left";
	/** Text of {@link #SAGITTAL_ANTERIOR_LEFT_REVERSED}. */
	public static final String ANTERIOR_LEFT_REVERSED =
		"sagittal, anterior left, slices from right to left";
	/** Text of {@link #SAGITTAL_ANTERIOR_RIGHT}. */
	public static final String ANTERIOR_RIGHT =
		"sagittal, anterior right, slices from right to left";
	/** Text of {@link #SAGITTAL_ANTERIOR_RIGHT_REVERSED}. */
	public static final String ANTERIOR_RIGHT_REVERSED =
		"sagittal, anterior right, slices from left to right";
	/** Text of {@link #CORONAL}. */
	public static final String CORONAL_FRONT =
		"coronal, seen from the front, slices from front to back";
	/** Text of {@link #AXIAL_UPWARDS}. */
	public static final String AXIAL_UP =
		"axial, seen from the feet, slices upwards";
	/** Text of {@link #AXIAL_DOWNWARDS}. */
	public static final String AXIAL_DOWN =
		"axial, seen from the feet, slices downwards";

	private final String text;
	private final AxisCodes axisCodes;

	DisplayedOrientation(final String text, final String axisCodes) {
		this.text = text;
		this.axisCodes = new AxisCodes(axisCodes);
	}

	/** @return the words in dialogs and macros */
	public String text() {
		return text;
	}

	/** @return the body directions in which x, y and slice number grow */
	public AxisCodes axisCodes() {
		return axisCodes;
	}

	/**
	 * @param codes axis codes
	 * @return the first way of this list that differs from them in left and right at
	 *         most, which look alike; empty if there is none
	 */
	public static Optional<DisplayedOrientation> lookingLike(
		final AxisCodes codes)
	{
		return Arrays.stream(values()).filter(way -> way.axisCodes.equals(codes) ||
			way.axisCodes.equals(codes.mirrored('R'))).findFirst();
	}

	/**
	 * @param choice a text of this list, in any case, or three axis codes
	 * @return the axis codes meant
	 * @throws SpinepsException if it is neither
	 */
	public static AxisCodes parse(final String choice) throws SpinepsException {
		final String wanted = choice.strip();
		for (final DisplayedOrientation orientation : values())
			if (orientation.text.equalsIgnoreCase(wanted))
				return orientation.axisCodes;
		try {
			return new AxisCodes(wanted.toUpperCase(Locale.ROOT));
		}
		catch (final IllegalArgumentException e) {
			throw new SpinepsException("The orientation is not known", "\"" +
				wanted + "\"", "Use three axis codes such as PIR, or one of: " +
					Arrays.stream(values()).map(o -> "\"" + o.text + "\"").collect(
						Collectors.joining(", ")), e);
		}
	}
}
