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
package org.spineps.ij.view;

import ij.ImagePlus;

import org.spineps.SpinepsException;
import org.spineps.ij.show.ResultInfo;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.job.NameVertebraSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.pipeline.naming.NameAnchor;
import org.spineps.progress.Progress;

/** Set Vertebra Name: "V7 is L5", and everything that is shown follows. */
public final class NameVertebraTask implements
	ImageTask<NameVertebraSettings>
{

	/** @param view the renamed result, not shown */
	record Result(SpineView view) implements TaskResult {

		@Override
		public void present() {
			SpineWindows.replace(view);
		}

		@Override
		public String subject() {
			return view.source().getTitle();
		}

		@Override
		public String summary() {
			return ResultInfo.summary(view.segmentation());
		}
	}

	@Override
	public JobDescription<NameVertebraSettings> job() {
		return NameVertebraSettings.JOB;
	}

	@Override
	public void requireUsable(final ImagePlus source) throws SpinepsException {
		SpineView.require(source);
	}

	@Override
	public TaskResult run(final ImagePlus source,
		final NameVertebraSettings settings, final Progress progress)
		throws SpinepsException
	{
		final SpineView before = SpineView.require(source);
		try (BusyScan busy = BusyScan.begin(source)) {
			progress.report("Naming", 0, 0);
			final SpineView view = before.renamed(NameAnchor.parse(
				settings.vertebra().strip() + "=" + settings.name()), settings.force());
			view.writeFiles(progress);
			return new Result(view);
		}
	}
}
