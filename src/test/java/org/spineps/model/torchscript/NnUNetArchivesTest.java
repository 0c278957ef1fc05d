package org.spineps.model.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spineps.SpinepsException;
import org.spineps.model.architecture.Architecture;
import org.spineps.network.DeviceChoice;
import org.spineps.network.TorchEngine;
import org.spineps.network.TorchNetwork;
import org.spineps.progress.Progress;
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

	private TorchNetwork open(final String name, final Precision precision)
		throws SpinepsException
	{
		final Architecture architecture = NetFixtures.architecture(name);
		final Path archive = folder.resolve(name + "-" + precision + ".pt");
		TorchScriptWriter.write(architecture, NetFixtures.weights(name), precision,
			Map.of(), archive, Progress.NONE);
		final TorchNetwork network = engine.load(archive, DeviceChoice.CPU);
		return architecture.dimensions() == 2 ? network.planar() : network;
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
		try (TorchNetwork network = open(name, Precision.FLOAT32)) {
			for (int i = 0; i < in.shape()[0]; i++)
				assertThat(network.run(NetFixtures.instance(in, i), shape(in))).containsExactly(
					NetFixtures.instance(out, i), within(1e-4f));
		}
	}

	@ParameterizedTest
	@MethodSource("names")
	void shortFloatsGiveNearlyTheSame(final String name)
		throws SpinepsException
	{
		final Npy in = NetFixtures.input(name);
		final float[] expected = NetFixtures.instance(NetFixtures.output(name),
			0);
		double power = 0;
		for (final float value : expected)
			power += value * value / expected.length;
		try (TorchNetwork network = open(name, Precision.BFLOAT16)) {
			final float[] found = network.run(NetFixtures.instance(in, 0), shape(in));
			double error = 0;
			for (int i = 0; i < found.length; i++)
				error += Math.pow(found[i] - expected[i], 2) / found.length;
			// Eight bits of fraction: 0.2 % in each of some twenty layers.
			assertThat(Math.sqrt(error / power)).isBetween(1e-5, 0.05);
		}
	}

	@Test
	void theInputIsNotOverwritten() throws SpinepsException {
		final Npy in = NetFixtures.input("resenc3d_stem6");
		try (TorchNetwork network = open("resenc3d_stem6", Precision.FLOAT32)) {
			final float[] once = network.run(NetFixtures.instance(in, 0), shape(in));
			assertThat(network.run(NetFixtures.instance(in, 0), shape(in))).containsExactly(once);
			assertThat(network.run(NetFixtures.instance(in, 0), shape(in))).containsExactly(once);
		}
	}
}
