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
import ij.text.TextWindow;

import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.DataFlavor;
import java.nio.file.Path;
import java.util.List;

import javax.swing.JLabel;
import javax.swing.JTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.ij.segment.SegmentSpineTask;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.progress.Progress;
import org.spineps.testing.FakePipeline;
import org.spineps.testing.OpenImages;

/** Tables, regions, surfaces, models, help and references from the menu. */
@WindowTest
class ToolWindowsTest {

	@TempDir
	private Path folder;

	private static ImagePlus segmented() throws Exception {
		final ImagePlus scan = OpenImages.spine("scan");
		scan.show();
		new SegmentSpineTask(new FakePipeline.Record().method.alone()).run(scan,
			SegmentSpineSettings.DEFAULTS, Progress.NONE).present();
		Windows.await("SPINEPS: scan");
		return scan;
	}

	private static List<String> tables() {
		return Windows.titles().stream().filter(title -> title.matches(
			"SPINEPS \\w+ of scan")).sorted().toList();
	}

	@Test
	void allTablesOpenAndANewRunFillsThemAnew() throws Exception {
		final ImagePlus scan = segmented();
		assertThat(tables()).containsExactly("SPINEPS findings of scan");
		WindowManager.setCurrentWindow(scan.getWindow());
		Windows.menu("Spine Tables...");
		Windows.press(Windows.awaitExactly("Spine Tables"), "OK");
		Windows.await("all tables", () -> tables().size() == 6);
		assertThat(tables()).containsExactly("SPINEPS alignment of scan",
			"SPINEPS bodies of scan", "SPINEPS canal of scan",
			"SPINEPS discs of scan", "SPINEPS findings of scan",
			"SPINEPS instances of scan");
		final TextWindow bodies = (TextWindow) WindowManager.getWindow(
			"SPINEPS bodies of scan");
		assertThat(bodies.getMenuBar().getMenu(3).getLabel()).isEqualTo("Results");
		Windows.photograph("tables");
		assertThat(IJ.runMacro("return d2s(Table.get('Height middle (mm)', 1, " +
			"'SPINEPS bodies of scan'), 2);")).matches("[\\d.]+");
		WindowManager.setCurrentWindow(scan.getWindow());
		IJ.run("Set Vertebra Name...", "image=scan vertebra=V3 name=L5");
		assertThat(tables()).hasSize(6);
		assertThat(bodies.getResultsTable().getStringValue("Level", 2)).isEqualTo(
			"L5");
	}

	@Test
	void regionsAreAppendedAndSurfacesAreDrawn() throws Exception {
		final ImagePlus scan = segmented();
		IJ.run("Spine to ROI Manager...", "image=scan");
		final RoiManager manager = RoiManager.getInstance();
		final int count = manager.getCount();
		assertThat(count).isPositive();
		IJ.run("Spine to ROI Manager...", "image=scan regions=structures");
		assertThat(manager.getCount()).isGreaterThan(count);
		manager.select(scan, count / 2);
		assertThat(scan.getCurrentSlice()).isEqualTo(manager.getRoi(count / 2)
			.getPosition());
		manager.close();
		IJ.run("Export 3D Meshes...", "image=scan folder=[" + folder + "]");
		Windows.await("scan-meshes");
		assertThat(folder.resolve("scan_meshes.ply")).isNotEmptyFile();
		Windows.photograph("meshes");
	}

	@Test
	void modelsAreListedVerifiedAndDescribed() {
		Windows.menu("Manage Models...");
		final Window window = Windows.awaitExactly("SPINEPS Models");
		final JTable table = Windows.all(window, JTable.class).get(0);
		Windows.await("the list", () -> table.getRowCount() > 2);
		Windows.await("the folder", () -> Windows.all(window, JLabel.class).stream()
			.anyMatch(label -> String.valueOf(label.getText()).startsWith(
				"Your models lie in")));
		Windows.settle();
		Windows.inEventThread(() -> {
			table.setRowSelectionInterval(0, 0);
			return null;
		});
		Windows.photograph("models");
		Windows.press(window, "Details");
		Windows.awaitExactly("SPINEPS Models, info");
		Windows.settle();
		Windows.press(window, "Verify");
		Windows.awaitExactly("SPINEPS Models, verify");
		Windows.menu("Manage Models...");
		Windows.settle();
		assertThat(Windows.titles()).filteredOn("SPINEPS Models"::equals).hasSize(
			1);
	}

	@Test
	void helpAndReferencesOpen() throws Exception {
		Windows.menu("SPINEPS Help");
		Windows.awaitExactly("SPINEPS Help");
		Windows.menu("Cite SPINEPS");
		final Window cite = Windows.awaitExactly("Cite SPINEPS");
		Windows.press(cite, "Copy BibTeX");
		Windows.photograph("cite");
		assertThat((String) Toolkit.getDefaultToolkit().getSystemClipboard().getData(
			DataFlavor.stringFlavor)).contains("@article{spineps,");
	}
}
