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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

import org.spineps.io.dicom.parse.DicomParser;
import org.spineps.io.dicom.parse.DicomTag;

/** Writes DICOM files for tests, attribute by attribute, right or wrong. */
public final class DicomBytes {

	private static final List<String> LONG_FORMS = List.of("OB", "OW", "OF", "OD",
		"SQ", "UN", "UT");

	private final Map<Integer, Entry> entries = new TreeMap<>(Comparator
		.comparingInt(tag -> tag ^ Integer.MIN_VALUE));

	private record Entry(String vr, Object value) {}

	/** @return an MR image of 6 × 5 pixels whose plane is sagittal, at x mm */
	public static DicomBytes sagittal(final double x) {
		return new DicomBytes().text(DicomTag.SOP_CLASS, "1.2.840.10008.5.1.4.1.1.4")
			.text(DicomTag.SOP_INSTANCE, "1.2.3.4." + (1000 + Math.round(x * 10)))
			.text(DicomTag.IMAGE_TYPE, "ORIGINAL\\PRIMARY\\M\\ND").text(
				DicomTag.MODALITY, "MR").text(DicomTag.SERIES_DESCRIPTION,
					"t2_tse_sag").text(DicomTag.STUDY_UID, "1.2.3").text(
						DicomTag.SERIES_UID, "1.2.3.4").text(DicomTag.SERIES_NUMBER, "4")
			.text(DicomTag.PATIENT_NAME, "Doe^Jane").text(DicomTag.PATIENT_ID,
				"PX-4711").text(DicomTag.BODY_PART, "LSPINE").text(
					DicomTag.STUDY_DATE, "20240301").text(DicomTag.INSTANCE_NUMBER, "1")
			.text(DicomTag.SLICE_THICKNESS, "4").numbers(DicomTag.IMAGE_POSITION, x,
				-60, 90).numbers(DicomTag.IMAGE_ORIENTATION, 0, 1, 0, 0, 0, -1).numbers(
					DicomTag.PIXEL_SPACING, 2, 1.5).text(DicomTag.PHOTOMETRIC,
						"MONOCHROME2").shorts(DicomTag.SAMPLES, 1).shorts(DicomTag.ROWS, 5)
			.shorts(DicomTag.COLUMNS, 6).bits(16, 12, false).pixels(
				ramp((int) Math.round(100 + x), 30));
	}

	/**
	 * @return 12 × 12 pixels of another patient, in a study and a series of that
	 *         number
	 */
	public static DicomBytes sagittal(final double x, final String patient,
		final int number)
	{
		final String study = "1.2.3." + number;
		return sagittal(x).text(DicomTag.PATIENT_NAME, patient).text(
			DicomTag.STUDY_UID, study).text(DicomTag.SERIES_UID, study + ".4").text(
				DicomTag.SOP_INSTANCE, study + ".4." + Math.round(x)).text(
					DicomTag.SERIES_NUMBER, "" + number).shorts(DicomTag.ROWS, 12).shorts(
						DicomTag.COLUMNS, 12).pixels(ramp((int) Math.round(100 + x), 144));
	}

	static int[] ramp(final int from, final int count) {
		final int[] ramp = new int[count];
		for (int i = 0; i < count; i++)
			ramp[i] = from + i;
		return ramp;
	}

	public DicomBytes text(final int tag, final String value) {
		entries.put(tag, new Entry(DicomTag.vr(tag), value));
		return this;
	}

	DicomBytes numbers(final int tag, final double... values) {
		final List<String> parts = new ArrayList<>();
		for (final double value : values)
			parts.add(value == Math.rint(value) ? Long.toString((long) value) : Double
				.toString(value));
		return text(tag, String.join("\\", parts));
	}

	DicomBytes shorts(final int tag, final int value) {
		entries.put(tag, new Entry("US", new int[] { value }));
		return this;
	}

	DicomBytes real(final int tag, final double value) {
		entries.put(tag, new Entry("FD", value));
		return this;
	}

	DicomBytes bits(final int allocated, final int stored,
		final boolean signed)
	{
		return shorts(DicomTag.BITS_ALLOCATED, allocated).shorts(
			DicomTag.BITS_STORED, stored).shorts(DicomTag.HIGH_BIT, stored - 1).shorts(
				DicomTag.PIXEL_SIGN, signed ? 1 : 0);
	}

	DicomBytes pixels(final int... values) {
		entries.put(DicomTag.PIXELS, new Entry("OW", values));
		return this;
	}

	/** Compressed frames, each in one fragment. */
	DicomBytes fragments(final byte[]... frames) {
		entries.put(DicomTag.PIXELS, new Entry("OB", List.of(frames)));
		return this;
	}

