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
package org.spineps.ij.correct;

import ij.ImagePlus;
import ij.WindowManager;

import java.awt.GraphicsEnvironment;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.ij.show.ResultInfo;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.ij.view.BusyScan;
import org.spineps.ij.view.SpinePanels;
import org.spineps.ij.view.SpineView;
import org.spineps.ij.view.SpineWindows;
import org.spineps.job.CorrectSpineSettings;
import org.spineps.job.CorrectSpineSettings.Action;
import org.spineps.job.setting.JobDescription;
import org.spineps.pipeline.SpineMethods;
import org.spineps.pipeline.correct.CorrectedResult;
import org.spineps.pipeline.correct.Correction;
import org.spineps.progress.Progress;

/**
 * Correct Spine: one correction of the active image's result, with everything that
 * follows from it; or the window from which they are made.
 */
public final class CorrectSpineTask implements
	ImageTask<CorrectSpineSettings>
{

	private final SpineMethods methods;

	/** Adds vertebrae with the methods that are installed. */
	public CorrectSpineTask() {
		this(SpineMethods.installed());
	}

	/** @param methods what a vertebra is looked for with */
	public CorrectSpineTask(final SpineMethods methods) {
		this.methods = methods;
	}

	@Override
	public JobDescription<CorrectSpineSettings> job() {
		return CorrectSpineSettings.JOB;
	}

	@Override
	public void requireUsable(final ImagePlus source) throws SpinepsException {
		SpineView.require(source).requireVolume();
	}

	@Override
	public boolean openWindow() throws SpinepsException {
		window(SpineView.require(WindowManager.getCurrentImage())).present();
		return true;
	}

	@Override
	public TaskResult run(final ImagePlus source,
		final CorrectSpineSettings settings, final Progress progress)
		throws SpinepsException
	{
		requireUsable(source);
		final SpineView before = SpineView.require(source);
		if (settings.chosen() == Action.WINDOW) return window(before);
		if (settings.chosen() == Action.EDIT) return new Opened(SpineWindows
			.labelImages(before));
		try (BusyScan busy = BusyScan.begin(source)) {
			return settings.chosen() == Action.UNDO || settings
				.chosen() == Action.REDO ? move(before, settings
					.chosen() == Action.UNDO, progress) : correct(before, settings,
						progress);
		}
	}

	private static TaskResult window(final SpineView view)
		throws SpinepsException
	{
		if (GraphicsEnvironment.isHeadless()) throw new SpinepsException(
			"The tools for corrections need a screen",
			"this ImageJ runs without one", "Give an action, e.g. action=split");
		return new TaskResult() {

			@Override
			public void present() {
				CorrectWindows.open(view);
			}
		};
	}

	private static TaskResult move(final SpineView before, final boolean back,
		final Progress progress) throws SpinepsException
	{
		final SpineView after = CorrectionHistory.of(before.source()).peek(back);
		after.writeFiles(progress);
		return new Corrected(after, back ? "undone" : "redone",
			() -> CorrectionHistory.of(before.source()).move(back, before));
	}

	private TaskResult correct(final SpineView before,
		final CorrectSpineSettings settings, final Progress progress)
		throws SpinepsException
	{
		progress.report("Correcting", 0, 0);
		final Correction correction = new Corrections(before, settings, methods)
			.make(progress);
		progress.report("Measuring", 0, 0);
		final SpineView after = before.with(CorrectedResult.of(before
			.segmentation(), correction));
		progress.checkCancelled();
		after.writeFiles(progress);
		if (settings.chosen() == Action.TAKE) SpineWindows.openLabelImages(before)
			.values().forEach(image -> image.changes = false);
		return new Corrected(after, correction.what(), () -> CorrectionHistory.of(
			before.source()).add(correction.what(), before));
	}

	/** Label images to paint on. */
	private record Opened(Map<String, ImagePlus> images) implements
		TaskResult
	{}

	/**
	 * A result that takes the place of the one before.
	 *
	 * @param view the newer one
	 * @param what what was done
	 * @param noting notes it in the history
	 */
	private record Corrected(SpineView view, String what, Runnable noting)
		implements TaskResult
	{

		@Override
		public void present() {
			noting.run();
			SpineWindows.replace(view);
			SpinePanels.toFront(view.source());
			CorrectWindows.refresh(view);
		}

		@Override
		public String subject() {
			return view.source().getTitle();
		}

		@Override
		public String summary() {
			return what + "; now " + ResultInfo.summary(view.segmentation());
		}
	}
}
