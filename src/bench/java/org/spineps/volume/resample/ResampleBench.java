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
package org.spineps.volume.resample;

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
import org.spineps.volume.AxisCodes;
import org.spineps.volume.BenchVolumes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * {@link Resample} to the voxel size of SPINEPS's networks and to a grid of
 * about the scan's own size, at three sizes; axis by axis against voxel by voxel.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class ResampleBench {

	/** Slices of 512 × 1024 voxels. */
	@Param({ "10", "20", "40" })
	public int slices;

	private ImageVolume image;
	private LabelVolume labels;
	private Grid network;
	private Grid shifted;

	@Setup
	public void makeVolumes() {
		final Grid grid = BenchVolumes.grid(slices);
		image = BenchVolumes.image(grid);
		labels = BenchVolumes.spine(grid);
		network = grid.resample(0.75, 0.75, 1.65);
		shifted = Grid.of(grid.size(), new double[] { 0.501, 0.502, 3.31 },
			AxisCodes.PIR);
	}

	@Benchmark
	public ImageVolume cubicToNetwork() {
		return Resample.cubic(image, network);
	}

	@Benchmark
	public ImageVolume cubic() {
		return Resample.cubic(image, shifted);
	}

	@Benchmark
	public ImageVolume cubicVoxelByVoxel() {
		return new ObliqueSampler(image.grid(), shifted).sample(image.array(),
			Interpolation.CUBIC);
	}

	@Benchmark
	public ImageVolume linear() {
		return Resample.linear(image, shifted);
	}

	@Benchmark
	public ImageVolume linearVoxelByVoxel() {
		return new ObliqueSampler(image.grid(), shifted).sample(image.array(),
			Interpolation.LINEAR);
	}

	@Benchmark
	public LabelVolume nearest() {
		return Resample.nearest(labels, shifted, true);
	}

	@Benchmark
	public LabelVolume nearestSwappedAxes() {
		return Resample.nearest(labels, shifted.reorient(AxisCodes.RAS), true);
	}
}
