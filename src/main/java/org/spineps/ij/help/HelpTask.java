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
package org.spineps.ij.help;

import ij.ImagePlus;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.spineps.ij.show.TextLines;
import org.spineps.ij.task.ImageTask;
import org.spineps.job.HelpSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.progress.Progress;

/** SPINEPS Help: first steps, and what every item of the menu does. */
public final class HelpTask implements ImageTask<HelpSettings> {

	private static final String MENU = "{menu}";

	private final Supplier<List<ImageTask<?>>> tasks;

	/** @param tasks the items of the menu */
	public HelpTask(final Supplier<List<ImageTask<?>>> tasks) {
		this.tasks = tasks;
	}

	@Override
	public JobDescription<HelpSettings> job() {
		return HelpSettings.JOB;
	}

	@Override
	public boolean takesImage() {
		return false;
	}

	@Override
	public TextLines run(final ImagePlus none, final HelpSettings nothing,
		final Progress progress)
	{
		final String menu = tasks.get().stream().map(ImageTask::job).map(
			job -> "* " + job.menuLabel() + "  " + job.help())
			.collect(Collectors.joining("\n"));
		return new TextLines(HelpSettings.JOB.title(), "", Arrays.asList(HelpTexts
			.read("help.txt").replace(MENU, menu).split("\n", -1)));
	}
}
