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

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;
import org.spineps.io.VolumeGeometry;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * Writes volumes as NIfTI (.nii or, compressed, .nii.gz), little endian, in the
 * version of the geometry that is given: what was read as NIfTI-2 is written as
 * NIfTI-2. The same volume always makes the same bytes. Files are replaced
 * {@linkplain AtomicFiles atomically}.
 * <p>
 * The geometry is copied to the last bit. Of everything else that a header may
 * hold (descriptions, names, extensions) nothing is carried over.
 * </p>
 */
final class NiftiWriter {

	private static final int INTENT_LABEL = 1002;
	/** Largest axis of NIfTI-1. */
	private static final int MAX_SIZE_1 = Short.MAX_VALUE;
	private static final int CHUNK = 1 << 15;
	/** A good bargain of time against size for masks, which compress 100-fold. */
	private static final int LEVEL_LABELS = 4;
	/** Noise compresses little whatever the effort. */
	private static final int LEVEL_IMAGE = 1;
	private static final String DESCRIPTION = "SPINEPS for Fiji";

	private NiftiWriter() {
		// static methods only
	}

	/**
	 * Writes a mask: unsigned 8 bit if all labels fit, else unsigned 16 bit, with
	 * intent code 1002 (label).
	 *
	 * @param file ends in .nii or .nii.gz
	 * @param labels the mask
	 * @param geometry that of the file that the mask belongs to; null makes one
	 *          of the mask's grid
	 * @param names label → name, stored in a comment extension of the header;
	 *          may be empty
	 * @throws SpinepsException if the file cannot be written
	 * @throws IllegalArgumentException if the geometry is not that of the mask
	 */
	static void writeLabels(final Path file, final LabelVolume labels,
		final VolumeGeometry geometry, final Map<Integer, String> names)
		throws SpinepsException
	{
		final short[] voxels = labels.array();
		int all = 0;
		for (final short voxel : voxels)
			all |= voxel;
		final boolean bytes = (all & 0xff00) == 0;
		final byte[] header = header(geometryFor(labels.grid(), geometry), bytes
			? NiftiType.UINT8 : NiftiType.UINT16, INTENT_LABEL, names.isEmpty()
				? new byte[0] : NiftiLabelTable.extension(names));
		write(file, header, LEVEL_LABELS, stream -> {
			final byte[] chunk = new byte[bytes ? CHUNK : 2 * CHUNK];
			for (int done = 0; done < voxels.length; done += CHUNK) {
				final int n = Math.min(CHUNK, voxels.length - done);
				if (bytes) for (int i = 0; i < n; i++)
					chunk[i] = (byte) voxels[done + i];
				else little(chunk).asShortBuffer().put(voxels, done, n);
				stream.write(chunk, 0, bytes ? n : 2 * n);
			}
		});
	}

	/**
	 * Writes an image as 32-bit floats.
	 *
	 * @param file ends in .nii or .nii.gz
	 * @param image the image
	 * @param geometry that of the file that it belongs to; null makes one of the
	 *          image's grid
	 * @throws SpinepsException if the file cannot be written
	 * @throws IllegalArgumentException if the geometry is not that of the image
	 */
	static void writeImage(final Path file, final ImageVolume image,
		final VolumeGeometry geometry) throws SpinepsException
	{
		final float[] voxels = image.array();
		final byte[] header = header(geometryFor(image.grid(), geometry),
			NiftiType.FLOAT32, 0, new byte[0]);
		write(file, header, LEVEL_IMAGE, stream -> {
			final byte[] chunk = new byte[4 * CHUNK];
			for (int done = 0; done < voxels.length; done += CHUNK) {
				final int n = Math.min(CHUNK, voxels.length - done);
				little(chunk).asFloatBuffer().put(voxels, done, n);
				stream.write(chunk, 0, 4 * n);
			}
		});
	}

