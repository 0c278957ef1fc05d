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

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.gui.Toolbar;
import ij.process.ImageProcessor;
import ij.text.TextWindow;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Label;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.MouseEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JSlider;
import javax.swing.JTable;
import javax.swing.table.JTableHeader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineps.ij.correct.CorrectSpineTask;
import org.spineps.ij.segment.SegmentSpineTask;
import org.spineps.ij.view.GoToVertebraTask;
import org.spineps.ij.view.NameVertebraTask;
import org.spineps.ij.view.SpineOverlayTask;
import org.spineps.ij.view.SpineView;
import org.spineps.job.CorrectSpineSettings;
import org.spineps.job.GoToVertebraSettings;
import org.spineps.job.NameVertebraSettings;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.job.SpineOverlaySettings;
import org.spineps.progress.Progress;
import org.spineps.result.SpineInstance;
import org.spineps.testing.FakePipeline;
import org.spineps.testing.OpenImages;

/** The panel beside a scan and the window for corrections, on a screen. */
@WindowTest
class SpinePanelWindowTest {

	private ImagePlus scan;

	@BeforeEach
	void segment() throws Exception {
		scan = OpenImages.spine("scan");
		scan.show();
		new SegmentSpineTask(new FakePipeline.Record().method.alone()).run(scan,
			SegmentSpineSettings.DEFAULTS, Progress.NONE).present();
	}

	@AfterEach
	void close() {
		scan.changes = false;
		scan.close();
		until("the panel is closed", () -> Windows.titles().stream().noneMatch(
			title -> title.startsWith("SPINEPS: ") || title.startsWith(
				"Correct: ")));
	}

	private static void until(final String what,
		final BooleanSupplier condition)
	{
		Windows.await(what, condition);
	}

	private static JFrame awaited(final String title) {
		return (JFrame) Windows.awaitExactly(title);
	}

	private static <T extends Component> List<T> all(final Container root,
		final Class<T> type)
	{
		final List<T> found = new ArrayList<>();
		for (final Component one : root.getComponents()) {
			if (type.isInstance(one)) found.add(type.cast(one));
			if (one instanceof Container container) found.addAll(all(container, type));
		}
		return found;
	}

	private static AbstractButton button(final Container root,
		final String text)
	{
		return all(root, AbstractButton.class).stream().filter(one -> text.equals(
			one.getText())).findFirst().orElseThrow();
	}

	private static void onEventThread(final Runnable action) {
		try {
			EventQueue.invokeAndWait(action);
		}
		catch (final Exception e) {
			throw new AssertionError(e);
		}
	}

	private List<String> names() {
		return SpineView.find(scan).orElseThrow().segmentation().vertebrae().stream()
			.map(SpineInstance::name).toList();
	}

	private List<String> drawn() {
		return Arrays.stream(scan.getOverlay().toArray()).map(Roi::getName).filter(
			name -> name.matches("[LVT]\\d+")).distinct().toList();
	}

	private double[] centre(final int vertebra) {
		return OpenImages.SPINE.semantic().grid().toVoxel(OpenImages.SPINE
			.bodyCentresMm().get(vertebra - 1));
	}

