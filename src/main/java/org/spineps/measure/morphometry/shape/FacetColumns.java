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
package org.spineps.measure.morphometry.shape;

import java.util.Arrays;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Columns of voxels across a patch of a surface: of each the last voxel inside
 * and the first outside. They are all that a mask says of a plane there. A plane
 * is three numbers: its height in the middle of the patch, and how much higher it
 * is at the end and at the side of the patch, in millimetres.
 */
final class FacetColumns {

	/** A covariance that is as good as none. */
	private static final double NOTHING = 1e-30;
	private static final int FEWEST = 12;
	/** Points on each axis of the raster of planes, and of the last raster. */
	private static final int POINTS = 5;
	private static final int LAST_POINTS = 11;
	private static final int ROUNDS = 6;
	/** What a voxel on the wrong side costs, as a share of its extent. */
	private static final double SOFTNESS = 0.03;
	private static final double DEVIATIONS = 2.5;
	/** So far from the surface, in voxels, it is looked for. */
	private static final int SEARCH = 3;
	private static final double RIDGE = 1e-9;

	/** Height, place along and across of each, ends at -1 and 1. */
	private final double[] inside;
	private final double[] outside;
	private final int count;
	private final int lost;
	/** Millimetres. */
	private final double length;
	/** Extent of a voxel along the normal. */
	private final double stair;

	private FacetColumns(final double[] inside, final double[] outside,
		final int count, final int lost, final double length,
		final double stair)
	{
		this.inside = inside;
		this.outside = outside;
		this.count = count;
		this.lost = lost;
		this.length = length;
		this.stair = stair;
	}

	/** @return half the length of the patch in millimetres */
	double length() {
		return length;
	}

	/**
	 * @param volume labels
	 * @param label of the structure
	 * @param patch where
	 * @param plane offset, rise along and rise across of its surface, roughly
	 * @return the columns; null if there are too few
	 */
	static FacetColumns ofOrNull(final LabelVolume volume, final int label,
		final Facet.Patch patch, final double[] plane)
	{
		final Grid grid = volume.grid();
		final Position slope = patch.normal().minus(patch.along().times(plane[1]))
			.minus(patch.across().times(plane[2]));
		final int axis = steepest(grid, slope);
		final double rise = slope.dot(direction(grid, axis));
		final int outwards = rise > 0 ? 1 : -1;
		final int[] min = new int[3];
		final int[] max = new int[3];
		if (!box(grid, patch, plane, min, max)) return null;
		final int a = (axis + 1) % 3;
		final int b = (axis + 2) % 3;
		final int columns = (max[a] - min[a] + 1) * (max[b] - min[b] + 1);
		final double[] inside = new double[3 * columns];
		final double[] outside = new double[3 * columns];
		final double length = (patch.to() - patch.from()) / 2;
		final double[] at = new double[3];
		int count = 0;
		int lost = 0;
		for (int i = min[a]; i <= max[a]; i++)
			for (int j = min[b]; j <= max[b]; j++) {
				at[a] = i;
				at[b] = j;
				at[axis] = 0;
				final Position zero = Position.of(grid.toWorld(at)).minus(patch
					.origin());
				at[axis] = (plane[0] - slope.dot(zero)) / rise;
				final Position place = Position.of(grid.toWorld(at)).minus(patch
					.origin());
				final double t = patch.along().dot(place);
				if (t < patch.from() || t > patch.to() || Math.abs(patch.across()
					.dot(place)) > patch.half()) continue;
				final int last = last(volume, label, at, axis, outwards);
				if (last < 0) {
					lost++;
					continue;
				}
				at[axis] = last;
				put(inside, count, grid, patch, length, at);
				at[axis] = last + outwards;
				put(outside, count, grid, patch, length, at);
				count++;
			}
		return count < FEWEST ? null : new FacetColumns(inside, outside, count, lost,
			length, Math.abs(rise));
	}

	private static void put(final double[] places, final int n,
		final Grid grid, final Facet.Patch patch, final double length,
		final double[] at)
	{
		final Position place = Position.of(grid.toWorld(at)).minus(patch
			.origin());
		places[3 * n] = patch.normal().dot(place);
		places[3 * n + 1] = (patch.along().dot(place) - (patch.from() + patch.to()) /
			2) / length;
		places[3 * n + 2] = patch.across().dot(place) / patch.half();
	}

