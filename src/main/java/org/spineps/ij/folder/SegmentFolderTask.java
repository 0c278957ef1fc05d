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

import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.batch.BatchCases;
import org.spineps.batch.BatchResult;
import org.spineps.batch.dataset.FoundScan;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.job.SegmentFolderSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.pipeline.SpineMethods;
import org.spineps.progress.Progress;

/**
 * Segment Folder: all scans of a folder, with a list of the cases on the screen. In
 * macros and scripts, and without a screen, there is no list.
 */
public final class SegmentFolderTask implements
	ImageTask<SegmentFolderSettings>
{

	private final SpineMethods methods;
	private final boolean list;

	/** Runs the methods that are installed, for menus and macros. */
	public SegmentFolderTask() {
		this(SpineMethods.installed(), true);
	}

	/**
	 * @param methods what can be run
	 * @param list whether the cases are shown if a user has started it
	 */
	public SegmentFolderTask(final SpineMethods methods, final boolean list) {
		this.methods = methods;
		this.list = list;
	}

	@Override
	public JobDescription<SegmentFolderSettings> job() {
		return SegmentFolderSettings.JOB;
	}

	@Override
	public boolean takesImage() {
		return false;
	}

	@Override
	public String notice() {
		return "Segments all scans of a folder and of the folders below it.\n" +
			"Scans that are done are skipped, so that a run can be continued.";
	}

	@Override
	public TaskResult run(final ImagePlus none,
		final SegmentFolderSettings settings, final Progress progress)
		throws SpinepsException
	{
		progress.report("Looking for scans", 0, 0);
		final List<FoundScan> scans = settings.scans();
		final FolderRun run = new FolderRun(BatchCases.of(settings.jobs(scans),
			progress), settings.plan(methods));
		final Path folder = Path.of(settings.folder());
		if (list && !GraphicsEnvironment.isHeadless() && !IJ.isMacro() &&
			!Interpreter.isBatchMode()) return new FolderResult(FolderWindow.open(
				folder, run).run(progress), settings.outputFolder(), folder);
		final BatchResult result = run.run(new RunControl(), progress,
			FolderRun.Watcher.NONE);
		return new FolderResult(result, settings.outputFolder(), folder).orFailure();
	}
}
