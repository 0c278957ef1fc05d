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

import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.swing.JLabel;
import javax.swing.JTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.ij.show.SpineOverlay;
import org.spineps.io.VolumeExport;
import org.spineps.testing.OpenImages;

/** Segment Folder from the menu: the list, and a case opened from it. */
@WindowTest
class SegmentFolderWindowTest {

	@TempDir
	private Path folder;

	private Window run() {
		Windows.menu("Segment Folder...");
		final Window dialog = Windows.awaitExactly("Segment Folder");
		Windows.type(dialog, 0, folder.toString());
		Windows.choose(dialog, "box");
		Windows.photograph("folder-dialog");
		Windows.press(dialog, "OK");
		return Windows.await("Segment Folder: ");
	}

	private static String status(final Window list) {
		return Windows.all(list, JLabel.class).get(0).getText();
	}

	private static String cell(final Window list, final int row,
		final int column)
	{
		return String.valueOf(Windows.inEventThread(() -> Windows.all(list,
			JTable.class).get(0).getValueAt(row, column)));
	}

	@Test
	void theListShowsEveryCaseAndOpensIt() throws Exception {
		Files.createDirectory(folder.resolve("sub-2"));
		VolumeExport.writeImage(folder.resolve("scan-1_T2w.nii.gz"), OpenImages.SPINE
			.image(7), null);
		VolumeExport.writeImage(folder.resolve("sub-2/scan-2_T2w.nii.gz"),
			OpenImages.SPINE.image(8), null);
		Files.writeString(folder.resolve("scan-0_T2w.nii"), "not a scan");
		final Window list = run();
		Windows.await("the end", () -> status(list).contains("Continue"));
		assertThat(status(list)).isEqualTo(
			"3 of 3 scans, 1 failed; stopped, Continue goes on");
		assertThat(cell(list, 0, 2)).isEqualTo("failed");
		assertThat(cell(list, 0, 5)).contains("scan-0_T2w.nii");
		assertThat(cell(list, 1, 2)).isEqualTo("done");
		assertThat(cell(list, 2, 1)).isEqualTo(Path.of("sub-2/scan-2_T2w.nii.gz")
			.toString());
		assertThat(folder.resolve("spineps/scan-2_T2w_report.html")).exists();
		assertThat(folder.resolve("spineps/run-manifest.json")).exists();

		Windows.inEventThread(() -> {
			Windows.all(list, JTable.class).get(0).setRowSelectionInterval(2, 2);
			return null;
		});
		Windows.press(list, "Open");
		final Window panel = Windows.await("SPINEPS: scan-2_T2w");
		Windows.photograph("folder-list");
		final ImagePlus scan = WindowManager.getImage("scan-2_T2w.nii.gz");
		assertThat(SpineOverlay.isOn(scan)).isTrue();
		assertThat(Windows.all(panel, JTable.class).get(0).getValueAt(0, 1))
			.isEqualTo("L3");

		Windows.press(list, "Open");
		Windows.settle();
		assertThat(WindowManager.getImageCount()).isEqualTo(1);

		Windows.inEventThread(() -> {
			Windows.all(list, JTable.class).get(0).setRowSelectionInterval(0, 0);
			return null;
		});
		Windows.press(list, "Open");
		final Window problem = Windows.awaitExactly("SPINEPS");
		Windows.photograph("folder-problem");
		Windows.press(problem, "OK");
	}

	@Test
	void aFolderWithoutScansIsASentence() {
		Windows.menu("Segment Folder...");
		final Window dialog = Windows.awaitExactly("Segment Folder");
		Windows.type(dialog, 0, folder.toString());
		Windows.press(dialog, "OK");
		final Window problem = Windows.awaitExactly("SPINEPS");
		Windows.photograph("folder-empty");
		Windows.press(problem, "OK");
		assertThat(Windows.titles()).noneMatch(title -> title.startsWith(
			"Segment Folder"));
	}
}