	/** @return the axis of the voxels that is the least along the surface */
	private static int steepest(final Grid grid, final Position slope) {
		int best = 0;
		double most = -1;
		for (int axis = 0; axis < 3; axis++) {
			final double share = Math.abs(slope.dot(direction(grid, axis)
				.unit()));
			if (share > most) {
				most = share;
				best = axis;
			}
		}
		return best;
	}

	private static Position direction(final Grid grid, final int axis) {
		return new Position(grid.affine(0, axis), grid.affine(1, axis), grid
			.affine(2, axis));
	}

	/** Voxels around the corners of the patch. */
	private static boolean box(final Grid grid, final Facet.Patch patch,
		final double[] plane, final int[] min, final int[] max)
	{
		Arrays.fill(min, Integer.MAX_VALUE);
		Arrays.fill(max, Integer.MIN_VALUE);
		for (int corner = 0; corner < 4; corner++) {
			final double t = corner % 2 == 0 ? patch.from() : patch.to();
			final double r = corner < 2 ? -patch.half() : patch.half();
			final double[] voxel = grid.toVoxel(patch.origin().plus(
				patch.normal().times(plane[0] + plane[1] * t + plane[2] * r)).plus(
					patch.along().times(t)).plus(patch.across().times(r))
				.toArray());
			for (int axis = 0; axis < 3; axis++) {
				min[axis] = Math.min(min[axis], (int) Math.floor(voxel[axis]));
				max[axis] = Math.max(max[axis], (int) Math.ceil(voxel[axis]));
			}
		}
		boolean any = patch.to() > patch.from() && patch.half() > 0;
		for (int axis = 0; axis < 3; axis++) {
			min[axis] = Math.max(0, min[axis]);
			max[axis] = Math.min(grid.size(axis) - 1, max[axis]);
			any &= max[axis] >= min[axis];
		}
		return any;
	}

	/** @return the last voxel inside, negative if it is not near */
	private static int last(final LabelVolume volume, final int label,
		final double[] at, final int axis, final int outwards)
	{
		final Grid grid = volume.grid();
		final int[] voxel = { (int) Math.round(at[0]), (int) Math.round(at[1]),
			(int) Math.round(at[2]) };
		final int middle = voxel[axis];
		for (int step = 0; step <= SEARCH; step++)
			for (int side = -1; side <= 1; side += 2) {
				final int here = middle + side * step;
				final int next = here + outwards;
				if (Math.min(here, next) < 0 || Math.max(here, next) >= grid.size(
					axis)) continue;
				voxel[axis] = here;
				final boolean in = (volume.array()[grid.index(voxel[0], voxel[1],
					voxel[2])] & 0xffff) == label;
				voxel[axis] = next;
				final boolean out = (volume.array()[grid.index(voxel[0], voxel[1],
					voxel[2])] & 0xffff) != label;
				if (in && out) return here;
			}
		return -1;
	}

	/** @return the plane of least squares through the surface between voxels; null if none is */
	double[] leastSquaresOrNull() {
		final double[][] matrix = new double[3][3];
		final double[] right = new double[3];
		for (int n = 0; n < 3 * count; n += 3) {
			final double[] terms = { 1, (inside[n + 1] + outside[n + 1]) / 2,
				(inside[n + 2] + outside[n + 2]) / 2 };
			for (int row = 0; row < 3; row++) {
				right[row] += terms[row] * (inside[n] + outside[n]) / 2;
				for (int k = 0; k < 3; k++)
					matrix[row][k] += terms[row] * terms[k];
			}
		}
		// A single slice says nothing of the tilt across it.
		matrix[2][2] += RIDGE * count;
		try {
			return new LUDecomposition(new Array2DRowRealMatrix(matrix, false))
				.getSolver().solve(new ArrayRealVector(right, false)).toArray();
		}
		catch (final SingularMatrixException e) {
			// All columns lie in one row.
			return null;
		}
	}

