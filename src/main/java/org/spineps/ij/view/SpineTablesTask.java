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

import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.job.SpineTablesSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.progress.Progress;

/** Spine Tables: the measures of the active image's result, by theme. */
public final class SpineTablesTask implements ImageTask<SpineTablesSettings> {

	private record Result(SpineView view, List<String> keys) implements
		TaskResult
	{

		@Override
		public void present() {
			SpineTables.showInFront(view, keys);
		}
	}

	@Override
	public JobDescription<SpineTablesSettings> job() {
		return SpineTablesSettings.JOB;
	}

	@Override
	public void requireUsable(final ImagePlus source) throws SpinepsException {
		SpineView.require(source);
	}

	@Override
	public TaskResult run(final ImagePlus source,
		final SpineTablesSettings settings, final Progress progress)
		throws SpinepsException
	{
		return new Result(SpineView.require(source), settings.keys());
	}
}
