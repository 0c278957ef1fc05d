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
package org.spineps.anatomy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.spineps.anatomy.LabelSchemePart.Kind;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;

/**
 * How well the labels of a mask, and the places where they lie, agree with one
 * scheme.
 *
 * @param scheme the scheme
 * @param share which part of the labelled voxels has a label of the scheme, 0..1
 * @param right how many facts speak for the scheme: vertebrae that lie under the
 *          one above, discs that lie under their vertebra
 * @param wrong how many facts speak against it: the same turned round, one level
 *          that is two things, one vertebra or disc that is as tall as a spine
 */
record SchemeFit(LabelScheme scheme, double share, int right, int wrong) {

	/** Labels of other organs or of none may make up the rest. */
	private static final double NEARLY_ALL = 0.98;
	/** Levels nearer than this are not one above the other. */
	private static final double LEAST_STEP_MM = 3;
	/** No vertebra, disc or endplate reaches this far from top to bottom. */
	private static final double TALLEST_MM = 130;
	private static final int TALL_WEIGHT = 2;
	private static final int ENOUGH = 2;

	/**
	 * @param scheme a scheme
	 * @param labels what a mask holds
	 * @param grid where it lies
	 * @return how the two agree
	 */
	static SchemeFit of(final LabelScheme scheme, final LabelStatistics labels,
		final Grid grid)
	{
		final SortedMap<Integer, Long> counts = new TreeMap<>();
		for (final int label : labels.labels())
			counts.put(label, labels.count(label));
		final SortedMap<Integer, LabelSchemePart> parts = scheme.partsOf(counts
			.keySet());
		long all = 0;
		long known = 0;
		long others = 0;
		for (final Map.Entry<Integer, Long> entry : counts.entrySet()) {
			all += entry.getValue();
			if (parts.containsKey(entry.getKey())) known += entry.getValue();
			else if (scheme.alsoHolds(entry.getKey())) others += entry.getValue();
		}
		final Facts facts = new Facts();
		// Vertebrae of unknown level are no part of the scheme's table.
		if (scheme == LabelScheme.SPINEPS && countedFromTop(counts.keySet())) {
			final SortedMap<Integer, Double> counted = new TreeMap<>();
			for (final int label : counts.keySet())
				if (UnknownLevels.has(label)) counted.put(label, height(labels.centroid(
					label), grid));
			facts.addCounted(new ArrayList<>(counted.values()));
			for (final Map.Entry<Integer, Long> entry : counts.entrySet())
				if (isOfUnknownLevel(entry.getKey())) known += entry.getValue();
		}
		parts.forEach((label, part) -> facts.add(part, height(labels.centroid(
			label), grid), tall(labels.box(label), grid)));
		facts.compare();
		if (!scheme.hasSignature(counts.keySet())) facts.wrong++;
		// Other organs count where the spine is beyond doubt.
		if (facts.right >= ENOUGH) known += others;
		return new SchemeFit(scheme, all == 0 ? 0 : known / (double) all,
			facts.right, facts.wrong);
	}

	/** V1 to Vn have consecutive labels; those of TotalSpineSeg's levels leave gaps. */
	private static boolean countedFromTop(final Collection<Integer> present) {
		final List<Integer> vertebrae = present.stream().filter(UnknownLevels::has)
			.sorted().toList();
		return UnknownLevels.in(present) && (vertebrae.isEmpty() || vertebrae.get(
			vertebrae.size() - 1) - vertebrae.get(0) < vertebrae.size());
	}

	private static boolean isOfUnknownLevel(final int label) {
		return UnknownLevels.has(label) || label == Level.DISC_OFFSET +
			UnknownLevels.OFFSET || UnknownLevels.has(label - Level.DISC_OFFSET) ||
			UnknownLevels.has(label - Level.ENDPLATE_OFFSET);
	}

	/** @return whether the mask may be numbered so */
	boolean fits() {
		return share >= NEARLY_ALL && 4 * wrong <= right;
	}

	/** @return whether the places of the labels say that it is not */
	boolean contradicted() {
		return wrong > right;
	}

	private static double height(final double[] voxel, final Grid grid) {
		return grid.toWorld(voxel)[2];
	}

	private static boolean tall(final Box box, final Grid grid) {
		double least = Double.POSITIVE_INFINITY;
		double most = Double.NEGATIVE_INFINITY;
		for (int corner = 0; corner < 8; corner++) {
			final double[] voxel = new double[3];
			for (int axis = 0; axis < 3; axis++)
				voxel[axis] = (corner >> axis & 1) == 0 ? box.min(axis) : box.max(
					axis) - 1;
			least = Math.min(least, height(voxel, grid));
			most = Math.max(most, height(voxel, grid));
		}
		return most - least > TALLEST_MM;
	}

	/** Collects where levels lie. */
	private static final class Facts {

		private final Map<Level, Double> vertebrae = new EnumMap<>(Level.class);
		private final Map<Level, Double> discs = new EnumMap<>(Level.class);
		private int right;
		private int wrong;

		void add(final LabelSchemePart part, final double height,
			final boolean tall)
		{
			if (part.kind() == Kind.SACRUM) {
				vertebrae.merge(Level.SACRUM, height, Math::min);
				return;
			}
			if (part.level() == null) return;
			if (tall) wrong += TALL_WEIGHT;
			if (part.kind() == Kind.VERTEBRA && vertebrae.put(part.level(),
				height) != null || part.kind() == Kind.DISC && discs.put(part.level(),
					height) != null) wrong++;
		}

		/** @param heights those of vertebrae from the top, by their numbers */
		void addCounted(final List<Double> heights) {
			for (int n = 1; n < heights.size(); n++)
				count(heights.get(n - 1) - heights.get(n));
		}

		void compare() {
			final List<Level> levels = new ArrayList<>(vertebrae.keySet());
			// T13 and L6 stand where the anatomy has them.
			levels.sort(Comparator.naturalOrder());
			for (int n = 1; n < levels.size(); n++)
				count(vertebrae.get(levels.get(n - 1)) - vertebrae.get(levels.get(n)));
			discs.forEach((level, height) -> {
				if (vertebrae.containsKey(level)) count(vertebrae.get(level) - height);
			});
		}

		private void count(final double step) {
			if (step >= LEAST_STEP_MM) right++;
			else wrong++;
		}
	}
}
