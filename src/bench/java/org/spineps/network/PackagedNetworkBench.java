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
package org.spineps.network;

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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.spineps.SpinepsException;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelStore;
import org.spineps.model.RunnableModel;
import org.spineps.network.window.ArgmaxConsumer;
import org.spineps.progress.Progress;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * The packaged networks on the CPU: the semantic one over a whole lumbar scan with
 * flip averaging, and the instance one on a cut-out.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(value = 1, jvmArgsAppend = { "-Xmx4g", "-Dai.djl.offline=true" })
public class PackagedNetworkBench {

	/** Threads of LibTorch. */
	@Param({ "1", "2" })
	public int threads;

	private RunnableModel semantic;
	private RunnableModel instance;
	private ImageVolume scan;
	private LabelVolume cutout;

	@Setup
	public void open() throws SpinepsException {
		final ModelStore store = ModelStore.packaged();
		semantic = store.load("", ModelKind.SEMANTIC).open(ComputeOptions.cpu(
			threads));
		instance = store.load("", ModelKind.INSTANCE).open(ComputeOptions.cpu(
			threads));
		scan = ImageVolume.zeros(grid(semantic, 24, 168, 136));
		for (int i = 0; i < scan.array().length; i++)
			scan.array()[i] = i % 509;
		cutout = LabelVolume.zeros(grid(instance, instance.manifest().tiling()
			.patchSize().stream().mapToInt(Integer::intValue).toArray()));
		for (int i = 0; i < cutout.array().length; i++)
			cutout.array()[i] = (short) (40 + i % 10);
	}

	private static Grid grid(final RunnableModel model, final int... tensor) {
		return Grid.of(new int[] { tensor[2], tensor[1], tensor[0] }, new double[] {
			1.5, 1.5, 3 }, model.manifest().input().volumeAxes());
	}

	@TearDown
	public void close() {
		semantic.close();
		instance.close();
	}

	@Benchmark
	public ArgmaxConsumer semanticScan() throws SpinepsException {
		final ArgmaxConsumer consumer = new ArgmaxConsumer(scan.grid(), semantic
			.manifest().labels());
		semantic.run(scan, consumer, "bench", Progress.NONE);
		return consumer;
	}

	@Benchmark
	public float[] instanceCutout() throws SpinepsException {
		return instance.scores(cutout, Progress.NONE);
	}
}
