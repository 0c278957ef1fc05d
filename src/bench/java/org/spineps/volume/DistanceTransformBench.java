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
package org.spineps.volume;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@link DistanceTransform} at three sizes: the time should grow with the number
 * of voxels. The naive way, every voxel against every voxel of the mask, is only
 * bearable on a cut-out of 64 × 64 voxels per slice.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class DistanceTransformBench {

	/** Slices of 512 × 1024 voxels. */
	@Param({ "10", "20", "40" })
	public int slices;

	private LabelVolume mask;
	private LabelVolume cutout;

	@Setup
	public void makeMask() {
		mask = BenchVolumes.spine(BenchVolumes.grid(slices));
		cutout = Crop.of(mask, new Box(new int[] { 220, 480, 0 }, new int[] { 284,
			544, slices }), 0);
	}

	@Benchmark
	public ImageVolume wholeScan() {
		return DistanceTransform.toMask(mask);
	}

	@Benchmark
	public ImageVolume cutout() {
		return DistanceTransform.toMask(cutout);
	}

	@Benchmark
	public double[] naiveCutout() {
		final Grid grid = cutout.grid();
		final short[] voxels = cutout.array();
		final double[] distances = new double[voxels.length];
		for (int v = 0; v < voxels.length; v++) {
			double least = Double.POSITIVE_INFINITY;
			for (int w = 0; w < voxels.length; w++)
				if (voxels[w] != 0) least = Math.min(least, square(grid, v, w));
			distances[v] = Math.sqrt(least);
		}
		return distances;
	}

	private static double square(final Grid grid, final int v, final int w) {
		final int row = grid.size(0);
		final int slice = row * grid.size(1);
		final double x = (v % row - w % row) * grid.spacing(0);
		final double y = (v % slice / row - w % slice / row) * grid.spacing(1);
		final double z = (v / slice - w / slice) * grid.spacing(2);
		return x * x + y * y + z * z;
	}
}
