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
package org.spineps.measure.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.result.Provenance;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * A spine of boxes whose sizes are known to the voxel, 1 mm wide each: five
 * vertebrae L1 to L5 of 30 x 20 x 40 mm with arches, discs and canal, in a volume
 * with room on every side. Everything can be changed before it is drawn.
 */
final class BoxSpine {

	static final int COUNT = 5;
	private static final int FRONT = 20;
	private static final int DEPTH = 30;

	final int[] bodyHeight = filled(20);
	final int[] bodyDepth = filled(DEPTH);
	final int[] discHeight = filled(9);
	final int[] discDepth = filled(DEPTH);
	final int[] archHeight = filled(15);
	final int[] width = filled(40);
	final int[] label = { 20, 21, 22, 23, 24 };
	Naming naming = Naming.ASSUMED;
	double[] named = { Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN };
	int above = 25;
	int volumeWidth = 100;
	/** How far to the right of the middle each vertebra stands. */
	final int[] right = filled(0);
	List<String> warnings = List.of();
	int archStructure = 46;
	double vertebraeSure = 0.95;
	double discsSure = 0.95;

	private static int[] filled(final int value) {
		final int[] values = new int[COUNT];
		Arrays.fill(values, value);
		return values;
	}

	SpineSegmentation draw() {
		int height = above + 25;
		for (int n = 0; n < COUNT; n++)
			height += Math.max(0, bodyHeight[n]) + discHeight[n];
		final Grid grid = Grid.of(new int[] { 130, height, volumeWidth },
			new double[] { 1, 1, 1 }, AxisCodes.PIR);
		final LabelVolume semantic = LabelVolume.zeros(grid);
		final LabelVolume instances = LabelVolume.zeros(grid);
		final List<SpineInstance> found = new ArrayList<>();
		int top = above;
		box(semantic, 60, FRONT + DEPTH + 2, 4, FRONT + DEPTH + 12, height - 4,
			volumeWidth / 2, 10);
		for (int n = 0; n < COUNT; n++) {
			final Level level = Level.of(label[n]).orElse(null);
			final String name = level == null || naming == Naming.LEVEL_UNKNOWN ? "V" +
				(n + 1) : level.label();
			final int middle = volumeWidth / 2 + right[n];
			final int bottom = top + bodyHeight[n];
			final int[][] parts = { { 49, FRONT, top, FRONT + bodyDepth[n], bottom }, {
				archStructure, FRONT + DEPTH + 14, top, FRONT + DEPTH + 34, top +
					archHeight[n] } };
			for (final int[] part : parts) {
				box(semantic, part[0], part[1], part[2], part[3], part[4], middle,
					width[n]);
				box(instances, label[n], part[1], part[2], part[3], part[4], middle,
					width[n]);
			}
			found.add(new SpineInstance(Kind.VERTEBRA, label[n], name, naming, vertebraeSure,
				named[n]));
			if (n + 1 < COUNT) {
				box(semantic, 100, FRONT, bottom + 1, FRONT + discDepth[n], bottom +
					discHeight[n] - 1, middle, width[n]);
				box(instances, 100 + label[n], FRONT, bottom + 1, FRONT + discDepth[n],
					bottom + discHeight[n] - 1, middle, width[n]);
				found.add(new SpineInstance(Kind.DISC, 100 + label[n], "disc " + name,
					naming, discsSure));
			}
			top = bottom + discHeight[n];
		}
		return new SpineSegmentation(semantic, instances, found, warnings,
			new Provenance("", List.of(), "", Map.of(), Map.of()));
	}

	private static void box(final LabelVolume volume, final int label,
		final int p0, final int i0, final int p1, final int i1, final int middle,
		final int width)
	{
		final Grid grid = volume.grid();
		for (int k = Math.max(0, middle - width / 2); k < Math.min(grid.size(2),
			middle - width / 2 + width); k++)
			for (int j = Math.max(0, i0); j < Math.min(grid.size(1), i1); j++)
				for (int i = p0; i < p1; i++)
					volume.array()[grid.index(i, j, k)] = (short) label;
	}
}
