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
package org.spineps.volume.bias;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.spineps.SpinepsException;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** N4 of a sagittal scan of 256 × 512 × 20 voxels with SPINEPS's parameters. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class BiasFieldCorrectionBench {

	private ImageVolume image;
	private LabelVolume mask;

	@Setup
	public void makeImage() {
		final Grid grid = Grid.of(new int[] { 256, 512, 20 }, new double[] { 0.9,
			0.9, 3.3 }, AxisCodes.PIR);
		final Random random = new Random(1);
		image = ImageVolume.zeros(grid);
		final int[] tissue = { 120, 260, 430 };
		for (int v = 0; v < image.array().length; v++) {
			final int i = v % 256;
			final int j = v / 256 % 512;
			image.array()[v] = (float) (tissue[(i / 20 + j / 30) % 3] * (0.6 + 0.8 * i /
				255) * (1 + 0.05 * random.nextGaussian()));
		}
		mask = LabelVolume.zeros(grid);
		Arrays.fill(mask.array(), (short) 1);
	}

	@Benchmark
	public Object correct() throws SpinepsException {
		return BiasFieldCorrection.SPINEPS.correct(image, mask, Progress.NONE);
	}
}
