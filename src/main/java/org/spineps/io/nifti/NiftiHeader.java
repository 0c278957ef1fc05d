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

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.spineps.SpinepsException;
import org.spineps.io.voxel.StoredVoxels;

/**
 * The header of a NIfTI-1 or NIfTI-2 file, every field checked before anything
 * is allocated by it.
 *
 * @param order byte order of header and voxels
 * @param type kind of voxel
 * @param timePoints voxels on the fourth axis, at least 1
 * @param voxelOffset where in the file the voxels begin
 * @param slope what stored values are multiplied with
 * @param intercept what is added then
 * @param geometry size and position
 * @param kind where the voxels are
 */
record NiftiHeader(ByteOrder order, NiftiType type, int timePoints,
	long voxelOffset, double slope, double intercept, NiftiGeometry geometry,
	Kind kind)
{

	/** What the magic bytes tell apart. */
	enum Kind {
			/** NIfTI, the voxels in the same file. */
			SINGLE,
			/** NIfTI, the voxels in a file beside it. */
			PAIR,
			/** Analyze 7.5, the voxels in a file beside it. */
			ANALYZE
	}

	/** Bytes of a NIfTI-1 header. */
	static final int SIZE_1 = 348;
	/** Bytes of a NIfTI-2 header. */
	static final int SIZE_2 = 540;

	/** Header extensions larger than this are not believed. */
	private static final long MAX_OFFSET = 1L << 28;
	static final byte[] MAGIC_1 = { 'n', '+', '1', 0 };
	static final byte[] MAGIC_2 = { 'n', '+', '2', 0, '\r', '\n', 26,
		'\n' };

	private static final byte[] MAGIC_PAIR_1 = { 'n', 'i', '1', 0 };
	private static final byte[] MAGIC_PAIR_2 = { 'n', 'i', '2', 0, '\r', '\n',
		26, '\n' };

	/**
	 * @param first the first four bytes of a file
	 * @return bytes of the header that begins so, {@link #SIZE_1} or
	 *         {@link #SIZE_2}; 0 if it is no NIfTI header
	 */
	static int sizeOf(final byte[] first) {
		final int size = ByteBuffer.wrap(first).order(orderOf(first)).getInt();
		return size == SIZE_1 || size == SIZE_2 ? size : 0;
	}

	private static ByteOrder orderOf(final byte[] first) {
		final int size = ByteBuffer.wrap(first).getInt();
		return size == SIZE_1 || size == SIZE_2 ? ByteOrder.BIG_ENDIAN
			: ByteOrder.LITTLE_ENDIAN;
	}

	/**
	 * @param bytes a whole header, as long as {@link #sizeOf} says
	 * @return what it says
	 * @throws SpinepsException if the header is damaged, or of a kind that is not
	 *           read
	 */
	static NiftiHeader parse(final byte[] bytes) throws SpinepsException {
		final ByteBuffer header = ByteBuffer.wrap(bytes).order(orderOf(bytes));
		return bytes.length == SIZE_1 ? parse1(header) : parse2(header);
	}

	private static NiftiHeader parse1(final ByteBuffer header)
		throws SpinepsException
	{
		final byte[] magic = new byte[4];
		header.get(344, magic);
		final Kind kind;
		if (Arrays.equals(magic, MAGIC_1)) kind = Kind.SINGLE;
		else if (Arrays.equals(magic, MAGIC_PAIR_1)) kind = Kind.PAIR;
		else if (magic[0] == 0) kind = Kind.ANALYZE;
		else throw damaged("the magic bytes are missing");
		final long[] dim = new long[8];
		for (int i = 0; i < 8; i++)
			dim[i] = header.getShort(40 + 2 * i);
		final float offset = header.getFloat(108);
		if (!(offset >= 0 && offset <= MAX_OFFSET && offset == Math.rint(offset)))
			throw damaged("vox_offset is " + offset);
		final boolean analyze = kind == Kind.ANALYZE;
		// Analyze has other fields there, among them the patient.
		final int[] forms = analyze ? new int[2] : new int[] { header.getShort(
			252), header.getShort(254) };
		final double[] scaling = floats(header, 112, 2);
		if (analyze) scaling[1] = 0;
		return build(1, kind, header, dim, floats(header, 76, 8), new int[] { header
			.getShort(70), header.getShort(72) }, (long) offset, scaling, forms,
			analyze ? new double[18] : floats(header, 256, 18), analyze ? 0 : header
				.get(123));
	}

	private static NiftiHeader parse2(final ByteBuffer header)
		throws SpinepsException
	{
		final byte[] magic = new byte[8];
		header.get(4, magic);
		final boolean pair = Arrays.equals(magic, MAGIC_PAIR_2);
		if (!pair && !Arrays.equals(magic, MAGIC_2)) throw damaged(
			"the magic bytes are missing");
		final long[] dim = new long[8];
		for (int i = 0; i < 8; i++)
			dim[i] = header.getLong(16 + 8 * i);
		final long offset = header.getLong(168);
		final int[] forms = { header.getInt(344), header.getInt(348) };
		return build(2, pair ? Kind.PAIR : Kind.SINGLE, header, dim, doubles(header,
			104, 8), new int[] { header
			.getShort(12), header.getShort(14) }, offset, doubles(header, 176, 2),
			forms, doubles(header, 352, 18), header.getInt(500));
	}

	private static NiftiHeader build(final int version, final Kind kind,
		final ByteBuffer header, final long[] dim, final double[] pixdim,
		final int[] typeAndBits,
		final long offset, final double[] scaling, final int[] forms,
		final double[] position, final int units) throws SpinepsException
	{
		final NiftiType type = NiftiType.of(typeAndBits[0]).orElse(null);
		if (type == null) throw new SpinepsException(
			"This kind of voxel is not read", NiftiType.nameOfRefused(
				typeAndBits[0]), "Convert the file to integers or floats");
		if (typeAndBits[1] != 8 * type.bytes()) throw damaged("datatype " + type +
			" has " + 8 * type.bytes() + " bits per voxel, bitpix says " +
			typeAndBits[1]);
		final int[] size = sizes(dim, type);
		for (int axis = (int) dim[0]; axis < 3; axis++)
			if (!(pixdim[1 + axis] > 0)) pixdim[1 + axis] = 1;
		final int smallest = kind != Kind.SINGLE ? 0 : (version == 1 ? SIZE_1
			: SIZE_2) + 4;
		if (offset != 0 && offset < smallest || offset > MAX_OFFSET) throw damaged(
			"vox_offset is " + offset);
		final boolean scaled = scaling[0] != 0 && Double.isFinite(scaling[0]);
		if (scaled && !Double.isFinite(scaling[1])) throw damaged("scl_slope is " +
			scaling[0] + ", but scl_inter " + scaling[1]);
		final double[][] srow = new double[3][];
		for (int row = 0; row < 3; row++)
			srow[row] = Arrays.copyOfRange(position, 6 + 4 * row, 10 + 4 * row);
		final NiftiGeometry geometry = new NiftiGeometry(version, Arrays.copyOf(
			size, 3), pixdim, forms, Arrays.copyOf(position, 3), Arrays.copyOfRange(
				position, 3, 6), srow, units);
		return new NiftiHeader(header.order(), type, size[3], Math.max(offset,
			smallest), scaled ? scaling[0] : 1, scaled ? scaling[1] : 0, geometry,
			kind);
	}

	/** @return voxels on the four axes, checked */
	private static int[] sizes(final long[] dim, final NiftiType type)
		throws SpinepsException
	{
		if (dim[0] < 1 || dim[0] > 7) throw damaged("it has " + dim[0] + " axes");
		final int[] size = { 1, 1, 1, 1 };
		for (int axis = 0; axis < dim[0]; axis++) {
			final long n = dim[1 + axis];
			if (n < 1 || n > Integer.MAX_VALUE) throw damaged("axis " + axis +
				" has " + n + " voxels");
			if (axis > 3 && n != 1) throw new SpinepsException(
				"Images with more than four axes are not read", "axis " + axis +
					" has " + n + " voxels",
				"Save one channel of one time point as a file of its own");
			if (axis < 4) size[axis] = (int) n;
		}
		StoredVoxels.requireFits(size, size[3], type.sample());
		return size;
	}

	/** @return bytes of the header itself */
	int size() {
		return geometry.version() == 1 ? SIZE_1 : SIZE_2;
	}

	/** @return how the voxels are stored */
	StoredVoxels.Layout layout() {
		return new StoredVoxels.Layout(type.sample(), order, geometry.grid()
			.voxels(), timePoints, slope, intercept);
	}

	private static SpinepsException damaged(final String found) {
		return new SpinepsException("The NIfTI header is damaged", found,
			"Export or download the file again");
	}

	private static double[] floats(final ByteBuffer header, final int from,
		final int count)
	{
		final double[] result = new double[count];
		for (int i = 0; i < count; i++)
			result[i] = header.getFloat(from + 4 * i);
		return result;
	}

	private static double[] doubles(final ByteBuffer header, final int from,
		final int count)
	{
		final double[] result = new double[count];
		for (int i = 0; i < count; i++)
			result[i] = header.getDouble(from + 8 * i);
		return result;
	}
}
