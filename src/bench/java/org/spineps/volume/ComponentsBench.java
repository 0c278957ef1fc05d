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

import java.util.ArrayDeque;
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
 * {@link Components} against a flood fill with a queue, at three sizes: the time
 * should grow with the number of voxels.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class ComponentsBench {

	/** Slices of 512 × 1024 voxels. */
	@Param({ "10", "20", "40" })
	public int slices;

	private LabelVolume labels;

	@Setup
	public void makeLabels() {
		labels = BenchVolumes.spine(BenchVolumes.grid(slices));
	}

	@Benchmark
	public Components faces() {
		return Components.of(labels, Connectivity.FACES);
	}

	@Benchmark
	public Components corners() {
		return Components.of(labels, Connectivity.CORNERS);
	}

	@Benchmark
	public LabelStatistics statistics() {
		return LabelStatistics.of(labels);
	}

	@Benchmark
	public int[] naiveFloodFill() {
		final Grid grid = labels.grid();
		final short[] voxels = labels.array();
		final int[] ids = new int[voxels.length];
		final int[][] offsets = Connectivity.CORNERS.offsets();
		final ArrayDeque<Integer> queue = new ArrayDeque<>();
		int count = 0;
		for (int seed = 0; seed < voxels.length; seed++) {
			if (voxels[seed] == 0 || ids[seed] != 0) continue;
			ids[seed] = ++count;
			queue.add(seed);
			while (!queue.isEmpty()) {
				final int v = queue.remove();
				final int i = v % grid.size(0);
				final int j = v / grid.size(0) % grid.size(1);
				final int k = v / grid.size(0) / grid.size(1);
				for (final int[] step : offsets) {
					final int a = i + step[0];
					final int b = j + step[1];
					final int c = k + step[2];
					if (a < 0 || b < 0 || c < 0 || a >= grid.size(0) || b >= grid.size(
						1) || c >= grid.size(2)) continue;
					final int w = grid.index(a, b, c);
					if (ids[w] != 0 || voxels[w] != voxels[seed]) continue;
					ids[w] = count;
					queue.add(w);
				}
			}
		}
		return ids;
	}
}
