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

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A tile: reads its packets and makes its samples. */
final class Tile {

	private static final int PACKET_MARKER = 0x91;
	private static final int HEADER_END = 0x92;

	private final int[] edges;
	private final Coding coding;
	private final List<Resolution> resolutions = new ArrayList<>();

	/**
	 * @param edges left, top, right and bottom
	 * @param coding how it was coded
	 * @param budget what is believed
	 */
	Tile(final int[] edges, final Coding coding, final Resolution.Budget budget)
		throws IOException
	{
		this.edges = edges;
		this.coding = coding;
		for (int r = 0; r <= coding.levels; r++)
			resolutions.add(new Resolution(edges, r, coding, budget));
	}

	/** A packet: what a layer adds to a precinct. */
	private record Packet(Resolution.Precinct precinct, int layer, int r) {}

	/** In the order of the codestream (T.800, B.12). */
	private List<Packet> packets(final int bytes) throws IOException {
		final long count = resolutions.stream().mapToLong(r -> r.precincts.size())
			.sum() * coding.layers;
		// Each takes one at least.
		if (count > bytes) throw new EOFException("its data end too soon");
		final List<Packet> packets = new ArrayList<>();
		for (int r = 0; r < resolutions.size(); r++)
			for (final Resolution.Precinct precinct : resolutions.get(r).precincts)
				for (int layer = 0; layer < coding.layers; layer++)
					packets.add(new Packet(precinct, layer, r));
		// The sort is stable: what is not compared stays in the order above.
		switch (coding.progression) {
			case 0 -> packets.sort(Comparator.comparingInt(Packet::layer));
			case 1 -> packets.sort(Comparator.comparingInt(Packet::r).thenComparingInt(
				Packet::layer));
			case 2 -> {
				// resolution, then place, then layer
			}
			default -> packets.sort(Comparator.<Packet> comparingLong(
				packet -> packet.precinct.y()).thenComparingLong(
					packet -> packet.precinct.x()));
		}
		return packets;
	}

	/**
	 * @param data the packets
	 * @throws IOException if they are damaged or cut off
	 */
	void read(final byte[] data) throws IOException {
		final PacketBits bits = new PacketBits(data);
		for (final Packet packet : packets(data.length)) {
			bits.skipMarker(PACKET_MARKER, 6);
			packet(bits, packet);
		}
	}

	/** Bytes that follow a packet's header. */
	private record Body(CodeBlock.Segment segment, int length) {}

	private void packet(final PacketBits bits, final Packet packet)
		throws IOException
	{
		final List<Body> bodies = new ArrayList<>();
		if (bits.bit() == 1) for (final Band.Part part : packet.precinct.parts())
			for (int i = 0; i < part.blocks.size(); i++)
				block(bits, part, i, packet.layer, bodies);
		bits.align();
		bits.skipMarker(HEADER_END, 2);
		for (final Body body : bodies)
			CodeBlock.add(body.segment, bits.bytes(body.length));
	}

	private void block(final PacketBits bits, final Band.Part part,
		final int index, final int layer, final List<Body> bodies)
		throws IOException
	{
		final CodeBlock block = part.blocks.get(index);
		final int x = index % part.across;
		final int y = index / part.across;
		final boolean begun = block.emptyPlanes >= 0;
		if (begun ? bits.bit() == 0 : !part.included.isBelow(bits, x, y, layer + 1))
			return;
		if (!begun) {
			int planes = 0;
			while (!part.empty.isBelow(bits, x, y, planes + 1))
				if (++planes > 64) throw new IOException("a block is damaged");
			block.emptyPlanes = planes;
		}
		int passes = passes(bits);
		while (bits.bit() == 1)
			block.lengthBits++;
		while (passes > 0) {
			final CodeBlock.Segment segment = block.open(coding.style);
			final int taken = CodeBlock.take(segment, passes);
			final int width = block.lengthBits + 31 - Integer.numberOfLeadingZeros(
				taken);
			if (width > 30) throw new IOException("a block is damaged");
			bodies.add(new Body(segment, bits.bits(width)));
			passes -= taken;
		}
	}

	private static int passes(final PacketBits bits) throws IOException {
		if (bits.bit() == 0) return 1;
		if (bits.bit() == 0) return 2;
		final int few = bits.bits(2);
		if (few < 3) return 3 + few;
		final int some = bits.bits(5);
		return some < 31 ? 6 + some : 37 + bits.bits(7);
	}

	/**
	 * @param precision bits of a sample
	 * @return its samples, line by line, before they are shifted and cut to size
	 */
	float[] samples(final int precision) throws IOException {
		final BlockDecoder decoder = new BlockDecoder();
		final InverseWavelet wavelet = new InverseWavelet(coding.reversible);
		float[] image = {};
		for (int r = 0; r < resolutions.size(); r++) {
			final Resolution one = resolutions.get(r);
			final int width = one.x1 - one.x0;
			final float[] next = new float[Math.max(0, width) * Math.max(0, one.y1 -
				one.y0)];
			if (r > 0) scatter(image, resolutions.get(r - 1), one, next);
			for (int b = 0; b < one.bands.size(); b++)
				decode(one, b, decoder, precision, next, r == 0);
			if (r > 0 && next.length > 0) wavelet.apply(next, one.x0, one.y0, width,
				one.y1 - one.y0);
			image = next;
		}
		return image;
	}

	/** Puts the smaller image on the even places. */
	private static void scatter(final float[] image, final Resolution small,
		final Resolution one, final float[] target)
	{
		final int width = small.x1 - small.x0;
		for (int y = small.y0; y < small.y1; y++)
			for (int x = small.x0; x < small.x1; x++)
				target[(2 * y - one.y0) * (one.x1 - one.x0) + 2 * x - one.x0] = image[(y -
					small.y0) * width + x - small.x0];
	}

	private void decode(final Resolution one, final int number,
		final BlockDecoder decoder, final int precision, final float[] target,
		final boolean lowest) throws IOException
	{
		final Band band = one.bands.get(number);
		if (band.width() <= 0 || band.height() <= 0) return;
		band.values = new int[band.width() * band.height()];
		for (final Resolution.Precinct precinct : one.precincts)
			for (final Band.Part part : precinct.parts())
				for (final CodeBlock block : part.blocks)
					if (part.band == band && !block.segments.isEmpty()) decoder.decode(
						block, band, coding);
		final float step = coding.stepSize(band.number, precision + band.gain()) /
			2;
		for (int y = band.y0; y < band.y1; y++)
			for (int x = band.x0; x < band.x1; x++) {
				final int value = band.values[(y - band.y0) * band.width() + x - band.x0];
				final int column = lowest ? x : 2 * x + (band.highX ? 1 : 0);
				final int line = lowest ? y : 2 * y + (band.highY ? 1 : 0);
				target[(line - one.y0) * (one.x1 - one.x0) + column - one.x0] =
					coding.reversible ? value / 2 : value * step;
			}
		band.values = null;
	}

	int[] edges() {
		return edges;
	}
}
