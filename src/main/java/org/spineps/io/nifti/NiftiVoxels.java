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
package org.spineps.io.nifti;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;

/**
 * Voxels as they are stored, in blocks that are allocated only as their bytes
 * arrive: a header that promises more than the file holds costs nothing.
 */
final class NiftiVoxels {

	/** Bytes per block; a multiple of every sample size. */
	private static final int BLOCK = 1 << 20;

	private final NiftiHeader header;
	private final List<ByteBuffer> blocks;

	private NiftiVoxels(final NiftiHeader header,
		final List<ByteBuffer> blocks)
	{
		this.header = header;
		this.blocks = blocks;
	}

	/**
	 * @param header what is to come
	 * @param stream begins at the first voxel; not closed
	 * @return the voxels
	 * @throws IOException if reading fails
	 * @throws SpinepsException if the stream ends too soon
	 */
	static NiftiVoxels read(final NiftiHeader header, final InputStream stream)
		throws IOException, SpinepsException
	{
		final long expected = byteCount(header);
		final List<ByteBuffer> blocks = new ArrayList<>();
		for (long done = 0; done < expected; done += BLOCK) {
			final int wanted = (int) Math.min(BLOCK, expected - done);
			final byte[] block = new byte[wanted];
			final int found = fill(stream, block);
			if (found < wanted) throw truncated(done + found, expected);
			blocks.add(ByteBuffer.wrap(block).order(header.order()));
		}
		return new NiftiVoxels(header, blocks);
	}

	/** @return how many bytes there were, less than the block holds at the end */
	private static int fill(final InputStream stream, final byte[] block)
		throws IOException
	{
		int found = 0;
		while (found < block.length) {
			final int n;
			try {
				n = stream.read(block, found, block.length - found);
			}
			catch (final EOFException e) {
				// How a compressed stream says that it was cut off.
				return found;
			}
			if (n < 0) return found;
			found += n;
		}
		return found;
	}

	/** @return bytes that the voxels of all time points take */
	static long byteCount(final NiftiHeader header) {
		return samples(header) * header.timePoints() * header.type().bytes();
	}

	static SpinepsException truncated(final long found, final long expected) {
		return new SpinepsException("The file is cut off", "it holds " + found +
			" of " + expected + " bytes of voxels",
			"Download or export the file again");
	}

	private static long samples(final NiftiHeader header) {
		return header.geometry().grid().voxels();
	}

	/**
	 * Decodes voxels of one time point, slope and intercept applied.
	 *
	 * @param timePoint counted from 0
	 * @param first flat index of the first voxel
	 * @param target gets the values from its index 0
	 * @return how many there are: as many as fit the target, unless a block or the
	 *         time point ends before
	 */
	int decode(final int timePoint, final int first, final double[] target) {
		final int bytes = header.type().bytes();
		final long from = (timePoint * samples(header) + first) * bytes;
		final ByteBuffer block = blocks.get((int) (from / BLOCK));
		final int firstByte = (int) (from % BLOCK);
		final int count = Math.min((int) Math.min(target.length, samples(header) -
			first), (block.capacity() - firstByte) / bytes);
		header.type().decode(block, firstByte, target, count);
		final double slope = header.slope();
		final double intercept = header.intercept();
		if (slope != 1 || intercept != 0) for (int i = 0; i < count; i++)
			target[i] = target[i] * slope + intercept;
		return count;
	}
}
