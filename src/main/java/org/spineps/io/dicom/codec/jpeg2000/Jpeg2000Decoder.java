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
package org.spineps.io.dicom.codec.jpeg2000;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/** Decodes a codestream of one component, alone or in a JP2 file. For one image. */
public final class Jpeg2000Decoder {

	/** An empty image takes a few bytes for each tile. */
	private static final long LARGEST_EXPANSION = 1 << 16;
	private static final int SIGNATURE = 0x0000000c;
	private static final int CODESTREAM = 0x6a703263;

	private final ByteBuffer in;
	private final int width;
	private final int height;
	private final Coding coding = new Coding();
	private final Map<Integer, Coding> codings = new TreeMap<>();
	private final Map<Integer, ByteArrayOutputStream> packets = new TreeMap<>();
	private final int[] size = new int[8];
	private int precision;
	private boolean signed;

	/**
	 * A decoded image.
	 *
	 * @param samples line by line; not copied
	 * @param precision bits of a sample
	 * @param signed whether samples may be below 0
	 */
	public record Image(int[] samples, int precision, boolean signed) {}

	private Jpeg2000Decoder(final byte[] data, final int width,
		final int height)
	{
		in = ByteBuffer.wrap(data);
		this.width = width;
		this.height = height;
	}

	/**
	 * @param data a codestream, or a JP2 file
	 * @param width columns that the image has to have
	 * @param height lines that it has to have
	 * @return the image
	 * @throws IOException if it is damaged, of another size, or uses what is not
	 *           known; the message says which
	 */
	public static Image decode(final byte[] data, final int width,
		final int height) throws IOException
	{
		if ((long) width * height > LARGEST_EXPANSION * data.length)
			throw new IOException("its data end too soon");
		try {
			return new Jpeg2000Decoder(data, width, height).decode();
		}
		catch (final BufferUnderflowException e) {
			throw new IOException("its data end too soon", e);
		}
	}

	private Image decode() throws IOException {
		findCodestream();
		if (in.getShort() != (short) 0xff4f) throw new IOException(
			"it is not JPEG 2000");
		while (true) {
			final int marker = in.getShort() & 0xffff;
			if (marker == 0xffd9) break;
			if (marker == 0xff90) {
				if (!tilePart()) break;
				continue;
			}
			marker(marker, segment(), coding);
		}
		return image();
	}

	/** In a JP2 file boxes come before it. */
	private void findCodestream() throws IOException {
		if (in.remaining() < 12 || in.getInt(0) != SIGNATURE) return;
		while (true) {
			final long length = in.getInt() & 0xffffffffL;
			if (in.getInt() == CODESTREAM) return;
			if (length < 8 || length - 8 > in.remaining()) throw new IOException(
				"it holds no codestream");
			in.position(in.position() + (int) length - 8);
		}
	}

	/** @return the content of a marker segment */
	private ByteBuffer segment() throws IOException {
		final int length = (in.getShort() & 0xffff) - 2;
		if (length < 0 || length > in.remaining()) throw new IOException(
			"a segment is cut off");
		final ByteBuffer segment = in.slice(in.position(), length);
		in.position(in.position() + length);
		return segment;
	}

	private void marker(final int marker, final ByteBuffer segment,
		final Coding target) throws IOException
	{
		switch (marker) {
			case 0xff51 -> size(segment);
			case 0xff52 -> target.readStyle(segment);
			case 0xff53 -> {
				segment.get();
				target.readComponent(segment, segment.get());
			}
			case 0xff5c -> target.readSteps(segment);
			case 0xff5d -> {
				segment.get();
				target.readSteps(segment);
			}
			case 0xff5e -> throw new IOException("it has a region of interest");
			case 0xff5f -> throw new IOException("its order of packets changes");
			case 0xff60, 0xff61 -> throw new IOException(
				"its packet headers lie apart");
			case 0xff50 -> throw new IOException("it is high-throughput JPEG 2000");
			default -> {
				if (marker < 0xff00) throw new IOException("a marker is missing");
			}
		}
	}

