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
package org.spineps.ij.image;

import ij.ImagePlus;

import java.util.Optional;

import org.spineps.io.GridText;
import org.spineps.volume.Grid;

/**
 * The place in the patient, kept as a property of an image that this plugin
 * made. ImageJ saves such properties in TIFF files and copies them with
 * Image &gt; Duplicate.
 */
public final class GridProperty {

	private GridProperty() {
		// static methods only
	}

	/**
	 * @param image gets the property
	 * @param grid where its voxels lie
	 */
	public static void write(final ImagePlus image, final Grid grid) {
		image.setProp(GridText.KEY, GridText.of(grid));
	}

	/**
	 * @param image an image
	 * @return where its voxels lie, or empty if it has no such property or another
	 *         size than when it was written
	 */
	public static Optional<Grid> read(final ImagePlus image) {
		final String text = image.getProp(GridText.KEY);
		return text == null ? Optional.empty() : GridText.parse(text, new int[] {
			image.getWidth(), image.getHeight(), image.getStackSize() });
	}
}
