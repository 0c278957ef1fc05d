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
import ij.gui.Overlay;

import org.spineps.SpinepsException;
import org.spineps.ij.show.SpineOverlay;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.job.SpineOverlaySettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.progress.Progress;

/** Spine Overlay: the result of the active image, drawn as the user likes. */
public final class SpineOverlayTask implements
	ImageTask<SpineOverlaySettings>
{

	private record Result(SpineView view, SpineOverlaySettings chosen,
		Overlay overlay) implements TaskResult
	{

		@Override
		public void present() {
			OverlayChoice.keep(view.source(), chosen);
			SpineOverlay.putOn(view.source(), overlay);
			SpinePanels.refresh(view);
		}
	}

	@Override
	public JobDescription<SpineOverlaySettings> job() {
		return SpineOverlaySettings.JOB;
	}

	@Override
	public void requireUsable(final ImagePlus source) throws SpinepsException {
		SpineView.require(source).requireVolume();
	}

	@Override
	public TaskResult run(final ImagePlus source,
		final SpineOverlaySettings settings, final Progress progress)
		throws SpinepsException
	{
		requireUsable(source);
		final SpineView view = SpineView.require(source);
		OverlayChoice.check(view, settings);
		progress.report("Drawing", 0, 0);
		return new Result(view, settings, SpineOverlay.create(view.segmentation(),
			OverlayChoice.style(view, settings)));
	}
}