	private void size(final ByteBuffer segment) throws IOException {
		segment.getShort();
		for (int i = 0; i < size.length; i++)
			size[i] = segment.getInt();
		if (segment.getShort() != 1) throw new IOException("it is in colour");
		final int bits = segment.get() & 0xff;
		precision = (bits & 0x7f) + 1;
		signed = bits >= 0x80;
		if (segment.get() != 1 || segment.get() != 1) throw new IOException(
			"its samples are thinned out");
		for (final int one : size)
			if (one < 0) throw new IOException("its size is damaged");
		if (size[0] - size[2] != width || size[1] - size[3] != height)
			throw new IOException("it has " + (size[0] - size[2]) + "×" + (size[1] -
				size[3]) + " pixels, not " + width + "×" + height);
		if (precision > 16) throw new IOException("it has " + precision + " bits");
		if (size[4] < 1 || size[5] < 1 || size[6] > size[2] || size[7] > size[3] ||
			(long) size[6] + size[4] <= size[2] || (long) size[7] + size[5] <= size[3])
			throw new IOException("its tiles are damaged");
	}

	private int tilesAcross() {
		return (int) ((size[0] - size[6] + (long) size[4] - 1) / size[4]);
	}

	private int tilesDown() {
		return (int) ((size[1] - size[7] + (long) size[5] - 1) / size[5]);
	}

	/** @return whether more may follow */
	private boolean tilePart() throws IOException {
		final int begin = in.position() - 2;
		final ByteBuffer head = segment();
		final int number = head.getShort() & 0xffff;
		final int stated = head.getInt();
		if (precision == 0 || coding.levels < 0 || coding.guardBits < 0 ||
			number >= (long) tilesAcross() * tilesDown()) throw new IOException(
				"its parts are in an order that is not read");
		final Coding own = codings.computeIfAbsent(number, n -> coding.copy());
		while (true) {
			final int marker = in.getShort() & 0xffff;
			if (marker == 0xff93) break;
			marker(marker, segment(), own);
		}
		int length = stated == 0 ? in.remaining() : begin + stated - in.position();
		if (length < 0 || length > in.remaining()) throw new IOException(
			"its data end too soon");
		if (stated == 0 && length >= 2 && in.getShort(in.limit() - 2) == (short) 0xffd9)
			length -= 2;
		packets.computeIfAbsent(number, n -> new ByteArrayOutputStream()).write(in
			.array(), in.position(), length);
		in.position(in.position() + length);
		return stated != 0;
	}

	private Image image() throws IOException {
		final int across = tilesAcross();
		if (packets.size() != (long) across * tilesDown()) throw new IOException(
			"its data end too soon");
		final Resolution.Budget budget = new Resolution.Budget(in.limit());
		final int[] samples = new int[width * height];
		for (final Map.Entry<Integer, ByteArrayOutputStream> entry : packets
			.entrySet())
		{
			final long left = size[6] + (long) (entry.getKey() % across) * size[4];
			final long top = size[7] + (long) (entry.getKey() / across) * size[5];
			final Tile tile = new Tile(new int[] { (int) Math.max(left, size[2]),
				(int) Math.max(top, size[3]), (int) Math.min(left + size[4], size[0]),
				(int) Math.min(top + size[5], size[1]) }, codings.get(entry.getKey()),
				budget);
			tile.read(entry.getValue().toByteArray());
			put(tile, samples);
		}
		return new Image(samples, precision, signed);
	}

	private void put(final Tile tile, final int[] target) throws IOException {
		final float[] samples = tile.samples(precision);
		final int[] edges = tile.edges();
		final int shift = signed ? 0 : 1 << precision - 1;
		final int least = signed ? -(1 << precision - 1) : 0;
		final int most = least + (1 << precision) - 1;
		final int columns = edges[2] - edges[0];
		for (int i = 0; i < samples.length; i++)
			target[(edges[1] - size[3] + i / columns) * width + edges[0] - size[2] + i %
				columns] = Math.max(least, Math.min(most, (int) Math.rint(samples[i]) +
					shift));
	}
}
