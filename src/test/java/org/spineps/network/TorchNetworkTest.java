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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.network.window.ImportanceMap;
import org.spineps.network.window.Mirroring;
import org.spineps.network.window.Padding;
import org.spineps.network.window.SlidingWindow;
import org.spineps.network.window.Tiling;
import org.spineps.progress.Progress;

class TorchNetworkTest {

	private static TorchEngine engine;

	@BeforeAll
	static void start() throws SpinepsException {
		engine = TorchEngine.start(1);
	}

	private static TorchNetwork load(final String name) throws SpinepsException {
		return engine.load(name, () -> Fixtures.open(name), DeviceChoice.CPU);
	}

	@Test
	void saysWhichLibraryRuns() {
		assertThat(engine.library()).isEqualTo("LibTorch 2.7.1 (CPU only)");
		assertThat(engine.available().cuda()).isFalse();
		assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
		assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
	}

	/** One pass of several patches answers as one pass for each. */
	@Test
	void severalPatchesInOnePass() throws SpinepsException {
		final float[] patch = Fixtures.npy("plain-tile_in.npy").values();
		final float[] other = new float[patch.length + 3];
		for (int v = 0; v < patch.length; v++)
			other[v] = patch[patch.length - 1 - v];
		try (TorchNetwork network = load("plain-fold0.pt")) {
			final List<float[]> together = network.runAll(List.of(patch, other, patch),
				1, 16, 16, 16);
			assertThat(together).hasSize(3);
			assertThat(together.get(0)).containsExactly(network.run(patch, 1, 16, 16,
				16), within(1e-4f));
			assertThat(together.get(1)).containsExactly(network.run(other, 1, 16, 16,
				16), within(1e-4f));
			assertThat(together.get(2)).containsExactly(together.get(0), within(
				1e-4f)).isNotSameAs(together.get(0));
			assertThat(network.isOnCpu()).isTrue();
		}
	}

