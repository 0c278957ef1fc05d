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
package org.spineps.pipeline.original;

import java.util.Arrays;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Structure;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.GrowthSteps;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * How SPINEPS divides endplates (62) into upper (52) and lower ones (53): the
 * labels of the instance mask grow round by round in ascending order, and a plate
 * voxel 200 + X goes to the first that reaches it. That one should be X, or the
 * label grown just before it should be; if not, the voxel is lost. In the first
 * round the label before the first is 1, later it is the last.
 */
final class OriginalEndplates {

	private static final int ROUNDS = 14;
	/** Labels of vertebrae and sacrum are below this. */
	private static final int VERTEBRAE = 40;
	private static final int FIRST_BEFORE = 1;

	private final LabelVolume semantic;
	private final LabelVolume instances;
	private final int[] plates;
	/** Round in which a plate voxel is reached first, and by which label's index. */
	private final int[] round;
	private final int[] by;

	private OriginalEndplates(final LabelVolume semantic,
		final LabelVolume instances)
	{
		this.semantic = semantic;
		this.instances = instances;
		int count = 0;
		for (final short structure : semantic.array())
			if (structure == Structure.ENDPLATE.id()) count++;
		plates = new int[count];
		count = 0;
		for (int v = 0; v < semantic.array().length; v++)
			if (semantic.array()[v] == Structure.ENDPLATE.id()) plates[count++] = v;
		round = new int[count];
		Arrays.fill(round, ROUNDS + 1);
		by = new int[count];
	}

	/**
	 * @param semantic structures; not changed
	 * @param instances named vertebrae with endplates, on the same grid
	 * @return the semantic mask with 52, 53, what is not reached 62, and what is
	 *         lost 0
	 */
	static LabelVolume divide(final LabelVolume semantic,
		final LabelVolume instances)
	{
		final Box plates = LabelStatistics.boundingBox(semantic,
			label -> label == Structure.ENDPLATE.id());
		if (plates.isEmpty()) return semantic;
		// What lies farther away reaches no plate, but counts in the order.
		final Box near = plates.grow(ROUNDS).intersect(semantic.grid().box());
		final OriginalEndplates division = new OriginalEndplates(Crop.of(semantic,
			near, 0), Crop.of(instances, near, 0));
		division.divide(Arrays.stream(LabelStatistics.of(instances).labels())
			.filter(label -> label < VERTEBRAE).toArray());
		final LabelVolume result = semantic.copy();
		Crop.paste(division.semantic, result, near.min(0), near.min(1), near.min(
			2));
		return result;
	}

	private void divide(final int[] labels) {
		final LabelStatistics statistics = LabelStatistics.of(instances);
		for (int n = 0; n < labels.length; n++)
			if (statistics.has(labels[n])) reach(labels[n], n, statistics.box(
				labels[n]));
		final int[] values = new int[plates.length];
		final int[] reached = new int[ROUNDS + 2];
		for (int n = 0; n < plates.length; n++) {
			values[n] = value(n, labels);
			if (values[n] != 0) reached[round[n]]++;
		}
		final int last = lastRound(reached);
		for (int n = 0; n < plates.length; n++)
			if (round[n] <= last) semantic.array()[plates[n]] = (short) values[n];
	}

	private void reach(final int label, final int index, final Box vertebra) {
		final Box box = vertebra.grow(ROUNDS).intersect(instances.grid().box());
		GrowthSteps.forEach(instances, label, box, ROUNDS, semantic, new int[] {
			Structure.ENDPLATE.id() }, (v, steps) -> {
				final int n = Arrays.binarySearch(plates, v);
				if (steps >= round[n]) return;
				round[n] = steps;
				by[n] = index;
			});
	}

	/** @return 52 or 53, or 0 for a voxel that a wrong label reaches first */
	private int value(final int n, final int[] labels) {
		if (round[n] > ROUNDS) return 0;
		final int plate = (instances.array()[plates[n]] & 0xffff) -
			Level.ENDPLATE_OFFSET;
		final int before = by[n] > 0 ? labels[by[n] - 1] : round[n] == 1
			? FIRST_BEFORE : labels[labels.length - 1];
		if (plate == before) return Structure.ENDPLATE_SUPERIOR.id();
		return plate == labels[by[n]] ? Structure.ENDPLATE_INFERIOR.id() : 0;
	}

	/** The rounds end after one that adds nothing, or when nothing is left. */
	private int lastRound(final int[] reached) {
		int before = 0;
		int count = 0;
		for (int next = 1; next <= ROUNDS; next++) {
			if (next > 1 && count == before && count != 0 || count == plates.length)
				return next - 1;
			before = count;
			count += reached[next];
		}
		return ROUNDS;
	}
}
