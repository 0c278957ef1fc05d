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
package org.spineps.ij;

import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;

import java.util.Map;
import java.util.Optional;

/**
 * The dialog of Manage Models in plain ImageJ. A class of its own, because nothing
 * of a dialog may be touched where there is no screen.
 */
final class ManageModelsDialog {

	private static final int FIELD_COLUMNS = 30;

	private ManageModelsDialog() {
		// static methods only
	}

	/** @return what was chosen, or empty if the dialog was cancelled */
	static Optional<ManageModelsSettings> ask() {
		final GenericDialog dialog = new GenericDialog("Manage Models");
		dialog.addChoice("Action", ManageModelsSettings.ACTIONS.toArray(
			String[]::new), ManageModelsSettings.LIST);
		dialog.addStringField("Model (id or address)", "", FIELD_COLUMNS);
		dialog.addFileField("Import from (zip, or a file of the model)", "",
			FIELD_COLUMNS);
		dialog.addStringField("New id (blank = automatic)", "", FIELD_COLUMNS);
		dialog.addCheckbox("Replace a model of the same id", false);
		dialog.showDialog();
		if (dialog.wasCanceled()) return Optional.empty();
		final ManageModelsSettings settings = new ManageModelsSettings(dialog
			.getNextChoice(), dialog.getNextString(), dialog.getNextString(), dialog
				.getNextString(), dialog.getNextBoolean(), false);
		record(settings);
		return Optional.of(settings);
	}

	/** Replaces what GenericDialog made of the labels. */
	private static void record(final ManageModelsSettings settings) {
		if (Recorder.getCommand() == null) return;
		Recorder.resetCommandOptions();
		for (final Map.Entry<String, String> entry : settings.toMap().entrySet())
			Recorder.recordOption(entry.getKey(), entry.getValue().isEmpty() ? "[]"
				: entry.getValue());
	}
}
