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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.ij.models.ModelsPanel.Action;
import org.spineps.library.ImportOptions;
import org.spineps.library.ModelEntry;
import org.spineps.library.ModelManager;
import org.spineps.library.UserModels;
import org.spineps.library.download.Downloader;
import org.spineps.model.KnownReleases;
import org.spineps.progress.Progress;
import org.spineps.testing.ForeignModels;

class ModelsPanelTest {

	@TempDir
	private Path temp;

	private final List<Action> clicks = new ArrayList<>();
	private final ModelsPanel panel = new ModelsPanel(clicks::add);

	private List<ModelEntry> entries() throws SpinepsException {
		final ModelManager manager = new ModelManager(new UserModels(temp.resolve(
			"store")), new Downloader(temp.resolve("downloads")), KnownReleases
				.packaged());
		manager.importFrom(ForeignModels.instance(temp.resolve("instance"), 10),
			new ImportOptions("mine", true, Optional.empty(), ""),
			Progress.NONE);
		return manager.list();
	}

	private void select(final List<ModelEntry> entries, final String id) {
		for (int row = 0; row < entries.size(); row++)
			if (entries.get(row).id().equals(id)) panel.select(row);
		assertThat(panel.selected().id()).isEqualTo(id);
	}

	private List<Action> enabled() {
		return Arrays.stream(Action.values()).filter(action -> panel.button(action)
			.isEnabled()).toList();
	}

	@Test
	void rowsTellSizeLicenceAndState() throws SpinepsException {
		final List<ModelEntry> entries = entries();
		panel.set(entries, "there");
		final List<String> rows = new ArrayList<>();
		for (int row = 0; row < panel.rows().getRowCount(); row++) {
			final StringBuilder text = new StringBuilder();
			for (int column = 0; column < panel.rows().getColumnCount(); column++)
				text.append(panel.rows().getValueAt(row, column)).append('|');
			rows.add(text.toString());
		}
		assertThat(rows).anyMatch(row -> row.matches(
			"semantic-small\\|semantic\\|packaged\\|\\d+\\.\\d MB\\|.*")).anyMatch(
				row -> row.matches("mine\\|instance\\|installed\\|[\\d.]+ [kM]B\\|.*"))
			.anyMatch(row -> row.startsWith(
				"t2w|semantic|can be downloaded|asked first|1.0.9|none stated"));
		assertThat(panel.rows().getColumnName(5)).isEqualTo("Licence");
	}

	@Test
	void idsAreShownWhole() throws SpinepsException {
		panel.set(entries(), "there");
		final int letters = panel.getFontMetrics(panel.getFont()).stringWidth(
			"totalspineseg-step1-small");
		assertThat(panel.width(0)).isGreaterThanOrEqualTo(letters)
			.isGreaterThanOrEqualTo(panel.needed(0));
		assertThat(panel.width(2)).isGreaterThanOrEqualTo(panel.needed(2));
	}

	@Test
	void buttonsAreForTheSelectedModel() throws SpinepsException {
		final List<ModelEntry> entries = entries();
		assertThat(enabled()).containsExactly(Action.DOWNLOAD, Action.IMPORT,
			Action.VERIFY);
		panel.set(entries, "there");
		select(entries, "t2w");
		assertThat(enabled()).containsExactly(Action.DOWNLOAD, Action.IMPORT,
			Action.INFO);
		select(entries, "semantic-small");
		assertThat(enabled()).containsExactly(Action.IMPORT, Action.VERIFY,
			Action.INFO);
		select(entries, "mine");
		assertThat(enabled()).containsExactly(Action.IMPORT, Action.VERIFY,
			Action.REMOVE, Action.INFO);
		panel.button(Action.VERIFY).doClick();
		assertThat(clicks).containsExactly(Action.VERIFY);
		panel.setBusy(true);
		assertThat(enabled()).isEmpty();
		panel.setBusy(false);
		panel.set(entries(), "again");
		assertThat(panel.selected().id()).isEqualTo("mine");
	}
}
