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

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.network.window.Mirroring;
import org.spineps.network.window.SlidingWindow;
import org.spineps.network.window.Tiling;
import org.spineps.progress.Progress;

/** What the window does when memory runs out: smaller tiles, then the CPU. */
class SlidingWindowMemoryTest {

	@Test
	void smallerTilesWhenMemoryRunsOut() throws SpinepsException {
		final float[] image = random(16 * 16 * 16);
		final int[] runs = { 0 };
		// Fails in the middle of the first attempt, after slices were handed out.
		final FakeNetwork network = new FakeNetwork((p, s) -> {
			if (s[1] == 8 && ++runs[0] > 9) throw new DeviceMemoryException(
				"CUDA out of memory", null);
			return p.clone();
		});
		final SliceCollector collector = new SliceCollector();
		final SlidingWindow.Report report = new SlidingWindow(List.of(network),
			Tiling.fixed(8, 8, 8), Mirroring.NONE, 1).run(image, new int[] { 1, 16,
				16, 16 }, collector, "test", Progress.NONE);
		assertThat(report.tileSize()).containsExactly(4, 8, 8);
		assertThat(report.warnings()).singleElement().asString().contains(
			"halved to [4, 8, 8]");
		assertThat(collector.begun).isEqualTo(2);
		assertThat(collector.logits).containsExactly(image, within(1e-5f));
	}

	@Test
	void theCpuWhenSmallTilesDoNotHelp() throws SpinepsException {
		final FakeNetwork cpu = new FakeNetwork((p, s) -> p.clone(), "cpu", null);
		final FakeNetwork gpu = new FakeNetwork((p, s) -> {
			throw new DeviceMemoryException("out of memory", null);
		}, "gpu:0", cpu);
		final float[] image = random(16 * 16 * 16);
		final SliceCollector collector = new SliceCollector();
		final SlidingWindow.Report report = new SlidingWindow(List.of(gpu), Tiling
			.fixed(8, 8, 8), Mirroring.NONE, 1).run(image, new int[] { 1, 16, 16,
				16 }, collector, "test", Progress.NONE);
		assertThat(gpu.shapes).extracting(s -> s[1] * s[2] * s[3]).containsExactly(
			512, 256, 128, 64);
		assertThat(report.device()).isEqualTo("cpu");
		assertThat(report.tileSize()).containsExactly(8, 8, 8);
		assertThat(report.warnings()).hasSize(4).last().asString().contains(
			"ran on the CPU");
		assertThat(collector.logits).containsExactly(image, within(1e-5f));
		assertThat(cpu.closed).isTrue();
		assertThat(gpu.closed).isFalse();
	}

	@Test
	void givesUpWithAdviceWhenNothingHelps() {
		final FakeNetwork network = new FakeNetwork((p, s) -> {
			throw new OutOfMemoryError("Java heap space");
		});
		assertThatThrownBy(() -> new SlidingWindow(List.of(network), Tiling.fixed(8,
			8, 8), Mirroring.NONE, 1).run(random(512), new int[] { 1, 8, 8, 8 },
				new SliceCollector(), "test", Progress.NONE)).isInstanceOf(
					SpinepsException.class).hasMessageContaining("Memory").hasMessageContaining(
						"Java heap space").hasMessageContaining("crop");
		assertThat(network.shapes).hasSize(1 + SlidingWindow.MAX_HALVINGS);
	}

	private static float[] random(final int count) {
		final Random random = new Random(17);
		final float[] values = new float[count];
		for (int i = 0; i < count; i++)
			values[i] = random.nextFloat() - 0.5f;
		return values;
	}
}
