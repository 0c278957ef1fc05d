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
import ij.plugin.frame.RoiManager;

import java.awt.Window;
import java.awt.event.KeyEvent;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.swing.JTable;

import org.junit.jupiter.api.Test;
import org.spineps.ij.segment.SegmentSpineResult;
import org.spineps.ij.segment.SegmentSpineTask;
import org.spineps.ij.show.SpineOverlay;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.progress.Progress;
import org.spineps.testing.FakePipeline;
import org.spineps.testing.OpenImages;

/** Segment Spine from the menu to the panel, as a user meets it. */
@WindowTest
class SegmentSpineWindowTest {

	private static final Duration RUN = Duration.ofMinutes(5);

	private static ImagePlus openSample() {
		IJ.run("Open NIfTI...", "file=[" + new File(
			"models/sample/lumbar_T2w.nii.gz").getAbsolutePath() + "]");
		return WindowManager.getCurrentImage();
	}

	@Test
	void afterCancelInTheDialogNothingHasChanged() {
		final ImagePlus scan = OpenImages.spine("scan");
		scan.show();
		final List<String> before = Windows.titles();
		Windows.menu("Segment Spine...");
		final Window dialog = Windows.await("Segment Spine");
		Windows.photograph("segment-dialog");
		assertThat(dialog.getHeight()).isLessThan(Windows.screenSize().height);
		Windows.press(dialog, "Cancel");
		Windows.await("the dialog to close", () -> !dialog.isShowing());
		Windows.settle();
		assertThat(Windows.titles()).containsExactlyInAnyOrderElementsOf(before);
		assertThat(scan.getOverlay()).isNull();
	}

	@Test
	void theSampleGetsNamesOverlayPanelAndTables() {
		final ImagePlus scan = openSample();
		Windows.menu("Segment Spine...");
		Windows.press(Windows.await("Segment Spine"), "OK");
		Windows.await("the panel", () -> Windows.titles().contains("SPINEPS: " +
			scan.getTitle()), RUN);
		final Window panel = Windows.await("SPINEPS: ");
		Windows.photograph("sample-panel");
		final JTable levels = Windows.all(panel, JTable.class).get(0);
		assertThat(levels.getRowCount()).isGreaterThanOrEqualTo(7);
		assertThat(SpineOverlay.isOn(scan)).isTrue();
		assertThat(Windows.titles()).contains("SPINEPS findings of " + scan
			.getTitle());

		scan.setSlice(1);
		Windows.inEventThread(() -> {
			levels.setRowSelectionInterval(levels.getRowCount() - 2, levels
				.getRowCount() - 2);
			return null;
		});
		Windows.await("the middle slice of the level", () -> scan
			.getCurrentSlice() > scan.getStackSize() / 4);

		final String lowest = (String) levels.getValueAt(levels.getRowCount() - 2, 1);
		Windows.press(panel, "This Is...");
		final Window question = Windows.awaitExactly("SPINEPS");
		Windows.photograph("rename-question");
		Windows.choose(question, "L4");
		Windows.press(question, "OK");
		Windows.await("the new name", () -> "L4".equals(levels.getValueAt(levels
			.getRowCount() - 2, 1)));
		assertThat(lowest).isNotEqualTo("L4");
		assertThat(levels.getValueAt(levels.getRowCount() - 3, 1)).isEqualTo("L3");
		Windows.photograph("renamed");

		Windows.press(panel, "To ROI Manager");
		Windows.await("regions", () -> RoiManager.getInstance() != null && RoiManager
			.getInstance().getCount() > 50);
		Windows.photograph("regions");
		final RoiManager manager = RoiManager.getInstance();
		final int known = manager.getCount();
		manager.select(scan, known / 2);
		assertThat(scan.getRoi()).isNotNull();
		assertThat(scan.getStatistics().area).isPositive();
	}

	@Test
	void escStopsTheRunAndLeavesNothing() {
		final ImagePlus scan = openSample();
		final List<String> before = Windows.titles();
		Windows.menu("Segment Spine...");
		Windows.press(Windows.await("Segment Spine"), "OK");
		final Thread run = Windows.awaitThread("Segment Spine...");
		Windows.awaitExactly("SPINEPS: Segment Spine");
		Windows.photograph("running");
		assertThat(run.isAlive()).isTrue();
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		// One tile takes seconds on a busy computer.
		Windows.await("the run to stop", () -> !run.isAlive(), Duration.ofMinutes(1));
		Windows.settle();
		assertThat(Windows.titles()).containsExactlyInAnyOrderElementsOf(before);
		assertThat(scan.getOverlay()).isNull();
		assertThat(WindowManager.getImageCount()).isEqualTo(1);
	}

	@Test
	void aScanThatIsClosedMeanwhileLeavesItsTablesAndASentence()
		throws Exception
	{
		final ImagePlus scan = OpenImages.spine("scan");
		scan.show();
		final List<String> before = Windows.titles();
		final FakePipeline.Record record = new FakePipeline.Record();
		final SegmentSpineResult result = new SegmentSpineTask(record.method.alone())
			.run(scan, SegmentSpineSettings.DEFAULTS, new Progress() {

				@Override
				public void report(final String stage, final long done,
					final long total)
				{
					if (done == 2) {
						scan.close();
						Windows.await("the window to close", () -> scan
							.getWindow() == null);
					}
				}

				@Override
				public void checkCancelled() {
					// nobody cancels
				}
			});
		result.showImages();
		result.showRest();
		Windows.settle();
		assertThat(IJ.getLog()).contains("scan: The scan was closed while it was " +
			"segmented: only its tables are shown.").doesNotContain("null",
				"Exception");
		Windows.photograph("closed-meanwhile");
		final List<String> after = new ArrayList<>(Windows.titles());
		after.removeAll(before);
		// An earlier run may have opened the log.
		after.remove("Log");
		assertThat(after).containsExactly("SPINEPS findings of scan");
		assertThat(WindowManager.getImageCount()).isZero();
	}
}
