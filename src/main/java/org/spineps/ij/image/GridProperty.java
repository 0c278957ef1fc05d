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
import java.util.StringJoiner;

import org.spineps.volume.Grid;

/**
 * The place in the patient, kept as a property of an image that this plugin
 * made. ImageJ saves such properties in TIFF files and copies them with
 * Image &gt; Duplicate.
 */
public final class GridProperty {

	private static final String KEY = "SPINEPS-grid";

	private GridProperty() {
		// static methods only
	}

	/**
	 * @param image gets the property
	 * @param grid where its voxels lie
	 */
	public static void write(final ImagePlus image, final Grid grid) {
		final StringJoiner text = new StringJoiner(" ");
		for (final int size : grid.size())
			text.add(Integer.toString(size));
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 4; column++)
				text.add(Double.toString(grid.affine(row, column)));
		image.setProp(KEY, text.toString());
	}

	/**
	 * @param image an image
	 * @return where its voxels lie, or empty if it has no such property or another
	 *         size than when it was written
	 */
	public static Optional<Grid> read(final ImagePlus image) {
		final String text = image.getProp(KEY);
		if (text == null) return Optional.empty();
		final String[] words = text.strip().split("\\s+");
		if (words.length != 15) return Optional.empty();
		try {
			final int[] size = new int[3];
			for (int axis = 0; axis < 3; axis++)
				size[axis] = Integer.parseInt(words[axis]);
			final double[][] affine = new double[3][4];
			for (int i = 0; i < 12; i++)
				affine[i / 4][i % 4] = Double.parseDouble(words[3 + i]);
			if (size[0] != image.getWidth() || size[1] != image.getHeight() ||
				size[2] != image.getStackSize()) return Optional.empty();
			return Optional.of(new Grid(size, affine));
		}
		catch (final IllegalArgumentException e) {
			// Somebody edited the property: it says nothing then.
			return Optional.empty();
		}
	}
}
