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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.io.VolumeFiles;
import org.spineps.io.voxel.StoredVolume;
import org.spineps.SpinepsException;
import org.spineps.io.TimeHandling;
import org.spineps.io.VoxelChecks;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;

/** What is refused, in which words, and what is made of time points. */
class NiftiReaderTest {

	private static NiftiBytes header() {
		return new NiftiBytes(1, ByteOrder.LITTLE_ENDIAN);
	}

	private static AbstractThrowableAssert<?, ?> reading(final byte[] file) {
		return assertThatThrownBy(() -> NiftiBytes.read(file)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("test.nii");
	}

	@ParameterizedTest
	@CsvSource({ "128,24,RGB24", "2304,32,RGBA32", "32,64,complex64",
		"1792,128,complex128", "1536,128,float128", "2048,256,complex256",
		"1,1,binary", "0,0,Unknown", "77,8,Datatype 77" })
	void otherKindsOfVoxelAreRefusedByName(final int code, final int bits,
		final String name)
	{
		reading(header().type(code, bits).with(new byte[1000]))
			.hasMessageContaining(name);
	}

	@Test
	void bitsThatContradictTheTypeAreRefused() {
		reading(header().type(4, 8).with(new byte[100])).hasMessageContaining(
			"16 bits").hasMessageContaining("bitpix says 8");
	}

	@Test
	void otherFilesAreCalledByTheirName() throws IOException {
		reading(new byte[0]).hasMessageContaining("not a NIfTI file");
		reading(new byte[] { 1, 2, 3 }).hasMessageContaining("not a NIfTI file");
		reading("%PDF-1.7 and more".getBytes(StandardCharsets.US_ASCII))
			.hasMessageContaining("not a NIfTI file");
		reading(header().text(344, 0, "ni1\0").withRamp()).hasMessageContaining(
			"only the header of a pair");
		reading(header().text(344, 0, "\0\0\0\0").withRamp()).hasMessageContaining(
			"no .img beside it");
		reading(header().text(344, 0, "xyz\0").withRamp()).hasMessageContaining(
			"magic");
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, -1, -32768 })
	void sizesMustBePositive(final long n) {
		reading(header().dim(3, 4, n, 2).withRamp()).hasMessageContaining("Axis 1 has " +
			n);
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 8, -1, 300 })
	void theNumberOfAxesMustMakeSense(final long axes) {
		reading(header().dim(axes, 4, 3, 2).withRamp()).hasMessageContaining(axes +
			" axes");
	}

	@Test
	void sizesThatNoMemoryHoldsAreRefusedAtOnce() {
		reading(header().dim(3, 32767, 32767, 32767).withRamp())
			.hasMessageContaining("too large");
		reading(new NiftiBytes(2, ByteOrder.BIG_ENDIAN).dim(3, 1L << 40, 3, 2)
			.withRamp()).hasMessageContaining("Axis 0");
		reading(new NiftiBytes(2, ByteOrder.BIG_ENDIAN).dim(4, 1L << 30, 1L << 30,
			1L << 30, 1L << 30).withRamp()).hasMessageContaining("too large");
		reading(header().type(2, 8).dim(4, 1000, 1000, 1000, 30000).withRamp())
			.hasMessageContaining("time points");
	}

	@Test
	void moreThanFourAxesAreRefused() {
		reading(header().dim(5, 4, 3, 2, 1, 3).withRamp()).hasMessageContaining(
			"Axis 4 has 3");
	}

	@ParameterizedTest
	@ValueSource(doubles = { 100, 351, -352, Double.NaN, 352.5, 1e30 })
	void theOffsetOfTheVoxelsMustMakeSense(final double offset) {
		reading(header().offset(offset).withRamp()).hasMessageContaining(
			"vox_offset");
	}

	@Test
	void anOffsetOfZeroMeansRightAfterTheHeader() throws SpinepsException {
		assertThat(NiftiBytes.read(header().offset(0).withRamp()).image().array())
			.startsWith(0, 1, 2);
	}

	@Test
	void whatLiesBeforeTheVoxelsIsSkipped() throws SpinepsException {
		final byte[] plain = header().offset(1000).withRamp();
		final byte[] file = ByteBuffer.allocate(1000 + 96).put(plain, 0, 352).put(
			1000, plain, 352, 96).array();
		assertThat(NiftiBytes.read(file).image().array()).startsWith(0, 1, 2);
		reading(Arrays.copyOf(file, 900)).hasMessageContaining("0 of 96 bytes");
	}

	@Test
	void cutOffFilesSayWhatTheyHold(@TempDir final Path folder)
		throws IOException
	{
		final byte[] file = header().withRamp();
		reading(Arrays.copyOf(file, 352 + 40)).hasMessageContaining(
			"40 of 96 bytes");
		reading(Arrays.copyOf(file, 200)).hasMessageContaining("200 of 348 bytes");
		final Path path = folder.resolve("cut.nii");
		Files.write(path, Arrays.copyOf(file, 352 + 40));
		assertThatThrownBy(() -> VolumeFiles.read(path)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("cut.nii")
			.hasMessageContaining("40 of 96 bytes");
		// The stream ends where it should, but the voxels are too few.
		reading(NiftiBytes.gzip(Arrays.copyOf(file, 352 + 40)))
			.hasMessageContaining("40 of 96 bytes");
	}

	@Test
	void cutOffOrDamagedCompressedFilesAreRefused() {
		final byte[] noise = new byte[4 * 64 * 64 * 16];
		new java.util.Random(1).nextBytes(noise);
		final byte[] zipped = NiftiBytes.gzip(header().type(2, 8).dim(3, 256, 64,
			16).with(noise));
		reading(Arrays.copyOf(zipped, zipped.length / 2)).hasMessageContaining(
			"of 262144 bytes");
		// All voxels are there, but not the checksum.
		reading(Arrays.copyOf(zipped, zipped.length - 6)).hasMessageContaining(
			"damaged or cut off");
		final byte[] changed = zipped.clone();
		changed[zipped.length / 2] ^= 0x10;
		reading(changed).hasMessageContaining("damaged");
	}

	@Test
	void moreBytesThanAnnouncedAreReported() throws SpinepsException {
		final byte[] file = header().withRamp();
		assertThat(NiftiBytes.read(Arrays.copyOf(file, file.length + 8)).warnings())
			.singleElement().asString().contains("longer");
	}

	@Test
	void aScalingWithoutAnInterceptIsRefused() {
		reading(header().scale(2, Double.NaN).withRamp()).hasMessageContaining(
			"scl_inter");
	}

	@Test
	void missingFilesAndFoldersAreRefused(@TempDir final Path folder) {
		assertThatThrownBy(() -> VolumeFiles.read(folder)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("folder");
		assertThatThrownBy(() -> VolumeFiles.read(folder.resolve("a.nii")))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"no such file");
	}

	@Test
	void timePointsAreCountedRefusedAveragedOrChosen() throws SpinepsException {
		// Three time points of 700×400×1 voxels: they begin inside blocks.
		final int n = 700 * 400;
		final float[] voxels = new float[3 * n];
		for (int i = 0; i < voxels.length; i++)
			voxels[i] = i / n * 1000 + i % n % 97;
		final StoredVolume image = NiftiBytes.read(header().dim(4, 700, 400, 1, 3)
			.withFloats(voxels));
		assertThat(image.timePoints()).isEqualTo(3);
		assertThatThrownBy(image::image).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("several time points");
		assertThatThrownBy(image::labels).isInstanceOf(SpinepsException.class);
		assertThatThrownBy(() -> image.image(TimeHandling.index(3))).isInstanceOf(
			SpinepsException.class);
		assertThatThrownBy(() -> image.labels(TimeHandling.MEAN)).isInstanceOf(
			SpinepsException.class);
		assertThat(image.image(TimeHandling.MEAN).array()).isEqualTo(ramp(n, 1000));
		assertThat(image.image(TimeHandling.index(2)).array()).isEqualTo(ramp(n,
			2000));
		assertThat(image.labels(TimeHandling.index(1)).array()[5]).isEqualTo(
			(short) 1005);
	}

	private static float[] ramp(final int n, final int from) {
		final float[] result = new float[n];
		for (int i = 0; i < n; i++)
			result[i] = from + i % 97;
		return result;
	}

	@Test
	void aFourthAxisOfOneIsNoTime() throws SpinepsException {
		assertThat(NiftiBytes.read(header().dim(4, 4, 3, 2, 1).withRamp()).image()
			.array()).hasSize(24);
	}

	@Test
	void masksWithOtherThanLabelsAreRefusedWithExamples() {
		final float[] voxels = new float[24];
		voxels[3] = 0.5f;
		voxels[4] = -1;
		voxels[5] = 70000;
		voxels[6] = Float.NaN;
		assertThatThrownBy(() -> NiftiBytes.read(header().withFloats(voxels))
			.labels()).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"4 voxels").hasMessageContaining("-1, 0.5, 70000, NaN");
	}

	@Test
	void aScaledMaskMayBeOffByRounding() throws SpinepsException {
		final byte[] bytes = new byte[24];
		bytes[2] = 30;
		final StoredVolume mask = NiftiBytes.read(header().type(2, 8).scale(0.1, 0)
			.with(bytes));
		assertThat(mask.labels().array()[2]).isEqualTo((short) 3);
		final byte[] odd = bytes.clone();
		odd[3] = 31;
		assertThatThrownBy(() -> NiftiBytes.read(header().type(2, 8).scale(0.1, 0)
			.with(odd)).labels()).isInstanceOf(SpinepsException.class);
	}

	@Test
	void imagesAreCheckedForNumbers() throws SpinepsException {
		final float[] voxels = new float[24];
		final ImageVolume good = ImageVolume.wrap(voxels.clone(), NiftiBytes.read(
			header().withRamp()).geometry().grid());
		VoxelChecks.requireFinite(good);
		voxels[4 + 2] = Float.NaN;
		voxels[20] = Float.NEGATIVE_INFINITY;
		final Grid grid = good.grid();
		assertThatThrownBy(() -> VoxelChecks.requireFinite(ImageVolume.wrap(voxels,
			grid))).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"2 of 24").hasMessageContaining("(2, 1, 0)");
	}
}
