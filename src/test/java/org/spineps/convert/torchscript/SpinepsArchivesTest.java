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

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.SpinepsException;
import org.spineps.convert.architecture.Architecture;
import org.spineps.convert.architecture.DenseNetClassifier;
import org.spineps.convert.architecture.DenseNetClassifier.Head;
import org.spineps.convert.architecture.Unet3D;
import org.spineps.convert.checkpoint.Tensor;
import org.spineps.network.DeviceChoice;
import org.spineps.network.TorchEngine;
import org.spineps.network.TorchNetwork;

class SpinepsArchivesTest {

	private static final List<Head> HEADS = List.of(new Head("REGION", 3),
		new Head("VERT", 24), new Head("VERTREL", 6), new Head("VERTGRP", 12),
		new Head("FULLYVISIBLE", 2));

	private static TorchEngine engine;

	@TempDir
	private Path folder;

	@BeforeAll
	static void start() throws SpinepsException {
		engine = TorchEngine.start(1);
	}

	private float[] run(final Architecture architecture,
		final Map<String, Tensor> weights, final float[] input,
		final int... shape) throws SpinepsException
	{
		final Path archive = folder.resolve("network.pt");
		TorchScriptWriter.write(architecture, weights, archive);
		try (TorchNetwork network = engine.load(archive, DeviceChoice.CPU)) {
			return network.run(input, shape);
		}
	}

	private static long parameters(final Architecture architecture) {
		return TorchScriptWriter.weights(architecture).values().stream().mapToLong(
			s -> s.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b))
			.sum();
	}

	@ParameterizedTest
	@CsvSource({ "10, 16, 5375124", "11, 8, 1361924" })
	void bothGenerationsOfTheInstanceNetworkHaveTheirParameters(
		final int channels, final int base, final long parameters)
	{
		final Unet3D net = new Unet3D(channels, 4, base);
		assertThat(TorchScriptWriter.weights(net)).hasSize(182);
		assertThat(parameters(net)).isEqualTo(parameters);
	}

	@Test
	void smallInstanceNetworkEqualsPlainLoops() throws SpinepsException {
		final Unet3D net = new Unet3D(2, 4, 8);
		final Map<String, Tensor> weights = RandomWeights.of(net, 4);
		final float[] input = RandomWeights.input(5, 2 * 16 * 8 * 8);
		assertThat(run(net, weights, input, 2, 16, 8, 8)).containsExactly(
			new ReferenceUnet3D(weights).run(Features.of(input, 2, 16, 8, 8))
				.toFloats(), within(1e-4f));
	}

	@Test
	void theReleasedInstanceNetworkRuns() throws SpinepsException {
		final Unet3D net = new Unet3D(10, 4, 16);
		final float[] scores = run(net, RandomWeights.of(net, 6), RandomWeights
			.input(7, 10 * 24 * 32 * 16), 10, 24, 32, 16);
		assertThat(scores).hasSize(4 * 24 * 32 * 16);
		assertThat(spread(scores)).isGreaterThan(0.01f);
	}

	@Test
	void smallNamingNetworkEqualsPlainLoops() throws SpinepsException {
		final DenseNetClassifier net = new DenseNetClassifier(1, 8, 4, 2, List.of(2,
			3, 1), List.of(new Head("VERT", 5), new Head("FULLYVISIBLE", 2)));
		final Map<String, Tensor> weights = RandomWeights.of(net, 8);
		final float[] input = RandomWeights.input(9, 37 * 32 * 24);
		assertThat(run(net, weights, input, 1, 37, 32, 24)).containsExactly(
			new ReferenceDenseNet(weights).run(Features.of(input, 1, 37, 32, 24),
				new int[] { 2, 3, 1 }, List.of("VERT", "FULLYVISIBLE")).toFloats(),
			within(1e-4f));
	}

	@Test
	void denseNet169Runs() throws SpinepsException {
		final DenseNetClassifier net = DenseNetClassifier.denseNet169(HEADS);
		assertThat(TorchScriptWriter.weights(net)).containsEntry(
			"classification_heads.VERT.0.weight", List.of(832, 1664)).containsEntry(
				"net.features.denseblock4.denselayer32.layers.norm1.running_var", List
					.of(1632)).hasSize(1 + 4 * 2 + 82 * (2 + 8) + 3 * 5 + 5 * 4);
		final float[] scores = run(net, RandomWeights.of(net, 10), RandomWeights
			.input(11, 32 * 32 * 32), 1, 32, 32, 32);
		assertThat(scores).hasSize(47);
		assertThat(spread(scores)).isGreaterThan(0.001f);
	}

	@Test
	void denseNet121HasItsFeatures() {
		assertThat(TorchScriptWriter.weights(DenseNetClassifier.denseNet121(HEADS)))
			.containsEntry("net.features.norm5.weight", List.of(1024));
	}

	/** Greatest minus least; also shows that all are numbers. */
	private static float spread(final float[] scores) {
		float least = Float.POSITIVE_INFINITY;
		float most = Float.NEGATIVE_INFINITY;
		for (final float score : scores) {
			assertThat(score).isFinite();
			least = Math.min(least, score);
			most = Math.max(most, score);
		}
		return most - least;
	}
}
