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
package org.spineps.io.voxel;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.spineps.SpinepsException;

/**
 * Voxels as they are stored, in blocks that are allocated only as their bytes
 * arrive: a header that promises more than the file holds costs nothing.
 */
public final class StoredVoxels {

	/** Bytes per block; a multiple of every sample size. */
	private static final int BLOCK = 1 << 20;
	/** Longest array that Java allocates. */
	private static final long MAX_VOXELS = Integer.MAX_VALUE - 8L;

	/**
	 * How voxels are stored.
	 *
	 * @param type kind of number
	 * @param order byte order
	 * @param samples voxels of one time point
	 * @param timePoints how many follow each other, at least 1
	 * @param slope what stored values are multiplied with
	 * @param intercept what is added then
	 */
	public record Layout(SampleType type, ByteOrder order, long samples,
		int timePoints, double slope, double intercept)
	{

		/** @return bytes that the voxels of all time points take */
		public long byteCount() {
			return samples * timePoints * type.bytes();
		}
	}

	private final Layout layout;
	private final List<ByteBuffer> blocks;

	private StoredVoxels(final Layout layout, final List<ByteBuffer> blocks) {
		this.layout = layout;
		this.blocks = blocks;
	}

	/**
	 * To be asked before anything is allocated by a header.
	 *
	 * @param size voxels on the three axes, positive
	 * @param timePoints at least 1
	 * @param type kind of number
	 * @throws SpinepsException if they do not fit into an array or into memory
	 */
	public static void requireFits(final int[] size, final int timePoints,
		final SampleType type) throws SpinepsException
	{
		// In doubles, which cannot overflow; exact far beyond the limit.
		final double voxels = (double) size[0] * size[1] * size[2];
		final double stored = voxels * timePoints * type.bytes();
		if (voxels > MAX_VOXELS) throw tooLarge(size, timePoints, stored);
		// As stored, and once more as the floats or labels it becomes.
		final double needed = stored + voxels * 4;
		if (needed > 0.9 * Runtime.getRuntime().maxMemory()) throw tooLarge(size,
			timePoints, needed);
	}

	private static SpinepsException tooLarge(final int[] size,
		final int timePoints, final double bytes)
	{
		return new SpinepsException("The image is too large", String.format(
			Locale.ROOT,
			"%d×%d×%d voxels, %d time points: %.1f GB; Java may use %.1f GB", size[0],
			size[1], size[2], timePoints, bytes / 1e9, Runtime.getRuntime()
				.maxMemory() / 1e9),
			"Crop it, or give Java more memory (if the header is right)");
	}

	/**
	 * @param layout what is to come; its size was
	 *          {@linkplain #requireFits(int[], int, SampleType) checked}
	 * @param stream begins at the first voxel; not closed
	 * @return the voxels
	 * @throws IOException if reading fails
	 * @throws SpinepsException if the stream ends too soon
	 */
	public static StoredVoxels read(final Layout layout,
		final InputStream stream) throws IOException, SpinepsException
	{
		final long expected = layout.byteCount();
		final List<ByteBuffer> blocks = new ArrayList<>();
		for (long done = 0; done < expected; done += BLOCK) {
			final int wanted = (int) Math.min(BLOCK, expected - done);
			final byte[] block = new byte[wanted];
			final int found = fill(stream, block);
			if (found < wanted) throw truncated(done + found, expected);
			blocks.add(ByteBuffer.wrap(block).order(layout.order()));
		}
		return new StoredVoxels(layout, blocks);
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

	/**
	 * @param found bytes of voxels that there are
	 * @param expected bytes of voxels that the header promises
	 * @return the error for the user
	 */
	public static SpinepsException truncated(final long found,
		final long expected)
	{
		return new SpinepsException("The file is cut off", "it holds " + found +
			" of " + expected + " bytes of voxels",
			"Download or export the file again");
	}

	/** @return how the voxels are stored */
	Layout layout() {
		return layout;
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
		final int bytes = layout.type().bytes();
		final long from = (timePoint * layout.samples() + first) * bytes;
		final ByteBuffer block = blocks.get((int) (from / BLOCK));
		final int firstByte = (int) (from % BLOCK);
		final int count = Math.min((int) Math.min(target.length, layout.samples() -
			first), (block.capacity() - firstByte) / bytes);
		layout.type().decode(block, firstByte, target, count);
		final double slope = layout.slope();
		final double intercept = layout.intercept();
		if (slope != 1 || intercept != 0) for (int i = 0; i < count; i++)
			target[i] = target[i] * slope + intercept;
		return count;
	}
}
