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
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.io.VolumeFiles;
import org.spineps.io.voxel.StoredVolume;
import org.spineps.SpinepsException;
import org.spineps.io.TimeHandling;

/**
 * Damaged files: each is read or refused with a {@link SpinepsException},
 * whatever its bytes say, and nothing is allocated for voxels that are not
 * there.
 */
class NiftiFuzzTest {

	/** Two blocks, the decoded image, buffers; far below what headers claim. */
	private static final long MAX_ALLOCATION = 8L << 20;

	@Test
	void mutatedFilesAreReadOrRefused() {
		final Random random = new Random(20240607);
		final byte[][] seeds = { new NiftiBytes(1, ByteOrder.LITTLE_ENDIAN)
			.withRamp(), new NiftiBytes(1, ByteOrder.BIG_ENDIAN).withRamp(),
			new NiftiBytes(2, ByteOrder.LITTLE_ENDIAN).withRamp(), new NiftiBytes(2,
				ByteOrder.BIG_ENDIAN).forms(1, 0).withRamp() };
		int refused = 0;
		for (int round = 0; round < 8000; round++) {
			final byte[] file = seeds[round % seeds.length].clone();
			mutate(file, random);
			final byte[] shortened = random.nextInt(4) > 0 ? file : Arrays.copyOf(
				file, random.nextInt(file.length + 1));
			if (!survives(random.nextInt(3) > 0 ? shortened : NiftiBytes.gzip(
				shortened))) refused++;
		}
		// Both happen, or the test tests nothing.
		assertThat(refused).isBetween(1500, 7500);
	}

	@Test
	void mutatedCompressedFilesAreReadOrRefused() {
		final Random random = new Random(7);
		final byte[] zipped = NiftiBytes.gzip(new NiftiBytes(1,
			ByteOrder.LITTLE_ENDIAN).withRamp());
		for (int length = 0; length < zipped.length; length++)
			assertThat(survives(Arrays.copyOf(zipped, length))).as("%d bytes",
				length).isFalse();
		for (int round = 0; round < 4000; round++) {
			final byte[] file = zipped.clone();
			mutate(file, random);
			survives(file);
		}
	}

	@Test
	void everyTruncationIsRefused(@TempDir final Path folder)
		throws IOException
	{
		final byte[] file = new NiftiBytes(1, ByteOrder.BIG_ENDIAN).withRamp();
		final Path path = folder.resolve("cut.nii");
		for (int length = 0; length < file.length; length++) {
			assertThat(survives(Arrays.copyOf(file, length))).isFalse();
			if (length % 20 == 0) {
				Files.write(path, Arrays.copyOf(file, length));
				assertThatThrownBy(() -> VolumeFiles.read(path)).isInstanceOf(
					SpinepsException.class);
			}
		}
	}

	private static void mutate(final byte[] file, final Random random) {
		final int changes = 1 + random.nextInt(4);
		for (int i = 0; i < changes; i++) {
			// Mostly where the header has meaning.
			final int at = random.nextInt(Math.min(file.length, random
				.nextBoolean() ? 180 : file.length));
			file[at] = switch (random.nextInt(4)) {
				case 0 -> (byte) 0xff;
				case 1 -> 0x7f;
				case 2 -> (byte) (file[at] ^ 1 << random.nextInt(8));
				default -> (byte) random.nextInt(256);
			};
		}
	}

	/** @return whether the file was read */
	private static boolean survives(final byte[] file) {
		final var threads = (com.sun.management.ThreadMXBean) ManagementFactory
			.getThreadMXBean();
		final long before = threads.getCurrentThreadAllocatedBytes();
		boolean read = false;
		try {
			final StoredVolume image = NiftiBytes.read(file);
			image.image(TimeHandling.MEAN);
			image.labels(TimeHandling.index(0));
			read = true;
		}
		catch (final SpinepsException e) {
			assertThat(e.getMessage()).isNotBlank();
		}
		assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(
			MAX_ALLOCATION);
		return read;
	}
}
