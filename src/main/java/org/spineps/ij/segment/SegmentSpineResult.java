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
package org.spineps.ij.segment;

import ij.ImagePlus;
import ij.WindowManager;

import java.util.List;
import java.util.Map;

import org.spineps.ij.image.ImageWindows;
import org.spineps.ij.show.ResultInfo;
import org.spineps.ij.show.SpineOverlay;
import org.spineps.ij.task.TaskResult;
import org.spineps.ij.view.SpinePanels;
import org.spineps.ij.view.SpineView;
import org.spineps.ij.view.SpineWindows;
import org.spineps.job.SegmentSpineSettings;

/**
 * What Segment Spine made: the result of the scan, shown with overlay, tables and
 * panel as the settings say. The label images belong to the caller.
 *
 * @param view what was found
 * @param images the label images, not shown, by "semantic" and "instances"
 * @param frame the frame of the scan that was segmented, counted from 1
 * @param closed whether the user closed the scan meanwhile
 * @param settings what is shown
 */
public record SegmentSpineResult(SpineView view,
	Map<String, ImagePlus> images, int frame, boolean closed,
	SegmentSpineSettings settings) implements TaskResult
{

	/** Makes the label images. */
	SegmentSpineResult(final SpineView view, final int frame,
		final boolean closed, final SegmentSpineSettings settings)
	{
		this(view, SpineWindows.labelImages(view), frame, closed, settings);
	}

	@Override
	public String subject() {
		return view.source().getTitle();
	}

	@Override
	public List<String> notes() {
		return view.notes();
	}

	@Override
	public String summary() {
		return ResultInfo.summary(view.segmentation());
	}

	/**
	 * The label images of an earlier result go, unless the user has edited them. A
	 * scan that was named by its path is shown, too.
	 */
	@Override
	public void showImages() {
		SpineWindows.closeLabelImages(view.source());
		final boolean shown = WindowManager.getImage(view.source().getID()) != null;
		if (!shown && !closed && TaskResult.canShow()) ImageWindows.show(view
			.source());
		if (settings.showLabels()) TaskResult.super.showImages();
	}

	@Override
	public void present() {
		SpineOverlay.setFrame(view.source(), frame);
		SpineWindows.remove(view.source(), !settings.showOverlay(), !settings
			.showTable());
		SpineWindows.show(view, settings.showOverlay() && !closed, settings
			.showTable());
		if (view.source().getWindow() == null) return;
		SpinePanels.open(view);
		view.source().getWindow().toFront();
	}
}
