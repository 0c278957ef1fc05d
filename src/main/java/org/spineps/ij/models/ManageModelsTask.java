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
package org.spineps.ij.models;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.YesNoCancelDialog;

import java.util.List;
import java.util.function.Predicate;

import org.spineps.SpinepsException;
import org.spineps.ij.show.TextLines;
import org.spineps.ij.task.ImageTask;
import org.spineps.job.ManageModelsJob;
import org.spineps.job.ManageModelsSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.library.ModelManager;
import org.spineps.progress.Progress;

/** The work of Manage Models. */
public final class ManageModelsTask implements
	ImageTask<ManageModelsSettings>
{

	/** Title of its windows. */
	static final String TITLE = "SPINEPS Models";

	/** Makes the manager when it is needed. */
	@FunctionalInterface
	public interface Source {

		/** @return the models */
		ModelManager open() throws SpinepsException;
	}

	private final Source source;
	private final Predicate<String> agreement;

	/** Manages the user's models, and asks before a download. */
	public ManageModelsTask() {
		this(ModelManager::standard, ManageModelsTask::agrees);
	}

	/**
	 * @param source the models
	 * @param agreement asks the user whether to go on, after what is said
	 */
	public ManageModelsTask(final Source source,
		final Predicate<String> agreement)
	{
		this.source = source;
		this.agreement = agreement;
	}

	/** Where nobody can be asked, nobody has agreed. */
	private static boolean agrees(final String question) {
		if (TextLines.needLog()) {
			IJ.log(question + "\nAdd confirmed=true to agree.");
			return false;
		}
		return new YesNoCancelDialog(IJ.getInstance(), TITLE, question, "Download",
			"No").yesPressed();
	}

	@Override
	public JobDescription<ManageModelsSettings> job() {
		return ManageModelsSettings.JOB;
	}

	@Override
	public boolean takesImage() {
		return false;
	}

	/** The list with buttons: nothing has to be typed there. */
	@Override
	public boolean openWindow() throws SpinepsException {
		if (TextLines.needLog()) return false;
		ModelsWindow.open(source, agreement);
		return true;
	}

	/** If it fails or is stopped, the models are as they were. */
	@Override
	public TextLines run(final ImagePlus none,
		final ManageModelsSettings settings, final Progress progress)
		throws SpinepsException
	{
		final List<String> lines = new ManageModelsJob(source.open(), agreement)
			.run(settings, progress);
		return new TextLines(TITLE, lines.get(0).contains("\t")
			? "id\tkind\tversion\tstate\tsize\tlicence\ttitle" : "", lines);
	}
}
