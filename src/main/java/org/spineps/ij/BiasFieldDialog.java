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

import org.spineps.volume.bias.BiasFieldMask;

/**
 * The dialog of N4 Bias Field Correction in plain ImageJ. A class of its own,
 * because nothing of a dialog may be touched where there is no screen.
 */
final class BiasFieldDialog {

	private BiasFieldDialog() {
		// static methods only
	}

	/**
	 * Asks, and tells the macro recorder the same keys as the other doors use.
	 *
	 * @param title name of the image
	 * @return what was chosen, or empty if the dialog was cancelled
	 */
	static Optional<BiasFieldSettings> ask(final String title) {
		final BiasFieldSettings defaults = BiasFieldSettings.DEFAULTS;
		final GenericDialog dialog = new GenericDialog("N4 Bias Field Correction");
		dialog.addMessage("Image: " + title);
		dialog.addChoice("Mask", BiasFieldMask.keys(), defaults.mask());
		dialog.addNumericField("Spline distance (mm)", defaults.splineDistance(),
			0);
		dialog.addNumericField("Levels", defaults.levels(), 0);
		dialog.addNumericField("Iterations per level", defaults.iterations(), 0);
		dialog.addNumericField("Shrink factor", defaults.shrink(), 0);
		dialog.addCheckbox("Show field", defaults.showField());
		dialog.showDialog();
		if (dialog.wasCanceled()) return Optional.empty();
		final BiasFieldSettings settings = new BiasFieldSettings(dialog
			.getNextChoice(), dialog.getNextNumber(), (int) dialog.getNextNumber(),
			(int) dialog.getNextNumber(), (int) dialog.getNextNumber(), dialog
				.getNextBoolean());
		record(settings);
		return Optional.of(settings);
	}

	/** Replaces what GenericDialog made of the labels. */
	private static void record(final BiasFieldSettings settings) {
		if (Recorder.getCommand() == null) return;
		Recorder.resetCommandOptions();
		for (final Map.Entry<String, String> entry : settings.toMap().entrySet())
			Recorder.recordOption(entry.getKey(), entry.getValue());
	}
}
