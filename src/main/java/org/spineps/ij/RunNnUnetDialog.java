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

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The dialog of Run nnU-Net Model in plain ImageJ. A class of its own, because
 * nothing of a dialog may be touched where there is no screen.
 */
final class RunNnUnetDialog {

	private static final String[] DEVICES = { "auto", "cpu", "gpu", "mps" };
	private static final int WIDTH = 40;

	private RunNnUnetDialog() {
		// static methods only
	}

	/**
	 * Asks, and tells the macro recorder the same keys as the other doors use.
	 *
	 * @param title name of the image
	 * @return what was chosen, or empty if the dialog was cancelled
	 */
	static Optional<RunNnUnetSettings> ask(final String title) {
		final RunNnUnetSettings defaults = RunNnUnetSettings.DEFAULTS;
		final GenericDialog dialog = new GenericDialog("Run nnU-Net Model");
		dialog.addMessage("Image: " + title +
			"\nResearch software, not a medical device.");
		dialog.addDirectoryField(RunNnUnetTexts.MODEL, defaults.model(), WIDTH);
		dialog.addStringField(RunNnUnetTexts.OTHER_CHANNELS, defaults
			.otherChannels(), WIDTH);
		dialog.addChoice(DialogTexts.ORIENTATION, Arrays.stream(
			DisplayedOrientation.values()).map(DisplayedOrientation::text).toArray(
				String[]::new), defaults.orientation());
		dialog.addCheckbox(DialogTexts.USE_HEADER, defaults.useHeader());
		dialog.addStringField(RunNnUnetTexts.STORED_AS, defaults.storedAs(), 4);
		dialog.addCheckbox(RunNnUnetTexts.EXACT, defaults.exact());
		dialog.addCheckbox(RunNnUnetTexts.MIRRORING, defaults.mirroring());
		dialog.addCheckbox(RunNnUnetTexts.PROBABILITIES, defaults.probabilities());
		dialog.addChoice(DialogTexts.DEVICE, DEVICES, defaults.device());
		dialog.addNumericField(DialogTexts.THREADS, defaults.threads(), 0);
		dialog.showDialog();
		if (dialog.wasCanceled()) return Optional.empty();
		final String model = dialog.getNextString();
		final String otherChannels = dialog.getNextString();
		final String orientation = dialog.getNextChoice();
		final boolean useHeader = dialog.getNextBoolean();
		final String storedAs = dialog.getNextString();
		final boolean exact = dialog.getNextBoolean();
		final boolean mirroring = dialog.getNextBoolean();
		final boolean probabilities = dialog.getNextBoolean();
		final String device = dialog.getNextChoice();
		final double threads = dialog.getNextNumber();
		final RunNnUnetSettings settings = new RunNnUnetSettings(model,
			otherChannels, orientation, useHeader, storedAs, exact, mirroring,
			probabilities, device, Double.isNaN(threads) ? -1 : (int) threads);
		record(settings);
		return Optional.of(settings);
	}

	/** Replaces what GenericDialog made of the labels. */
	private static void record(final RunNnUnetSettings settings) {
		if (Recorder.getCommand() == null) return;
		Recorder.resetCommandOptions();
		for (final Map.Entry<String, String> entry : settings.toMap().entrySet())
			Recorder.recordOption(entry.getKey(), entry.getValue().isEmpty() ? "[]"
				: entry.getValue());
	}
}
