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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

import org.spineps.io.voxel.StoredVolume;
import org.spineps.SpinepsException;

/**
 * Builds NIfTI files byte by byte from the standard's table of offsets, knowing
 * nothing of the classes under test.
 */
final class NiftiBytes {

	final int version;
	final ByteOrder order;
	final ByteBuffer header;

	/** A header of a float image of 4×3×2 voxels with an sform. */
	NiftiBytes(final int version, final ByteOrder order) {
		this.version = version;
		this.order = order;
		header = ByteBuffer.allocate(version == 1 ? 348 : 540).order(order);
		header.putInt(0, version == 1 ? 348 : 540);
		if (version == 1) header.put(344, "n+1\0".getBytes(
			StandardCharsets.US_ASCII));
		else header.put(4, new byte[] { 'n', '+', '2', 0, '\r', '\n', 26, '\n' });
		dim(3, 4, 3, 2, 1, 1, 1, 1);
		type(16, 32);
		pixdim(1, 1, 1, 1, 0, 0, 0, 0);
		offset(version == 1 ? 352 : 544);
		forms(0, 1);
		srow(new double[][] { { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 } });
		units(2);
	}

	NiftiBytes dim(final long... dim) {
		for (int i = 0; i < dim.length; i++)
			if (version == 1) header.putShort(40 + 2 * i, (short) dim[i]);
			else header.putLong(16 + 8 * i, dim[i]);
		return this;
	}

	NiftiBytes type(final int code, final int bits) {
		header.putShort(version == 1 ? 70 : 12, (short) code);
		header.putShort(version == 1 ? 72 : 14, (short) bits);
		return this;
	}

	NiftiBytes pixdim(final double... pixdim) {
		return numbers(76, 104, pixdim);
	}

	NiftiBytes offset(final double offset) {
		if (version == 1) header.putFloat(108, (float) offset);
		else header.putLong(168, (long) offset);
		return this;
	}

	NiftiBytes scale(final double slope, final double intercept) {
		return numbers(112, 176, slope, intercept);
	}

	NiftiBytes forms(final int qform, final int sform) {
		if (version == 1) header.putShort(252, (short) qform).putShort(254,
			(short) sform);
		else header.putInt(344, qform).putInt(348, sform);
		return this;
	}

	NiftiBytes quaternion(final double... bcdAndOffset) {
		return numbers(256, 352, bcdAndOffset);
	}

	NiftiBytes srow(final double[][] rows) {
		for (int row = 0; row < 3; row++)
			numbers(280 + 16 * row, 400 + 32 * row, rows[row]);
		return this;
	}

	NiftiBytes units(final int units) {
		if (version == 1) header.put(123, (byte) units);
		else header.putInt(500, units);
		return this;
	}

	NiftiBytes text(final int at1, final int at2, final String text) {
		header.put(version == 1 ? at1 : at2, text.getBytes(
			StandardCharsets.US_ASCII));
		return this;
	}

	private NiftiBytes numbers(final int at1, final int at2,
		final double... values)
	{
		for (int i = 0; i < values.length; i++)
			if (version == 1) header.putFloat(at1 + 4 * i, (float) values[i]);
			else header.putDouble(at2 + 8 * i, values[i]);
		return this;
	}

	/** Header, four bytes without extensions, voxels. */
	byte[] with(final byte[] voxels) {
		return ByteBuffer.allocate(header.capacity() + 4 + voxels.length).put(header
			.array()).putInt(0).put(voxels).array();
	}

	byte[] withFloats(final float... voxels) {
		final ByteBuffer bytes = ByteBuffer.allocate(4 * voxels.length).order(
			order);
		for (final float voxel : voxels)
			bytes.putFloat(voxel);
		return with(bytes.array());
	}

	/** 24 floats 0, 1, 2… for the size that the header begins with. */
	byte[] withRamp() {
		final float[] ramp = new float[24];
		for (int i = 0; i < ramp.length; i++)
			ramp[i] = i;
		return withFloats(ramp);
	}

	static byte[] gzip(final byte[] bytes) {
		final ByteArrayOutputStream result = new ByteArrayOutputStream();
		try (final GZIPOutputStream stream = new GZIPOutputStream(result)) {
			stream.write(bytes);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return result.toByteArray();
	}

	static StoredVolume read(final byte[] file) throws SpinepsException {
		return NiftiReader.read(new ByteArrayInputStream(file), "test.nii");
	}
}
