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
package org.spineps.ij.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Button;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.JTable;
import javax.swing.JTextField;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.ij.window.WindowTest;
import org.spineps.ij.window.Windows;
import org.spineps.library.ModelManager;
import org.spineps.library.UserModels;
import org.spineps.library.download.Downloader;
import org.spineps.model.KnownReleases;
import org.spineps.testing.ForeignModels;

/** The buttons of Manage Models, with models in a folder of the test's. */
@WindowTest
class ModelsWindowTest {

	@TempDir
	private Path temp;

	private Window open() {
		ModelsWindow.open(() -> new ModelManager(new UserModels(temp.resolve(
			"store")), new Downloader(temp.resolve("downloads")), KnownReleases
				.packaged()), question -> false);
		final Window window = Windows.awaitExactly("SPINEPS Models");
		Windows.await("the list", () -> table(window).getRowCount() > 2);
		Windows.settle();
		return window;
	}

	private static JTable table(final Window window) {
		return Windows.all(window, JTable.class).get(0);
	}

	private static boolean lists(final Window window, final String id) {
		return Windows.inEventThread(() -> row(window, id) >= 0);
	}

	private static int row(final Window window, final String id) {
		return IntStream.range(0, table(window).getRowCount()).filter(row -> table(
			window).getValueAt(row, 0).equals(id)).findFirst().orElse(-1);
	}

	private void importModel(final Window window, final Path model) {
		Windows.press(window, "Import...");
		final Window dialog = Windows.awaitDialog(JFileChooser.class);
		Windows.inEventThread(() -> {
			final JFileChooser chooser = Windows.all(dialog, JFileChooser.class).get(
				0);
			chooser.setSelectedFile(model.toFile());
			chooser.approveSelection();
			return null;
		});
		final Window name = Windows.awaitDialog(JOptionPane.class);
		Windows.inEventThread(() -> {
			Windows.all(name, JTextField.class).get(0).setText("mine");
			return null;
		});
		Windows.press(name, "OK");
	}

	@Test
	void aModelIsImportedAndRemoved() {
		final Path model = ForeignModels.instance(temp.resolve("instance"), 10);
		final Window window = open();
		importModel(window, model);
		Windows.awaitExactly("SPINEPS Models, import");
		Windows.await("the new model", () -> lists(window, "mine"));
		assertThat(temp.resolve("store/mine/manifest.json")).exists();
		Windows.settle();
		Windows.inEventThread(() -> {
			final int row = row(window, "mine");
			table(window).setRowSelectionInterval(row, row);
			return null;
		});
		Windows.press(window, "Remove...");
		final Window sure = Windows.awaitDialog(JOptionPane.class);
		Windows.photograph("models-remove");
		Windows.press(sure, "OK");
		Windows.await("its end", () -> !lists(window, "mine"));
		assertThat(Files.exists(temp.resolve("store/mine"))).isFalse();
	}

	/** Refused before any server is asked. */
	@Test
	void aBadAddressIsASentence() {
		final Window window = open();
		Windows.press(window, "Download...");
		final Window address = Windows.awaitDialog(JOptionPane.class);
		Windows.inEventThread(() -> {
			Windows.all(address, JTextField.class).get(0).setText("ftp:nowhere");
			return null;
		});
		Windows.press(address, "OK");
		final Window problem = Windows.awaitDialog(Button.class);
		Windows.photograph("models-address");
		Windows.press(problem, "OK");
		Windows.await("the buttons", () -> Windows.inEventThread(() -> Windows.all(
			window, JButton.class).get(0).isEnabled()));
		assertThat(temp.resolve("downloads")).doesNotExist();
	}
}