	/** @return a view of bytes, little endian */
	static ByteBuffer little(final byte[] bytes) {
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	private static void write(final Path file, final byte[] header,
		final int level, final AtomicFiles.IoConsumer<OutputStream> voxels)
		throws SpinepsException
	{
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		final boolean zipped = name.endsWith(".gz");
		AtomicFiles.write(file, stream -> {
			if (zipped) {
				try (final OutputStream gzip = new LeveledGzip(stream, level)) {
					gzip.write(header);
					voxels.accept(gzip);
				}
			}
			else {
				stream.write(header);
				voxels.accept(stream);
			}
		});
	}

	private static NiftiGeometry geometryFor(final Grid grid,
		final VolumeGeometry given)
	{
		if (given != null && !given.grid().agreesWith(grid))
			throw new IllegalArgumentException("A volume on " + grid +
				" with the geometry of " + given.grid());
		if (given instanceof NiftiGeometry same) return same;
		int largest = 0;
		for (final int n : grid.size())
			largest = Math.max(largest, n);
		return NiftiGeometry.of(given == null ? grid : given.grid(),
			largest > MAX_SIZE_1 ? 2 : 1);
	}

	/** @return everything before the voxels */
	private static byte[] header(final NiftiGeometry geometry,
		final NiftiType type, final int intent, final byte[] extension)
	{
		final int size = geometry.version() == 1 ? NiftiHeader.SIZE_1
			: NiftiHeader.SIZE_2;
		final byte[] bytes = new byte[size + 4 + extension.length];
		final ByteBuffer header = little(bytes);
		if (geometry.version() == 1) fill1(header, geometry, type, intent);
		else fill2(header, geometry, type, intent);
		if (extension.length > 0) {
			bytes[size] = 1;
			System.arraycopy(extension, 0, bytes, size + 4, extension.length);
		}
		return bytes;
	}

	private static void fill1(final ByteBuffer header,
		final NiftiGeometry geometry, final NiftiType type, final int intent)
	{
		header.putInt(0, NiftiHeader.SIZE_1);
		header.put(38, (byte) 'r');
		for (int i = 0; i < 8; i++)
			header.putShort(40 + 2 * i, (short) dim(geometry, i));
		header.putShort(68, (short) intent);
		header.putShort(70, (short) type.code());
		header.putShort(72, (short) (8 * type.bytes()));
		putFloats(header, 76, geometry.pixdim());
		header.putFloat(108, header.capacity());
		header.putFloat(112, 1);
		header.put(123, (byte) geometry.units());
		header.put(148, DESCRIPTION.getBytes(StandardCharsets.US_ASCII));
		header.putShort(252, (short) geometry.qformCode());
		header.putShort(254, (short) geometry.sformCode());
		putFloats(header, 256, geometry.quaternion());
		putFloats(header, 268, geometry.offset());
		for (int row = 0; row < 3; row++)
			putFloats(header, 280 + 16 * row, geometry.srow(row));
		header.put(344, NiftiHeader.MAGIC_1);
	}

	private static void fill2(final ByteBuffer header,
		final NiftiGeometry geometry, final NiftiType type, final int intent)
	{
		header.putInt(0, NiftiHeader.SIZE_2);
		header.put(4, NiftiHeader.MAGIC_2);
		header.putShort(12, (short) type.code());
		header.putShort(14, (short) (8 * type.bytes()));
		for (int i = 0; i < 8; i++)
			header.putLong(16 + 8 * i, dim(geometry, i));
		putDoubles(header, 104, geometry.pixdim());
		header.putLong(168, header.capacity());
		header.putDouble(176, 1);
		header.put(240, DESCRIPTION.getBytes(StandardCharsets.US_ASCII));
		header.putInt(344, geometry.qformCode());
		header.putInt(348, geometry.sformCode());
		putDoubles(header, 352, geometry.quaternion());
		putDoubles(header, 376, geometry.offset());
		for (int row = 0; row < 3; row++)
			putDoubles(header, 400 + 32 * row, geometry.srow(row));
		header.putInt(500, geometry.units());
		header.putInt(504, intent);
	}

	private static int dim(final NiftiGeometry geometry, final int index) {
		if (index == 0) return 3;
		return index <= 3 ? geometry.grid().size(index - 1) : 1;
	}

	private static void putFloats(final ByteBuffer header, final int from,
		final double[] values)
	{
		for (int i = 0; i < values.length; i++)
			header.putFloat(from + 4 * i, (float) values[i]);
	}

	private static void putDoubles(final ByteBuffer header, final int from,
		final double[] values)
	{
		for (int i = 0; i < values.length; i++)
			header.putDouble(from + 8 * i, values[i]);
	}

	/** Gzip with a chosen effort. */
	private static final class LeveledGzip extends GZIPOutputStream {

		LeveledGzip(final OutputStream target, final int level)
			throws IOException
		{
			super(target, 1 << 16);
			def.setLevel(level);
		}
	}
}
