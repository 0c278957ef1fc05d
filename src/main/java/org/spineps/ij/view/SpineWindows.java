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
import ij.ImageStack;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.process.LUT;

import java.awt.GraphicsEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.ij.image.Titles;
import org.spineps.ij.show.LabelColors;
import org.spineps.ij.show.LevelTheme;
import org.spineps.ij.show.ResultInfo;
import org.spineps.ij.show.SpineOverlay;
import org.spineps.job.SpineTablesSettings;
import org.spineps.volume.LabelVolume;

/**
 * Shows a view: the results of one scan are one set, and a new result takes the
 * place of an earlier one. To be used from one thread at a time.
 */
public final class SpineWindows {

	/** Property of label images: number of the scan's image. */
	static final String LABELS_OF = "spineps.labels.of";
	/** Key of the label image of structures. */
	public static final String SEMANTIC = "semantic";
	/** Key of the label image of vertebrae, discs and endplates. */
	public static final String INSTANCES = "instances";

	private SpineWindows() {
		// static methods only
	}

	/**
	 * @param view a result
	 * @return its two label images, not shown, by "semantic" and "instances"
	 */
	public static Map<String, ImagePlus> labelImages(final SpineView view) {
		final Map<String, ImagePlus> images = new LinkedHashMap<>();
		images.put(SEMANTIC, labelImage(view, view.segmentation().semantic(),
			SEMANTIC, "Semantic labels", LabelColors.semanticLut()));
		images.put(INSTANCES, labelImage(view, view.segmentation().instances(),
			INSTANCES, "Instance labels", LabelColors.instanceLut()));
		return images;
	}

	private static ImagePlus labelImage(final SpineView view,
		final LabelVolume labels, final String end, final String what,
		final LUT lut)
	{
		final ImagePlus image = ImagePlusVolumes.toLabelImage(labels, view.source(),
			Titles.withoutExtension(view.source().getTitle()) + "-" + end, lut, ResultInfo
				.text(what, view.source(), view.placement(), view.segmentation(), view
					.notes()));
		image.setProperty(LABELS_OF, view.source().getID());
		return image;
	}

	/** Closes the label images of an earlier result unless the user edited them. */
	public static void closeLabelImages(final ImagePlus source) {
		final int[] open = WindowManager.getIDList();
		if (open == null) return;
		for (final int id : open) {
			final ImagePlus image = WindowManager.getImage(id);
			if (image != null && !image.changes && isOf(image, source)) image.close();
		}
	}

	/**
	 * Takes away what an earlier result of the scan has left and a new one will not
	 * replace.
	 *
	 * @param source the scan
	 * @param overlay whether its overlay goes
	 * @param tables whether its tables go
	 */
	public static void remove(final ImagePlus source, final boolean overlay,
		final boolean tables)
	{
		if (overlay && SpineOverlay.isOn(source)) SpineOverlay.putOn(source,
			new Overlay());
		if (!tables) return;
		SpineTables.close(source);
	}

	/**
	 * @param view a result
	 * @return its label images that are open, edited or not, by "semantic" and
	 *         "instances"
	 */
	public static Map<String, ImagePlus> openLabelImages(final SpineView view) {
		final Map<String, ImagePlus> images = new LinkedHashMap<>();
		final int[] open = WindowManager.getIDList();
		if (open != null) for (final int id : open) {
			final ImagePlus image = WindowManager.getImage(id);
			if (image == null || !isOf(image, view.source())) continue;
			for (final String end : List.of(SEMANTIC, INSTANCES))
				if (image.getTitle().endsWith("-" + end)) images.put(end, image);
		}
		return images;
	}

	private static boolean isOf(final ImagePlus image, final ImagePlus source) {
		return Integer.valueOf(source.getID()).equals(image.getProperty(LABELS_OF));
	}

	/**
	 * Makes a view the one of its scan, with overlay and tables in place of earlier
	 * ones. Tables that are open are filled anew. Without a screen the table of
	 * instances becomes ImageJ's Results table, which is how a headless macro can
	 * read and save it; there is only one.
	 *
	 * @param view a result
	 * @param overlay whether the overlay is drawn
	 * @param tables whether the table of findings is shown
	 */
	public static void show(final SpineView view, final boolean overlay,
		final boolean tables)
	{
		view.attach();
		if (overlay && view.fits()) SpineOverlay.putOn(view.source(), SpineOverlay
			.create(view.segmentation(), OverlayChoice.style(view, OverlayChoice.of(view
				.source()))));
		final List<String> keys = SpineTables.open(view);
		if (tables) keys.add(GraphicsEnvironment.isHeadless()
			? SpineTablesSettings.INSTANCES : LevelTheme.FINDINGS.key());
		SpineTables.show(view, keys);
	}

	/**
	 * Replaces an earlier view everywhere it is shown: overlay if there is one, tables
	 * if they are open, label images that the user has not edited.
	 *
	 * @param view the newer result of the same scan
	 */
	public static void replace(final SpineView view) {
		show(view, SpineOverlay.isOn(view.source()), GraphicsEnvironment
			.isHeadless());
		final Map<String, ImagePlus> fresh = labelImages(view);
		final int[] open = WindowManager.getIDList();
		if (open != null) for (final int id : open) {
			final ImagePlus image = WindowManager.getImage(id);
			if (image == null || image.changes || !isOf(image, view.source())) continue;
			for (final ImagePlus newer : fresh.values())
				if (image.getTitle().equals(newer.getTitle())) takeOver(image, newer);
		}
		SpinePanels.refresh(view);
	}

	private static void takeOver(final ImagePlus shown, final ImagePlus newer) {
		final int slice = shown.getCurrentSlice();
		final ImageStack stack = newer.getStack();
		shown.setStack(stack);
		shown.setSlice(slice);
		shown.setProperty("Info", newer.getProperty("Info"));
		shown.updateAndDraw();
	}
}
