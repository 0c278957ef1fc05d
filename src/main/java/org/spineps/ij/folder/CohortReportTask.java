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
package org.spineps.ij.folder;

import ij.IJ;
import ij.ImagePlus;
import ij.macro.Interpreter;
import ij.plugin.BrowserLauncher;

import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.batch.job.CohortJob;
import org.spineps.batch.job.ReportJob;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.job.CohortReportSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.progress.Progress;
import org.spineps.report.cohort.CohortReport;

/**
 * Cohort Report: page and tables of a folder of results. From the menu the page
 * opens in the browser; macros, scripts and ImageJ without a screen only write it.
 */
public final class CohortReportTask implements
	ImageTask<CohortReportSettings>
{

	private record Result(Path folder, List<Path> files, List<String> notes)
		implements TaskResult
	{

		@Override
		public void present() {
			if (!GraphicsEnvironment.isHeadless() && !IJ.isMacro() && !Interpreter
				.isBatchMode()) new BrowserLauncher().run(folder.resolve(
					CohortReport.PAGE).toUri().toString());
		}

		@Override
		public String summary() {
			return files.size() + " files written, see " + CohortReport.PAGE + " in " +
				folder;
		}
	}

	@Override
	public JobDescription<CohortReportSettings> job() {
		return CohortReportSettings.JOB;
	}

	@Override
	public boolean takesImage() {
		return false;
	}

	@Override
	public String notice() {
		return "Outliers, distributions by level, and tables of all cases of a " +
			"folder.";
	}

	@Override
	public TaskResult run(final ImagePlus none,
		final CohortReportSettings settings, final Progress progress)
		throws SpinepsException
	{
		if (!settings.pages()) {
			final CohortJob.Outcome outcome = settings.cohort().run(progress);
			return new Result(settings.results(), outcome.files(), outcome.warnings());
		}
		final ReportJob.Outcome outcome = settings.report().run(progress);
		final List<String> notes = new ArrayList<>(outcome.warnings());
		outcome.failures().forEach((name, why) -> notes.add(name + ": " + why));
		return new Result(settings.results(), outcome.files(), notes);
	}
}