	@Test
	void scanPanelAndFindingsLieSideBySide() throws Exception {
		final JFrame panel = awaited("SPINEPS: scan");
		final Window findings = Windows.await("SPINEPS findings of scan");
		Windows.settle();
		Windows.photograph("places");
		final Rectangle image = scan.getWindow().getBounds();
		final Rectangle levels = panel.getBounds();
		assertThat(levels.x).isGreaterThanOrEqualTo(image.x + image.width);
		assertThat(levels.intersects(image)).isFalse();
		assertThat(findings.getBounds().intersects(image)).isFalse();
		assertThat(findings.getBounds().intersects(levels)).isFalse();
		assertThat(new Rectangle(Windows.screenSize()).contains(findings
			.getBounds())).isTrue();
		new CorrectSpineTask().run(scan, CorrectSpineSettings.DEFAULTS,
			Progress.NONE).present();
		final JFrame window = awaited("Correct: scan");
		Windows.settle();
		assertThat(window.getBounds().intersects(scan.getWindow().getBounds())).as(
			"%s beside %s and %s", window.getBounds(), scan.getWindow().getBounds(),
			panel.getBounds()).isFalse();
		assertThat(new Rectangle(Windows.screenSize()).contains(window.getBounds()
			.getLocation())).isTrue();
		// A result that follows fills the table and leaves it where it is.
		final Rectangle place = findings.getBounds();
		final AtomicInteger raised = new AtomicInteger();
		findings.addWindowListener(new WindowAdapter() {

			@Override
			public void windowActivated(final WindowEvent event) {
				raised.incrementAndGet();
			}
		});
		new NameVertebraTask().run(scan, new NameVertebraSettings("V3", "L5", false),
			Progress.NONE).present();
		until("the table follows", () -> ((TextWindow) findings).getTextPanel()
			.getText().contains("\tL5\t"));
		Windows.settle();
		assertThat(raised).hasValue(0);
		assertThat(findings.getBounds()).isEqualTo(place);
		onEventThread(window::dispose);
	}

	@Test
	void buttonsServeThePanelsScanWhicheverImageIsActive() {
		final JFrame panel = awaited("SPINEPS: scan");
		onEventThread(() -> button(panel, "Tables").doClick());
		final Window bodies = Windows.await("SPINEPS bodies of scan");
		until("the table leaves the scan visible", () -> !bodies.getBounds()
			.intersects(scan.getWindow().getBounds()));
		final ImagePlus other = OpenImages.ramp(40, 40, 4);
		other.show();
		until("another image is active", () -> WindowManager
			.getCurrentImage() == other);
		for (final String[] one : new String[][] { { "Save...",
			"Save Spine Results" }, { "Recompute...", "Recompute Spine" } })
		{
			EventQueue.invokeLater(() -> button(panel, one[0]).doClick());
			final Window dialog = Windows.await(one[1]);
			assertThat(all(dialog, Label.class).stream().map(Label::getText).map(
				String::strip)).contains("Image: scan");
			Windows.press(dialog, "Cancel");
			until("it is closed", () -> !dialog.isShowing());
		}
		other.close();
	}

	@Test
	void headingsOfThePanelAreNotCut() {
		final JTable table = all(awaited("SPINEPS: scan"), JTable.class).get(0);
		final JTableHeader header = table.getTableHeader();
		onEventThread(() -> {
			for (int n = 0; n < table.getColumnCount(); n++) {
				final Dimension wanted = header.getDefaultRenderer()
					.getTableCellRendererComponent(table, table.getColumnName(n), false,
						false, -1, n).getPreferredSize();
				final Rectangle cell = header.getHeaderRect(n);
				assertThat(cell.height).isGreaterThanOrEqualTo(wanted.height);
				assertThat(cell.width).as(table.getColumnName(n)).isGreaterThanOrEqualTo(
					wanted.width);
			}
		});
	}

	@Test
	void aClickOnARowShowsTheLevelAndFlashesIt() {
		final JFrame panel = awaited("SPINEPS: scan");
		final JTable table = all(panel, JTable.class).get(0);
		scan.setSlice(1);
		onEventThread(() -> table.setRowSelectionInterval(1, 1));
		assertThat(scan.getCurrentSlice()).isBetween(6, 9);
		until("one level is drawn", () -> drawn().equals(List.of("V2")));
		until("all are drawn again", () -> drawn().size() == 3);
		onEventThread(() -> button(panel, "Selected only").doClick());
		until("only it is drawn", () -> drawn().equals(List.of("V2")));
		onEventThread(() -> table.addRowSelectionInterval(2, 2));
		until("both are drawn", () -> drawn().equals(List.of("V2", "V3")));
		onEventThread(() -> button(panel, "Selected only").doClick());
		until("all are drawn", () -> drawn().size() == 3);
	}

