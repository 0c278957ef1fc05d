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

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The attributes of a file, or of an item of a sequence. What is missing or is no
 * number is told as absent, never as zero.
 */
public final class DicomData {

	private static final double[] NONE = {};

	private final Map<Integer, DicomElement> elements = new HashMap<>();

	public void put(final int tag, final DicomElement element) {
		// The first one counts; a file that says a thing twice is damaged.
		elements.putIfAbsent(tag, element);
	}

	/** @return the element as it was stored, if it is there */
	public Optional<DicomElement> element(final int tag) {
		return Optional.ofNullable(elements.get(tag));
	}

	/** @return the text without padding; empty if there is none */
	public String text(final int tag) {
		final DicomElement element = elements.get(tag);
		return element == null ? "" : string(element).replace("\0", "").strip();
	}

	/** @return the parts of a text of several values; empty if there is none */
	public List<String> texts(final int tag) {
		final String text = text(tag);
		return text.isEmpty() ? List.of() : Arrays.stream(text.split("\\\\", -1))
			.map(String::strip).toList();
	}

	private static String string(final DicomElement element) {
		return new String(element.value(), StandardCharsets.ISO_8859_1);
	}

	/** @return the first value as a number, if it is a finite one */
	public OptionalDouble number(final int tag) {
		final double[] values = numbers(tag);
		return values.length == 0 || !Double.isFinite(values[0]) ? OptionalDouble
			.empty() : OptionalDouble.of(values[0]);
	}

	/** @return the first value as a whole number, or what stands for none */
	public int integer(final int tag, final int none) {
		final OptionalDouble number = number(tag);
		return number.isPresent() && number.getAsDouble() == Math.rint(number
			.getAsDouble()) && Math.abs(number.getAsDouble()) <= Integer.MAX_VALUE
				? (int) number.getAsDouble() : none;
	}

	/** @return all values as numbers; NaN for what is none; empty if absent */
	public double[] numbers(final int tag) {
		final DicomElement element = elements.get(tag);
		if (element == null) return NONE;
		final ByteBuffer bytes = ByteBuffer.wrap(element.value()).order(element.big()
			? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
		final String vr = element.vr().equals("UN") ? DicomTag.vr(tag) : element
			.vr();
		return switch (vr) {
			case "US", "OW" -> values(bytes, 2, () -> bytes.getShort() & 0xffff);
			case "SS" -> values(bytes, 2, bytes::getShort);
			case "UL" -> values(bytes, 4, () -> bytes.getInt() & 0xffffffffL);
			case "SL" -> values(bytes, 4, bytes::getInt);
			case "FL", "OF" -> values(bytes, 4, bytes::getFloat);
			case "FD", "OD" -> values(bytes, 8, bytes::getDouble);
			default -> Arrays.stream(string(element).replace("\0", "").split("\\\\",
				-1)).mapToDouble(DicomData::parse).toArray();
		};
	}

	/** Gives the next number of a buffer. */
	@FunctionalInterface
	private interface Next {

		Number get();
	}

	private static double[] values(final ByteBuffer bytes, final int size,
		final Next next)
	{
		final double[] values = new double[bytes.capacity() / size];
		for (int i = 0; i < values.length; i++)
			values[i] = next.get().doubleValue();
		return values;
	}

	private static double parse(final String text) {
		try {
			// A comma is the mistake of programs that ask the system how to write.
			return Double.parseDouble(text.strip().replace(',', '.'));
		}
		catch (final NumberFormatException e) {
			// What is no number is told as such by its user, who knows the place.
			return Double.NaN;
		}
	}

	/** @return the items of a sequence; empty if there is none */
	public List<DicomData> items(final int tag) {
		final DicomElement element = elements.get(tag);
		return element == null ? List.of() : element.items();
	}

	/** @return the first item of a sequence, or an item without attributes */
	public DicomData item(final int tag) {
		final List<DicomData> items = items(tag);
		return items.isEmpty() ? new DicomData() : items.get(0);
	}

	/** @return whether the attribute is there */
	public boolean has(final int tag) {
		return elements.containsKey(tag);
	}
}
