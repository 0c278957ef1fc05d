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

import ij.gui.MultiLineLabel;

import java.awt.Button;
import java.awt.Window;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JTable;
import javax.swing.JTextField;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.ij.window.WindowTest;
import org.spineps.ij.window.Windows;
import org.spineps.io.Sha256;
import org.spineps.library.ModelManager;
import org.spineps.library.UserModels;
import org.spineps.library.download.Downloader;
import org.spineps.library.download.FileServer;
import org.spineps.model.KnownReleases;
import org.spineps.testing.ForeignModels;

/** The buttons of Manage Models, with models in a folder of the test's. */
@WindowTest
class ModelsWindowTest {

	@TempDir
	private Path temp;

	private Window open() {
		return open(question -> false);
	}

	private Window open(final Predicate<String> agreement) {
		ModelsWindow.open(() -> new ModelManager(new UserModels(temp.resolve(
			"store")), new Downloader(temp.resolve("downloads")), KnownReleases
				.packaged().with(temp)), agreement);
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

	/** Publishes a model on this machine. */
	private void publish(final FileServer server, final String sha256)
		throws IOException
	{
		Files.writeString(temp.resolve(KnownReleases.FILE), """
			{"releases": [{"id": "local-model", "kind": "instance", "version": "1",
			"title": "A test", "address": "%s", "sha256": "%s"}]}""".formatted(server
				.address(), sha256));
	}

	private byte[] archive() throws IOException {
		return Files.readAllBytes(ForeignModels.zip(ForeignModels.instance(temp
			.resolve("instance"), 10), temp.resolve("model.zip")));
	}

	private void download(final Window window) {
		// The list is read anew after each try, and the selection is set anew with it.
		Windows.await("the download to be possible", () -> Windows.inEventThread(
			() -> {
				final int row = row(window, "local-model");
				if (row < 0) return false;
				table(window).setRowSelectionInterval(row, row);
				return Windows.all(window, JButton.class).stream().anyMatch(
					one -> "Download...".equals(one.getText()) && one.isEnabled());
			}));
		Windows.press(window, "Download...");
	}

	private static void awaitEnd(final Window window) {
		Windows.await("the buttons", () -> Windows.inEventThread(() -> Windows.all(
			window, JButton.class).get(1).isEnabled()));
	}

	private String state(final Window window) {
		return Windows.inEventThread(() -> {
			final int row = row(window, "local-model");
			return row < 0 ? "" : IntStream.range(0, table(window).getColumnCount())
				.mapToObj(column -> "" + table(window).getValueAt(row, column)).reduce(
					"", (a, b) -> a + " " + b);
		});
	}

	@Test
	void aDownloadIsAgreedToAndInstalled() throws Exception {
		final byte[] archive = archive();
		try (FileServer server = new FileServer(archive)) {
			publish(server, Sha256.of(archive));
			final List<String> questions = new CopyOnWriteArrayList<>();
			final Window window = open(question -> questions.add(question));
			assertThat(server.requests()).isEmpty();
			download(window);
			Windows.awaitExactly("SPINEPS Models, download");
			Windows.await("the model", () -> state(window).contains("installed"));
			assertThat(questions).singleElement().asString().contains("model.zip",
				"127.0.0.1", "licence");
			assertThat(temp.resolve("store/local-model/manifest.json")).exists();
			assertThat(temp.resolve("downloads")).isEmptyDirectory();
		}
	}

	@Test
	void aDownloadIsCancelledInTheMiddle() throws Exception {
		final byte[] archive = archive();
		try (FileServer server = new FileServer(archive).stalling(archive.length /
			2))
		{
			publish(server, Sha256.of(archive));
			final Window window = open(question -> true);
			download(window);
			final Window running = Windows.awaitExactly("SPINEPS: Models: download");
			Windows.await("half of it", () -> Windows.inEventThread(() -> Windows.all(
				running, JLabel.class).get(0).getText().matches(
					"Downloading [1-9]\\d*(/\\d+| %).*")));
			Windows.photograph("models-download");
			Windows.press(running, "Cancel");
			Windows.await("the end", () -> !running.isShowing());
			awaitEnd(window);
			assertThat(state(window)).doesNotContain("installed");
			assertThat(temp.resolve("store")).satisfiesAnyOf(store -> assertThat(
				store).doesNotExist(), store -> assertThat(store).isEmptyDirectory());
		}
	}

	@Test
	void anotherFileAndADeadLineAreSentences() throws Exception {
		final byte[] archive = archive();
		final Window window;
		try (FileServer server = new FileServer(archive)) {
			publish(server, Sha256.of(new byte[] { 1 }));
			window = open(question -> true);
			download(window);
			assertThat(problem("models-wrong-hash")).contains("not the expected one",
				"SHA-256");
			awaitEnd(window);
			assertThat(temp.resolve("store/local-model")).doesNotExist();
		}
		download(window);
		assertThat(problem("models-no-network")).contains("could not be downloaded",
			"Check the network").doesNotContain("null", "Exception");
		awaitEnd(window);
		assertThat(temp.resolve("store/local-model")).doesNotExist();
	}

	/** @return what the window of an error says, which is closed */
	private static String problem(final String picture) throws Exception {
		final Window dialog = Windows.awaitDialog(Button.class);
		Windows.photograph(picture);
		// ImageJ gives no other way to read it.
		final Field lines = MultiLineLabel.class.getDeclaredField("lines");
		lines.setAccessible(true);
		final String text = String.join(" ", (String[]) lines.get(Windows.all(dialog,
			MultiLineLabel.class).get(0)));
		Windows.press(dialog, "OK");
		Windows.await("the error to go", () -> !dialog.isShowing());
		return text;
	}
}
