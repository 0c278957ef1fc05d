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
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;
import org.spineps.io.dicom.codec.FrameDecoder;
import org.spineps.io.dicom.codec.PixelFormat;
import org.spineps.io.dicom.codec.TransferSyntax;
import org.spineps.io.dicom.parse.DicomHeader;
import org.spineps.io.dicom.parse.DicomParser;
import org.spineps.io.dicom.parse.DicomStream;
import org.spineps.io.dicom.parse.DicomTag;

/**
 * Gives the frames of one file, one after the other, as stored values (before slope
 * and intercept). For one thread.
 */
final class PixelReader {

	private static final int LARGEST_FRAGMENT = 1 << 30;

	private final DicomHeader header;
	private final DicomStream in;
	private final PixelFormat format;
	private final FrameDecoder decoder;
	private List<byte[]> fragments;
	private int next;

	/**
	 * @param opened a file at its pixels
	 * @param format how they are stored
	 * @throws SpinepsException if nothing unpacks them
	 */
	PixelReader(final DicomParser.Opened opened, final PixelFormat format)
		throws SpinepsException
	{
		header = opened.header();
		in = opened.pixels();
		this.format = format;
		decoder = header.pixelLength() >= 0 ? null : FrameDecoder.of(TransferSyntax
			.of(header.syntax()).orElseThrow());
	}

	/** Leaves out the next frame. */
	void skip() throws IOException, SpinepsException {
		if (decoder == null) in.skip(format.frameBytes());
		next++;
	}

	/**
	 * @return the stored values of the next frame, line by line
	 * @throws IOException if the file cannot be read, or ends too soon
	 * @throws SpinepsException if the frame is damaged
	 */
	double[] next() throws IOException, SpinepsException {
		if (decoder == null) return values(in.bytes((int) format.frameBytes()));
		if (fragments == null) fragments = fragments();
		try {
			final int[] samples = decoder.decode(frame(next++), format);
			final double[] values = new double[samples.length];
			for (int i = 0; i < samples.length; i++)
				values[i] = value(samples[i] & 0xffffffffL);
			return values;
		}
		catch (final IOException e) {
			throw new SpinepsException("The DICOM file is damaged",
				"a compressed frame cannot be unpacked: " + AtomicFiles.reason(e),
				"Export or download the file again", e);
		}
	}

	/** All fragments of all frames. */
	private List<byte[]> fragments() throws IOException, SpinepsException {
		final List<byte[]> all = new ArrayList<>();
		while (true) {
			final int mark;
			try {
				mark = in.tag();
			}
			catch (final EOFException e) {
				// The end of the list is the end of many files, too.
				return all;
			}
			final long length = in.unsignedInt();
			if (mark == DicomTag.SEQUENCE_END) return all;
			if (mark != DicomTag.ITEM || length > LARGEST_FRAGMENT)
				throw new SpinepsException("The DICOM file is damaged",
					"its compressed pixels have no fragments",
					"Export or download the file again");
			all.add(in.bytes((int) length));
		}
	}

	/** The first fragment is a table of places, or empty. */
	private byte[] frame(final int number) throws IOException {
		final int frames = header.data().integer(DicomTag.FRAMES, 1);
		final int parts = fragments.size() - 1;
		if (parts < frames) throw new IOException(Math.max(0, parts) +
			" fragments for " + frames + " frames");
		if (parts == frames) return fragments.get(1 + number);
		int from = 1;
		int to = fragments.size();
		if (frames > 1) {
			from = indexOf(number, frames);
			to = number + 1 < frames ? indexOf(number + 1, frames) : to;
		}
		final ByteArrayOutputStream joined = new ByteArrayOutputStream();
		for (int i = from; i < to; i++)
			joined.write(fragments.get(i));
		return joined.toByteArray();
	}

	private int indexOf(final int number, final int frames)
		throws IOException
	{
		final ByteBuffer table = ByteBuffer.wrap(fragments.get(0)).order(
			ByteOrder.LITTLE_ENDIAN);
		if (table.capacity() < 4 * frames) throw new IOException(
			"nothing says which fragments belong to which frame");
		final long wanted = table.getInt(4 * number) & 0xffffffffL;
		long at = 0;
		for (int i = 1; i < fragments.size(); i++) {
			if (at == wanted) return i;
			at += 8 + fragments.get(i).length;
		}
		throw new IOException("its table of frames leads nowhere");
	}

	private double[] values(final byte[] bytes) {
		final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(in.isBigEndian()
			? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
		final double[] values = new double[format.samples()];
		switch (format.allocated()) {
			case 8 -> {
				// Big-endian words hold two samples each, the first one last.
				final int swap = in.isBigEndian() && header.pixelVr().equals("OW") &&
					values.length % 2 == 0 ? 1 : 0;
				for (int i = 0; i < values.length; i++)
					values[i] = value(bytes[i ^ swap] & 0xff);
			}
			case 16 -> {
				for (int i = 0; i < values.length; i++)
					values[i] = value(buffer.getShort(2 * i) & 0xffff);
			}
			case 32 -> {
				for (int i = 0; i < values.length; i++)
					values[i] = format.real() ? buffer.getFloat(4 * i) : value(buffer
						.getInt(4 * i) & 0xffffffffL);
			}
			default -> {
				for (int i = 0; i < values.length; i++)
					values[i] = buffer.getDouble(8 * i);
			}
		}
		return values;
	}

	/** Of the bits that are stored; what lies beside them (overlays) is none. */
	private double value(final long sample) {
		final int stored = format.stored();
		final long bits = sample >>> format.high() + 1 - stored & (1L << stored) - 1;
		return format.signed() && bits >>> stored - 1 == 1 ? bits - (1L << stored)
			: bits;
	}
}
