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
package org.spineps.io;

import java.util.Optional;
import java.util.StringJoiner;

import org.spineps.volume.Grid;

/**
 * A grid as a line of text: size, then the three rows of its affine. Images that
 * this program made carry it as a property, which ImageJ saves in TIFF files.
 */
public final class GridText {

	/** The name of the property. */
	public static final String KEY = "SPINEPS-grid";

	private GridText() {
		// static methods only
	}

	/**
	 * @param grid where voxels lie
	 * @return 15 numbers with blanks between them
	 */
	public static String of(final Grid grid) {
		final StringJoiner text = new StringJoiner(" ");
		for (final int size : grid.size())
			text.add(Integer.toString(size));
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 4; column++)
				text.add(Double.toString(grid.affine(row, column)));
		return text.toString();
	}

	/**
	 * @param text such a line
	 * @param size of the image that carries it
	 * @return the grid, or empty if the text is another one or of another size
	 */
	public static Optional<Grid> parse(final String text, final int[] size) {
		final String[] words = text.strip().split("\\s+");
		if (words.length != 15) return Optional.empty();
		try {
			for (int axis = 0; axis < 3; axis++)
				if (Integer.parseInt(words[axis]) != size[axis]) return Optional.empty();
			final double[][] affine = new double[3][4];
			for (int i = 0; i < 12; i++)
				affine[i / 4][i % 4] = Double.parseDouble(words[3 + i]);
			return Optional.of(new Grid(size, affine));
		}
		catch (final IllegalArgumentException e) {
			// Somebody edited the text: it says nothing then.
			return Optional.empty();
		}
	}
}
