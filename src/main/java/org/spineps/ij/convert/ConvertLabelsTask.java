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
package org.spineps.ij.convert;

import ij.ImagePlus;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.batch.job.ConvertJob;
import org.spineps.ij.image.VolumeOpener;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.job.ConvertLabelsSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;

/** Convert Labels: a mask file is renumbered, written and opened. */
public final class ConvertLabelsTask implements
	ImageTask<ConvertLabelsSettings>
{

	/**
	 * @param image the new mask, as a sagittal stack
	 * @param outcome what became what
	 */
	public record Result(ImagePlus image, ConvertJob.Outcome outcome) implements
		TaskResult
	{

		@Override
		public Map<String, ImagePlus> images() {
			return Map.of("image", image);
		}

		@Override
		public String subject() {
			return image.getTitle();
		}

		@Override
		public List<String> notes() {
			return outcome.notes();
		}
	}

	@Override
	public JobDescription<ConvertLabelsSettings> job() {
		return ConvertLabelsSettings.JOB;
	}

	@Override
	public boolean takesImage() {
		return false;
	}

	@Override
	public Result run(final ImagePlus none, final ConvertLabelsSettings settings,
		final Progress progress) throws SpinepsException
	{
		final Path input = VolumeOpener.existing(settings.file());
		final ConvertJob.Outcome outcome = settings.job(input, ResultPath.of(settings
			.output())).run();
		return new Result(VolumeOpener.open(outcome.files().get(0), AxisCodes.PIR),
			outcome);
	}
}
