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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.convert.architecture.Architecture;
import org.spineps.convert.architecture.Nonlinearity;
import org.spineps.convert.architecture.Norm;
import org.spineps.convert.architecture.PlainConvUNet;
import org.spineps.convert.architecture.ResidualEncoderUNet;
import org.spineps.convert.architecture.UNetShape;
import org.spineps.network.DeviceChoice;
import org.spineps.network.TorchEngine;
import org.spineps.network.TorchNetwork;

/** Whatever combination of layers plans may ask for, LibTorch takes the archive. */
class RandomUNetsTest {

	private static TorchEngine engine;

	@TempDir
	private Path folder;

	@BeforeAll
	static void start() throws SpinepsException {
		engine = TorchEngine.start(1);
	}

	private static int choose(final Random random, final int... values) {
		return values[random.nextInt(values.length)];
	}

	private static List<Integer> numbers(final Random random, final int count,
		final int... values)
	{
		final List<Integer> numbers = new ArrayList<>();
		for (int i = 0; i < count; i++)
			numbers.add(choose(random, values));
		return numbers;
	}

	private static Architecture random(final Random random) {
		final int dimensions = choose(random, 2, 3);
		final int stages = choose(random, 2, 3);
		final List<List<Integer>> kernels = new ArrayList<>();
		final List<List<Integer>> strides = new ArrayList<>();
		for (int stage = 0; stage < stages; stage++) {
			kernels.add(numbers(random, dimensions, 1, 3, 5));
			strides.add(numbers(random, dimensions, 1, 2));
		}
		strides.set(0, KernelWindow.all(dimensions, 1));
		final Norm norm = new Norm(Norm.Kind.values()[random.nextInt(3)], 1e-3,
			random.nextBoolean());
		final boolean residual = random.nextBoolean();
		final UNetShape shape = new UNetShape(dimensions, choose(random, 1, 2), 3,
			numbers(random, stages, 3, 4, 5), kernels, strides, numbers(random,
				stages - 1, 1, 2), random.nextBoolean(), norm, new Nonlinearity(
					Nonlinearity.Kind.values()[random.nextInt(3)], 0.1), !residual &&
						random.nextBoolean());
		final List<Integer> layers = numbers(random, stages, 1, 2, 3);
		return residual ? new ResidualEncoderUNet(shape, layers, choose(random, 3,
			4)) : new PlainConvUNet(shape, layers);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 })
	void everyVariantRuns(final int seed) throws SpinepsException {
		final Architecture net = random(new Random(seed));
		final Path archive = folder.resolve("network.pt");
		TorchScriptWriter.write(net, RandomWeights.of(net, seed), archive);
		final int[] shape = { net.inputChannels(), net.dimensions() == 2 ? 1 : 8, 12,
			16 };
		try (TorchNetwork network = engine.load(archive, DeviceChoice.CPU)) {
			if (net.dimensions() == 2) network.planar();
			final float[] scores = network.run(RandomWeights.input(seed, shape[0] *
				shape[1] * shape[2] * shape[3]), shape);
			assertThat(scores).hasSize(3 * shape[1] * shape[2] * shape[3]);
			float least = Float.POSITIVE_INFINITY;
			float most = Float.NEGATIVE_INFINITY;
			for (final float score : scores) {
				assertThat(score).isFinite();
				least = Math.min(least, score);
				most = Math.max(most, score);
			}
			assertThat(most - least).isGreaterThan(1e-3f);
		}
	}
}
