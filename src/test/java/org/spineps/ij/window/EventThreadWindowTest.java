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
import java.io.File;
import java.time.Duration;

import javax.swing.JTable;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.spineps.testing.OpenImages;

/** Windows answer at once while the networks run and when the result is shown. */
@WindowTest
class EventThreadWindowTest {

	private static final double MOST_MS = 50;

	/** Classes and fonts are loaded once per session of ImageJ. */
	@BeforeEach
	void openEverythingOnce() {
		final ImagePlus scan = OpenImages.spine("first");
		scan.show();
		Windows.menu("Segment Spine...");
		Windows.press(Windows.awaitExactly("Segment Spine"), "OK");
		Windows.await("the panel", () -> Windows.titles().contains("SPINEPS: first"),
			Duration.ofMinutes(1));
		Windows.settle();
		Windows.closeAll();
	}

	@Test
	void theEventThreadIsNeverBlocked(final TestReporter reporter) {
		try (EventThreadProbe probe = new EventThreadProbe()) {
			IJ.run("Open NIfTI...", "file=[" + new File(
				"models/sample/lumbar_T2w.nii.gz").getAbsolutePath() + "]");
			final ImagePlus scan = WindowManager.getCurrentImage();
			Windows.menu("Segment Spine...");
			Windows.press(Windows.await("Segment Spine"), "OK");
			Windows.await("the panel", () -> Windows.titles().contains("SPINEPS: " +
				scan.getTitle()), Duration.ofMinutes(2));
			final Window panel = Windows.await("SPINEPS: ");
			final JTable levels = Windows.all(panel, JTable.class).get(0);
			for (int row = 0; row < levels.getRowCount(); row++) {
				final int chosen = row;
				Windows.inEventThread(() -> {
					levels.setRowSelectionInterval(chosen, chosen);
					return null;
				});
				Windows.settle();
			}
			reporter.publishEntry("longest event (ms)", probe.worstMs() + ", " + probe
				.worst());
			assertThat(probe.worstMs()).as(probe.worst()).isPositive().isLessThan(
				MOST_MS);
		}
	}
}
