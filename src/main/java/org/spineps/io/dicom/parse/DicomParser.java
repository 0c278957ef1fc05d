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

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

import org.spineps.SpinepsException;
import org.spineps.io.dicom.codec.TransferSyntax;

/**
 * Reads a file up to its pixels, and keeps the attributes that are used. A length
 * that the file states is only ever a number of bytes to read or leave out.
 */
public final class DicomParser {

	/** Bytes before the letters DICM. */
	public static final int PREAMBLE = 128;

	private static final int BUFFER = 1 << 14;
	private static final long UNDEFINED = 0xffffffffL;
	/** Longer values of the attributes that are used are left out. */
	private static final int LONGEST_VALUE = 1 << 16;
	private static final int DEEPEST = 16;
	private static final List<String> LONG_FORMS = List.of("OB", "OW", "OF", "OD",
		"OL", "OV", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");
	private static final List<String> VRS = List.of("AE", "AS", "AT", "CS", "DA",
		"DS", "DT", "FL", "FD", "IS", "LO", "LT", "PN", "SH", "SL", "SS", "ST", "TM",
		"UI", "UL", "US", "OB", "OW", "OF", "OD", "OL", "OV", "SQ", "SV", "UC", "UN",
		"UR", "UT", "UV");

	private final DicomStream in;
	private boolean explicit;

	private DicomParser(final DicomStream in, final boolean explicit) {
		this.in = in;
		this.explicit = explicit;
	}

	/**
	 * A file whose header was read.
	 *
	 * @param header what it says
	 * @param pixels the rest of the file, from the first byte of the pixels on
	 */
	public record Opened(DicomHeader header, DicomStream pixels) {}

	/**
	 * @param file the file's bytes; not closed
	 * @return its header; the stream stands at the pixels then. Empty if the file is
	 *         not DICOM
	 * @throws IOException if it cannot be read
	 * @throws SpinepsException if it is damaged
	 */
	public static Optional<Opened> open(final InputStream file) throws IOException,
		SpinepsException
	{
		final BufferedInputStream buffered = new BufferedInputStream(file, BUFFER);
		buffered.mark(PREAMBLE + 16);
		final byte[] start = buffered.readNBytes(PREAMBLE + 12);
		buffered.reset();
		if (!DicomStart.isDicom(start)) return Optional.empty();
		try {
			return Optional.of(parse(buffered, DicomStart.hasPreamble(start)));
		}
		catch (final EOFException | ZipException e) {
			throw new SpinepsException("The DICOM file is damaged or cut off",
				"it ends within its header", "Export or download the file again", e);
		}
	}

	private static Opened parse(final BufferedInputStream file,
		final boolean preamble) throws IOException, SpinepsException
	{
		DicomStream in = new DicomStream(file, 0);
		if (preamble) in.skip(PREAMBLE + 4);
		final DicomData meta = new DicomData();
		file.mark(8);
		if (readGroup(file) == 2) new DicomParser(in, true).meta(file, meta);
		final String syntax = meta.text(DicomTag.TRANSFER_SYNTAX);
		final TransferSyntax known = TransferSyntax.of(syntax).orElse(syntax
			.isEmpty() ? TransferSyntax.IMPLICIT : TransferSyntax.EXPLICIT);
		BufferedInputStream content = file;
		if (known == TransferSyntax.DEFLATED) {
			content = new BufferedInputStream(new InflaterInputStream(file,
				new Inflater(true)), BUFFER);
			in = new DicomStream(content, 0);
		}
		content.mark(8);
		final byte[] first = content.readNBytes(6);
		content.reset();
		boolean explicit = first.length == 6 && VRS.contains(vr(first[4],
			first[5]));
		// Some say one thing and do another; without a file header all do.
		final boolean big = first.length == 6 && (known == TransferSyntax.BIG_ENDIAN ||
			syntax.isEmpty()) && first[0] == 0 && first[1] != 0;
		in.setBigEndian(big);
		final DicomParser parser = new DicomParser(in, explicit);
		final DicomData data = new DicomData();
		final Pixels pixels = parser.top(data);
		final String stated = syntax.isEmpty() ? "" : syntax;
		return new Opened(new DicomHeader(stated, data, pixels.tag, in.position(),
			pixels.length == UNDEFINED ? -1 : pixels.length, pixels.vr), in);
	}

	private static int readGroup(final InputStream file) throws IOException {
		final byte[] group = file.readNBytes(2);
		file.reset();
		return group.length < 2 ? -1 : group[0] & 0xff | (group[1] & 0xff) << 8;
	}

	/** The file's own header, always explicit and little endian. */
	private void meta(final BufferedInputStream file, final DicomData data)
		throws IOException, SpinepsException
	{
		while (readGroup(file) == 2) {
			element(in.tag(), data, Long.MAX_VALUE, 0);
			file.mark(8);
		}
	}

	/** What stands before the pixels. */
	private record Pixels(int tag, String vr, long length) {}

	private Pixels top(final DicomData data) throws IOException,
		SpinepsException
	{
		while (true) {
			final int first = in.read();
			if (first < 0) return new Pixels(0, "", 0);
			final int second = in.read();
			if (second < 0) throw new EOFException();
			final int group = in.isBigEndian() ? first << 8 | second : second << 8 |
				first;
			final int tag = group << 16 | in.unsignedShort();
			if (tag == DicomTag.PIXELS || tag == DicomTag.FLOAT_PIXELS ||
				tag == DicomTag.DOUBLE_PIXELS)
			{
				final Head head = head(tag);
				return new Pixels(tag, head.vr, head.length);
			}
			element(tag, data, Long.MAX_VALUE, 0);
		}
	}

	private record Head(String vr, long length) {}

	private Head head(final int tag) throws IOException, SpinepsException {
		if (!explicit) return new Head(DicomTag.vr(tag), in.unsignedInt());
		final String vr = vr((byte) in.read(), (byte) in.read());
		if (LONG_FORMS.contains(vr)) {
			in.unsignedShort();
			return new Head(vr, in.unsignedInt());
		}
		if (!VRS.contains(vr)) throw damaged(tag, "has no valid type");
		return new Head(vr, in.unsignedShort());
	}

	private static String vr(final byte first, final byte second) {
		return "" + (char) (first & 0xff) + (char) (second & 0xff);
	}

	/** @param end place where the item ends that holds this element */
	private void element(final int tag, final DicomData data, final long end,
		final int depth) throws IOException, SpinepsException
	{
		final Head head = head(tag);
		if (head.length != UNDEFINED && head.length > end - in.position())
			throw damaged(tag, "is longer than what holds it");
		final boolean used = DicomTag.isUsed(tag);
		final boolean hidden = head.vr.equals("UN") && DicomTag.vr(tag).equals(
			"SQ");
		if (head.vr.equals("SQ") || hidden || head.length == UNDEFINED && !isPixels(
			head.vr))
		{
			// A sequence of unknown type is always written without types.
			final boolean before = explicit;
			if (head.vr.equals("UN")) explicit = false;
			final List<DicomData> items = sequence(tag, head.length == UNDEFINED ? end
				: in.position() + head.length, head.length == UNDEFINED, depth, used);
			explicit = before;
			if (used) data.put(tag, new DicomElement("SQ", new byte[0], in
				.isBigEndian(), items));
		}
		else if (head.length == UNDEFINED) fragments(tag);
		else if (used && head.length <= LONGEST_VALUE) data.put(tag,
			new DicomElement(head.vr, in.bytes((int) head.length), in.isBigEndian(),
				List.of()));
		else in.skip(head.length);
	}

	private static boolean isPixels(final String vr) {
		return vr.equals("OB") || vr.equals("OW");
	}

	private List<DicomData> sequence(final int tag, final long end,
		final boolean open, final int depth, final boolean used)
		throws IOException, SpinepsException
	{
		if (depth >= DEEPEST) throw damaged(tag, "is nested too deeply");
		final List<DicomData> items = new ArrayList<>();
		while (open || in.position() < end) {
			final int mark = in.tag();
			final long length = in.unsignedInt();
			if (mark == DicomTag.SEQUENCE_END) break;
			if (mark != DicomTag.ITEM) throw damaged(tag, "holds no items");
			if (length != UNDEFINED && length > end - in.position()) throw damaged(tag,
				"has an item that is longer than itself");
			final DicomData item = item(length == UNDEFINED ? end : in.position() +
				length, length == UNDEFINED, depth);
			if (used) items.add(item);
		}
		return items;
	}

	private DicomData item(final long end, final boolean open, final int depth)
		throws IOException, SpinepsException
	{
		final DicomData item = new DicomData();
		while (open || in.position() < end) {
			final int tag = in.tag();
			if (tag == DicomTag.ITEM_END) {
				in.unsignedInt();
				break;
			}
			element(tag, item, end, depth + 1);
		}
		return item;
	}

	/** Compressed pixels of an icon or the like. */
	private void fragments(final int tag) throws IOException, SpinepsException {
		while (true) {
			final int mark = in.tag();
			final long length = in.unsignedInt();
			if (mark == DicomTag.SEQUENCE_END) return;
			if (mark != DicomTag.ITEM || length == UNDEFINED) throw damaged(tag,
				"holds no fragments");
			in.skip(length);
		}
	}

	private static SpinepsException damaged(final int tag, final String what) {
		return new SpinepsException("The DICOM file is damaged", "attribute " +
			DicomTag.text(tag) + " " + what, "Export or download the file again");
	}
}
