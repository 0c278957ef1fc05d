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
package org.spineps.pipeline.instance.cutout;

import java.util.Arrays;

import org.spineps.volume.Grid;

/**
 * What an instance network looks at: size and spacing of its cut-outs. Axes run
 * to posterior, inferior and right.
 *
 * @param spacingMm millimetres towards P, I and R; copied
 * @param size voxels towards P, I and R, even numbers; copied
 */
public record CutoutFormat(double[] spacingMm, int[] size) {

	private static final double SAME_SPACING_MM = 1e-3;

	/** The published network (Möller et al. 2024, section 2.3). */
	public static final CutoutFormat SPINEPS = new CutoutFormat(new double[] {
		0.75, 0.75, 1.65 }, new int[] { 248, 304, 64 });

	/**
	 * @throws IllegalArgumentException unless there are three positive spacings and
	 *           three positive even sizes
	 */
	public CutoutFormat {
		if (spacingMm.length != 3 || size.length != 3)
			throw new IllegalArgumentException("A cut-out needs three axes");
		for (int axis = 0; axis < 3; axis++) {
			if (!(spacingMm[axis] > 0)) throw new IllegalArgumentException(
				"The spacing of cut-outs must be positive, found " + Arrays.toString(spacingMm));
			if (size[axis] < 2 || size[axis] % 2 != 0)
				throw new IllegalArgumentException("The size of cut-outs must be even, found " +
					Arrays.toString(size));
		}
		spacingMm = spacingMm.clone();
		size = size.clone();
	}

	/**
	 * @param spacingMm millimetres towards P, I and R
	 * @param extentMm millimetres that a cut-out must span towards P, I and R
	 * @param multiple every size is a multiple of this even number
	 * @return the smallest such format
	 */
	public static CutoutFormat spanning(final double[] spacingMm,
		final double[] extentMm, final int multiple)
	{
		final int[] size = new int[3];
		for (int axis = 0; axis < 3; axis++)
			size[axis] = multiple * (int) Math.max(1, Math.ceil(extentMm[axis] /
				spacingMm[axis] / multiple - 1e-6));
		return new CutoutFormat(spacingMm, size);
	}

	@Override
	public double[] spacingMm() {
		return spacingMm.clone();
	}

	@Override
	public int[] size() {
		return size.clone();
	}

	@Override
	public boolean equals(final Object object) {
		return object instanceof CutoutFormat other && Arrays.equals(spacingMm,
			other.spacingMm) && Arrays.equals(size, other.size);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(spacingMm) + Arrays.hashCode(size);
	}

	@Override
	public String toString() {
		return "cut-outs of " + Arrays.toString(size) + " voxels of " + Arrays
			.toString(spacingMm) + " mm";
	}

	/**
	 * @param pir a grid in P,I,R
	 * @return the same place with the spacing that the network wants
	 */
	public Grid workingGrid(final Grid pir) {
		final double[] wanted = spacingMm();
		boolean same = true;
		for (int axis = 0; axis < 3; axis++)
			same &= Math.abs(pir.spacing(axis) - wanted[axis]) <= SAME_SPACING_MM;
		return same ? pir : pir.resample(wanted);
	}
}