	/** Each gets the answer to its own patch, from the same weights. */
	@Test
	void severalThreadsShareANetwork() throws Exception {
		final float[] patch = Fixtures.npy("plain-tile_in.npy").values();
		final List<float[]> patches = new ArrayList<>();
		for (int n = 0; n < 4; n++) {
			final float[] scaled = patch.clone();
			for (int v = 0; v < scaled.length; v++)
				scaled[v] *= 1 + 0.2f * n;
			patches.add(scaled);
		}
		final ExecutorService threads = Executors.newFixedThreadPool(4);
		try (TorchNetwork network = load("plain-fold0.pt")) {
			final List<float[]> alone = new ArrayList<>();
			for (final float[] one : patches)
				alone.add(network.run(one, 1, 16, 16, 16));
			for (int round = 0; round < 5; round++) {
				final List<Future<float[]>> together = new ArrayList<>();
				for (final float[] one : patches)
					together.add(threads.submit(() -> network.run(one, 1, 16, 16, 16)));
				for (int n = 0; n < 4; n++)
					assertThat(together.get(n).get()).containsExactly(alone.get(n), within(
						1e-4f));
			}
			assertThat(alone.get(0)).isNotEqualTo(alone.get(3));
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void autoIsTheCpuHereAndSaysWhy() throws SpinepsException {
		try (TorchNetwork network = engine.load("plain-fold0.pt", () -> Fixtures.open(
			"plain-fold0.pt"), DeviceChoice.AUTO)) {
			assertThat(network.device()).isEqualTo("cpu (this LibTorch has no CUDA)");
			assertThat(network.onCpu()).isEmpty();
		}
	}

	@Test
	void oneForwardPassEqualsPyTorch() throws SpinepsException {
		final Fixtures.Array in = Fixtures.npy("plain-tile_in.npy");
		final Fixtures.Array out = Fixtures.npy("plain-tile_out_fold0.npy");
		try (TorchNetwork network = load("plain-fold0.pt")) {
			assertThat(network.run(in.values(), 1, 16, 16, 16)).containsExactly(out
				.values(), within(1e-4f));
		}
	}

	@Test
	void mirroringEqualsNnUNet() throws SpinepsException {
		final Fixtures.Array in = Fixtures.npy("plain-tile_in.npy");
		final Fixtures.Array out = Fixtures.npy("plain-tile_out_fold0_mirrored.npy");
		try (TorchNetwork network = load("plain-fold0.pt")) {
			assertThat(Mirroring.of(0, 1, 2).predict(network, in.values(),
				Progress.NONE, 1, 16, 16, 16)).containsExactly(out.values(), within(
					1e-4f));
		}
	}

	@Test
	void theWholeWindowWithTwoFoldsEqualsNnUNet() throws SpinepsException {
		final Fixtures.Array image = Fixtures.npy("plain-preprocessed.npy");
		final Fixtures.Array expected = Fixtures.npy("plain-logits_float32acc.npy");
		final SliceCollector collector = new SliceCollector();
		try (TorchNetwork fold0 = load("plain-fold0.pt");
				TorchNetwork fold1 = load("plain-fold1.pt"))
		{
			final Tiling tiling = new Tiling(List.of(16, 16, 16), List.of(1, 1, 1), 0,
				0.5, Padding.ZERO, ImportanceMap.HALF_10);
			final SlidingWindow.Report report = new SlidingWindow(List.of(fold0,
				fold1), tiling, Mirroring.of(0, 1, 2), 3).run(image.values(), image
					.shape(), collector, "test", Progress.NONE);
			assertThat(report.tiles()).isEqualTo(4);
		}
		assertThat(collector.logits).hasSameSizeAs(expected.values());
		assertThat(collector.logits).containsExactly(expected.values(), within(
			2e-4f));
	}

	@Test
	void aPlanarNetworkOnEverySliceEqualsNnUNet() throws SpinepsException {
		final Fixtures.Array image = Fixtures.npy("planar-preprocessed.npy");
		final Fixtures.Array expected = Fixtures.npy("planar-logits_float32acc.npy");
		final SliceCollector collector = new SliceCollector();
		try (TorchNetwork network = load("planar-fold0.pt").planar()) {
			final Tiling tiling = new Tiling(List.of(1, 16, 24), List.of(1, 1, 1), 0,
				0.5, Padding.ZERO, ImportanceMap.HALF_10);
			final SlidingWindow.Report report = new SlidingWindow(List.of(network),
				tiling, Mirroring.NONE, 0).run(image.values(), image.shape(), collector,
					"test", Progress.NONE);
			assertThat(report.tiles()).isEqualTo(8);
		}
		assertThat(collector.logits).containsExactly(expected.values(), within(
			2e-4f));
	}

	@Test
	void runsLeaveNoTensorsBehind() throws SpinepsException {
		final float[] patch = new float[64 * 64];
		try (TorchNetwork network = load("minimal.pt").planar()) {
			network.run(patch, 1, 1, 64, 64);
			final int tensors = network.manager().getManagedArrays().size();
			for (int i = 0; i < 100; i++)
				network.run(patch, 1, 1, 64, 64);
			assertThat(network.manager().getManagedArrays().size()).isEqualTo(
				tensors);
		}
	}

	@Test
	void patchesOfDifferentSizesShareTheBuffer() throws SpinepsException {
		final float[] patch = Fixtures.npy("plain-tile_in.npy").values();
		final float[] expected = Fixtures.npy("plain-tile_out_fold0.npy").values();
		try (TorchNetwork network = load("plain-fold0.pt")) {
			assertThat(network.run(new float[32 * 16 * 16], 1, 32, 16, 16)).hasSize(3 *
				32 * 16 * 16);
			assertThat(network.run(patch, 1, 16, 16, 16)).containsExactly(expected,
				within(1e-4f));
		}
	}

	@Test
	void whatIsNoNetworkIsExplained(@TempDir final Path folder)
		throws IOException
	{
		assertThatThrownBy(() -> engine.load("broken", () -> new ByteArrayInputStream(
			new byte[] { 1, 2, 3 }), DeviceChoice.CPU)).isInstanceOf(
				SpinepsException.class).hasMessageContaining("broken")
				.hasMessageContaining("download the model again");
		final Path file = folder.resolve("missing.pt");
		assertThatThrownBy(() -> engine.load(file, DeviceChoice.CPU)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("missing.pt");
	}

	/** In a folder whose name LibTorch cannot open everywhere, and in another. */
	@ParameterizedTest
	@ValueSource(strings = { "plain", "R\u00fcckenmark \u810a\u690e" })
	void filesAreLoadedAsStreamsAre(final String name,
		@TempDir final Path folder) throws Exception
	{
		final Path file = Files.createDirectory(folder.resolve(name)).resolve(
			"network.pt");
		try (InputStream in = Fixtures.open("plain-fold0.pt")) {
			Files.copy(in, file);
		}
		final float[] patch = Fixtures.npy("plain-tile_in.npy").values();
		try (TorchNetwork stream = load("plain-fold0.pt");
				TorchNetwork loaded = engine.load(file, DeviceChoice.CPU))
		{
			Files.delete(file);
			assertThat(loaded.run(patch, 1, 16, 16, 16)).containsExactly(stream.run(
				patch, 1, 16, 16, 16));
		}
		Files.write(file, new byte[] { 1, 2, 3 });
		assertThatThrownBy(() -> engine.load(file, DeviceChoice.CPU)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("network.pt")
			.hasMessageContaining("download the model again");
	}

	@Test
	void aPatchThatDoesNotFitIsExplained() throws SpinepsException {
		try (TorchNetwork network = load("plain-fold0.pt")) {
			assertThatThrownBy(() -> network.run(new float[2 * 512], 2, 8, 8, 8))
				.isInstanceOf(SpinepsException.class).hasMessageContaining(
					"[2, 8, 8, 8]").hasMessageContaining("manifest");
		}
	}

	@Test
	void aDeviceThatIsNotThereIsRefused() {
		assertThatThrownBy(() -> engine.load("plain-fold0.pt", () -> Fixtures.open(
			"plain-fold0.pt"), DeviceChoice.parse("gpu"))).isInstanceOf(
				SpinepsException.class).hasMessageContaining("auto, cpu");
	}

	@Test
	void aClosedNetworkIsABug() throws SpinepsException {
		final TorchNetwork network = load("plain-fold0.pt");
		network.close();
		network.close();
		assertThatThrownBy(() -> network.run(new float[4096], 1, 16, 16, 16))
			.isInstanceOf(IllegalStateException.class);
	}
}
