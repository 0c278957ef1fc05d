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
package org.spineps.batch.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.PhantomResults;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;

/** A picture that is drawn beside other work. */
class CasePictureTest {

	@TempDir
	private Path folder;

	@Test
	void isTheSameWithAnyNumberOfThreads() throws Exception {
		final SpineSegmentation result = PhantomResults.lumbar();
		for (final int threads : new int[] { 1, 2 }) {
			final Path file = folder.resolve(threads + ".png");
			assertThat(Parallelization.runWithNumThreads(threads, () -> CasePicture
				.begin("x", null, result).write(file))).isEmpty();
		}
		assertThat(folder.resolve("2.png")).hasSameBinaryContentAs(folder.resolve(
			"1.png"));
	}

	@Test
	void aFaultOfTheProgramIsThrownAsItIs() throws Exception {
		final ImageVolume elsewhere = ImageVolume.zeros(Grid.of(new int[] { 2, 2,
			2 }, new double[] { 1, 1, 1 }, new AxisCodes("RAS")));
		final SpineSegmentation result = PhantomResults.lumbar();
		for (final int threads : new int[] { 1, 2 })
			assertThatThrownBy(() -> Parallelization.runWithNumThreads(threads,
				() -> CasePicture.begin("x", elsewhere, result).write(folder.resolve(
					"x.png")))).hasRootCauseInstanceOf(IllegalArgumentException.class);
		assertThat(Files.list(folder)).isEmpty();
	}
}
