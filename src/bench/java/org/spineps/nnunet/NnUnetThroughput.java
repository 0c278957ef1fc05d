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
package org.spineps.nnunet;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.spineps.convert.architecture.Nonlinearity;
import org.spineps.convert.architecture.Norm;
import org.spineps.convert.architecture.PlainConvUNet;
import org.spineps.convert.architecture.UNetShape;
import org.spineps.convert.nnunet.NormalisationScheme;
import org.spineps.convert.nnunet.ResamplingFunction;
import org.spineps.convert.torchscript.RandomWeights;
import org.spineps.convert.torchscript.TorchScriptWriter;
import org.spineps.network.DeviceChoice;
import org.spineps.network.TorchEngine;
import org.spineps.network.TorchNetwork;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.Threads;

/**
 * How much of LibTorch's speed is left when a whole case is predicted with the
 * full-size network of nnU-Net (six stages, 32 to 320 features, 31 million
 * parameters, 5 classes): normalising, tiles, weights, joining and labels on one
 * side; on the other the same archive fed with one tensor again and again, whose
 * answers nobody reads. Both take turns, so that other programs disturb both, and
 * the least times of each are compared; on a busy machine CPU times with one
 * thread tell more than the clock.
 * <p>
 * Not JMH: a tile of 64×256×256 voxels takes minutes on a small machine. Run as
 * {@code NnUnetThroughput threads rounds Z Y X}, e.g. {@code 2 3 64 256 256}. The
 * image is half as long again as a tile, so that a round is two tiles.
 * </p>
 */
public final class NnUnetThroughput {

	private static final int TILES = 2;
	private static final int CLASSES = 5;

	private NnUnetThroughput() {
		// static methods only
	}

	/** Wall clock, and CPU time of the thread that does all if there is one. */
	private record Seconds(double wall, double cpu) {

		static final Seconds MOST = new Seconds(Double.MAX_VALUE,
			Double.MAX_VALUE);

		static Seconds now() {
			return new Seconds(System.nanoTime() / 1e9, ManagementFactory
				.getThreadMXBean().getCurrentThreadCpuTime() / 1e9);
		}

		Seconds since(final Seconds before) {
			return new Seconds(wall - before.wall, cpu - before.cpu);
		}

		Seconds least(final Seconds other) {
			return new Seconds(Math.min(wall, other.wall), Math.min(cpu, other.cpu));
		}

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "%.2f s (CPU %.2f s)", wall, cpu);
		}
	}

	/**
	 * @param arguments threads, rounds, and the three sizes of a tile
	 * @throws Exception if anything fails
	 */
	public static void main(final String... arguments) throws Exception {
		final int threads = Integer.parseInt(arguments[0]);
		final int rounds = Integer.parseInt(arguments[1]);
		final List<Integer> patch = List.of(Integer.valueOf(arguments[2]), Integer
			.valueOf(arguments[3]), Integer.valueOf(arguments[4]));
		final Path archive = Files.createTempFile("throughput", ".pt");
		final PlainConvUNet architecture = network();
		TorchScriptWriter.write(architecture, RandomWeights.of(architecture, 1),
			archive);
		final TorchEngine engine = TorchEngine.start(threads);
		try (TorchNetwork network = engine.load(archive, DeviceChoice.CPU);
				Bare bare = new Bare(archive, patch);
				NnUnetPredictor predictor = new NnUnetPredictor(plan(patch), List.of(
					network), new InferenceOptions(InferenceOptions.Rounding.NONE, false,
						false)))
		{
			Threads.run(threads, () -> {
				compare(bare, predictor, images(patch), rounds);
				return null;
			});
		}
		finally {
			Files.delete(archive);
		}
	}

	private static void compare(final Bare bare, final NnUnetPredictor predictor,
		final CaseImages images, final int rounds) throws Exception
	{
		bare.run();
		predictor.predict(images, Progress.NONE);
		Seconds leastAlone = Seconds.MOST;
		Seconds leastWhole = Seconds.MOST;
		for (int round = 0; round < rounds; round++) {
			Seconds start = Seconds.now();
			for (int tile = 0; tile < TILES; tile++)
				bare.run();
			final Seconds alone = Seconds.now().since(start);
			start = Seconds.now();
			predictor.predict(images, Progress.NONE);
			final Seconds whole = Seconds.now().since(start);
			System.out.println("bare " + alone + ", case " + whole);
			leastAlone = leastAlone.least(alone);
			leastWhole = leastWhole.least(whole);
		}
		// Of CPU times only if there is one thread; others do not count here.
		System.out.println(String.format(Locale.ROOT,
			"least: bare %s, case %s; ratio %.3f, of CPU times %.3f", leastAlone,
			leastWhole, leastAlone.wall / leastWhole.wall, leastAlone.cpu /
				leastWhole.cpu));
	}

	private static PlainConvUNet network() {
		final List<Integer> three = List.of(3, 3, 3);
		final List<Integer> two = List.of(2, 2, 2);
		return new PlainConvUNet(new UNetShape(3, 1, CLASSES, List.of(32, 64, 128,
			256, 320, 320), Collections.nCopies(6, three), List.of(List.of(1, 1, 1),
				two, two, two, two, two), List.of(2, 2, 2, 2, 2), true, Norm.NNUNET,
			Nonlinearity.NNUNET, false), List.of(2, 2, 2, 2, 2, 2));
	}

	private static InferencePlan plan(final List<Integer> patch) {
		final ResamplingFunction linear = new ResamplingFunction(
			ResamplingFunction.Kind.SPLINES, 1, 0, Optional.empty());
		return new InferencePlan("throughput", false, List.of(0, 1, 2), List.of(1.0,
			1.0, 1.0), patch, List.of(32, 32, 32), List.of(new ChannelNormalisation(
				NormalisationScheme.Z_SCORE, false, null)), linear, linear,
			new LabelRule(CLASSES, List.of(), List.of(1, 2, 3, 4), List.of("0", "1",
				"2", "3", "4")), List.of(), false);
	}

	private static CaseImages images(final List<Integer> patch) {
		final Grid grid = Grid.of(new int[] { patch.get(2), patch.get(1), patch.get(
			0) * 3 / 2 }, new double[] { 1, 1, 1 }, AxisCodes.RAS);
		return CaseImages.of(List.of(ImageVolume.wrap(RandomWeights.input(2, grid
			.voxels()), grid)));
	}

	/** LibTorch without anything around it but what DJL needs. */
	private static final class Bare implements AutoCloseable {

		private final Model model;
		private final Predictor<NDList, NDList> predictor;
		private final NDArray input;

		Bare(final Path archive, final List<Integer> patch) throws IOException,
			MalformedModelException
		{
			model = Model.newInstance("bare", ai.djl.Device.cpu(), "PyTorch");
			model.load(archive.getParent(), archive.getFileName().toString());
			predictor = model.newPredictor(new NoopTranslator(null));
			final Shape shape = new Shape(1, 1, patch.get(0), patch.get(1), patch.get(
				2));
			input = model.getNDManager().create(RandomWeights.input(3, (int) shape
				.size()), shape);
		}

		void run() throws TranslateException {
			try (NDManager manager = model.getNDManager().newSubManager()) {
				predictor.predict(new NDList(input)).attach(manager);
			}
		}

		@Override
		public void close() {
			predictor.close();
			model.close();
		}
	}
}
