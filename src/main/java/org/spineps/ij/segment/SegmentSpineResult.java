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
import ij.gui.Overlay;
import ij.measure.ResultsTable;

import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.ij.image.ImageOrientation;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.ij.image.Titles;
import org.spineps.ij.show.InstanceResults;
import org.spineps.ij.show.LabelColors;
import org.spineps.ij.show.LevelResults;
import org.spineps.ij.show.ResultInfo;
import org.spineps.ij.show.SpineOverlay;
import org.spineps.ij.task.TaskResult;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.measure.InstanceTable;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;

/**
 * What Segment Spine made of an image, ready to be shown.
 *
 * @param source the image it belongs to
 * @param semantic label image of structures, not shown
 * @param instances label image of vertebrae, discs and endplates, not shown
 * @param overlay colours and names for the source, without what it holds already
 * @param table one row per instance
 * @param levels one row per vertebra: heights, disc, slip, canal
 * @param notes sentences for the user; empty when nothing is odd
 * @param summary one line on what was found
 * @param settings what the user chose
 */
public record SegmentSpineResult(ImagePlus source, ImagePlus semantic,
	ImagePlus instances, Overlay overlay, ResultsTable table,
	ResultsTable levels, List<String> notes, String summary,
	SegmentSpineSettings settings) implements TaskResult
{

	/** Copies the notes. */
	public SegmentSpineResult {
		notes = List.copyOf(notes);
	}

	static SegmentSpineResult of(final ImagePlus source,
		final ImageOrientation.Placement placement,
		final SpineSegmentation segmentation, final ImageVolume volume,
		final SegmentSpineSettings settings) throws SpinepsException
	{
		final List<String> notes = new ArrayList<>(placement.notes());
		notes.addAll(segmentation.warnings());
		final String name = Titles.withoutExtension(source.getTitle());
		final ImagePlus semantic = ImagePlusVolumes.toLabelImage(segmentation
			.semantic(), source, WindowManager.makeUniqueName(name +
				"-semantic"), LabelColors.semanticLut(),
			ResultInfo.text("Semantic labels", source, placement, segmentation,
				notes));
		final ImagePlus instances = ImagePlusVolumes.toLabelImage(segmentation
			.instances(), source, WindowManager.makeUniqueName(name +
				"-instances"), LabelColors.instanceLut(),
			ResultInfo.text("Instance labels", source, placement, segmentation,
				notes));
		return new SegmentSpineResult(source, semantic, instances, SpineOverlay
			.create(segmentation), InstanceResults.table(InstanceTable.of(
				segmentation), source.getTitle()), LevelResults.table(SpineMeasures.of(
					segmentation, volume, Cutoffs.standard()), volume.grid(), source
						.getTitle()), notes, ResultInfo.summary(segmentation), settings);
	}

	/** @return title of the table's window */
	public String tableTitle() {
		return "SPINEPS instances of " + source.getTitle();
	}

	/** @return title of the window of the level table */
	public String levelsTitle() {
		return "SPINEPS levels of " + source.getTitle();
	}

	@Override
	public String subject() {
		return source.getTitle();
	}

	@Override
	public Map<String, ImagePlus> images() {
		final Map<String, ImagePlus> images = new LinkedHashMap<>();
		images.put("semantic", semantic);
		images.put("instances", instances);
		return images;
	}

	/**
	 * Shows the tables in their windows and puts the overlay on the source, if
	 * wanted. Without a screen the table of instances becomes ImageJ's Results
	 * table, which is how a headless macro can read and save it; there is only one,
	 * so the level table is not shown then.
	 */
	@Override
	public void present() {
		if (settings.showOverlay() && fits()) SpineOverlay.putOn(source, overlay);
		if (!settings.showTable()) return;
		if (!GraphicsEnvironment.isHeadless()) levels.show(levelsTitle());
		InstanceResults.show(table, tableTitle());
	}

	/** The user may have cropped or closed the source in the meantime. */
	private boolean fits() {
		return source.getWidth() == instances.getWidth() && source
			.getHeight() == instances.getHeight() && source
				.getStackSize() == instances.getStackSize();
	}
}
