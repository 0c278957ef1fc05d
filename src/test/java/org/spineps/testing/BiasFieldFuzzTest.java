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
package org.spineps.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.batch.job.BiasFieldJob;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeExport;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.bias.BiasFieldCorrection;
import org.spineps.volume.bias.BiasFieldMask;

/** Scans with damaged headers and voxels: corrected, or answered in a sentence. */
class BiasFieldFuzzTest {

	private static final int SCANS = 400;
	/** The header and the first voxels: elsewhere damage changes little. */
	private static final int HEADER = 380;

	@Test
	void damagedScansAreCorrectedOrAnswered(@TempDir final Path folder)
		throws IOException, SpinepsException
	{
		final ImageVolume image = ImageVolume.zeros(Grid.of(new int[] { 20, 18, 10 },
			new double[] { 1, 1, 3 }, AxisCodes.PIR));
		final Random noise = new Random(3);
		for (int v = 0; v < image.array().length; v++)
			image.array()[v] = 100 + 50 * noise.nextFloat();
		final Path good = folder.resolve("good.nii");
		VolumeExport.writeImage(good, image, null);
		final byte[] bytes = Files.readAllBytes(good);
		final Path scan = folder.resolve("scan.nii");
		int corrected = 0;
		for (int seed = 0; seed < SCANS; seed++) {
			final byte[] head = new ByteMutator(new Random(seed)).mutate(Arrays
				.copyOf(bytes, HEADER), bytes);
			final byte[] whole = Arrays.copyOf(head, head.length + bytes.length -
				HEADER);
			System.arraycopy(bytes, HEADER, whole, head.length, bytes.length - HEADER);
			Files.write(scan, whole);
			final long begin = System.nanoTime();
			try {
				new BiasFieldJob(scan, folder.resolve("out.nii"), null,
					BiasFieldMask.values()[seed % BiasFieldMask.values().length], null,
					BiasFieldCorrection.SPINEPS, TimeHandling.MEAN, true).run(
						Progress.NONE);
				corrected++;
			}
			catch (final SpinepsException e) {
				assertThat(e.getMessage()).as("seed %d", seed).isNotBlank();
			}
			assertThat(System.nanoTime() - begin).as("seed %d", seed).isLessThan(
				60_000_000_000L);
			Files.deleteIfExists(folder.resolve("out.nii"));
		}
		assertThat(corrected).isBetween(1, SCANS - 1);
	}
}
