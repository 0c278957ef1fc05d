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
package org.spineps.ij.correct;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * A mask in some hundredths of its memory: masks are mostly runs of equal labels.
 * Immutable.
 */
final class PackedLabels {

	private static final int BUFFER = 1 << 16;

	private final Grid grid;
	private final byte[] packed;

	/** @param labels copied */
	PackedLabels(final LabelVolume labels) {
		grid = labels.grid();
		final ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(labels
			.array().length, 2)).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asShortBuffer().put(labels.array());
		final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
		try {
			deflater.setInput(bytes.array());
			deflater.finish();
			final ByteArrayOutputStream out =
				new ByteArrayOutputStream();
			final byte[] buffer = new byte[BUFFER];
			while (!deflater.finished())
				out.write(buffer, 0, deflater.deflate(buffer));
			packed = out.toByteArray();
		}
		finally {
			deflater.end();
		}
	}

	/** @return bytes that it takes */
	int size() {
		return packed.length;
	}

	/** @return the mask, a new one each time */
	LabelVolume unpack() {
		final byte[] bytes = new byte[grid.voxels() * 2];
		final Inflater inflater = new Inflater();
		try {
			inflater.setInput(packed);
			int done = 0;
			while (done < bytes.length)
				done += inflater.inflate(bytes, done, bytes.length - done);
		}
		catch (final DataFormatException e) {
			throw new IllegalStateException("Packed by this class", e);
		}
		finally {
			inflater.end();
		}
		final short[] labels = new short[grid.voxels()];
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(
			labels);
		return LabelVolume.wrap(labels, grid);
	}
}
