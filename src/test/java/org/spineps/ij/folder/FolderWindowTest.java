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
package org.spineps.ij.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.EventQueue;
import java.awt.Window;
import java.awt.event.WindowEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JTable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.batch.BatchCases;
import org.spineps.batch.BatchJob;
import org.spineps.batch.BatchResult;
import org.spineps.batch.cases.InputStatus;
import org.spineps.ij.window.WindowTest;
import org.spineps.ij.window.Windows;
import org.spineps.io.VolumeExport;
import org.spineps.job.SegmentFolderSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.OpenImages;

/** The list of a folder's cases while they are worked on, tile by tile. */
@WindowTest
class FolderWindowTest {

	@TempDir
	private Path folder;
	private final Semaphore tiles = new Semaphore(0);
	private final ExecutorService worker = Executors.newSingleThreadExecutor();
	private FolderWindow window;
	private volatile int begun;

	/** Each case has two tiles, and each waits until the test lets it go. */
	private final class SlowPipeline implements SpinePipeline {

		@Override
		public SpineSegmentation run(final SpineRun run, final Progress progress) {
			begun++;
			for (int tile = 0; tile < 2; tile++) {
				progress.report("Semantic network", tile, 2);
				tiles.acquireUninterruptibly();
				progress.checkCancelled();
			}
			return OpenImages.segmentation(run.scan().orElseThrow().grid());
		}

		@Override
		public String device() {
			return "cpu (a fake)";
		}

		@Override
		public void close() {
			// holds nothing
		}
	}

	@BeforeEach
	void openList() throws Exception {
		for (int n = 1; n <= 3; n++)
			VolumeExport.writeImage(folder.resolve("scan-" + n + ".nii.gz"),
				OpenImages.SPINE.image(n), null);
		final JobDescription<SegmentFolderSettings> job = SegmentFolderSettings.JOB;
		final SegmentFolderSettings settings = job.parse(Map.of("folder", folder
			.toString()));
		final List<BatchJob> jobs = settings.jobs(settings.scans());
		window = FolderWindow.open(folder, new FolderRun(BatchCases.of(jobs,
			Progress.NONE), new PipelinePlan(Map.of(), SlowPipeline::new)));
	}

	@AfterEach
	void stop() {
		tiles.release(100);
		worker.shutdownNow();
	}

	private Future<BatchResult> start() {
		final Callable<BatchResult> run = () -> window.run(Progress.NONE);
		return worker.submit(run);
	}

	private String status() {
		return Windows.inEventThread(() -> Windows.all(window, JLabel.class).get(0)
			.getText());
	}

	private String state(final int row) {
		return (String) Windows.inEventThread(() -> Windows.all(window,
			JTable.class).get(0).getValueAt(row, CaseRows.STATE));
	}

	@Test
	void pauseHoldsTheRunCancelEndsItAndContinueGoesOn() throws Exception {
		final Future<BatchResult> first = start();
		Windows.await("the first case", () -> state(0).equals("running"));
		tiles.release(2);
		Windows.await("its end", () -> state(0).equals("done") && begun == 2);
		assertThat(status()).contains("1 of 3 scans", "left", "Semantic network");

		Windows.press(window, "Pause");
		Windows.await("the pause", () -> status().contains("paused"));
		tiles.release(2);
		Windows.settle();
		assertThat(state(1)).isEqualTo("running");
		Windows.photograph("folder-paused", window.getBounds());
		Windows.press(window, "Resume");
		Windows.await("the second case", () -> state(1).equals("done") &&
			begun == 3);

		Windows.press(window, "Cancel");
		Windows.await("the button", () -> status().contains("stopping"));
		tiles.release(1);
		final BatchResult cancelled = first.get();
		assertThat(cancelled.count(InputStatus.CANCELLED)).isEqualTo(1);
		Windows.await("the end", () -> status().contains("Continue goes on"));
		assertThat(state(2)).isEqualTo("cancelled");

		Windows.press(window, "Continue");
		tiles.release(2);
		Windows.await("the rest", () -> status().contains("all done"));
		assertThat(state(0)).isEqualTo("done before");
		assertThat(state(2)).isEqualTo("done");
		assertThat(begun).isEqualTo(4);
		assertThat(Files.exists(folder.resolve("spineps/scan-3_seg-vert_msk.nii.gz")))
			.isTrue();
	}

	@Test
	void closingTheListAsksBeforeItStopsTheRun() throws Exception {
		final Future<BatchResult> run = start();
		Windows.await("the first case", () -> state(0).equals("running"));
		close();
		final Window question = Windows.awaitDialog(JOptionPane.class);
		Windows.photograph("folder-stop");
		Windows.press(question, "Cancel");
		Windows.await("the answer", () -> !question.isShowing());
		assertThat(window.isShowing()).isTrue();
		close();
		Windows.press(Windows.awaitDialog(JOptionPane.class), "OK");
		Windows.await("the list to close", () -> !window.isShowing());
		tiles.release(1);
		assertThat(run.get().notStarted()).isEqualTo(2);
	}

	private void close() {
		EventQueue.invokeLater(() -> window.dispatchEvent(new WindowEvent(window,
			WindowEvent.WINDOW_CLOSING)));
	}

	@Test
	void aListThatIsClosedAfterTheRunIsGone() {
		close();
		Windows.await("the list to close", () -> !window.isDisplayable());
		assertThat(status()).isEqualTo("0 of 3 scans");
	}
}
