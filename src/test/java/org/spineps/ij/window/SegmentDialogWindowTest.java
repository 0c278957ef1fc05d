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
import ij.plugin.frame.Recorder;

import java.awt.TextArea;
import java.awt.Rectangle;
import java.awt.Window;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JProgressBar;
import javax.swing.JTextArea;

import org.junit.jupiter.api.Test;
import org.spineps.ij.show.SpineOverlay;
import org.spineps.testing.OpenImages;

/** The dialog of Segment Spine, and the windows around it. */
@WindowTest
class SegmentDialogWindowTest {

	private static final Duration RUN = Duration.ofMinutes(5);

	private static Window dialog() {
		Windows.menu("Segment Spine...");
		return Windows.awaitDialog(JComboBox.class);
	}

	private static JButton button(final Window window, final String label) {
		return Windows.inEventThread(() -> Windows.all(window, JButton.class)
			.stream().filter(one -> label.equals(one.getText())).findFirst()
			.orElseThrow());
	}

	private static String text(final Window window) {
		return Windows.inEventThread(() -> Windows.all(window, JLabel.class)
			.stream().map(JLabel::getText).collect(Collectors.joining("\n")));
	}

	private static void cancel(final Window dialog) {
		Windows.press(dialog, "Cancel");
		Windows.await("the dialog to close", () -> !dialog.isShowing());
	}

	@Test
	void withoutAnImageTheSampleIsOffered() {
		Windows.menu("Segment Spine...");
		final Window chooser = Windows.await("Segment Spine");
		assertThat(text(chooser)).contains("No image is open");
		Windows.photograph("scan-chooser");
		Windows.press(chooser, "Sample Spine");
		final Window dialog = Windows.awaitDialog(JComboBox.class);
		assertThat(text(dialog)).contains("Sample Spine: 257×201×38").contains(
			"from the image property");
		Windows.await("the expected time", () -> text(dialog).contains("about "));
		Windows.photograph("segment-dialog-sample");
		assertThat(WindowManager.getCurrentImage().getTitle()).isEqualTo(
			"Sample Spine");
		cancel(dialog);
	}

	@Test
	void whatIsMissingIsSaidAndOkIsRefused() {
		OpenImages.spine("scan").show();
		final Window dialog = dialog();
		assertThat(button(dialog, "OK").isEnabled()).isTrue();
		final Rectangle screen = Windows.inEventThread(() -> {
			final Rectangle all = dialog.getGraphicsConfiguration().getBounds();
			dialog.setLocation(all.x + all.width - dialog.getWidth(), dialog.getY());
			return all;
		});
		Windows.choose(dialog, "TotalSpineSeg");
		Windows.await("the packaged network", () -> Windows.all(dialog,
			JComboBox.class).stream().anyMatch(box -> String.valueOf(box
				.getSelectedItem()).startsWith("totalspineseg-step1-small (")));
		assertThat(button(dialog, "OK").isEnabled()).isTrue();
		Windows.choose(dialog, "totalspineseg-step1: TotalSpineSeg, step 1: discs, " +
			"vertebrae, canal and cord from MRI (to download)");
		// The words of that network are longer than those before.
		Windows.await("the dialog on the screen", () -> screen.contains(dialog
			.getBounds()));
		Windows.await("the refusal", () -> !button(dialog, "OK").isEnabled());
		assertThat(text(dialog)).contains("totalspineseg-step1 is not installed");
		assertThat(button(dialog, "Download...").isShowing()).isTrue();
		Windows.photograph("segment-dialog-refused");
		Windows.press(dialog, "Restore Defaults");
		Windows.await("the defaults", () -> button(dialog, "OK").isEnabled());
		assertThat(text(dialog)).doesNotContain("not installed");
		cancel(dialog);
	}

	@Test
	void expertSettingsHelpAndReferencesOpenOverIt() {
		OpenImages.spine("scan").show();
		final Window dialog = dialog();
		Windows.press(dialog, "More...");
		final Window more = Windows.await("Segment Spine: More");
		Windows.photograph("segment-dialog-more");
		final JCheckBox accept = Windows.inEventThread(() -> Windows.all(more,
			JCheckBox.class).stream().filter(one -> one.getText().contains(
				"unusual geometry")).findFirst().orElseThrow());
		Windows.inEventThread(() -> {
			accept.setSelected(true);
			return null;
		});
		Windows.press(more, "OK");
		Windows.await("More to close", () -> !more.isShowing());
		for (final String button : List.of("Help", "Cite")) {
			Windows.press(dialog, button);
			final Window shown = Windows.await("Segment Spine: " + button);
			assertThat(Windows.inEventThread(() -> Windows.all(shown,
				JTextArea.class).get(0).getText())).contains(button.equals("Help")
					? "macro key output" : "Möller");
			Windows.press(shown, "OK");
			Windows.await("the text to close", () -> !shown.isShowing());
		}
		Windows.press(dialog, "More...");
		final Window again = Windows.await("Segment Spine: More");
		assertThat(Windows.inEventThread(() -> Windows.all(again, JCheckBox.class)
			.stream().filter(one -> one.getText().contains("unusual geometry"))
			.findFirst().orElseThrow().isSelected())).isTrue();
		Windows.press(again, "Cancel");
		Windows.await("More to close", () -> !again.isShowing());
		cancel(dialog);
	}

	@Test
	void onlyWhatDiffersIsRecordedAndCancelLeavesNothing() {
		final ImagePlus scan = OpenImages.spine("scan");
		scan.show();
		Windows.menu("Record...");
		final Window recorder = Windows.await("Recorder");
		IJ.run("Open Sample Spine", "segment=false");
		final List<String> before = Windows.titles();
		final Window dialog = dialog();
		Windows.choose(dialog, "CPU (" + Runtime.getRuntime()
			.availableProcessors() + " cores)");
		Windows.press(dialog, "OK");
		final Window running = Windows.await("SPINEPS: Segment Spine");
		Windows.photograph("running-cancel");
		assertThat(Windows.all(running, JProgressBar.class)).hasSize(1);
		Windows.press(running, "Cancel");
		Windows.await("the run to stop", () -> !running.isShowing(), RUN);
		Windows.settle();
		assertThat(Windows.titles()).containsExactlyInAnyOrderElementsOf(before);
		assertThat(SpineOverlay.isOn(WindowManager.getImage("Sample Spine")))
			.isFalse();
		// What was cancelled is not recorded.
		assertThat(Windows.inEventThread(() -> Windows.all(recorder, TextArea.class)
			.get(0).getText())).doesNotContain("device");
		Windows.inEventThread(() -> {
			Recorder.getInstance().close();
			return null;
		});
	}

	@Test
	void oneClickOpensTheSampleWithNamesAndTables() {
		Windows.menu("Open Sample Spine");
		Windows.await("the scan", () -> WindowManager.getImage(
			"Sample Spine") != null);
		Windows.await("the panel", () -> Windows.titles().contains(
			"SPINEPS: Sample Spine"), RUN);
		Windows.settle();
		Windows.photograph("open-sample");
		assertThat(SpineOverlay.isOn(WindowManager.getImage("Sample Spine")))
			.isTrue();
		assertThat(Windows.titles()).anyMatch(title -> title.contains(
			"indings of Sample Spine") || title.contains(
				"levels of Sample Spine"));
	}
}
