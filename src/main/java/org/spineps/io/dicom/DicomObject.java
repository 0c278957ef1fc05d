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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.anatomy.CodedConcept;
import org.spineps.io.AtomicFiles;
import org.spineps.io.dicom.parse.DicomData;
import org.spineps.io.dicom.parse.DicomElement;
import org.spineps.io.dicom.parse.DicomParser;
import org.spineps.io.dicom.parse.DicomTag;

/** Attributes that are to be written: a file, or an item of a sequence. */
final class DicomObject {

	private static final String IMPLICIT = "1.2.840.10008.1.2";
	private static final String EXPLICIT = "1.2.840.10008.1.2.1";
	private static final List<String> LONG_FORMS = List.of("OB", "OW", "SQ", "UC",
		"UT");
	/** Of a UUID as a number, which anybody may use. */
	private static final String IMPLEMENTATION =
		"2.25.224839102386171843569328749561230948571";

	private final Map<Integer, Entry> entries = new TreeMap<>(
		Integer::compareUnsigned);

	private record Entry(String vr, byte[] value, List<DicomObject> items) {}

	DicomObject text(final int tag, final String vr, final String value) {
		final byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
		final byte[] even = Arrays.copyOf(bytes, bytes.length +
			bytes.length % 2);
		if (even.length > bytes.length && !vr.equals("UI")) even[bytes.length] = ' ';
		return bytes(tag, vr, even);
	}

	/** Numbers as text of at most 16 characters each. */
	DicomObject decimals(final int tag, final double... values) {
		return text(tag, "DS", Arrays.stream(values).mapToObj(
			DicomObject::decimal).collect(Collectors.joining("\\")));
	}

	static String decimal(final double value) {
		for (int digits = 12; digits > 1; digits--) {
			String text = String.format(Locale.ROOT, "%." + digits + "g", value);
			if (text.contains(".") && !text.contains("e")) text = text.replaceAll(
				"0+$", "").replaceAll("\\.$", "");
			if (text.length() <= 16) return text;
		}
		throw new IllegalArgumentException("No decimal: " + value);
	}

	DicomObject shorts(final int tag, final int... values) {
		final ByteBuffer bytes = little(2 * values.length);
		for (final int value : values)
			bytes.putShort((short) value);
		return bytes(tag, "US", bytes.array());
	}

	DicomObject ints(final int tag, final int... values) {
		final ByteBuffer bytes = little(4 * values.length);
		for (final int value : values)
			bytes.putInt(value);
		return bytes(tag, "UL", bytes.array());
	}

	DicomObject tag(final int tag, final int value) {
		return bytes(tag, "AT", little(4).putShort((short) (value >>> 16)).putShort(
			(short) value).array());
	}

	DicomObject bytes(final int tag, final String vr, final byte[] value) {
		entries.put(tag, new Entry(vr, value, List.of()));
		return this;
	}

	DicomObject items(final int tag, final List<DicomObject> items) {
		entries.put(tag, new Entry("SQ", new byte[0], items));
		return this;
	}

	DicomObject items(final int tag, final DicomObject... items) {
		return items(tag, List.of(items));
	}

	/** One item with a code. */
	DicomObject code(final int tag, final CodedConcept code) {
		return items(tag, new DicomObject().concept(code));
	}

	/** The attributes of a code; one longer than 16 characters has its own. */
	DicomObject concept(final CodedConcept code) {
		if (code.value().length() > 16) text(0x00080119, "UC", code.value());
		else text(0x00080100, "SH", code.value());
		return text(0x00080102, "SH", code.scheme()).text(0x00080104, "LO", code
			.meaning());
	}

	/** An attribute of a scan's file, byte for byte; empty if it is not there. */
	DicomObject copy(final int tag, final DicomData source) {
		return bytes(tag, DicomTag.vr(tag), source.element(tag).map(
			DicomElement::value).map(value -> Arrays.copyOf(value,
				value.length + value.length % 2)).orElse(new byte[0]));
	}

	private static ByteBuffer little(final int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * @param file to make or replace
	 * @param explicit whether types are written; without them values may be longer
	 * @throws SpinepsException if it cannot be written
	 */
	void write(final Path file, final boolean explicit) throws SpinepsException {
		final DicomObject meta = new DicomObject().bytes(0x00020001, "OB",
			new byte[] { 0, 1 }).text(0x00020002, "UI", value(DicomTag.SOP_CLASS)).text(
				0x00020003, "UI", value(DicomTag.SOP_INSTANCE)).text(
					DicomTag.TRANSFER_SYNTAX, "UI", explicit ? EXPLICIT : IMPLICIT).text(
						0x00020012, "UI", IMPLEMENTATION).text(0x00020013, "SH",
							"SPINEPS_FIJI");
		final ByteArrayOutputStream rest = new ByteArrayOutputStream();
		final int length;
		try {
			meta.writeTo(rest, true);
			length = rest.size();
		}
		catch (final IOException e) {
			throw new IllegalStateException(e);
		}
		AtomicFiles.write(file, out -> {
			out.write(new byte[DicomParser.PREAMBLE]);
			out.write("DICM".getBytes(StandardCharsets.US_ASCII));
			new DicomObject().ints(0x00020000, length).writeTo(out, true);
			rest.writeTo(out);
			writeTo(out, explicit);
		});
	}

	/** @return the text of an attribute that is there */
	String value(final int tag) {
		return new String(entries.get(tag).value, StandardCharsets.ISO_8859_1)
			.replace("\0", "");
	}

	private void writeTo(final OutputStream out, final boolean explicit)
		throws IOException
	{
		for (final Map.Entry<Integer, Entry> one : entries.entrySet()) {
			final Entry entry = one.getValue();
			final byte[] value = entry.vr.equals("SQ") ? sequence(entry.items,
				explicit) : entry.value;
			final ByteBuffer head = little(12).putShort((short) (one
				.getKey() >>> 16)).putShort((short) (int) one.getKey());
			if (explicit) {
				head.put(entry.vr.getBytes(StandardCharsets.US_ASCII));
				if (LONG_FORMS.contains(entry.vr)) head.putShort((short) 0).putInt(
					value.length);
				else if (value.length > 0xffff) throw new IOException("Attribute " +
					DicomTag.text(one.getKey()) + " is too long");
				else head.putShort((short) value.length);
			}
			else head.putInt(value.length);
			out.write(head.array(), 0, head.position());
			out.write(value);
		}
	}

	private static byte[] sequence(final List<DicomObject> items,
		final boolean explicit) throws IOException
	{
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (final DicomObject item : items) {
			final ByteArrayOutputStream inner = new ByteArrayOutputStream();
			item.writeTo(inner, explicit);
			out.write(little(8).putShort((short) 0xfffe).putShort((short) 0xe000)
				.putInt(inner.size()).array());
			inner.writeTo(out);
		}
		return out.toByteArray();
	}
}
