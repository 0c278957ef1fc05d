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
package org.spineps.ij.folder;

import ij.ImagePlus;
import ij.WindowManager;
import ij.io.FileInfo;

import java.nio.file.Files;
import java.nio.file.Path;

import org.spineps.SpinepsException;
import org.spineps.batch.BatchCase;
import org.spineps.batch.output.SavedResult;
import org.spineps.ij.image.ImageOrientation;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.ij.image.ImageWindows;
import org.spineps.ij.image.StudyLink;
import org.spineps.ij.image.VolumeOpener;
import org.spineps.ij.view.SpinePanels;
import org.spineps.ij.view.SpineView;
import org.spineps.ij.view.SpineWindows;
import org.spineps.io.VolumeInput;
import org.spineps.job.setting.DisplayedOrientation;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.Reorient;

/** Opens a case of a folder: its scan, and over it its result if there is one. */
final class CaseOpener {

	private CaseOpener() {
		// static methods only
	}

	/**
	 * Opens a case, or comes back to its window. Not for the event thread: it reads
	 * files.
	 *
	 * @param scan a case
	 * @return its scan, shown, with overlay and panel if it has a result
	 * @throws SpinepsException if the scan or its result cannot be read
	 */
	static ImagePlus open(final BatchCase scan) throws SpinepsException {
		final ImagePlus before = find(scan.volume());
		final ImagePlus image = before == null ? read(scan.volume()) : before;
		if (before == null) ImageWindows.show(image);
		if (scan.hasResult()) {
			final SpineView view = view(image, scan);
			SpineWindows.show(view, true, false);
			if (image.getWindow() != null) SpinePanels.open(view);
		}
		if (image.getWindow() != null) image.getWindow().toFront();
		return image;
	}

	private static ImagePlus read(final VolumeInput volume)
		throws SpinepsException
	{
		if (Files.isRegularFile(volume.place())) return VolumeOpener.open(volume
			.place(), AxisCodes.PIR);
		final ImagePlus image = VolumeOpener.toImage(Reorient.to(volume.read()
			.image(), AxisCodes.PIR), volume.name());
		StudyLink.set(image, volume);
		return image;
	}

	private static ImagePlus find(final VolumeInput volume) {
		final Path file = volume.place().toAbsolutePath();
		final int[] ids = WindowManager.getIDList();
		if (ids == null) return null;
		for (final int id : ids) {
			final ImagePlus image = WindowManager.getImage(id);
			if (image == null) continue;
			if (StudyLink.is(image, volume)) return image;
			final FileInfo info = image.getOriginalFileInfo();
			if (info != null && info.directory != null && info.fileName != null &&
				Path.of(info.directory, info.fileName).equals(file))
				return image;
		}
		return null;
	}

	private static SpineView view(final ImagePlus image, final BatchCase scan)
		throws SpinepsException
	{
		final float[] values = ImagePlusVolumes.values(image);
		final ImageOrientation.Placement placement = ImageOrientation.of(image,
			values, DisplayedOrientation.DEFAULT, true);
		final Grid grid = placement.grid();
		final SpineSegmentation saved = SavedResult.read(scan.results(), scan
			.name());
		final SpineSegmentation turned = new SpineSegmentation(Reorient.onto(saved
			.semantic(), grid).on(grid), Reorient.onto(saved.instances(), grid).on(
				grid), saved.found(), saved.warnings(), saved.provenance(), saved
					.evidence(), saved.numbering());
		return SpineView.of(image, placement, turned, ImageVolume.wrap(values, grid),
			saved.warnings());
	}
}
