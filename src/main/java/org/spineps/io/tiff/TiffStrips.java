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

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntFunction;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.spineps.SpinepsException;
import org.spineps.io.voxel.StoredVoxels;

/** The pixels of all pages, one strip after the other, unpacked. */
final class TiffStrips extends InputStream {

	/** No way of packing makes more of a byte. */
	private static final long LARGEST_EXPANSION = 4096;

	private final TiffReader file;
	private final IntFunction<TiffPage> pages;
	private final int count;
	private int page;
	private int strip;
	private ByteBuffer current = ByteBuffer.allocate(0);

	/**
	 * @param file open
	 * @param pages the pages by number
	 * @param count how many there are
	 */
	TiffStrips(final TiffReader file, final IntFunction<TiffPage> pages,
		final int count)
	{
		this.file = file;
		this.pages = pages;
		this.count = count;
	}

	@Override
	public int read() throws IOException {
		return fill() ? current.get() & 0xff : -1;
	}

	@Override
	public int read(final byte[] target, final int offset, final int length)
		throws IOException
	{
		if (!fill()) return -1;
		final int n = Math.min(length, current.remaining());
		current.get(target, offset, n);
		return n;
	}

	private boolean fill() throws IOException {
		while (!current.hasRemaining()) {
			if (page >= count) return false;
			final TiffPage one = pages.apply(page);
			try {
				current = strip(one, strip);
			}
			catch (final SpinepsException e) {
				throw new Damaged(e);
			}
			if (++strip >= one.offsets().length) {
				strip = 0;
				page++;
			}
		}
		return true;
	}

	private ByteBuffer strip(final TiffPage one, final int number)
		throws IOException, SpinepsException
	{
		final int length = Math.multiplyExact(one.lineBytes(), one.rows(number));
		if (one.compression() == TiffPage.NOT_PACKED) return file.bytes(one
			.offsets()[number], length);
		final ByteBuffer packed = file.bytes(one.offsets()[number], one
			.counts()[number]);
		if (length > LARGEST_EXPANSION * packed.limit()) throw StoredVoxels
			.truncated(packed.limit(), length);
		final byte[] target = new byte[length];
		switch (one.compression()) {
			case TiffPage.LZW -> new TiffLzw(packed.array(), target).unpack();
			case TiffPage.PACK_BITS -> packBits(packed.array(), target);
			default -> inflate(packed.array(), target);
		}
		if (one.differences()) addUp(target, one, file.order());
		return ByteBuffer.wrap(target);
	}

	private static void inflate(final byte[] packed, final byte[] target)
		throws SpinepsException
	{
		final Inflater inflater = new Inflater();
		try {
			inflater.setInput(packed);
			int done = 0;
			while (done < target.length) {
				final int n = inflater.inflate(target, done, target.length - done);
				if (n == 0) throw StoredVoxels.truncated(done, target.length);
				done += n;
			}
		}
		catch (final DataFormatException e) {
			throw new SpinepsException("The TIFF file is damaged or cut off",
				"a strip cannot be unpacked", "Export or download the file again", e);
		}
		finally {
			inflater.end();
		}
	}

	private static void packBits(final byte[] packed, final byte[] target)
		throws SpinepsException
	{
		int done = 0;
		for (int at = 0; done < target.length;) {
			if (at >= packed.length) throw StoredVoxels.truncated(done,
				target.length);
			final int code = packed[at++];
			if (code == -128) continue;
			final int length = Math.min(code >= 0 ? code + 1 : 1 - code, target.length -
				done);
			if (at + (code >= 0 ? length : 1) > packed.length) throw StoredVoxels
				.truncated(done, target.length);
			for (int i = 0; i < length; i++)
				target[done + i] = packed[code >= 0 ? at + i : at];
			at += code >= 0 ? length : 1;
			done += length;
		}
	}

	private static void addUp(final byte[] target, final TiffPage page,
		final ByteOrder order)
	{
		final ByteBuffer values = ByteBuffer.wrap(target).order(order);
		final int size = page.type().bytes();
		for (int at = 0; at < target.length; at += size) {
			if (at % page.lineBytes() == 0) continue;
			switch (size) {
				case 1 -> target[at] += target[at - 1];
				case 2 -> values.putShort(at, (short) (values.getShort(at) + values
					.getShort(at - 2)));
				default -> values.putInt(at, values.getInt(at) + values.getInt(at -
					4));
			}
		}
	}

	/** Carries the error for the user through a stream. */
	static final class Damaged extends IOException {

		private static final long serialVersionUID = 1L;

		private final transient SpinepsException problem;

		Damaged(final SpinepsException problem) {
			super(problem.getMessage(), problem);
			this.problem = problem;
		}

		SpinepsException problem() {
			return problem;
		}
	}
}
