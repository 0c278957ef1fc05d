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
package org.spineps.io.dicom.parse;

/** Knows DICOM files by their first bytes, with or without a file header. */
public final class DicomStart {

	private static final int PREAMBLE = DicomParser.PREAMBLE;

	private DicomStart() {
		// static methods only
	}

	/** @return whether the letters DICM stand where they belong */
	public static boolean hasPreamble(final byte[] start) {
		return start.length >= PREAMBLE + 4 && start[PREAMBLE] == 'D' &&
			start[PREAMBLE + 1] == 'I' && start[PREAMBLE + 2] == 'C' &&
			start[PREAMBLE + 3] == 'M';
	}

	/**
	 * @param start first bytes of a file
	 * @return whether it is DICOM: it says so, or it begins with an attribute of
	 *         group 2 or 8, as files of older programs do
	 */
	public static boolean isDicom(final byte[] start) {
		return hasPreamble(start) || isBare(start);
	}

	private static boolean isBare(final byte[] start) {
		if (start.length < 12) return false;
		final boolean big = start[0] == 0;
		final int group = number(start, 0, 2, big);
		final int element = number(start, 2, 2, big);
		if (group != 2 && group != 8 || element > 0x40) return false;
		final boolean typed = isLetter(start[4]) && isLetter(start[5]);
		final int length = typed ? number(start, 6, 2, big) : number(start, 4, 4,
			big);
		// The first attribute is a group's length or a short text.
		return length > 0 && length <= 64 && (element != 0 || length == 4);
	}

	private static boolean isLetter(final byte character) {
		return character >= 'A' && character <= 'Z';
	}

	private static int number(final byte[] bytes, final int at,
		final int count, final boolean big)
	{
		int value = 0;
		for (int i = 0; i < count; i++)
			value = value << 8 | bytes[big ? at + i : at + count - 1 - i] & 0xff;
		return value;
	}
}
