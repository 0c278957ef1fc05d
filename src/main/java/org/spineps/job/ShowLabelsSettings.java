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
import java.util.Optional;
import java.util.stream.Stream;

import org.spineps.anatomy.LabelScheme;
import org.spineps.job.setting.JobDescription;
import org.spineps.job.setting.Setting;

/**
 * What the user chose for Show Labels.
 *
 * @param labels title of an open label image, or path of a mask
 * @param scheme by which it is numbered: that of a {@link LabelScheme}, "auto" or
 *          "numbers"
 * @param opacity of the fill, from 0 to 1
 * @param outlines whether outlines are drawn
 * @param names whether names are written
 */
public record ShowLabelsSettings(
	@Setting(label = "Labels", form = Setting.Form.IMAGE,
		help = "Title of an open label image, or path of a mask (.nii, .nii.gz, .tif).")
	String labels,
	@Setting(label = "Numbered by", choices = ShowLabelsSettings.Schemes.class,
		help = "Gives colours and names; auto tells it by the labels and their " +
			"places.")
	String scheme,
	@Setting(label = "Opacity of the fill (0-1)", min = 0, max = 1)
	double opacity,
	@Setting(label = "Outlines")
	boolean outlines,
	@Setting(label = "Names")
	boolean names)
{

	/** The scheme is told by the labels. */
	public static final String RECOGNISE = "auto";
	/** The labels are but numbers. */
	public static final String NUMBERS = "numbers";

	/** As results are drawn. */
	public static final ShowLabelsSettings DEFAULTS = new ShowLabelsSettings("",
		RECOGNISE, 0.25, true, true);

	/** The job. */
	public static final JobDescription<ShowLabelsSettings> JOB =
		new JobDescription<>("labels", "Show Labels",
			"Draws a label image or mask file over the scan", DEFAULTS);

	/** @return the scheme that is named, if one is */
	public Optional<LabelScheme> named() {
		return LabelScheme.of(scheme);
	}

	/** The schemes, that it is to be recognised, and none. */
	public static final class Schemes implements Setting.Choices {

		@Override
		public List<String> values() {
			return Stream.concat(Stream.of(RECOGNISE, NUMBERS), Arrays.stream(
				LabelScheme.values()).map(LabelScheme::key)).toList();
		}
	}
}
