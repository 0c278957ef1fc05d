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
package org.spineps.ij.dialog;

import ij.ImagePlus;

import java.util.Locale;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.ij.image.ImageOrientation;
import org.spineps.ij.image.ImageOrientation.Placement;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.ij.image.ScanPart;
import org.spineps.job.setting.DisplayedOrientation;
import org.spineps.volume.Grid;

/**
 * What the dialog says of the scan. Made beside the event thread, as headers are
 * read.
 *
 * @param text title, size and voxels, and which part is segmented
 * @param orientation how the scan lies, and how that is known
 * @param known whether a header says so
 * @param grid of what is segmented
 */
record ScanFacts(String text, String orientation, boolean known, Grid grid) {

	/**
	 * @param scan an image that can be segmented
	 * @return what is known of it
	 * @throws SpinepsException if it cannot be segmented after all
	 */
	static ScanFacts of(final ImagePlus scan) throws SpinepsException {
		final ScanPart part = ScanPart.of(scan);
		final Placement placement = ImageOrientation.of(part.volume(),
			ImagePlusVolumes.values(part.volume()), DisplayedOrientation.DEFAULT,
			true);
		final Grid grid = part.box().map(box -> placement.grid().crop(box)).orElse(
			placement.grid());
		final String text = String.format(Locale.ROOT,
			"%s: %d×%d×%d voxels of %.2f×%.2f×%.2f mm", scan.getTitle(), grid.size(0),
			grid.size(1), grid.size(2), grid.spacing(0), grid.spacing(1), grid.spacing(
				2));
		final Optional<String> left = part.notes().isEmpty() ? Optional.empty()
			: Optional.of(String.join(" ", part.notes()).replace("was segmented",
				"is segmented"));
		return new ScanFacts(text + left.map(note -> "\n" + note).orElse(""),
			placement.grid().axisCodes() + ", from the " + placement.source().text(),
			placement.source().isHeader(), grid);
	}
}
