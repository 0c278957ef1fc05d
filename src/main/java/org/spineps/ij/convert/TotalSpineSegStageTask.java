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
import org.spineps.ij.image.VolumeOpener;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.job.TotalSpineSegStageSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;

/** TotalSpineSeg Stage: one stage from file to file; the result is opened. */
public final class TotalSpineSegStageTask implements
	ImageTask<TotalSpineSegStageSettings>
{

	/** @param image the result, as a sagittal stack */
	public record Result(ImagePlus image) implements TaskResult {

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
			return List.of();
		}
	}

	@Override
	public JobDescription<TotalSpineSegStageSettings> job() {
		return TotalSpineSegStageSettings.JOB;
	}

	@Override
	public boolean takesImage() {
		return false;
	}

	@Override
	public Result run(final ImagePlus none,
		final TotalSpineSegStageSettings settings, final Progress progress)
		throws SpinepsException
	{
		final Path input = VolumeOpener.existing(settings.file());
		final Path output = ResultPath.of(settings.output());
		progress.report("TotalSpineSeg " + settings.stage(), 0, 0);
		settings.run(input, output);
		progress.checkCancelled();
		return new Result(VolumeOpener.open(output, AxisCodes.PIR));
	}
}
