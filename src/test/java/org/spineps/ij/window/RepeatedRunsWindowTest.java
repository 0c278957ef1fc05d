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
package org.spineps.ij.window;

import static org.assertj.core.api.Assertions.assertThat;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

import java.awt.Window;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.spineps.testing.OpenImages;

/**
 * Many runs in one session leave nothing behind: memory, windows, listeners and
 * threads stay as they are. {@code -Drepeated.runs=50 -Drepeated.method=spineps} runs
 * the networks, which takes some minutes.
 */
@WindowTest
@Timeout(3600)
class RepeatedRunsWindowTest {

	private static final int RUNS = Integer.getInteger("repeated.runs", 15);
	private static final String METHOD = System.getProperty("repeated.method",
		"box");
	/** What is loaded once is there by then. */
	private static final int WARM = 5;
	private static final long MOST_GROWTH = 4L << 20;

	/** What must not grow. */
	private record State(long heap, int windows, int listeners, int threads) {

		static State now() throws ReflectiveOperationException {
			for (int n = 0; n < 5; n++) {
				System.gc();
				IJ.wait(50);
			}
			final Runtime runtime = Runtime.getRuntime();
			return new State(runtime.totalMemory() - runtime.freeMemory(), (int) Arrays
				.stream(Window.getWindows()).filter(Window::isDisplayable).count(),
				imageListeners(), Thread.activeCount());
		}

		private static int imageListeners() throws ReflectiveOperationException {
			final Field field = ImagePlus.class.getDeclaredField("listeners");
			field.setAccessible(true);
			return ((Collection<?>) field.get(null)).size();
		}
	}

	private static WeakReference<ImagePlus> run(final int number) {
		final ImagePlus scan = OpenImages.spine("scan " + number);
		scan.show();
		IJ.run("Segment Spine...", "method=" + METHOD + " show_labels=true");
		Windows.await("SPINEPS: scan " + number);
		Windows.settle();
		Windows.closeAll();
		WindowManager.setTempCurrentImage(null);
		return new WeakReference<>(scan);
	}

	@Test
	void nothingGrows(final TestReporter reporter)
		throws ReflectiveOperationException
	{
		final List<WeakReference<ImagePlus>> scans = new ArrayList<>();
		for (int n = 0; n < WARM; n++)
			run(n);
		final State before = State.now();
		for (int n = WARM; n < RUNS; n++)
			scans.add(run(n));
		final State after = State.now();
		final String figures = RUNS + " runs of " + METHOD + ": " + before + " -> " +
			after;
		reporter.publishEntry("repeated runs", figures);
		assertThat(after.windows()).as(figures).isEqualTo(before.windows());
		assertThat(after.listeners()).as(figures).isEqualTo(before.listeners());
		assertThat(after.threads()).as(figures).isLessThanOrEqualTo(before
			.threads() + 1);
		assertThat(after.heap() - before.heap()).as(figures).isLessThan(MOST_GROWTH);
		assertThat(scans.stream().filter(scan -> scan.get() != null).count()).as(
			"Scans that are still in memory").isLessThanOrEqualTo(2);
	}
}
