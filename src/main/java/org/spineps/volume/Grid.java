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
package org.spineps.volume;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.spineps.SpinepsException;

/**
 * The position of a volume's voxels in the patient: size of the array and the
 * affine that maps voxel indices to millimetres, with x to the patient's right,
 * y to anterior, z to superior (RAS, as in NIfTI). Spacing and axis codes are
 * derived from the affine. Voxel indices refer to voxel <em>centres</em>.
 * Immutable and safe to share.
 * <p>
 * Axis 0 is the one whose neighbours are neighbours in memory; the flat index
 * of voxel (i, j, k) is {@code i + size0 * (j + size1 * k)}.
 * </p>
 */
public final class Grid {

	/** Corners of two grids that agree lie no farther apart than this, in mm. */
	public static final double AGREEMENT_MM = 1e-2;
	/** Of spacings, and of grids to resample to, SPINEPS takes seven decimals. */
	private static final double DECIMALS = 1e7;
	/** The longest array that Java allocates. */
	static final int MOST_VOXELS = Integer.MAX_VALUE - 8;
	/**
	 * Or than this part of the finest spacing: programs that store a direction as
	 * a quaternion of 32-bit numbers move the far corner by hundredths of a voxel.
	 */
	private static final double AGREEMENT_VOXELS = 0.05;

	private final int[] size;
	private final double[] affine;
	private final double[] inverse;
	private final double[] spacing;
	private final AxisCodes axisCodes;

	/**
	 * @param size voxels on each of the three axes; copied
	 * @param affine rows of the voxel → RAS millimetre matrix, at least three of
	 *          four numbers each; copied
	 * @throws IllegalArgumentException if a size is not positive, the number of
	 *           voxels does not fit an array, or the matrix is not finite or
	 *           cannot be inverted
	 */
	public Grid(final int[] size, final double[][] affine) {
		this(size, affine, null);
	}

