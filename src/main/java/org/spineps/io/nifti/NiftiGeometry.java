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
package org.spineps.io.nifti;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.spineps.SpinepsException;
import org.spineps.io.VolumeGeometry;
import org.spineps.io.voxel.GridGeometry;
import org.spineps.volume.Grid;

/**
 * What a NIfTI header says about where its voxels lie, number for number, so
 * that a mask can be written with exactly the geometry of its image: pixdim,
 * qform (code, quaternion, offset), sform (code, three rows) and units. 32-bit
 * floats are held as doubles, which loses nothing. Immutable.
 * <p>
 * Nothing else of a header is kept; what may name a patient (descrip, aux_file,
 * db_name, intent_name, extensions) never gets here.
 * </p>
 * <p>
 * Precedence: the sform if its code is positive, else the qform if its code is
 * positive, else spacing alone, with the first axis to the left, the others to
 * anterior and superior, and the centre of the volume at the origin (nibabel's
 * rule, as SPINEPS sees such files). Units of metres and micrometres are turned
 * to millimetres in the {@link #grid()}.
 * </p>
 */
final class NiftiGeometry implements VolumeGeometry {

	/** The bits of xyzt_units that mean space. */
	private static final int SPACE_UNITS = 7;
	private static final int UNIT_METRE = 1;
	private static final int UNIT_MILLIMETRE = 2;
	private static final int UNIT_MICROMETRE = 3;

	private final int version;
	private final int[] size;
	private final double[] pixdim;
	private final int qformCode;
	private final int sformCode;
	private final double[] quaternion;
	private final double[] offset;
	private final double[][] srow;
	private final int units;
	private final Grid grid;
	private final List<String> warnings = new ArrayList<>();

	/**
	 * @param version 1 or 2
	 * @param size voxels on the three axes; kept
	 * @param pixdim eight numbers, 1 to 3 being the spacing; kept
	 * @param forms qform and sform code
	 * @param quaternion b, c, d; kept
	 * @param offset qoffset x, y, z; kept
	 * @param srow three rows of four; kept
	 * @param units the byte xyzt_units
	 * @throws SpinepsException if no usable grid results
	 */
	NiftiGeometry(final int version, final int[] size, final double[] pixdim,
		final int[] forms, final double[] quaternion, final double[] offset,
		final double[][] srow, final int units) throws SpinepsException
	{
		this.version = version;
		this.size = size;
		this.pixdim = pixdim;
		this.qformCode = forms[0];
		this.sformCode = forms[1];
		this.quaternion = quaternion;
		this.offset = offset;
		this.srow = srow;
		this.units = units;
		mendSpacing();
		grid = makeGrid();
		compareForms();
	}

	/**
	 * The geometry of a grid that comes from no NIfTI file: sform and, if the axes
	 * are at right angles and the stored quaternion holds them, qform, both with
	 * code 1 (scanner), in millimetres.
	 *
	 * @param grid where the voxels lie
	 * @param version 1 (32-bit numbers, sizes up to 32767) or 2
	 * @return its geometry
	 */
	static NiftiGeometry of(final Grid grid, final int version) {
		final double[] pixdim = { 1, 1, 1, 1, 0, 0, 0, 0 };
		for (int axis = 0; axis < 3; axis++)
			pixdim[1 + axis] = stored(grid.spacing(axis), version);
		final double[][] srow = new double[3][4];
		final double[] offset = new double[3];
		for (int row = 0; row < 3; row++) {
			for (int column = 0; column < 4; column++)
				srow[row][column] = stored(grid.affine(row, column), version);
			offset[row] = srow[row][3];
		}
		final double[] quaternion = new double[3];
		pixdim[0] = NiftiQuaternion.of(grid, quaternion);
		for (int i = 0; i < 3; i++)
			quaternion[i] = stored(quaternion[i], version);
		// Close to a half turn, rounding to float moves a quaternion's rotation.
		final int qform = NiftiQuaternion.isRightAngled(grid) && new Grid(grid
			.size(), NiftiQuaternion.affine(quaternion, offset, pixdim)).agreesWith(
				grid) ? 1 : 0;
		try {
			return new NiftiGeometry(version, grid.size(), pixdim, new int[] { qform,
				1 }, quaternion, offset, srow, UNIT_MILLIMETRE);
		}
		catch (final SpinepsException e) {
			throw new IllegalArgumentException("A grid that NIfTI cannot hold: " +
				grid, e);
		}
	}

	private static double stored(final double value, final int version) {
		return version == 1 ? (float) value : value;
	}

	@Override
	public Grid grid() {
		return grid;
	}

	/** The pixdim, if its unit is millimetres or not stated. */
	@Override
	public double[] statedSpacingMm() {
		final double[] spacing = grid.spacing();
		final int unit = units & SPACE_UNITS;
		if (unit == 0 || unit == UNIT_MILLIMETRE) for (int axis = 0; axis < 3; axis++)
			spacing[axis] = pixdim[1 + axis];
		return spacing;
	}

	/** @return 1 or 2 */
	public int version() {
		return version;
	}

	/** @return qform_code; positive if the qform means anything */
	public int qformCode() {
		return qformCode;
	}

	/** @return sform_code; positive if the sform means anything */
	public int sformCode() {
		return sformCode;
	}

	/** @return xyzt_units */
	public int units() {
		return units;
	}

	/** @return pixdim[0..7], a new array */
	public double[] pixdim() {
		return pixdim.clone();
	}

