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
import ij.plugin.frame.RoiManager;

import java.awt.Color;
import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.anatomy.LevelColors;
import org.spineps.anatomy.Structure;
import org.spineps.ij.show.OutlineRois;
import org.spineps.job.SpineRoisSettings;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.RegionOutlines;
import org.spineps.volume.RegionOutlines.Region;

/**
 * The instances or structures of a result as regions of interest, one for each
 * slice that shows it, with the pixels of the mask, so that measures of a region
 * are those of the mask.
 */
public final class SpineRois {

	/** What a label is called and how it is drawn. */
	private record Look(String name, int colour) {}

	private SpineRois() {
		// static methods only
	}

	/**
	 * @param segmentation a result
	 * @param kind {@link SpineRoisSettings#INSTANCES} or
	 *          {@link SpineRoisSettings#STRUCTURES}
	 * @return its regions, by instance or structure, then by slice
	 */
	public static List<Roi> of(final SpineSegmentation segmentation,
		final String kind)
	{
		final Map<Integer, Look> inInstances = new LinkedHashMap<>();
		final Map<Integer, Look> inSemantic = new LinkedHashMap<>();
		if (kind.equals(SpineRoisSettings.STRUCTURES)) for (final Structure structure : Structure
			.values()) inSemantic.put(structure.id(), new Look(structure.label(),
				LevelColors.of(structure)));
		else for (final SpineInstance one : segmentation.found())
			(one.kind().inSemanticMask() ? inSemantic : inInstances).put(one.label(),
				new Look(one.name(), LevelColors.ofInstance(one.label())));
		final List<Roi> rois = of(segmentation.instances(), inInstances);
		rois.addAll(of(segmentation.semantic(), inSemantic));
		return rois;
	}

	private static List<Roi> of(final LabelVolume labels,
		final Map<Integer, Look> looks)
	{
		final Map<Integer, List<Roi>> rois = new LinkedHashMap<>();
		looks.keySet().forEach(label -> rois.put(label, new ArrayList<>()));
		final int width = labels.grid().size(0);
		final int[] slice = new int[width * labels.grid().size(1)];
		for (int k = 0; k < labels.grid().size(2); k++) {
			for (int i = 0; i < slice.length; i++)
				slice[i] = labels.array()[k * slice.length + i] & 0xffff;
			for (final Region region : RegionOutlines.of(slice, width))
				if (rois.containsKey(region.value())) rois.get(region.value()).add(roi(
					region, looks.get(region.value()), k + 1));
		}
		final List<Roi> all = new ArrayList<>();
		rois.values().forEach(all::addAll);
		return all;
	}

	private static Roi roi(final Region region, final Look look,
		final int slice)
	{
		final Roi roi = OutlineRois.of(region);
		roi.setName(look.name() + ", slice " + slice);
		roi.setPosition(slice);
		roi.setStrokeColor(new Color(look.colour()));
		return roi;
	}

	/**
	 * Adds the regions to the ROI Manager, after those that are there.
	 *
	 * @param view a result
	 * @param kind as in {@link #of(SpineSegmentation, String)}
	 * @return how many were added
	 * @throws SpinepsException without a screen
	 */
	static int toManager(final SpineView view, final String kind)
		throws SpinepsException
	{
		if (GraphicsEnvironment.isHeadless()) throw new SpinepsException(
			"The ROI Manager needs a screen", "this ImageJ runs without one",
			"Give a file for the regions (key file)");
		final List<Roi> rois = placed(view, kind);
		final RoiManager manager = RoiManager.getRoiManager();
		rois.forEach(manager::addRoi);
		return rois.size();
	}

	/**
	 * @param view a result
	 * @param kind as in {@link #of(SpineSegmentation, String)}
	 * @return its regions, with the positions of a hyperstack if the scan is one: in
	 *         all channels and frames
	 */
	static List<Roi> placed(final SpineView view, final String kind) {
		final List<Roi> rois = of(view.segmentation(), kind);
		if (view.source().isHyperStack()) rois.forEach(roi -> roi.setPosition(0, roi
			.getPosition(), 0));
		return rois;
	}
}
