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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.evaluate.EvaluationOptions;
import org.spineps.evaluate.InputKind;
import org.spineps.evaluate.LabelGroupsJson;
import org.spineps.evaluate.Matcher;
import org.spineps.evaluate.OverlapScore;

/**
 * What the user chose for Evaluate Segmentation.
 *
 * @param reference title of an open label image, or path of a file or folder
 * @param prediction the same for the mask to be judged
 * @param groups key of built-in groups of labels, or path of a JSON file
 * @param input key of an {@link InputKind}
 * @param matcher key of a {@link Matcher}
 * @param threshold IoU that a pair must reach, 0..1
 * @param voxelUnits whether distances are in voxels instead of millimetres
 * @param output folder for CSV, JSON and HTML; blank for none
 */
public record EvaluateSegmentationSettings(String reference,
	String prediction, String groups, String input, String matcher,
	double threshold, boolean voxelUnits, String output)
{

	/** The defaults, without images. */
	public static final EvaluateSegmentationSettings DEFAULTS =
		new EvaluateSegmentationSettings("", "", "spineps", InputKind.UNMATCHED
			.key(), Matcher.NAIVE.key(), EvaluationOptions.DEFAULT_THRESHOLD, false,
			"");

	static final List<String> KEYS = List.of("reference", "prediction", "groups",
		"input", "matcher", "threshold", "voxel_units", "output");

	/** Null is blank. */
	public EvaluateSegmentationSettings {
		reference = reference == null ? "" : reference.strip();
		prediction = prediction == null ? "" : prediction.strip();
		output = output == null ? "" : output.strip();
	}

	static EvaluateSegmentationSettings of(final MacroOptions options)
		throws SpinepsException
	{
		return new EvaluateSegmentationSettings(options.text("reference", ""),
			options.text("prediction", ""), options.text("groups", DEFAULTS.groups),
			options.text("input", DEFAULTS.input), options.text("matcher",
				DEFAULTS.matcher), number(options.text("threshold", "" +
					DEFAULTS.threshold)), options.flag("voxel_units", false), options
						.text("output", ""));
	}

	/** @return macro key → value, in the order of the dialog */
	Map<String, String> toMap() {
		final Map<String, String> map = new LinkedHashMap<>();
		final List<String> values = List.of(reference, prediction, groups, input,
			matcher, Double.toString(threshold), Boolean.toString(voxelUnits), output);
		for (int i = 0; i < KEYS.size(); i++)
			map.put(KEYS.get(i), values.get(i));
		return map;
	}

	/**
	 * @return the choices in the words of the evaluation
	 * @throws SpinepsException if one of them is not known
	 */
	EvaluationOptions options() throws SpinepsException {
		final InputKind kind = InputKind.of(input).orElseThrow(() -> unknown("input",
			input, "unmatched, matched or semantic"));
		final Matcher chosen = Matcher.of(matcher).orElseThrow(() -> unknown(
			"matcher", matcher, "naive, naive-many-to-one, bipartite or merge"));
		if (!(threshold >= 0 && threshold <= 1)) throw unknown("threshold", "" +
			threshold, "a number from 0 to 1");
		return new EvaluationOptions(LabelGroupsJson.find(groups), kind, chosen,
			OverlapScore.IOU, threshold, voxelUnits, Double.NaN);
	}

	private static double number(final String text) throws SpinepsException {
		try {
			return Double.parseDouble(text);
		}
		catch (final NumberFormatException e) {
			throw unknown("threshold", text, "a number from 0 to 1");
		}
	}

	private static SpinepsException unknown(final String what,
		final String value, final String known)
	{
		return new SpinepsException("The " + what + " cannot be used", "\"" + value +
			"\"", "Use " + known);
	}
}
