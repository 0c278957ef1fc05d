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
package org.spineps.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.anatomy.Structure;
import org.spineps.pipeline.totalspineseg.level.DiscLevels;
import org.spineps.pipeline.totalspineseg.level.LevelNumbering;
import org.spineps.pipeline.totalspineseg.stage.FinalLabels;
import org.spineps.pipeline.totalspineseg.stage.LevelPoints;
import org.spineps.pipeline.totalspineseg.stage.LevelSet;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.resample.Resample;

/**
 * One voxel for each disc of a named spine, numbered as the Spinal Cord Toolbox
 * does: the disc's voxel nearest to the middle of the canal, found on a grid of one
 * millimetre as for {@linkplain DiscLevels TotalSpineSeg's masks}.
 *
 * @param levels the levels on the grid of the masks; empty if there are none
 * @param warnings sentences about what has no level, and why
 */
record ToolboxLevels(Optional<LabelVolume> levels, List<String> warnings) {

	/** Vertebrae whose lower discs have a number, from the top. */
	private static final List<Level> NUMBERED = Arrays.stream(Level.values())
		.filter(level -> level != Level.C1 && level != Level.T13 &&
			level != Level.SACRUM).toList();
	/** The number of the disc under C2. */
	private static final int FIRST = 3;

	/** By the level above, whatever other discs are seen. */
	private static final LevelNumbering NUMBERING = present -> {
		final Map<Integer, Integer> levels = new HashMap<>();
		for (final int disc : present)
			levels.put(disc, FIRST + FinalLabels.POSSIBLE_DISCS.indexOf(disc));
		return levels;
	};

	/** Copies the list. */
	ToolboxLevels {
		warnings = List.copyOf(warnings);
	}

	/**
	 * @param instances vertebrae and discs (100 + X); not changed
	 * @param semantic structures on the same grid; not changed
	 * @param naming how sure the names of the vertebrae are
	 * @return the levels
	 */
	static ToolboxLevels of(final LabelVolume instances,
		final LabelVolume semantic, final Naming naming) throws SpinepsException
	{
		if (naming == Naming.LEVEL_UNKNOWN) return without(
			"the levels of the vertebrae are unknown");
		final LabelVolume mask = numbered(instances, semantic);
		final LabelStatistics statistics = LabelStatistics.of(mask);
		if (Arrays.stream(statistics.labels()).noneMatch(FinalLabels::isDisc))
			return without("no disc with a number was found");
		final Box box = LabelStatistics.boundingBox(mask, label -> label != 0);
		final LabelVolume part = Crop.of(mask, box, 0);
		final LabelVolume fine = Resample.nearest(part, part.grid().reorient(
			AxisCodes.RAS).resample(1, 1, 1), false);
		final Box canal = LabelStatistics.boundingBox(fine,
			label -> label == FinalLabels.CORD || label == FinalLabels.CANAL);
		if (canal.isEmpty() || canal.size(2) < 2) return without(
			"the spinal canal was not seen along the spine");
		final List<String> warnings = new ArrayList<>();
		if (LabelStatistics.of(instances).has(Level.DISC_OFFSET + Level.T13.id()))
			warnings.add("The disc under T13 has no number in the Spinal Cord " +
				"Toolbox; it was left out of the levels.");
		return new ToolboxLevels(Optional.of(onDiscs(DiscLevels.of(fine, NUMBERING),
			instances)), warnings);
	}

	/** Every disc's level becomes the nearest voxel of that disc. */
	private static LabelVolume onDiscs(final LevelSet levels,
		final LabelVolume instances)
	{
		final LabelStatistics statistics = LabelStatistics.of(instances);
		final LabelVolume result = LevelPoints.nearest(new LevelSet(levels.grid(),
			levels.points().headMap(FIRST)), instances.grid());
		levels.points().tailMap(FIRST).forEach((level, point) -> {
			final int disc = Level.DISC_OFFSET + NUMBERED.get(level - FIRST).id();
			result.array()[nearest(instances, disc, statistics.box(disc), levels.grid()
				.toWorld(point.get(0), point.get(1), point.get(2)))] = level
					.shortValue();
		});
		return result;
	}

	private static int nearest(final LabelVolume labels, final int label,
		final Box box, final double... mm)
	{
		final Grid grid = labels.grid();
		double least = Double.POSITIVE_INFINITY;
		int best = 0;
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++)
				for (int i = box.min(0); i < box.max(0); i++) {
					final int v = grid.index(i, j, k);
					if (labels.array()[v] != label) continue;
					final double[] at = grid.toWorld(i, j, k);
					final double distance = Math.hypot(Math.hypot(at[0] - mm[0], at[1] -
						mm[1]), at[2] - mm[2]);
					if (distance >= least) continue;
					least = distance;
					best = v;
				}
		return best;
	}

	private static ToolboxLevels without(final String why) {
		return new ToolboxLevels(Optional.empty(), List.of(
			"No levels for the Spinal Cord Toolbox were written, because " + why +
				"."));
	}

	/** Discs, canal, C1 and other bone with the numbers of TotalSpineSeg. */
	private static LabelVolume numbered(final LabelVolume instances,
		final LabelVolume semantic)
	{
		final short[] numbers = new short[1 << 16];
		for (final Level level : Level.values())
			numbers[level.id()] = (short) (level == Level.C1 ? FinalLabels.C1
				: FinalLabels.SACRUM);
		for (int n = 0; n < NUMBERED.size(); n++)
			numbers[Level.DISC_OFFSET + NUMBERED.get(n)
				.id()] = FinalLabels.POSSIBLE_DISCS.get(n).shortValue();
		final LabelVolume result = LabelVolume.zeros(instances.grid());
		for (int v = 0; v < result.array().length; v++) {
			final int structure = semantic.array()[v];
			result.array()[v] = structure == Structure.CORD.id()
				? (short) FinalLabels.CORD : structure == Structure.CANAL.id()
					? (short) FinalLabels.CANAL : numbers[instances.array()[v] & 0xffff];
		}
		return result;
	}
}