	/**
	 * The mean of all planes, each weighted by what voxels on its wrong side cost;
	 * on a raster that closes in on it, turned as the set of planes lies.
	 */
	double[] middle(final double[] start) {
		double[] centre = start;
		RealMatrix axes = new Array2DRowRealMatrix(new double[][] { { 1, 0, 0 }, {
			0, 1, 0 }, { 0, 0, 1 } });
		double[] reach = { 2 * stair, 2 * stair, 2 * stair };
		double soft = SOFTNESS * stair * count;
		for (int round = 0; round < ROUNDS; round++) {
			final double[][] moments = moments(centre, axes, reach, soft,
				round < ROUNDS - 1 ? POINTS : LAST_POINTS);
			centre = moments[0];
			final double fine = 2.0 / (POINTS - 1);
			soft = Math.max(SOFTNESS * stair, soft / 4);
			if (moments[1][0] + moments[2][1] + moments[3][2] < NOTHING) {
				// One plane costs so much less than all others: look closer at it.
				for (int n = 0; n < 3; n++)
					reach[n] *= fine;
				continue;
			}
			final EigenDecomposition eigen = new EigenDecomposition(symmetric(
				moments));
			final double[] step = new double[3];
			for (int n = 0; n < 3; n++)
				// No narrower than the raster was: it saw nothing finer.
				for (int k = 0; k < 3; k++)
					step[n] += Math.abs(eigen.getEigenvector(n).dotProduct(axes
						.getColumnVector(k))) * reach[k] * fine;
			for (int n = 0; n < 3; n++)
				reach[n] = Math.max(step[n], DEVIATIONS * Math.sqrt(Math.max(0, eigen
					.getRealEigenvalue(n))));
			axes = eigen.getV();
		}
		return centre;
	}

	/** @return the covariance of {@link #moments}, without what rounding made of it */
	private static RealMatrix symmetric(final double[]... moments) {
		final double[][] matrix = new double[3][3];
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 3; column++)
				matrix[row][column] = (moments[1 + row][column] + moments[1 +
					column][row]) / 2;
		return new Array2DRowRealMatrix(matrix, false);
	}

	/** @return mean, and the three rows of the covariance */
	private double[][] moments(final double[] centre, final RealMatrix axes,
		final double[] reach, final double soft,
		final int points)
	{
		final int total = points * points * points;
		final double[][] planes = new double[total][3];
		final double[] costs = new double[total];
		double least = Double.POSITIVE_INFINITY;
		for (int n = 0; n < total; n++) {
			final int[] at = { n % points, n / points % points, n / points /
				points };
			for (int row = 0; row < 3; row++) {
				planes[n][row] = centre[row];
				for (int k = 0; k < 3; k++)
					planes[n][row] += axes.getEntry(row, k) * reach[k] * (2.0 * at[k] /
						(points - 1) - 1);
			}
			costs[n] = cost(planes[n]);
			least = Math.min(least, costs[n]);
		}
		final double[][] moments = new double[4][3];
		double sum = 0;
		for (int n = 0; n < total; n++) {
			costs[n] = Math.exp((least - costs[n]) / soft);
			sum += costs[n];
			for (int row = 0; row < 3; row++)
				moments[0][row] += costs[n] * planes[n][row];
		}
		for (int row = 0; row < 3; row++)
			moments[0][row] /= sum;
		for (int n = 0; n < total; n++)
			for (int row = 0; row < 3; row++)
				for (int k = 0; k < 3; k++)
					moments[row + 1][k] += costs[n] / sum * (planes[n][row] -
						moments[0][row]) * (planes[n][k] - moments[0][k]);
		return moments;
	}

	/** Millimetres by which voxels lie on the wrong side, summed. */
	private double cost(final double[] plane) {
		double cost = 0;
		for (int n = 0; n < 3 * count; n += 3) {
			final double in = inside[n] - plane[0] - plane[1] * inside[n + 1] -
				plane[2] * inside[n + 2];
			final double out = plane[0] + plane[1] * outside[n + 1] + plane[2] *
				outside[n + 2] - outside[n];
			if (in > 0) cost += in;
			if (out > 0) cost += out;
		}
		return cost;
	}

	/** Share of the columns that a plane does not part where they end. */
	double missed(final double[] plane, final double slack) {
		int missed = lost;
		for (int n = 0; n < 3 * count; n += 3) {
			final double in = inside[n] - plane[0] - plane[1] * inside[n + 1] -
				plane[2] * inside[n + 2];
			final double out = plane[0] + plane[1] * outside[n + 1] + plane[2] *
				outside[n + 2] - outside[n];
			if (Math.max(in, out) > slack * stair) missed++;
		}
		return (double) missed / (count + lost);
	}
}