	/** @return quatern_b, c, d, a new array */
	public double[] quaternion() {
		return quaternion.clone();
	}

	/** @return qoffset x, y, z, a new array */
	public double[] offset() {
		return offset.clone();
	}

	/**
	 * @param row 0..2
	 * @return srow_x, y or z, a new array of four
	 */
	public double[] srow(final int row) {
		return srow[row].clone();
	}

	/** @return whether the header names no unit of length */
	boolean unitAssumed() {
		return (units & SPACE_UNITS) == 0;
	}

	/** @return sentences about what is odd in this geometry; empty if nothing */
	public List<String> warnings() {
		return List.copyOf(warnings);
	}

	/**
	 * A spacing that is negative (old converters kept a direction there), zero or no
	 * number says nothing where the sform does; where there is none, only a sign can
	 * be mended. What is written later has the mended numbers.
	 */
	private void mendSpacing() throws SpinepsException {
		final double[] stated = { pixdim[1], pixdim[2], pixdim[3] };
		boolean mended = false;
		for (int axis = 0; axis < 3; axis++) {
			if (stated[axis] > 0 && Double.isFinite(stated[axis])) continue;
			mended = true;
			double bySform = 0;
			for (final double[] row : srow)
				bySform += row[axis] * row[axis];
			bySform = Math.sqrt(bySform);
			if (stated[axis] < 0 && Double.isFinite(stated[axis])) pixdim[1 +
				axis] = -stated[axis];
			else if (sformCode > 0 && bySform > 0 && Double.isFinite(bySform))
				pixdim[1 + axis] = stored(bySform, version);
			else throw new SpinepsException("The voxel spacing is unusable",
				"pixdim[1..3] = " + stated[0] + ", " + stated[1] + ", " + stated[2],
				"Mend the header: every spacing must be a positive number");
		}
		if (mended) warnings.add("The spacing in the header is not positive " +
			"(pixdim[1..3] = " + stated[0] + ", " + stated[1] + ", " + stated[2] +
			"); " + (sformCode > 0 ? "the sform was used." : "its sign was ignored."));
	}

	private Grid makeGrid() throws SpinepsException {
		final double[][] affine;
		if (sformCode > 0) affine = scaled(srow);
		else if (qformCode > 0) affine = scaled(qform());
		else {
			affine = scaled(spacingOnly());
			warnings.add("The file says nothing about orientation (sform and qform " +
				"codes are 0). Its axes are taken as left, anterior, superior; left " +
				"and right cannot be trusted.");
		}
		final Grid result = grid(affine);
		compareSpacing(result);
		if (unitMm() != 1) warnings.add("The header gives lengths in " +
			(unitMm() > 1 ? "metres" : "micrometres") +
			"; they were turned to millimetres.");
		return result;
	}

	private void compareSpacing(final Grid made) {
		boolean differs = false;
		final double[] stated = new double[3];
		for (int axis = 0; axis < 3; axis++) {
			stated[axis] = pixdim[1 + axis] * unitMm();
			differs |= Math.abs(stated[axis] - made.spacing(axis)) > 0.01 *
				stated[axis];
		}
		if (differs) warnings.add(String.format(Locale.ROOT,
			"The spacing is %.4g×%.4g×%.4g mm by pixdim, but %.4g×%.4g×%.4g mm by " +
				"the sform, which is used.", stated[0], stated[1], stated[2], made
					.spacing(0), made.spacing(1), made.spacing(2)));
	}

	private Grid grid(final double[][] affine) throws SpinepsException {
		return GridGeometry.grid(size, affine,
			"Mend the sform or qform of the header");
	}

	private void compareForms() {
		if (sformCode <= 0 || qformCode <= 0) return;
		final Grid other;
		try {
			other = grid(scaled(qform()));
		}
		catch (final SpinepsException e) {
			warnings.add("The qform is unusable; the sform is used.");
			return;
		}
		double apart = 0;
		for (int corner = 0; corner < 8; corner++) {
			final double[] voxel = new double[3];
			for (int axis = 0; axis < 3; axis++)
				voxel[axis] = (corner >> axis & 1) * (size[axis] - 1);
			final double[] here = grid.toWorld(voxel);
			final double[] there = other.toWorld(voxel);
			apart = Math.max(apart, Math.hypot(Math.hypot(here[0] - there[0],
				here[1] - there[1]), here[2] - there[2]));
		}
		final double finest = Math.min(grid.spacing(0), Math.min(grid.spacing(1),
			grid.spacing(2)));
		if (apart > finest / 2) warnings.add(String.format(Locale.ROOT,
			"sform and qform place the voxels up to %.3g mm apart; the sform is " +
				"used.", apart));
	}

	private double unitMm() {
		return switch (units & SPACE_UNITS) {
			case UNIT_METRE -> 1000;
			case UNIT_MICROMETRE -> 0.001;
			default -> 1;
		};
	}

	private double[][] scaled(final double[][] affine) {
		final double[][] result = new double[3][4];
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 4; column++)
				result[row][column] = affine[row][column] * unitMm();
		return result;
	}

	private double[][] qform() {
		return NiftiQuaternion.affine(quaternion, offset, pixdim);
	}

	private double[][] spacingOnly() {
		final double[][] result = new double[3][4];
		for (int axis = 0; axis < 3; axis++) {
			result[axis][axis] = (axis == 0 ? -1 : 1) * pixdim[1 + axis];
			result[axis][3] = -result[axis][axis] * (size[axis] - 1) / 2;
		}
		return result;
	}
}
