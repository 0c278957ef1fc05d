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

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.spineps.anatomy.LabelScheme;
import org.spineps.batch.job.ConvertJob;
import org.spineps.job.setting.JobDescription;
import org.spineps.job.setting.Setting;

/**
 * What the user chose for Convert Labels.
 *
 * @param file path of a mask
 * @param from key of its {@link LabelScheme}, or {@link #RECOGNISE}
 * @param to key of the scheme wanted
 * @param output path of the new mask
 */
public record ConvertLabelsSettings(
	@Setting(label = "Mask (.nii, .nii.gz)", form = Setting.Form.FILE)
	String file,
	@Setting(label = "From", choices = ConvertLabelsSettings.Sources.class,
		help = "The scheme by which the mask is numbered; auto tells it by the " +
			"labels and their places.")
	String from,
	@Setting(label = "To", choices = ConvertLabelsSettings.Targets.class,
		help = "The scheme wanted.")
	String to,
	@Setting(label = "Output (.nii, .nii.gz)",
		help = "Path of the new mask; what became what is written beside it")
	String output)
{

	/** The scheme is told by the labels and their places. */
	public static final String RECOGNISE = "auto";

	/** No file; any scheme becomes SPINEPS's. */
	public static final ConvertLabelsSettings DEFAULTS =
		new ConvertLabelsSettings("", RECOGNISE, LabelScheme.SPINEPS.key(), "");

	/** The job. */
	public static final JobDescription<ConvertLabelsSettings> JOB =
		new JobDescription<>("convert", "Convert Labels",
			"Renumbers a mask from one scheme of labels to another", DEFAULTS);

	/**
	 * @param input the mask
	 * @param result the new mask
	 * @return what is to be done; the choices have been checked
	 */
	public ConvertJob job(final Path input, final Path result) {
		return new ConvertJob(input, LabelScheme.of(from), LabelScheme.of(to)
			.orElseThrow(), result);
	}

	/** The schemes, and that it is to be recognised. */
	public static final class Sources implements Setting.Choices {

		@Override
		public List<String> values() {
			return Stream.concat(Stream.of(RECOGNISE), new Targets().values()
				.stream()).toList();
		}
	}

	/** Keys of the schemes. */
	public static final class Targets implements Setting.Choices {

		@Override
		public List<String> values() {
			return Arrays.stream(LabelScheme.values()).map(LabelScheme::key).toList();
		}
	}

}
