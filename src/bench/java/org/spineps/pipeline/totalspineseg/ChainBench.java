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
package org.spineps.pipeline.totalspineseg;

import java.util.List;
import java.util.Map;
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
import org.spineps.network.ComputeOptions;
import org.spineps.pipeline.SpineRun;
import org.spineps.pipeline.extra.Extra;
import org.spineps.pipeline.extra.ExtraSink;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance.ModelUse;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Volume;

/**
 * Everything of TotalSpineSeg but its networks, from a scan in memory to masks, soft
 * maps and levels on its grid (time_stages.py beside the fixtures times the original's
 * own stages on the same spine): a spine of 23 discs in 220 × 260 × 700 voxels of one millimetre, and in
 * half and a quarter of the width: time should grow with the voxels.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1300m")
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class ChainBench {

	private static final int DISCS = 23;

	/** Voxels from left to right. */
	@Param({ "60", "110", "220" })
	public int width;

	private ImageVolume scan;
	private TotalSpineSeg method;

	/** Draws the spine and lets the networks answer. */
	@Setup
	public void prepare() {
		final Grid grid = BoxSpine.grid(width, 260, 700);
		final BoxSpine spine = new BoxSpine(grid, DISCS, Map.of(0, 2, 5, 3, 17, 4,
			22, 5), true);
		scan = ImageVolume.zeros(grid);
		final LabelVolume first = spine.first();
		for (int v = 0; v < scan.array().length; v++)
			scan.array()[v] = 100 + first.array()[v];
		method = new TotalSpineSeg(new Drawn(spine), ChainOptions.MENDED,
			ComputeOptions.cpu(2));
	}

	/** @return the result of a run */
	@Benchmark
	public SpineSegmentation everythingButTheNetworks()
		throws SpinepsException
	{
		final SpineSegmentation result = method.run(SpineRun.ofScan(scan).withExtras(
			new Levels()), Progress.NONE);
		if (result.vertebrae().size() != DISCS) throw new IllegalStateException(
			result.vertebrae().size() + " vertebrae");
		return result;
	}

	/** Wants levels and soft maps on the grid of the scan, as the original gives. */
	private static final class Levels implements ExtraSink {

		@Override
		public boolean wants(final Extra extra) {
			return extra == Extra.LEVELS || extra == Extra.SOFTMAX;
		}

		@Override
		public void put(final Extra extra, final String key, final Volume volume) {
			if (volume.grid().size(2) != 700) throw new IllegalStateException(key);
		}

		@Override
		public void support(final List<? extends Record> support) {
			throw new IllegalStateException("nothing to support");
		}
	}

	/** Says what was drawn. */
	private static final class Drawn implements SpineNetworks {

		private final First first;
		private final LabelVolume second;

		Drawn(final BoxSpine spine) {
			final LabelVolume raw = spine.first();
			final ImageVolume canal = ImageVolume.zeros(raw.grid());
			final ImageVolume cord = ImageVolume.zeros(raw.grid());
			for (int v = 0; v < raw.array().length; v++) {
				canal.array()[v] = raw.array()[v] >= 8 ? 0.9f : 0.1f;
				cord.array()[v] = raw.array()[v] == 9 ? 0.9f : 0.1f;
			}
			first = new First(raw, canal, cord, List.of());
			second = spine.second();
		}

		@Override
		public First first(final ImageVolume image, final Progress progress) {
			return first;
		}

		@Override
		public Second second(final ImageVolume image, final LabelVolume discs,
			final Progress progress)
		{
			final int[] min = new int[3];
			final int[] max = new int[3];
			final double[] begin = second.grid().toVoxel(image.grid().toWorld(0, 0,
				0));
			for (int axis = 0; axis < 3; axis++) {
				min[axis] = (int) Math.rint(begin[axis]);
				max[axis] = min[axis] + image.grid().size(axis);
			}
			return new Second(Crop.of(second, new Box(min, max), 0), ImageVolume.zeros(
				image.grid()), List.of());
		}

		@Override
		public List<ModelUse> uses(final boolean both) {
			return List.of();
		}

		@Override
		public String device() {
			return "drawn";
		}

		@Override
		public void close() {
			// holds nothing
		}
	}
}
