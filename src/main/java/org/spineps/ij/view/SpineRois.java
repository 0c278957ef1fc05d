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

import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.plugin.frame.RoiManager;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import java.awt.Color;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.anatomy.LevelColors;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.LabelVolume;

/**
 * The instances of a result as regions that ImageJ can measure: one for each
 * instance and slice, with holes where there are some, named like "L4, slice 12",
 * at its slice.
 */
public final class SpineRois {

	private SpineRois() {
		// static methods only
	}

	/**
	 * @param segmentation a result
	 * @return its regions, by instance, then by slice
	 */
	public static List<Roi> of(final SpineSegmentation segmentation) {
		final List<Roi> rois = new ArrayList<>();
		for (final SpineInstance instance : segmentation.found()) {
			final LabelVolume labels = instance.kind().inSemanticMask() ? segmentation
				.semantic() : segmentation.instances();
			for (int slice = 0; slice < labels.grid().size(2); slice++)
				addSlice(labels, instance, slice, rois);
		}
		return rois;
	}

	private static void addSlice(final LabelVolume labels,
		final SpineInstance instance, final int slice, final List<Roi> rois)
	{
		final Rectangle box = box(labels, instance.label(), slice);
		if (box.isEmpty()) return;
		final int width = labels.grid().size(0);
		final int start = slice * width * labels.grid().size(1);
		final ByteProcessor mask = new ByteProcessor(box.width, box.height);
		for (int y = 0; y < box.height; y++)
			for (int x = 0; x < box.width; x++)
				if (labels.array()[start + (box.y + y) * width + box.x + x] == instance
					.label()) mask.set(x, y, 255);
		mask.setThreshold(1, 255, ImageProcessor.NO_LUT_UPDATE);
		final Roi roi = new ThresholdToSelection().convert(mask);
		roi.setLocation(box.x + roi.getXBase(), box.y + roi.getYBase());
		roi.setName(instance.name() + ", slice " + (slice + 1));
		roi.setPosition(slice + 1);
		roi.setStrokeColor(new Color(LevelColors.ofInstance(instance.label())));
		rois.add(roi);
	}

	private static Rectangle box(final LabelVolume labels, final int label,
		final int slice)
	{
		final int width = labels.grid().size(0);
		final int height = labels.grid().size(1);
		int minX = width, maxX = -1, minY = height, maxY = -1;
		int index = slice * width * height;
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++, index++) {
				if (labels.array()[index] != label) continue;
				minX = Math.min(minX, x);
				maxX = Math.max(maxX, x);
				minY = Math.min(minY, y);
				maxY = Math.max(maxY, y);
			}
		return maxX < 0 ? new Rectangle() : new Rectangle(minX, minY, maxX - minX +
			1, maxY - minY + 1);
	}

	/**
	 * Adds the regions to the ROI Manager, after those that are there.
	 *
	 * @param view a result
	 * @return how many were added
	 * @throws SpinepsException without a screen
	 */
	static int toManager(final SpineView view) throws SpinepsException {
		if (GraphicsEnvironment.isHeadless()) throw new SpinepsException(
			"The ROI Manager needs a screen", "this ImageJ runs without one",
			"Give a file for the regions (key file)");
		final List<Roi> rois = of(view.segmentation());
		final RoiManager manager = RoiManager.getRoiManager();
		for (final Roi roi : rois) {
			if (view.source().isHyperStack()) roi.setPosition(1, roi.getPosition(), 1);
			manager.addRoi(roi);
		}
		return rois.size();
	}
}
