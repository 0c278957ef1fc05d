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

import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.spineps.anatomy.LabelScheme;
import org.spineps.evaluate.InputKind;
import org.spineps.evaluate.Matcher;

/**
 * The dialog of Evaluate Segmentation in plain ImageJ. A class of its own, because
 * nothing of a dialog may be touched where there is no screen.
 */
final class EvaluateSegmentationDialog {

	private static final int FIELD_COLUMNS = 24;

	private EvaluateSegmentationDialog() {
		// static methods only
	}

	/** @return what was chosen, or empty if the dialog was cancelled */
	static Optional<EvaluateSegmentationSettings> ask() {
		final EvaluateSegmentationSettings defaults =
			EvaluateSegmentationSettings.DEFAULTS;
		final String[] titles = WindowManager.getImageTitles();
		final GenericDialog dialog = new GenericDialog("Evaluate Segmentation");
		if (titles.length > 1) {
			dialog.addChoice("Reference", titles, titles[0]);
			dialog.addChoice("Prediction", titles, titles[1]);
		}
		else {
			dialog.addMessage("Open two label images, or give files or folders:");
			dialog.addStringField("Reference", "", FIELD_COLUMNS);
			dialog.addStringField("Prediction", "", FIELD_COLUMNS);
		}
		dialog.addChoice("Groups of labels", Stream.concat(Arrays.stream(LabelScheme
			.values()).map(LabelScheme::key), Stream.of("ungrouped")).toArray(
				String[]::new), defaults.groups());
		dialog.addChoice("Input", Arrays.stream(InputKind.values()).map(
			InputKind::key).toArray(String[]::new), defaults.input());
		dialog.addChoice("Matcher", Arrays.stream(Matcher.values()).map(
			Matcher::key).toArray(String[]::new), defaults.matcher());
		dialog.addNumericField("Threshold (IoU)", defaults.threshold(), 2);
		dialog.addCheckbox("Distances in voxels", defaults.voxelUnits());
		dialog.addStringField("Output folder (blank = none)", "", FIELD_COLUMNS);
		dialog.showDialog();
		if (dialog.wasCanceled()) return Optional.empty();
		final boolean chosen = titles.length > 1;
		final String reference = chosen ? dialog.getNextChoice() : dialog
			.getNextString();
		final String prediction = chosen ? dialog.getNextChoice() : dialog
			.getNextString();
		final EvaluateSegmentationSettings settings =
			new EvaluateSegmentationSettings(reference, prediction, dialog
				.getNextChoice(), dialog.getNextChoice(), dialog.getNextChoice(), dialog
					.getNextNumber(), dialog.getNextBoolean(), dialog.getNextString());
		record(settings);
		return Optional.of(settings);
	}

	/** Replaces what GenericDialog made of the labels. */
	private static void record(final EvaluateSegmentationSettings settings) {
		if (Recorder.getCommand() == null) return;
		Recorder.resetCommandOptions();
		for (final Map.Entry<String, String> entry : settings.toMap().entrySet())
			Recorder.recordOption(entry.getKey(), entry.getValue().isEmpty() ? "[]"
				: entry.getValue());
	}
}
