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
package org.spineps.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Structure;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * The line through the centres of the vertebral bodies, as functions of the row
 * (I): where it is in P and in L. A sagittal picture along it shows every body
 * in its middle even if the spine is bent sideways, a coronal one even if it is
 * bent forwards (SPINEPS 2.0 behaviour; here the line is straight between
 * centres and then smoothed, so that it cannot overshoot).
 */
final class SpineCurve {

	/** Standard deviation of the smoothing along I. */
	private static final double SMOOTHING_MM = 8;

	private final SortedMap<Integer, double[]> centers;
	private final double[] p;
	private final double[] l;

	private SpineCurve(final SortedMap<Integer, double[]> centers,
		final double[] p, final double[] l)
	{
		this.centers = centers;
		this.p = p;
		this.l = l;
	}

	/**
	 * @param semantic structures
	 * @param instances vertebrae and sacrum on the same grid
	 * @param axes of both
	 * @return the line; through the middle of everything labelled, or of the
	 *         volume, if there is no vertebra
	 */
	static SpineCurve of(final LabelVolume semantic,
		final LabelVolume instances, final Oriented axes)
	{
		final SortedMap<Integer, double[]> centers = new TreeMap<>();
		final double[] middle = centers(semantic, instances, axes, centers);
		final List<double[]> points = new ArrayList<>();
		centers.values().stream().sorted(Comparator.comparingDouble(
			c -> c[Oriented.I])).forEach(points::add);
		if (points.isEmpty()) points.add(middle);
		final double sigma = SMOOTHING_MM / axes.spacing(Oriented.I);
		return new SpineCurve(centers, smooth(line(points, Oriented.P, axes),
			sigma), smooth(line(points, Oriented.L, axes), sigma));
	}

	/** @return label → centre in I, P, L: the body's, or the whole instance's */
	SortedMap<Integer, double[]> centers() {
		return centers;
	}

	/**
	 * @param i row, not necessarily whole or inside
	 * @return where on P a coronal picture cuts that row
	 */
	double coronal(final double i) {
		return p[clamp(i, p.length)];
	}

	/**
	 * @param i row, not necessarily whole or inside
	 * @return where on L a sagittal picture cuts that row
	 */
	double sagittal(final double i) {
		return l[clamp(i, l.length)];
	}

	private static int clamp(final double i, final int length) {
		return (int) Math.max(0, Math.min(length - 1, Math.rint(i)));
	}

	/** Fills the centres and returns the middle of everything. */
	private static double[] centers(final LabelVolume semantic,
		final LabelVolume instances, final Oriented axes,
		final SortedMap<Integer, double[]> centers)
	{
		final Sums bodies = new Sums();
		final Sums wholes = new Sums();
		final Sums all = new Sums();
		final Grid grid = instances.grid();
		final short[] structures = semantic.array();
		final short[] labels = instances.array();
		int index = 0;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++, index++) {
					final int structure = structures[index] & 0xffff;
					final int label = labels[index] & 0xffff;
					if (structure == 0 && label == 0) continue;
					all.add(0, i, j, k);
					if (label == 0 || label > Level.DISC_OFFSET) continue;
					wholes.add(label, i, j, k);
					if (structure == Structure.CORPUS.id() ||
						structure == Structure.CORPUS_CORE.id()) bodies.add(label, i, j, k);
				}
		for (int label = 1; label <= Level.DISC_OFFSET; label++) {
			final double[] center = bodies.mean(label) != null ? bodies.mean(label)
				: wholes.mean(label);
			if (center != null) centers.put(label, axes.toOriented(center));
		}
		final double[] middle = all.mean(0);
		return axes.toOriented(middle != null ? middle : new double[] { (grid.size(
			0) - 1) / 2.0, (grid.size(1) - 1) / 2.0, (grid.size(2) - 1) / 2.0 });
	}

	/** Straight between points, constant beyond the ends. */
	private static double[] line(final List<double[]> points, final int axis,
		final Oriented axes)
	{
		final double[] line = new double[axes.size(Oriented.I)];
		int n = 0;
		for (int i = 0; i < line.length; i++) {
			while (n < points.size() && points.get(n)[Oriented.I] <= i)
				n++;
			final double[] above = points.get(Math.max(0, n - 1));
			final double[] below = points.get(Math.min(n, points.size() - 1));
			final double length = below[Oriented.I] - above[Oriented.I];
			final double part = length > 0 ? (i - above[Oriented.I]) / length : 0;
			final double value = above[axis] + Math.max(0, part) * (below[axis] -
				above[axis]);
			line[i] = Math.max(0, Math.min(axes.size(axis) - 1, value));
		}
		return line;
	}

	private static double[] smooth(final double[] line, final double sigma) {
		final int radius = (int) Math.ceil(3 * sigma);
		final double[] weights = new double[2 * radius + 1];
		for (int n = -radius; n <= radius; n++)
			weights[n + radius] = Math.exp(-n * n / (2 * sigma * sigma));
		final double total = Arrays.stream(weights).sum();
		final double[] result = new double[line.length];
		for (int i = 0; i < line.length; i++) {
			double sum = 0;
			for (int n = -radius; n <= radius; n++)
				sum += weights[n + radius] * line[Math.max(0, Math.min(line.length - 1,
					i + n))];
			result[i] = sum / total;
		}
		return result;
	}

	/** Sums of coordinates by label, 0..100. */
	private static final class Sums {

		private final long[] counts = new long[Level.DISC_OFFSET + 1];
		private final long[][] sums = new long[3][Level.DISC_OFFSET + 1];

		void add(final int label, final int i, final int j, final int k) {
			counts[label]++;
			sums[0][label] += i;
			sums[1][label] += j;
			sums[2][label] += k;
		}

		/** @return mean of the coordinates; null if there is none */
		double[] mean(final int label) {
			if (counts[label] == 0) return null;
			final double count = counts[label];
			return new double[] { sums[0][label] / count, sums[1][label] / count,
				sums[2][label] / count };
		}
	}
}
