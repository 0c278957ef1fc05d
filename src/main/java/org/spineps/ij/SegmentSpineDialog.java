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

import org.spineps.pipeline.SpineMethods;

/**
 * The dialog of Segment Spine in plain ImageJ. A class of its own, because
 * nothing of a dialog may be touched where there is no screen.
 */
final class SegmentSpineDialog {

	private static final String[] DEVICES = { "auto", "cpu", "gpu", "mps" };

	private SegmentSpineDialog() {
		// static methods only
	}

	/**
	 * Asks, and tells the macro recorder the same keys as the other doors use.
	 *
	 * @param title name of the image, for the user to see what is segmented
	 * @param methods what can be run
	 * @return what was chosen, or empty if the dialog was cancelled
	 */
	static Optional<SegmentSpineSettings> ask(final String title,
		final SpineMethods methods)
	{
		final SegmentSpineSettings defaults = SegmentSpineSettings.DEFAULTS;
		final GenericDialog dialog = new GenericDialog("Segment Spine");
		dialog.addMessage("Image: " + title + "\n" + DialogTexts.ABOUT_LINES);
		dialog.addChoice(DialogTexts.METHOD, methods.ids().toArray(String[]::new),
			defaults.method());
		dialog.addChoice(DialogTexts.ORIENTATION, Arrays.stream(
			DisplayedOrientation.values()).map(DisplayedOrientation::text).toArray(
				String[]::new), defaults.orientation());
		dialog.addCheckbox(DialogTexts.USE_HEADER, defaults.useHeader());
		dialog.addChoice(DialogTexts.DEVICE, DEVICES, defaults.device());
		dialog.addNumericField(DialogTexts.THREADS, defaults.threads(), 0);
		dialog.addStringField(DialogTexts.SEMANTIC_MODEL, defaults.semanticModel(),
			24);
		dialog.addStringField(DialogTexts.INSTANCE_MODEL, defaults.instanceModel(),
			24);
		dialog.addStringField(DialogTexts.NAMING_MODEL, defaults.namingModel(), 24);
		dialog.addChoice(DialogTexts.BEHAVIOUR, new String[] { "mended",
			"faithful" }, defaults.behaviour());
		dialog.addStringField(DialogTexts.OPTIONS_FILE, defaults.optionsFile(), 24);
		dialog.addCheckbox(DialogTexts.SHOW_TABLE, defaults.showTable());
		dialog.addCheckbox(DialogTexts.SHOW_OVERLAY, defaults.showOverlay());
		dialog.showDialog();
		if (dialog.wasCanceled()) return Optional.empty();
		final String method = dialog.getNextChoice();
		final String orientation = dialog.getNextChoice();
		final boolean useHeader = dialog.getNextBoolean();
		final String device = dialog.getNextChoice();
		final double threads = dialog.getNextNumber();
		final String semanticModel = dialog.getNextString();
		final String instanceModel = dialog.getNextString();
		final String namingModel = dialog.getNextString();
		final String behaviour = dialog.getNextChoice();
		final String optionsFile = dialog.getNextString();
		final boolean showTable = dialog.getNextBoolean();
		final boolean showOverlay = dialog.getNextBoolean();
		final SegmentSpineSettings settings = new SegmentSpineSettings(method,
			orientation, useHeader, device, Double.isNaN(threads) ? -1 : (int) threads,
			semanticModel, instanceModel, showTable, showOverlay, namingModel,
			behaviour, optionsFile);
		record(settings);
		return Optional.of(settings);
	}

	/** Replaces what GenericDialog made of the labels. */
	private static void record(final SegmentSpineSettings settings) {
		if (Recorder.getCommand() == null) return;
		Recorder.resetCommandOptions();
		for (final Map.Entry<String, String> entry : settings.toMap().entrySet())
			Recorder.recordOption(entry.getKey(), entry.getValue().isEmpty() ? "[]"
				: entry.getValue());
	}
}
