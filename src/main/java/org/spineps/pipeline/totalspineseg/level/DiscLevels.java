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
package org.spineps.pipeline.totalspineseg.level;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.spineps.SpinepsException;
import org.spineps.pipeline.totalspineseg.stage.FinalLabels;
import org.spineps.pipeline.totalspineseg.stage.LevelSet;
import org.spineps.pipeline.totalspineseg.stage.SpineBox;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * The levels of the Spinal Cord Toolbox: for every disc its voxel nearest to the
 * middle of the canal, with a number; where C1 is seen, 1 and 2 above them.
 */
public final class DiscLevels {

	/** The number of the disc under C2. */
	private static final int FIRST = 3;
	/** C1 must have more voxels than this for the levels above C2. */
	private static final int ENOUGH_C1 = 500;

	private final Grid whole;
	/** The part of the mask that is not background; coordinates are the mask's. */
	private final LabelVolume labels;
	private final int[] begin;
	private final CanalCurve canal;
	private final Map<Integer, int[]> points = new TreeMap<>();

	private DiscLevels(final LabelVolume mask) throws SpinepsException {
		whole = mask.grid();
		final Box box = SpineBox.of(mask, 0);
		labels = Crop.of(mask, box, 0);
		begin = new int[] { box.min(0), box.min(1), box.min(2) };
		canal = CanalCurve.of(labels, begin, FinalLabels.CORD, FinalLabels.CANAL);
	}

	/**
	 * @param labels the mask of step 1 on a grid of one millimetre with axes to right,
	 *          anterior and superior; not changed
	 * @param numbering which number each disc gets
	 * @return a voxel for each level
	 * @throws SpinepsException if there is no canal, or no disc
	 */
	public static LevelSet of(final LabelVolume labels,
		final LevelNumbering numbering) throws SpinepsException
	{
		final DiscLevels levels = new DiscLevels(labels);
		levels.findDiscs(numbering);
		levels.findUpper();
		final SortedMap<Integer, List<Integer>> points = new TreeMap<>();
		levels.points.forEach((level, point) -> points.put(level, Arrays.stream(
			point).boxed().toList()));
		return new LevelSet(labels.grid(), points);
	}

	private void findDiscs(final LevelNumbering numbering)
		throws SpinepsException
	{
		final List<Integer> present = new ArrayList<>();
		final LabelStatistics statistics = LabelStatistics.of(labels);
		for (final int label : statistics.labels())
			if (FinalLabels.isDisc(label)) present.add(label);
		final Map<Integer, Integer> levels = numbering.levels(present);
		if (levels.isEmpty()) throw new SpinepsException(
			"No levels can be found", "the mask has no named disc",
			"Check the mask; discs have labels from 63 to 100");
		levels.forEach((disc, level) -> points.put(level, tip(disc, statistics.box(
			disc))));
	}

	/** @return the disc's voxel nearest to the canal, the first in raster order */
	private int[] tip(final int disc, final Box box) {
		final Grid grid = labels.grid();
		final short[] voxels = labels.array();
		double least = Double.POSITIVE_INFINITY;
		int[] best = null;
		for (int i = box.min(0); i < box.max(0); i++)
			for (int j = box.min(1); j < box.max(1); j++)
				for (int k = box.min(2); k < box.max(2); k++) {
					if (voxels[grid.index(i, j, k)] != disc) continue;
					final double distance = canal.distance(i + begin[0], j + begin[1], k +
						begin[2]);
					if (distance < least) {
						least = distance;
						best = inMask(i, j, k);
					}
				}
		return best;
	}

	private int[] inMask(final int i, final int j, final int k) {
		return new int[] { i + begin[0], j + begin[1], k + begin[2] };
	}

	/** The levels of C1 and C2, which have no disc above them. */
	private void findUpper() {
		final int[] third = points.get(FIRST);
		final LabelStatistics statistics = LabelStatistics.of(labels);
		if (third == null || statistics.count(FinalLabels.C1) <= ENOUGH_C1) return;
		final int[] top = topOfC2(third[0] - begin[0], statistics.box(FinalLabels.C1).max(2) -
			1);
		if (top == null) return;
		final int[][] line = shiftedLine(third);
		final int[] middle = new int[3];
		for (int axis = 0; axis < 3; axis++)
			middle[axis] = Math.floorDiv(top[axis] + third[axis], 2);
		put(1, nearest(line, top));
		put(2, nearest(line, middle));
	}

	private void put(final int level, final int... point) {
		for (int axis = 0; axis < 3; axis++)
			if (point[axis] < 0 || point[axis] >= whole.size(axis)) return;
		points.put(level, point);
	}

	/** @return the highest voxel of bone under a slice, the most posterior one */
	private int[] topOfC2(final int i, final int below) {
		for (int k = below - 1; k >= 0; k--)
			for (int j = 0; j < labels.grid().size(1); j++)
				if (labels.array()[labels.grid().index(i, j, k)] == FinalLabels.SACRUM)
					return inMask(i, j, k);
		return null;
	}

	/** @return the canal's middle, moved to run through a point */
	private int[][] shiftedLine(final int... through) {
		final double[] from = canal.point(canal.nearest(through[0], through[1],
			through[2]));
		final int[][] line = new int[canal.count()][3];
		for (int n = 0; n < line.length; n++) {
			final double[] point = canal.point(n);
			line[n][0] = (int) Math.rint(point[0] + (through[0] - from[0]));
			line[n][1] = (int) Math.rint(point[1] + (through[1] - from[1]));
			line[n][2] = (int) point[2];
		}
		return line;
	}

	private static int[] nearest(final int[][] line, final int... to) {
		int[] best = line[0];
		long least = Long.MAX_VALUE;
		for (final int[] point : line) {
			long square = 0;
			for (int axis = 0; axis < 3; axis++)
				square += (long) (point[axis] - to[axis]) * (point[axis] - to[axis]);
			if (square < least) {
				least = square;
				best = point;
			}
		}
		return best;
	}
}