	@Test
	void coloursFollowTheTable() throws Exception {
		final JFrame panel = awaited("SPINEPS: scan");
		final JComboBox<?> colours = all(panel, JComboBox.class).get(0);
		final int before = scan.getOverlay().size();
		onEventThread(() -> {
			for (int n = 0; n < colours.getItemCount(); n++)
				if ("Height middle (mm)".equals(String.valueOf(colours.getItemAt(n))))
					colours.setSelectedIndex(n);
		});
		assertThat(String.valueOf(colours.getSelectedItem())).isEqualTo(
			"Height middle (mm)");
		onEventThread(() -> {
			all(panel, JSlider.class).get(0).setValue(0);
			button(panel, "Names").doClick();
		});
		until("fill and names are gone", () -> drawn().isEmpty() && scan
			.getOverlay().size() < before);
		new SpineOverlayTask().run(scan, new SpineOverlaySettings(0.5, false, true,
			"structure", "V1 V3"), Progress.NONE).present();
		until("the panel shows what a macro chose", () -> "structure".equals(colours
			.getSelectedItem()) && all(panel, JSlider.class).get(0).getValue() == 50);
		assertThat(drawn()).containsExactly("V1", "V3");
		assertThat(button(panel, "Outlines").isSelected()).isFalse();
		new GoToVertebraTask().run(scan, new GoToVertebraSettings("v3"),
			Progress.NONE).present();
		until("the row is selected", () -> all(panel, JTable.class).get(0)
			.getSelectedRow() == 2);
	}

	@Test
	void aVertebraIsNamedAndADoubtfulNameIsAskedAgain() {
		final JFrame panel = awaited("SPINEPS: scan");
		onEventThread(() -> all(panel, JTable.class).get(0).setRowSelectionInterval(
			2, 2));
		answer(panel, "This Is...", "L5", "OK");
		until("all have names", () -> names().equals(List.of("L3", "L4", "L5")));
		until("the panel says so", () -> "L5".equals(all(panel, JTable.class).get(0)
			.getValueAt(2, 1)));
		answer(panel, "This Is...", "T7", "OK");
		final JDialog doubt = dialog();
		assertThat(all(doubt, JLabel.class).stream().map(JLabel::getText)).anyMatch(
			text -> text != null && text.contains("sacrum is right below"));
		onEventThread(() -> button(doubt, "No").doClick());
		assertThat(names()).containsExactly("L3", "L4", "L5");
		answer(panel, "This Is...", "T7", "OK");
		final JDialog again = dialog();
		onEventThread(() -> button(again, "Yes").doClick());
		until("it is named all the same", () -> names().equals(List.of("T5", "T6",
			"T7")));
	}

	private static void answer(final JFrame panel, final String button,
		final String choice, final String close)
	{
		EventQueue.invokeLater(() -> button(panel, button).doClick());
		final JDialog dialog = dialog();
		onEventThread(() -> {
			all(dialog, JList.class).get(0).setSelectedValue(choice, true);
			button(dialog, close).doClick();
		});
		until("the dialog is closed", () -> !dialog.isShowing());
	}

	private static JDialog dialog() {
		until("there is a dialog", () -> shown() != null);
		return shown();
	}

	private static JDialog shown() {
		for (final Window window : Window.getWindows())
			if (window instanceof JDialog dialog && dialog.isShowing()) return dialog;
		return null;
	}

	@Test
	void oneClickSplitsMergesAndDeletes() throws Exception {
		final JFrame panel = awaited("SPINEPS: scan");
		new CorrectSpineTask().run(scan, CorrectSpineSettings.DEFAULTS,
			Progress.NONE).present();
		final JFrame window = awaited("Correct: scan");
		assertThat(button(window, "Undo").isEnabled()).isFalse();
		final int tool = Toolbar.getToolId();
		scan.setSlice(7);
		click(window, "Split", centre(2));
		until("it is two", () -> names().size() == 4);
		until("the window says so", () -> text(window).contains(
			"Done: V2 split in two"));
		until("the panel has it", () -> all(panel, JTable.class).get(0)
			.getRowCount() == 5);
		final double[] border = centre(2);
		border[1] += 2;
		click(window, "Merge", border);
		until("it is one", () -> names().size() == 3);
		until("it can be undone", () -> button(window, "Undo").isEnabled());
		onEventThread(() -> button(window, "Undo").doClick());
		until("it is two again", () -> names().size() == 4);
		until("it can be made again", () -> button(window, "Redo").isEnabled());
		onEventThread(() -> button(window, "Redo").doClick());
		until("it is one again", () -> names().size() == 3);
		until("it has ended", () -> button(window, "Delete").isEnabled());
		click(window, "Delete", centre(1));
		until("it is gone", () -> names().size() == 2);
		until("it has ended", () -> button(window, "Add").isEnabled());
		click(window, "Delete", new double[] { 0, 0, 0 });
		until("the window says why not", () -> text(window).contains(
			"There is no vertebra at the point"));
		onEventThread(() -> {
			if (button(window, "Delete").isSelected()) button(window, "Delete")
				.doClick();
		});
		assertThat(Toolbar.getToolId()).isEqualTo(tool);
		onEventThread(window::dispose);
	}

