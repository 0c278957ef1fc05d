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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.spineps.SpinepsException;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.testing.ByteMutator;

/** Damaged files with text headers: each is read or refused in words. */
public final class TextHeaderFuzz {

	/** Two blocks, the decoded image, buffers; far below what headers claim. */
	private static final long MAX_ALLOCATION = 16L << 20;

	private TextHeaderFuzz() {
		// static methods only
	}

	/**
	 * @param seeds good files
	 * @param rounds how many damaged ones to make
	 * @param file where to write them
	 * @return how many were refused
	 */
	public static int run(final List<byte[]> seeds, final int rounds,
		final Path file) throws IOException
	{
		int refused = 0;
		for (int round = 0; round < rounds; round++) {
			final Random random = new Random(20260101L + round);
			Files.write(file, new ByteMutator(random).mutate(seeds.get(random.nextInt(
				seeds.size())), seeds.get(random.nextInt(seeds.size()))));
			if (!survives(file, round)) refused++;
		}
		return refused;
	}

	private static boolean survives(final Path file, final int round) {
		final var threads = (com.sun.management.ThreadMXBean) ManagementFactory
			.getThreadMXBean();
		final long before = threads.getCurrentThreadAllocatedBytes();
		boolean read = false;
		try {
			final VolumeFile volume = VolumeFiles.read(file);
			volume.image(TimeHandling.MEAN);
			read = true;
			volume.labels(TimeHandling.index(0));
		}
		catch (final SpinepsException e) {
			assertThat(e.getMessage()).isNotBlank();
		}
		assertThat(threads.getCurrentThreadAllocatedBytes() - before).as(
			"allocated in round %d", round).isLessThan(MAX_ALLOCATION);
		return read;
	}
}
