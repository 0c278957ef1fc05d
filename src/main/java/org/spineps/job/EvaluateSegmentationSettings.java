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
package org.spineps.job;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.evaluate.EvaluationOptions;
import org.spineps.evaluate.InputKind;
import org.spineps.evaluate.LabelGroupsJson;
import org.spineps.evaluate.metric.Matcher;
import org.spineps.job.setting.CheckedSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.job.setting.Setting;

/**
 * What the user chose for Evaluate Segmentation.
 *
 * @param reference title of an open label image, or path of a file or folder
 * @param prediction the same for the mask to be judged
 * @param groups key of built-in groups of labels, or path of a JSON file
 * @param input key of an {@link InputKind}
 * @param matcher key of a {@link Matcher}
 * @param threshold IoU that a pair must reach, 0..1; blank for 0.5, and for none
 *          where equal numbers belong together
 * @param voxelUnits whether distances are in voxels instead of millimetres
 * @param output folder for CSV, JSON and HTML; blank for none
 */
public record EvaluateSegmentationSettings(
	@Setting(label = "Reference", form = Setting.Form.IMAGE,
		help = "An open label image, or the path of a file or folder")
	String reference,
	@Setting(label = "Prediction", form = Setting.Form.IMAGE,
		help = "An open label image, or the path of a file or folder")
	String prediction,
	@Setting(label = "Groups of labels", open = true,
		choices = EvaluateSegmentationSettings.Groups.class,
		help = "Which labels belong together; macros may give a JSON file")
	String groups,
	@Setting(label = "Input",
		choices = EvaluateSegmentationSettings.Inputs.class,
		help = "unmatched: numbers of instances mean nothing; matched: equal numbers " +
			"belong together; semantic: components are the instances.")
	String input,
	@Setting(label = "Matcher",
		choices = EvaluateSegmentationSettings.Matchers.class,
		help = "How instances are paired.")
	String matcher,
	@Setting(label = "Threshold (IoU, blank = usual)",
		help = "IoU that a pair must reach, 0 to 1. Usual are 0.5 and, for matched, " +
			"none.")
	String threshold,
	@Setting(label = "Distances in voxels", help = "Instead of millimetres.")
	boolean voxelUnits,
	@Setting(label = "Output folder (blank = none)",
		help = "Gets CSV, JSON and a page")
	String output) implements CheckedSettings
{

	/** The defaults, without images. */
	public static final EvaluateSegmentationSettings DEFAULTS =
		new EvaluateSegmentationSettings("", "", LabelScheme.SPINEPS.key(),
			InputKind.UNMATCHED.key(), Matcher.NAIVE.key(),
			"", false, "");

	/** The job. */
	public static final JobDescription<EvaluateSegmentationSettings> JOB =
		new JobDescription<>("evaluate", "Evaluate Segmentation",
			"Compares label images with a reference: Dice, ASSD, PQ, RQ, SQ",
			DEFAULTS);

	@Override
	public void check() throws SpinepsException {
		leastIou(0);
	}

	private double leastIou(final double usual) throws SpinepsException {
		if (threshold.isBlank()) return usual;
		try {
			final double given = Double.parseDouble(threshold.strip());
			if (given >= 0 && given <= 1) return given;
		}
		catch (final NumberFormatException e) {
			throw invalid(e);
		}
		throw invalid(null);
	}

	private SpinepsException invalid(final Exception cause) {
		return new SpinepsException("Invalid value '" + threshold +
			"' for threshold; expected a number from 0 to 1", "", "", cause);
	}

	/**
	 * @return the choices in the words of the evaluation; they have been checked
	 * @throws SpinepsException if the groups cannot be read
	 */
	public EvaluationOptions options() throws SpinepsException {
		final InputKind kind = InputKind.of(input).orElseThrow();
		return EvaluationOptions.of(LabelGroupsJson.find(groups)).with(Matcher.of(
			matcher).orElseThrow(), leastIou(EvaluationOptions.usualThreshold(kind)),
			kind).withVoxelUnits(voxelUnits);
	}

	/** Keys of built-in groups. */
	public static final class Groups implements Setting.Choices {

		@Override
		public List<String> values() {
			return Stream.concat(Arrays.stream(LabelScheme.values()).map(
				LabelScheme::key), Stream.of("ungrouped")).toList();
		}
	}

	/** Keys of kinds of input, the usual first. */
	public static final class Inputs implements Setting.Choices {

		@Override
		public List<String> values() {
			return Stream.of(InputKind.UNMATCHED, InputKind.MATCHED,
				InputKind.SEMANTIC).map(InputKind::key).toList();
		}
	}

	/** Keys of matchers. */
	public static final class Matchers implements Setting.Choices {

		@Override
		public List<String> values() {
			return Arrays.stream(Matcher.values()).map(Matcher::key).toList();
		}
	}
}
