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
package org.spineps.batch.totalspineseg;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import org.spineps.SpinepsException;
import org.spineps.picture.TaggedPicture;
import org.spineps.pipeline.totalspineseg.label.PartNames;
import org.spineps.pipeline.totalspineseg.stage.FinalLabels;
import org.spineps.pipeline.totalspineseg.stage.PreviewColors;
import org.spineps.pipeline.totalspineseg.stage.SpineNumbers;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * TotalSpineSeg's pictures of one scan: its middle sagittal slice, superior up and
 * anterior to the left, labels in their colours over it.
 */
final class Previews {

	private final int columns;
	private final int rows;
	private final int slice;
	private final int[] grey;

	/** @param image a scan of cubes of one millimetre, axes right, anterior, superior */
	Previews(final ImageVolume image) {
		final Grid grid = image.grid();
		columns = grid.size(1);
		rows = grid.size(2);
		slice = grid.size(0) / 2;
		grey = new int[rows * columns];
		float least = Float.POSITIVE_INFINITY;
		float most = Float.NEGATIVE_INFINITY;
		final float[] values = new float[grey.length];
		for (int row = 0; row < rows; row++)
			for (int column = 0; column < columns; column++) {
				final float value = image.array()[grid.index(slice, columns - 1 -
					column, rows - 1 - row)];
				values[row * columns + column] = value;
				least = Math.min(least, value);
				most = Math.max(most, value);
			}
		for (int at = 0; at < grey.length; at++)
			grey[at] = most > least ? (int) (255 * (values[at] - least) / (most -
				least)) : 0;
	}

	/**
	 * @param labels a mask on a part of the scan's grid
	 * @param at where that part begins
	 * @return the labels of the slice, row by row
	 */
	int[] slice(final LabelVolume labels, final Box at) {
		final int[] result = new int[grey.length];
		final Grid grid = labels.grid();
		final int i = slice - at.min(0);
		if (i < 0 || i >= grid.size(0)) return result;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				result[(rows - 1 - k - at.min(2)) * columns + columns - 1 - j - at.min(
					1)] = labels.array()[grid.index(i, j, k)] & 0xffff;
		return result;
	}

	/**
	 * @param levels one voxel for each level, on the scan's grid
	 * @return the levels of all slices, three pixels wide
	 */
	int[] levels(final LabelVolume levels) {
		final int[] result = new int[grey.length];
		final LabelStatistics statistics = LabelStatistics.of(levels);
		for (final int level : statistics.labels()) {
			final Box box = statistics.box(level);
			for (int row = rows - 2 - box.min(2); row <= rows - box.min(2); row++)
				for (int column = columns - 2 - box.min(1); column <= columns - box.min(
					1); column++)
					if (row >= 0 && row < rows && column >= 0 && column < columns)
						result[row * columns + column] = level;
		}
		return result;
	}

	/**
	 * @param file file to make or replace
	 * @param labels labels of the slice, row by row; all 0 for the scan alone
	 * @param names label → its word, null for none
	 * @throws SpinepsException if the file cannot be written
	 */
	void write(final Path file, final int[] labels,
		final IntFunction<String> names) throws SpinepsException
	{
		final int[] pixels = new int[grey.length];
		for (int at = 0; at < pixels.length; at++) {
			final int color = labels[at] == 0 ? 0 : PreviewColors.of(labels[at]);
			for (int shift = 0; shift <= 16; shift += 8) {
				final int part = color >> shift & 0xff;
				// A part of a colour that is 0 lets the scan through.
				pixels[at] |= (part > 0 ? part : grey[at]) << shift;
			}
		}
		TaggedPicture.write(file, columns, pixels, tags(labels, names));
	}

	private List<TaggedPicture.Tag> tags(final int[] labels,
		final IntFunction<String> names)
	{
		final List<TaggedPicture.Tag> tags = new ArrayList<>();
		for (int label = 1; label < 256; label++) {
			final String name = names.apply(label);
			if (name == null) continue;
			final int[] extent = { columns, -1, rows, -1 };
			for (int at = 0; at < labels.length; at++)
				if (labels[at] == label) {
					extent[0] = Math.min(extent[0], at % columns);
					extent[1] = Math.max(extent[1], at % columns);
					extent[2] = Math.min(extent[2], at / columns);
					extent[3] = at / columns;
				}
			if (extent[1] < 0) continue;
			final boolean left = SpineNumbers.isDisc(label) ||
				label == FinalLabels.SACRUM;
			int x = left ? extent[0] - 1 : extent[1] + 1;
			final int y = (extent[2] + extent[3]) / 2;
			while (x > 0 && x < columns - 1 && labels[y * columns + x] != 0)
				x += left ? -1 : 1;
			tags.add(new TaggedPicture.Tag(name, x, y, left, PreviewColors.of(
				label)));
		}
		return tags;
	}

	/**
	 * @param all the numbers of a mask
	 * @param vertebrae whether vertebrae and sacrum are named, too
	 * @return number → e.g. "L4" or "L4/L5"; null for what is not named
	 */
	static IntFunction<String> names(final List<Integer> all,
		final boolean vertebrae)
	{
		return number -> SpineNumbers.isDisc(number) ? PartNames.of(number, all)
			.replace("disc ", "") : vertebrae && (SpineNumbers.isVertebra(number) ||
				number == FinalLabels.SACRUM) ? PartNames.of(number, all) : null;
	}
}
