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
package org.spineps.network.window;

import java.util.List;
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
import org.spineps.SpinepsException;
import org.spineps.network.PatchNetwork;
import org.spineps.network.window.ResampledArgmaxConsumer.Quantity;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;

/**
 * What the window costs beside the network: cutting tiles, weighting, joining,
 * and taking the best of 15 classes, with a network that answers at once.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class SlidingWindowBench {

	private static final int CLASSES = 15;

	/** Slices of 256 × 128 voxels. */
	@Param({ "32", "64", "128" })
	public int slices;

	private Grid grid;
	private float[] image;
	private PatchNetwork network;

	@Setup
	public void makeImage() {
		grid = Grid.of(new int[] { 128, 256, slices }, new double[] { 1.5, 1.5,
			1.5 }, new AxisCodes("SAR"));
		image = new float[grid.voxels()];
		for (int i = 0; i < image.length; i++)
			image[i] = i % 251;
		network = new PatchNetwork() {

			@Override
			public float[] run(final float[] patch, final int... shape) {
				final int voxels = shape[1] * shape[2] * shape[3];
				final float[] scores = new float[CLASSES * voxels];
				for (int k = 0; k < CLASSES; k++)
					System.arraycopy(patch, 0, scores, k * voxels, voxels);
				return scores;
			}

			@Override
			public String device() {
				return "none";
			}

			@Override
			public void close() {
				// nothing to free
			}
		};
	}

	private Object run(final Tiling tiling, final SliceConsumer consumer)
		throws SpinepsException
	{
		return new SlidingWindow(List.of(network), tiling, Mirroring.NONE, CLASSES)
			.run(image, new int[] { 1, slices, 256, 128 }, consumer, "bench",
				Progress.NONE);
	}

	@Benchmark
	public Object tilesAndArgmax() throws SpinepsException {
		return run(Tiling.fixed(32, 96, 96), new ArgmaxConsumer(grid,
			new int[CLASSES]));
	}

	@Benchmark
	public Object oneTileAndArgmax() throws SpinepsException {
		return run(new Tiling(List.of(32, 96, 96), List.of(8, 8, 8), 1L << 30, 0.5,
			Padding.EDGE, ImportanceMap.FLOAT32), new ArgmaxConsumer(grid,
				new int[CLASSES]));
	}

	@Benchmark
	public Object tilesAndResampledArgmax() throws SpinepsException {
		return run(Tiling.fixed(32, 96, 96), new ResampledArgmaxConsumer(grid, grid
			.resample(0.75, 0.75, 1.5), Quantity.LOGITS, new int[CLASSES]));
	}
}
