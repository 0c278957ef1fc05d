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
package org.spineps.ij.show;

import ij.ImagePlus;
import ij.gui.Overlay;

import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.ij.image.ImageChecks;
import org.spineps.ij.image.LabelImages;
import org.spineps.ij.image.SourceImages;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.job.ShowLabelsSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.progress.Progress;
import org.spineps.volume.LabelVolume;

/** Show Labels: any label image, drawn over a scan. */
public final class ShowLabelsTask implements ImageTask<ShowLabelsSettings> {

	private record Result(ImagePlus scan, Overlay overlay, String summary)
		implements TaskResult
	{

		@Override
		public void present() {
			SpineOverlay.putOn(scan, overlay);
		}
	}

	@Override
	public JobDescription<ShowLabelsSettings> job() {
		return ShowLabelsSettings.JOB;
	}

	@Override
	public void requireUsable(final ImagePlus source) throws SpinepsException {
		ImageChecks.requireImage(source);
	}

	@Override
	public TaskResult run(final ImagePlus source,
		final ShowLabelsSettings settings, final Progress progress)
		throws SpinepsException
	{
		requireUsable(source);
		if (settings.labels().isBlank()) throw new SpinepsException(
			"There are no labels to show", "",
			"Give the title of an open label image or the path of a mask (key labels)");
		progress.report("Reading the labels", 0, 0);
		final LabelVolume labels = LabelImages.over(source, SourceImages.find(
			settings.labels()));
		progress.report("Drawing", 0, 0);
		final LabelLegend legend = settings.scheme().equals(
			ShowLabelsSettings.RECOGNISE) ? LabelLegend.recognise(labels) : LabelLegend
				.of(labels, settings.named());
		progress.checkCancelled();
		final int count = legend.count();
		return new Result(source, SpineOverlay.create(labels, legend,
			new OverlayStyle(settings.opacity(), settings.outlines(), settings.names(),
				OverlayColours.LEVELS, Set.of())), (count == 1 ? "1 label" : count +
					" labels") + legend.scheme().map(LabelScheme::title).map(
						title -> ", numbered by " + title).orElse(""));
	}
}