	/**
	 * @param axisCodes if not null, what the axis codes are known to be. A grid
	 *          made from another keeps its codes, even where the axes lie halfway
	 *          between body directions and rounding would decide
	 */
	private Grid(final int[] size, final double[][] affine,
		final AxisCodes axisCodes)
	{
		if (size.length != 3) throw new IllegalArgumentException(
			"A grid has three axes");
		// In doubles, which cannot overflow; exact far beyond the limit.
		double voxels = 1;
		for (final int n : size) {
			if (n < 1) throw new IllegalArgumentException("Grid size " + Arrays
				.toString(size) + " is not positive");
			voxels *= n;
		}
		if (voxels > MOST_VOXELS) throw new IllegalArgumentException(
			"A grid of " + voxels + " voxels does not fit into one array");
		this.size = size.clone();
		this.affine = new double[12];
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 4; column++) {
				final double value = affine[row][column];
				if (!Double.isFinite(value)) throw new IllegalArgumentException(
					"The affine holds " + value);
				this.affine[4 * row + column] = value;
			}
		spacing = new double[3];
		for (int axis = 0; axis < 3; axis++) {
			spacing[axis] = Affine.spacing(this.affine, axis);
			if (!(spacing[axis] > 0)) throw new IllegalArgumentException(
				"Axis " + axis + " has no length");
		}
		inverse = Affine.invert(this.affine);
		this.axisCodes = axisCodes == null ? Affine.nearestAxes(this.affine) :
			axisCodes;
	}

	/**
	 * A grid parallel to the body axes with voxel (0, 0, 0) at the origin.
	 *
	 * @param size voxels on each axis
	 * @param spacing millimetres between voxels on each axis
	 * @param axisCodes direction of each axis
	 * @return the grid
	 */
	public static Grid of(final int[] size, final double[] spacing,
		final AxisCodes axisCodes)
	{
		final double[][] affine = new double[3][4];
		for (int axis = 0; axis < 3; axis++)
			affine[axisCodes.worldAxis(axis)][axis] = axisCodes.sign(axis) *
				spacing[axis];
		return new Grid(size, affine);
	}

	/**
	 * @param axis 0..2
	 * @return voxels on that axis
	 */
	public int size(final int axis) {
		return size[axis];
	}

	/** @return voxels on each axis, a new array */
	public int[] size() {
		return size.clone();
	}

	/** @return number of voxels */
	public int voxels() {
		return size[0] * size[1] * size[2];
	}

	/**
	 * @param axis 0..2
	 * @return millimetres between neighbours on that axis
	 */
	public double spacing(final int axis) {
		return spacing[axis];
	}

	/** @return millimetres between neighbours on each axis, a new array */
	public double[] spacing() {
		return spacing.clone();
	}

	/** @return cubic millimetres of one voxel (shear included) */
	public double voxelVolume() {
		return Math.abs(Affine.determinant(affine));
	}

	/** @return the letters of the body directions nearest to the voxel axes */
	public AxisCodes axisCodes() {
		return axisCodes;
	}

	/**
	 * The same grid seen in other axes: where a stack is tilted by about 45 degrees,
	 * the nearest body directions are no better than the next ones.
	 *
	 * @param codes what to take for its axis codes
	 * @return the grid with them, equal to this one in all else
	 */
	public Grid withAxisCodes(final AxisCodes codes) {
		return codes.equals(axisCodes) ? this : new Grid(size, affine(), codes);
	}

	/**
	 * @param row 0..2, of R, A, S
	 * @param column 0..2 for the voxel axes, 3 for the translation
	 * @return an element of the voxel → RAS millimetre matrix
	 */
	public double affine(final int row, final int column) {
		return affine[4 * row + column];
	}

	/** @return the voxel → RAS millimetre matrix, 4 × 4, a new array */
	public double[][] affine() {
		final double[][] matrix = new double[4][4];
		for (int row = 0; row < 3; row++)
			System.arraycopy(affine, 4 * row, matrix[row], 0, 4);
		matrix[3][3] = 1;
		return matrix;
	}

	/**
	 * @param voxel three voxel coordinates, not necessarily whole
	 * @return RAS millimetres, a new array
	 */
	public double[] toWorld(final double... voxel) {
		return Affine.apply(affine, voxel);
	}

	/**
	 * @param world three RAS millimetres
	 * @return voxel coordinates, a new array
	 */
	public double[] toVoxel(final double... world) {
		return Affine.apply(inverse, world);
	}

	/**
	 * @param target another grid
	 * @return rows of the matrix that maps its voxel coordinates to this grid's
	 */
	public double[] voxelsOf(final Grid target) {
		return Affine.multiply(inverse, target.affine);
	}

	/**
	 * @param i index on axis 0
	 * @param j index on axis 1
	 * @param k index on axis 2
	 * @return index into the flat array
	 */
	public int index(final int i, final int j, final int k) {
		return i + size[0] * (j + size[1] * k);
	}

	/** @return the box of all voxels */
	public Box box() {
		return Box.ofSize(size);
	}

	/**
	 * The grid of a box of this grid's voxels; the box may reach outside.
	 *
	 * @param box which voxels
	 * @return a grid of the box's size whose voxels lie where they did
	 */
	public Grid crop(final Box box) {
		final double[] origin = toWorld(box.min(0), box.min(1), box.min(2));
		final double[][] matrix = affine();
		for (int row = 0; row < 3; row++)
			matrix[row][3] = origin[row];
		return new Grid(box.size(), matrix, axisCodes);
	}

	/**
	 * The grid with its axes flipped and swapped; every voxel stays in its place.
	 *
	 * @param target the axis codes wanted
	 * @return a grid with those axis codes (this one, if it has them)
	 */
	public Grid reorient(final AxisCodes target) {
		if (target.equals(axisCodes)) return this;
		final int[] newSize = new int[3];
		final double[][] matrix = new double[3][4];
		final double[] origin = new double[3];
		for (int axis = 0; axis < 3; axis++) {
			final int source = axisCodes.axisOf(target.letter(axis));
			final boolean flip = axisCodes.letter(source) != target.letter(axis);
			newSize[axis] = size[source];
			if (flip) origin[source] = size[source] - 1;
			for (int row = 0; row < 3; row++)
				matrix[row][axis] = (flip ? -1 : 1) * affine(row, source);
		}
		final double[] world = toWorld(origin);
		for (int row = 0; row < 3; row++)
			matrix[row][3] = world[row];
		return new Grid(newSize, matrix, target);
	}

	/**
	 * The grid with another spacing, as SPINEPS resamples: the centre of voxel
	 * (0, 0, 0) stays in place and an axis of n voxels gets
	 * {@code rint(n * old / new)} of them, at least one, with the old spacing
	 * rounded to seven decimals.
	 *
	 * @param newSpacing millimetres on each axis
	 * @return the resampled grid
	 */
	public Grid resample(final double... newSpacing) {
		final int[] newSize = new int[3];
		final double[][] matrix = affine();
		for (int axis = 0; axis < 3; axis++) {
			final double old = Math.rint(spacing[axis] * DECIMALS) / DECIMALS;
			newSize[axis] = Math.max(1, (int) Math.rint(size[axis] * old /
				newSpacing[axis]));
			// In this order: which voxel is nearest may depend on the last bit.
			for (int row = 0; row < 3; row++)
				matrix[row][axis] = matrix[row][axis] * newSpacing[axis] /
					spacing[axis];
		}
		return new Grid(newSize, matrix, axisCodes);
	}

	/**
	 * The grid as SPINEPS resamples to it. 0.6 mm from a file is 0.60000002; which of
	 * two voxels is nearest halfway between them depends on that.
	 *
	 * @return the same grid with all numbers of the affine rounded to seven decimals
	 */
	public Grid sevenDecimals() {
		final double[][] matrix = affine();
		for (final double[] row : matrix)
			for (int column = 0; column < row.length; column++)
				row[column] = Math.rint(row[column] * DECIMALS) / DECIMALS;
		return new Grid(size, matrix, axisCodes);
	}

	/**
	 * @param other another grid
	 * @return whether both have the same size and their corners lie within
	 *         {@link #AGREEMENT_MM}, or a twentieth of the finest spacing, of each
	 *         other on each axis
	 */
	public boolean agreesWith(final Grid other) {
		if (!Arrays.equals(size, other.size)) return false;
		final double tolerance = Math.max(AGREEMENT_MM, AGREEMENT_VOXELS * Math.min(
			spacing[0], Math.min(spacing[1], spacing[2])));
		for (int corner = 0; corner < 8; corner++) {
			final double[] voxel = new double[3];
			for (int axis = 0; axis < 3; axis++)
				voxel[axis] = (corner >> axis & 1) * (size[axis] - 1);
			final double[] here = toWorld(voxel);
			final double[] there = other.toWorld(voxel);
			for (int axis = 0; axis < 3; axis++)
				if (Math.abs(here[axis] - there[axis]) > tolerance) return false;
		}
		return true;
	}

	/**
	 * How this grid's axes must be flipped and swapped so that its voxels lie in
	 * the order of another grid. All ways are tried on the matrices themselves, so
	 * that oblique axes, which have no clear letters, are no obstacle.
	 *
	 * @param other a grid
	 * @return the codes to {@linkplain #reorient reorient} this grid to (its own
	 *         ones if the two agree), or empty if the two grids have other voxels
	 */
	public Optional<AxisCodes> turnOnto(final Grid other) {
		if (voxels() != other.voxels()) return Optional.empty();
		return axisCodes.turns().stream().filter(codes -> reorient(codes)
			.agreesWith(other)).findFirst();
	}

	/**
	 * @param other the grid that must be this one
	 * @param what what the two belong to, e.g. "mask and image"
	 * @throws SpinepsException if the grids differ
	 */
	public void requireAgreement(final Grid other, final String what)
		throws SpinepsException
	{
		if (!agreesWith(other)) throw new SpinepsException(
			"The grids of " + what + " differ", placed() + " against " + other
				.placed(), "Use masks and scans on one grid; evaluate and measure " +
					"can resample a mask (--resample)");
	}

	/** Two scans of one patient often differ only in their position. */
	private String placed() {
		final double[] first = toWorld(0, 0, 0);
		final double[] last = toWorld(size[0] - 1, size[1] - 1, size[2] - 1);
		return String.format(Locale.ROOT,
			"%s, from (%.2f, %.2f, %.2f) to (%.2f, %.2f, %.2f) mm", this, first[0],
			first[1], first[2], last[0], last[1], last[2]);
	}

	/** Equal when sizes and affines are identical to the last bit. */
	@Override
	public boolean equals(final Object object) {
		return object instanceof Grid other && Arrays.equals(size, other.size) &&
			Arrays.equals(affine, other.affine);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(size) + Arrays.hashCode(affine);
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT,
			"%d×%d×%d voxels of %.4g×%.4g×%.4g mm, %s", size[0], size[1], size[2],
			spacing[0], spacing[1], spacing[2], axisCodes);
	}
}
