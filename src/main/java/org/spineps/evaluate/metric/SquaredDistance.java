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
package org.spineps.evaluate.metric;

import java.util.Arrays;

/**
 * Exact squared Euclidean distances in a box of voxels, in double precision and
 * with a spacing per axis: lower envelopes of parabolas, one axis after the other
 * (Felzenszwalb and Huttenlocher, Theory of Computing 2012).
 * <p>
 * Not for several threads at once; one object may be used many times and keeps
 * its buffer, 8 bytes per voxel of the largest box so far.
 * </p>
 */
public final class SquaredDistance {

	private double[] squared = new double[0];
	private double[] line = new double[0];
	private double[] edges = new double[0];
	private int[] apexes = new int[0];

	/**
	 * Distance to the nearest site. Only the voxels that are asked for are sure to
	 * hold it afterwards.
	 *
	 * @param flags one byte per voxel of the box, axis 0 fastest
	 * @param site bit that marks the sites
	 * @param query bit that marks the voxels whose distance is wanted
	 * @param size voxels of the box on each axis
	 * @param spacing millimetres on each axis
	 * @return squared distances, infinite without a site; valid until the next call
	 */
	double[] compute(final byte[] flags, final int site, final int query,
		final int[] size, final double[] spacing)
	{
		final int n0 = size[0];
		final int plane = n0 * size[1];
		final int count = plane * size[2];
		if (squared.length < count) squared = new double[count];
		final int longest = Math.max(size[1], size[2]);
		if (line.length < longest) {
			line = new double[longest];
			edges = new double[longest + 1];
			apexes = new int[longest];
		}
		for (int row = 0; row < count; row += n0)
			scanRow(flags, site, row, n0, spacing[0]);
		for (int k = 0; k < size[2]; k++)
			for (int i = 0; i < n0; i++)
				envelope(k * plane + i, n0, size[1], spacing[1]);
		for (int column = 0; column < plane; column++)
			if (asked(flags, query, column, plane, count)) envelope(column, plane,
				size[2], spacing[2]);
		return squared;
	}

	private static boolean asked(final byte[] flags, final int query,
		final int column, final int plane, final int count)
	{
		for (int v = column; v < count; v += plane)
			if ((flags[v] & query) != 0) return true;
		return false;
	}

	private void scanRow(final byte[] flags, final int site, final int row,
		final int n, final double spacing)
	{
		int last = -1;
		for (int i = 0; i < n; i++) {
			if ((flags[row + i] & site) != 0) {
				for (int between = last + 1; between < i; between++) {
					final int steps = last < 0 ? i - between : Math.min(i - between,
						between - last);
					squared[row + between] = square(steps * spacing);
				}
				squared[row + i] = 0;
				last = i;
			}
		}
		if (last < 0) Arrays.fill(squared, row, row + n, Double.POSITIVE_INFINITY);
		else for (int i = last + 1; i < n; i++)
			squared[row + i] = square((i - last) * spacing);
	}

	/** Replaces a line of the array by the lower envelope of its parabolas. */
	private void envelope(final int start, final int stride, final int n,
		final double spacing)
	{
		int top = -1;
		for (int q = 0; q < n; q++) {
			final double height = squared[start + q * stride];
			line[q] = height;
			if (height == Double.POSITIVE_INFINITY) continue;
			double edge = Double.NEGATIVE_INFINITY;
			while (top >= 0) {
				final int p = apexes[top];
				// where, in millimetres, the parabola of q passes under that of p
				edge = ((height - line[p]) / ((q - p) * spacing) + (q + p) * spacing) /
					2;
				if (edge > edges[top]) break;
				top--;
			}
			apexes[++top] = q;
			edges[top] = top == 0 ? Double.NEGATIVE_INFINITY : edge;
		}
		if (top < 0) return;
		edges[top + 1] = Double.POSITIVE_INFINITY;
		int at = 0;
		for (int q = 0; q < n; q++) {
			while (edges[at + 1] < q * spacing)
				at++;
			final int p = apexes[at];
			squared[start + q * stride] = square((q - p) * spacing) + line[p];
		}
	}

	private static double square(final double x) {
		return x * x;
	}
}
