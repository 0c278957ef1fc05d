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

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.spineps.io.voxel.StoredVolume;
import org.spineps.SpinepsException;

/** Every kind of voxel in either byte order, either version, zipped or not. */
class NiftiTypesTest {

	/** Datatype code and bits from the standard. */
	private static final int[][] TYPES = { { 2, 8 }, { 4, 16 }, { 8, 32 }, { 16,
		32 }, { 64, 64 }, { 256, 8 }, { 512, 16 }, { 768, 32 }, { 1024, 64 }, {
			1280, 64 } };

	@Provide
	Arbitrary<int[]> types() {
		return Arbitraries.of(TYPES);
	}

	@Provide
	Arbitrary<double[]> scalings() {
		return Arbitraries.of(new double[] { 1, 0 }, new double[] { 0, 7 },
			new double[] { Double.NaN, Double.NaN }, new double[] { 0.5, -3 },
			new double[] { -2, 10 });
	}

	@Property(tries = 400)
	void imagesAreWhatWasStored(@ForAll("types") final int[] type,
		@ForAll final boolean big, @ForAll @IntRange(min = 1, max = 2) final int v,
		@ForAll final boolean zipped, @ForAll("scalings") final double[] scaling,
		@ForAll final long seed) throws SpinepsException
	{
		final Random random = new Random(seed);
		final int[] size = { 1 + random.nextInt(20), 1 + random.nextInt(9), 1 +
			random.nextInt(5) };
		final int n = size[0] * size[1] * size[2];
		final ByteOrder order = big ? ByteOrder.BIG_ENDIAN
			: ByteOrder.LITTLE_ENDIAN;
		final ByteBuffer voxels = ByteBuffer.allocate(n * type[1] / 8).order(order);
		final double[] expected = new double[n];
		for (int i = 0; i < n; i++)
			expected[i] = put(voxels, type[0], random);
		final byte[] file = new NiftiBytes(v, order).dim(3, size[0], size[1],
			size[2], -5, 0, 99, 1).type(type[0], type[1]).scale(scaling[0],
				scaling[1]).with(voxels.array());

		final StoredVolume image = NiftiBytes.read(zipped ? NiftiBytes.gzip(file)
			: file);

		assertThat(image.warnings()).isEmpty();
		assertThat(image.timePoints()).isEqualTo(1);
		assertThat(image.geometry().grid().size()).containsExactly(size);
		final boolean scaled = scaling[0] != 0 && !Double.isNaN(scaling[0]);
		final float[] found = image.image().array();
		for (int i = 0; i < n; i++)
			assertThat(found[i]).isEqualTo((float) (scaled ? expected[i] *
				scaling[0] + scaling[1] : expected[i]));
	}

	@Property(tries = 200)
	void labelsAreWhatWasStored(@ForAll("types") final int[] type,
		@ForAll final boolean big, @ForAll @IntRange(min = 1, max = 2) final int v,
		@ForAll final long seed) throws SpinepsException
	{
		final Random random = new Random(seed);
		final ByteOrder order = big ? ByteOrder.BIG_ENDIAN
			: ByteOrder.LITTLE_ENDIAN;
		final ByteBuffer voxels = ByteBuffer.allocate(24 * type[1] / 8).order(
			order);
		final int limit = type[0] == 256 ? 128 : type[0] == 2 ? 256 : type[0] == 4
			? 32768 : 65536;
		final int[] expected = new int[24];
		for (int i = 0; i < 24; i++) {
			expected[i] = i == 0 ? limit - 1 : random.nextInt(limit);
			putWhole(voxels, type[0], expected[i]);
		}
		final short[] found = NiftiBytes.read(new NiftiBytes(v, order).type(type[0],
			type[1]).with(voxels.array())).labels().array();
		for (int i = 0; i < 24; i++)
			assertThat(found[i] & 0xffff).isEqualTo(expected[i]);
	}

	/** Puts a random value and returns it as the nearest double. */
	private static double put(final ByteBuffer voxels, final int code,
		final Random random)
	{
		final long bits = random.nextLong();
		switch (code) {
			case 2:
				voxels.put((byte) bits);
				return (int) bits & 0xff;
			case 256:
				voxels.put((byte) bits);
				return (byte) bits;
			case 4:
				voxels.putShort((short) bits);
				return (short) bits;
			case 512:
				voxels.putShort((short) bits);
				return (int) bits & 0xffff;
			case 8:
				voxels.putInt((int) bits);
				return (int) bits;
			case 768:
				voxels.putInt((int) bits);
				return Integer.toUnsignedLong((int) bits);
			case 1024:
				voxels.putLong(bits);
				return bits;
			case 1280:
				voxels.putLong(bits);
				return new BigInteger(Long.toUnsignedString(bits)).doubleValue();
			case 16:
				final float single = (float) random.nextGaussian() * 1000;
				voxels.putFloat(single);
				return single;
			default:
				final double value = random.nextGaussian() * 1000;
				voxels.putDouble(value);
				return value;
		}
	}

	private static void putWhole(final ByteBuffer voxels, final int code,
		final int label)
	{
		switch (code) {
			case 2, 256 -> voxels.put((byte) label);
			case 4, 512 -> voxels.putShort((short) label);
			case 8, 768 -> voxels.putInt(label);
			case 1024, 1280 -> voxels.putLong(label);
			case 16 -> voxels.putFloat(label);
			default -> voxels.putDouble(label);
		}
	}
}