	@Test
	void selectionsArePaintedAndLabelImagesTaken() throws Exception {
		new CorrectSpineTask().run(scan, CorrectSpineSettings.DEFAULTS,
			Progress.NONE).present();
		final JFrame window = awaited("Correct: scan");
		final JComboBox<?> label = all(window, JComboBox.class).get(0);
		onEventThread(() -> label.setSelectedItem("V2"));
		final int id = SpineView.find(scan).orElseThrow().segmentation().vertebrae()
			.get(1).label();
		scan.setSlice(7);
		scan.setRoi(new Roi((int) centre(2)[0] - 3, (int) centre(2)[1] - 3, 6, 6));
		onEventThread(() -> button(window, "Erase").doClick());
		until("it is erased", () -> text(window).contains("Done: V2 erased"));
		onEventThread(() -> all(window, AbstractButton.class).stream().filter(
			one -> "Gives the selection the label".equals(one.getToolTipText()))
			.findFirst().orElseThrow().doClick());
		until("it is painted", () -> text(window).contains("Done: V2 painted"));
		onEventThread(() -> label.setSelectedItem("intervertebral disc"));
		onEventThread(() -> all(window, AbstractButton.class).stream().filter(
			one -> "Gives the selection the label".equals(one.getToolTipText()))
			.findFirst().orElseThrow().doClick());
		until("disc is painted", () -> text(window).contains(
			"intervertebral disc painted"));
		onEventThread(() -> button(window, "Open").doClick());
		until("label images are open", () -> WindowManager.getImage(
			"scan-instances") != null);
		final ImagePlus instances = WindowManager.getImage("scan-instances");
		instances.setSlice(7);
		// as ImageJ's brush does
		onEventThread(() -> label.setSelectedItem("V2"));
		final ImageProcessor painted = instances.getProcessor();
		painted.setColor(Toolbar.getForegroundColor());
		painted.drawDot(3, 4);
		assertThat(painted.get(3, 4)).isEqualTo(id);
		painted.setValue(0);
		painted.fill();
		instances.changes = true;
		until("it has ended", () -> button(window, "Take").isEnabled());
		onEventThread(() -> button(window, "Take").doClick());
		until("they are taken", () -> text(window).contains("label images edited"));
		assertThat(names()).hasSize(3);
		for (final String title : List.of("scan-instances", "scan-semantic")) {
			WindowManager.getImage(title).changes = false;
			WindowManager.getImage(title).close();
		}
	}

	private static String text(final JFrame window) {
		final StringBuilder text = new StringBuilder();
		onEventThread(() -> all(window, JLabel.class).forEach(one -> text.append(one
			.getText()).append('\n')));
		return text.toString();
	}

	private void click(final JFrame window, final String button,
		final double[] voxel)
	{
		onEventThread(() -> {
			if (!button(window, button).isSelected()) button(window, button).doClick();
			final int x = scan.getCanvas().screenX((int) voxel[0]) + 1;
			final int y = scan.getCanvas().screenY((int) voxel[1]) + 1;
			scan.getCanvas().mousePressed(new MouseEvent(scan.getCanvas(),
				MouseEvent.MOUSE_PRESSED, System.currentTimeMillis(), 0, x, y, 1, false,
				MouseEvent.BUTTON1));
		});
	}
}