	DicomBytes items(final int tag, final DicomBytes... items) {
		entries.put(tag, new Entry("SQ", items));
		return this;
	}

	DicomBytes without(final int tag) {
		entries.remove(tag);
		return this;
	}

	/** @return the file in explicit VR, little endian */
	public byte[] bytes() {
		return bytes("1.2.840.10008.1.2.1");
	}

	/** @return the file in a transfer syntax */
	byte[] bytes(final String syntax) {
		final boolean big = syntax.equals("1.2.840.10008.1.2.2");
		final boolean explicit = !syntax.equals("1.2.840.10008.1.2");
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[DicomParser.PREAMBLE]);
		out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
		out.writeBytes(new DicomBytes().text(DicomTag.TRANSFER_SYNTAX, syntax)
			.data(true, false));
		final byte[] data = data(explicit, big);
		out.writeBytes(syntax.endsWith(".1.99") ? deflated(data) : data);
		return out.toByteArray();
	}

	/** @return the attributes alone, as older programs write files */
	byte[] data(final boolean explicit, final boolean big) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		new LinkedHashMap<>(entries).forEach((tag, entry) -> {
			final byte[] value = value(entry, explicit, big);
			final boolean open = entry.vr.equals("OB");
			final ByteBuffer head = buffer(12, big);
			head.putShort((short) (tag >>> 16)).putShort((short) (int) tag);
			if (!explicit) head.putInt(open ? -1 : value.length);
			else {
				head.put(entry.vr.getBytes(StandardCharsets.US_ASCII));
				if (LONG_FORMS.contains(entry.vr)) head.putShort((short) 0).putInt(open
					? -1 : value.length);
				else head.putShort((short) value.length);
			}
			out.write(head.array(), 0, head.position());
			out.writeBytes(value);
		});
		return out.toByteArray();
	}

	private byte[] value(final Entry entry, final boolean explicit,
		final boolean big)
	{
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		if (entry.value instanceof String text) {
			out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
			if (out.size() % 2 == 1) out.write(entry.vr.equals("UI") ? 0 : ' ');
		}
		else if (entry.value instanceof Double number) out.writeBytes(buffer(8, big)
			.putDouble(number).array());
		else if (entry.value instanceof DicomBytes[] items) for (final DicomBytes item : items)
		{
			final byte[] data = item.data(explicit, big);
			out.writeBytes(buffer(8, big).putShort((short) 0xfffe).putShort(
				(short) 0xe000).putInt(data.length).array());
			out.writeBytes(data);
		}
		else if (entry.value instanceof List<?> frames) {
			fragment(out, new byte[0]);
			frames.forEach(frame -> fragment(out, (byte[]) frame));
			out.writeBytes(new byte[] { (byte) 0xfe, (byte) 0xff, (byte) 0xdd,
				(byte) 0xe0, 0, 0, 0, 0 });
		}
		else numbers(out, entry, big);
		return out.toByteArray();
	}

	private void numbers(final ByteArrayOutputStream out, final Entry entry,
		final boolean big)
	{
		final Entry allocated = entries.get(DicomTag.BITS_ALLOCATED);
		final int bits = entry.vr.equals("OW") ? ((int[]) allocated.value)[0] : 16;
		for (final int value : (int[]) entry.value)
			switch (bits) {
				case 8 -> out.write(value);
				case 16 -> out.writeBytes(buffer(2, big).putShort((short) value)
					.array());
				default -> out.writeBytes(buffer(4, big).putInt(value).array());
			}
		if (out.size() % 2 == 1) out.write(0);
	}

	private static void fragment(final ByteArrayOutputStream out,
		final byte[] frame)
	{
		final int padded = frame.length + frame.length % 2;
		out.writeBytes(buffer(8, false).putShort((short) 0xfffe).putShort(
			(short) 0xe000).putInt(padded).array());
		out.writeBytes(frame);
		if (padded > frame.length) out.write(0);
	}

	private static ByteBuffer buffer(final int size, final boolean big) {
		return ByteBuffer.allocate(size).order(big ? ByteOrder.BIG_ENDIAN
			: ByteOrder.LITTLE_ENDIAN);
	}

	private static byte[] deflated(final byte[] data) {
		final Deflater deflater = new Deflater(9, true);
		deflater.setInput(data);
		deflater.finish();
		final byte[] packed = new byte[data.length + 100];
		final byte[] result = new byte[deflater.deflate(packed)];
		System.arraycopy(packed, 0, result, 0, result.length);
		deflater.end();
		return result;
	}
}
