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
package org.spineps.io.tiff;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Properties of an image that ImageJ keeps in a field of its own: a header of
 * kinds and how many texts there are of each, then the texts, of which another
 * field holds the lengths.
 */
final class ImageProperties {

	private static final int MAGIC = 0x494a494a;
	private static final int PROPERTIES = 0x70726f70;

	private ImageProperties() {
		// static methods only
	}

	/**
	 * @param page the first page
	 * @param key name of a property
	 * @return its value, if it is there
	 */
	static Optional<String> find(final TiffDirectory page, final String key) {
		final long[] lengths = page.numbers(TiffDirectory.METADATA_COUNTS);
		final ByteBuffer bytes = page.bytes(TiffDirectory.METADATA);
		if (lengths.length == 0 || lengths[0] < 12 || lengths[0] > bytes.limit() ||
			bytes.getInt(0) != MAGIC) return Optional.empty();
		final int kinds = (int) (lengths[0] - 4) / 8;
		long at = lengths[0];
		int part = 1;
		String before = "";
		for (int kind = 0; kind < kinds; kind++) {
			final int type = bytes.getInt(4 + 8 * kind);
			final int count = bytes.getInt(8 + 8 * kind);
			for (int i = 0; i < count; i++, part++) {
				if (part >= lengths.length || at + lengths[part] > bytes.limit())
					return Optional.empty();
				if (type == PROPERTIES) {
					final String text = text(bytes, (int) at, (int) lengths[part]);
					if (i % 2 == 1 && before.equals(key)) return Optional.of(text);
					before = text;
				}
				at += lengths[part];
			}
		}
		return Optional.empty();
	}

	private static String text(final ByteBuffer bytes, final int from,
		final int length)
	{
		final StringBuilder text = new StringBuilder();
		for (int i = 0; i + 1 < length; i += 2)
			text.append(bytes.getChar(from + i));
		return text.toString();
	}
}
