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
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spineps.SpinepsException;
import org.spineps.convert.architecture.Nonlinearity;
import org.spineps.convert.architecture.Norm;
import org.spineps.convert.architecture.PlainConvUNet;
import org.spineps.convert.architecture.UNetShape;
import org.spineps.network.DeviceChoice;
import org.spineps.network.Precision;
import org.spineps.network.PrecisionLoader;
import org.spineps.network.ProcessorFeatures;
import org.spineps.network.TorchEngine;
import org.spineps.network.TorchNetwork;
import org.spineps.testing.Fixtures;
import org.spineps.testing.Npy;

class NnUNetArchivesTest {

	private static TorchEngine engine;

	@TempDir
	private Path folder;

	@BeforeAll
	static void start() throws SpinepsException {
		engine = TorchEngine.start(1);
	}

	static List<String> names() {
		return NetFixtures.names();
	}

	private Path write(final String name) throws SpinepsException {
		final Path archive = folder.resolve(name + ".pt");
		TorchScriptWriter.write(NetFixtures.architecture(name), NetFixtures.weights(
			name), archive);
		return archive;
	}

	private TorchNetwork open(final String name) throws SpinepsException {
		final TorchNetwork network = engine.load(write(name), DeviceChoice.CPU);
		return NetFixtures.architecture(name).dimensions() == 2 ? network.planar()
			: network;
	}

	/** channels × three axes; planar ones have the first axis added. */
	private static int[] shape(final Npy array) {
		final int[] s = array.shape();
		return s.length == 5 ? Arrays.copyOfRange(s, 1, 5) : new int[] { s[1], 1,
			s[2], s[3] };
	}

	@ParameterizedTest
	@MethodSource("names")
	void outputsEqualThoseOfTheOriginal(final String name)
		throws SpinepsException
	{
		final Npy in = NetFixtures.input(name);
		final Npy out = NetFixtures.output(name);
		try (TorchNetwork network = open(name)) {
			for (int i = 0; i < in.shape()[0]; i++)
				assertThat(network.run(NetFixtures.instance(in, i), shape(in))).containsExactly(
					NetFixtures.instance(out, i), within(1e-4f));
		}
	}

	/** Archives that were written by hand while the format was explored. */
	@ParameterizedTest
	@MethodSource("names")
	void outputsEqualThoseOfArchivesByHand(final String name)
		throws SpinepsException
	{
		final Npy in = NetFixtures.input(name);
		final float[] patch = NetFixtures.instance(in, 0);
		final boolean planar = NetFixtures.architecture(name).dimensions() == 2;
		try (TorchNetwork own = open(name);
				TorchNetwork other = engine.load(name, () -> new ByteArrayInputStream(
					NetFixtures.bytes("nets/" + name + ".handwritten.pt")),
					DeviceChoice.CPU))
		{
			assertThat(own.run(patch, shape(in))).containsExactly((planar ? other
				.planar() : other).run(patch, shape(in)));
		}
	}

	/** What nnU-Net's planner makes of four geometries, with few features. */
	@Test
	void networksOfTheOriginalPlannerRun() throws SpinepsException {
		for (final JsonElement element : Fixtures.read("nnunet/topology.json")
			.getAsJsonArray())
		{
			final JsonObject test = element.getAsJsonObject();
			final List<List<Integer>> strides = NetFixtures.lists(test.get(
				"strides"));
			final int dimensions = strides.get(0).size();
			final int stages = strides.size();
			final PlainConvUNet net = new PlainConvUNet(new UNetShape(dimensions, 1,
				2, Collections.nCopies(stages, 4), NetFixtures.lists(test.get(
					"kernels")), strides, Collections.nCopies(stages - 1, 1), true,
				Norm.NNUNET, Nonlinearity.NNUNET, false), Collections.nCopies(stages,
					1));
			final int[] shape = { 1, 1, 1, 1 };
			for (int axis = 0; axis < dimensions; axis++) {
				int product = 1;
				for (final List<Integer> stride : strides)
					product *= stride.get(axis);
				assertThat(Fixtures.ints(test.get("patch_out"))[axis] % product)
					.isZero();
				shape[4 - dimensions + axis] = product * (axis == 0 ? 2 : 1);
			}
			final Path archive = folder.resolve("planned.pt");
			TorchScriptWriter.write(net, RandomWeights.of(net, 3), archive);
			try (TorchNetwork network = engine.load(archive, DeviceChoice.CPU)) {
				final float[] scores = (dimensions == 2 ? network.planar() : network)
					.run(RandomWeights.input(4, shape[1] * shape[2] * shape[3]), shape);
				assertThat(scores).hasSize(2 * shape[1] * shape[2] * shape[3]);
				for (final float score : scores)
					assertThat(score).isFinite();
			}
		}
	}

	/** Pooling in three dimensions is what LibTorch cannot do in 16 bits. */
	@Test
	void itRunsInSixteenBits() throws SpinepsException {
		assumeThat(ProcessorFeatures.bfloat16()).contains(true);
		final String name = "resenc3d_stem6";
		final Npy in = NetFixtures.input(name);
		final float[] patch = NetFixtures.instance(in, 0);
		final Path archive = write(name);
		final float[] expected = NetFixtures.instance(NetFixtures.output(name), 0);
		try (TorchNetwork network = new PrecisionLoader(engine, DeviceChoice.CPU,
			Precision.BFLOAT16, patch, shape(in)).load(name, () -> Files
				.newInputStream(archive)))
		{
			final float[] found = network.run(patch, shape(in));
			double error = 0;
			double power = 0;
			for (int i = 0; i < found.length; i++) {
				error += Math.pow(found[i] - expected[i], 2);
				power += expected[i] * expected[i];
			}
			// Eight bits of fraction: 0.2 % in each of some twenty layers.
			assertThat(Math.sqrt(error / power)).isBetween(1e-5, 0.05);
		}
	}

	@Test
	void theInputIsNotOverwritten() throws SpinepsException {
		final Npy in = NetFixtures.input("resenc3d_stem6");
		try (TorchNetwork network = open("resenc3d_stem6")) {
			final float[] once = network.run(NetFixtures.instance(in, 0), shape(in));
			assertThat(network.run(NetFixtures.instance(in, 0), shape(in))).containsExactly(once);
			assertThat(network.run(NetFixtures.instance(in, 0), shape(in))).containsExactly(once);
		}
	}
}
