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
package org.spineps.convert.torchscript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.spineps.SpinepsException;
import org.spineps.convert.architecture.Architecture;
import org.spineps.convert.architecture.DenseNetClassifier;
import org.spineps.convert.architecture.DenseNetClassifier.Head;
import org.spineps.convert.architecture.Nonlinearity;
import org.spineps.convert.architecture.Norm;
import org.spineps.convert.architecture.PlainConvUNet;
import org.spineps.convert.architecture.UNetShape;
import org.spineps.convert.architecture.Unet3D;
import org.spineps.convert.checkpoint.Checkpoint;
import org.spineps.network.DeviceChoice;
import org.spineps.network.TorchEngine;
import org.spineps.network.TorchNetwork;
import org.spineps.testing.TorchSave;

/**
 * From a checkpoint with random weights to a loaded network, for the full-size
 * networks: the six-stage nnU-Net of 31 million parameters (125 MB), SPINEPS's
 * instance network (22 MB) and its naming network (74 MB). The heap is three times
 * the greatest one's weights less what the virtual machine takes for itself: an
 * import that needed more would fail here.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = { "-Xmx256m", "-Dai.djl.offline=true" })
public class TorchScriptBench {

	/** Which network. */
	@Param({ "nnunet", "instance", "naming" })
	public String network;

	private Path folder;
	private Path checkpoint;
	private Path archive;
	private Architecture architecture;
	private TorchEngine engine;
	private TorchNetwork loaded;
	private float[] input;
	private int[] shape;

	@Setup
	public void write() throws IOException, SpinepsException {
		architecture = switch (network) {
			case "nnunet" -> nnUNet();
			case "instance" -> new Unet3D(10, 4, 16);
			default -> DenseNetClassifier.denseNet169(List.of(new Head("REGION", 3),
				new Head("VERT", 24), new Head("VERTREL", 6), new Head("FULLYVISIBLE",
					2)));
		};
		shape = switch (network) {
			case "nnunet" -> new int[] { 1, 64, 64, 64 };
			case "instance" -> new int[] { 10, 64, 80, 64 };
			default -> new int[] { 1, 152, 168, 32 };
		};
		folder = Files.createTempDirectory("torchscript-bench");
		checkpoint = folder.resolve("checkpoint.pth");
		archive = folder.resolve("network.pt");
		TorchSave.write(checkpoint, Map.of("network_weights", RandomWeights.of(
			architecture, 1)));
		engine = TorchEngine.start(2);
		importCheckpoint();
		loaded = engine.load(archive, DeviceChoice.CPU);
		input = RandomWeights.input(2, shape[0] * shape[1] * shape[2] * shape[3]);
	}

	private static Architecture nnUNet() {
		return new PlainConvUNet(new UNetShape(3, 1, 5, List.of(32, 64, 128, 256,
			320, 320), List.of(cube(3), cube(3), cube(3), cube(3), cube(3), cube(3)),
			List.of(cube(1), cube(2), cube(2), cube(2), cube(2), cube(2)), List.of(2,
				2, 2, 2, 2), true, Norm.NNUNET, Nonlinearity.NNUNET, false), List.of(2,
					2, 2, 2, 2, 2));
	}

	private static List<Integer> cube(final int size) {
		return KernelWindow.all(3, size);
	}

	@TearDown
	public void delete() throws IOException {
		loaded.close();
		Files.delete(checkpoint);
		Files.delete(archive);
		Files.delete(folder);
	}

	@Benchmark
	public Path importCheckpoint() throws SpinepsException {
		TorchScriptWriter.write(architecture, Checkpoint.read(checkpoint).stateDict(
			"network_weights"), archive);
		return archive;
	}

	@Benchmark
	public void loadArchive() throws SpinepsException {
		engine.load(archive, DeviceChoice.CPU).close();
	}

	@Benchmark
	public float[] run() throws SpinepsException {
		return loaded.run(input, shape);
	}
}
