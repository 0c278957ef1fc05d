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
package org.spineps.io.nrrd;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.voxel.GridGeometry;

/**
 * Where the voxels of an NRRD file lie.
 *
 * @param geometry where
 * @param unitAssumed whether the header names no unit of length
 */
record NrrdPlace(GridGeometry geometry, boolean unitAssumed) {

	private static final String MEND =
		"Mend space, space directions and space origin of the header";

	/**
	 * @param fields the header
	 * @param axes how many axes it has
	 * @param spatial the three of them that go through space
	 * @param size voxels on these
	 * @param warnings gets sentences about what is odd
	 * @throws SpinepsException if no usable place results
	 */
	static NrrdPlace of(final NrrdFields fields, final int axes,
		final List<Integer> spatial, final int[] size,
		final List<String> warnings) throws SpinepsException
	{
		final double[] signs = signs(fields, warnings);
		final List<Optional<double[]>> directions = fields.vectors(
			"space directions");
		final double[][] steps = directions.isEmpty() ? spacings(fields, axes,
			spatial, warnings) : new double[3][];
		final double unit = unit(fields, axes, spatial, directions.isEmpty(),
			warnings);
		for (int axis = 0; axis < 3; axis++)
			if (!directions.isEmpty()) steps[axis] = directions.get(spatial.get(axis))
				.orElseThrow();
		final List<Optional<double[]>> origins = fields.vectors("space origin");
		final double[] origin = origins.isEmpty() || origins.get(0).isEmpty()
			? new double[3] : origins.get(0).get();
		if (origins.isEmpty() && !directions.isEmpty()) warnings.add(
			"The header holds no space origin; the first voxel was put at 0, 0, 0.");
		for (int world = 0; world < 3; world++) {
			origin[world] *= unit * signs[world];
			for (int axis = 0; axis < 3; axis++)
				steps[axis][world] *= unit * signs[world];
		}
		return new NrrdPlace(GridGeometry.ofLps(size, steps, origin, MEND), fields
			.text("space units").isEmpty() && fields.text("units").isEmpty());
	}

	/** @return what turns the space of the header to left, posterior, superior */
	private static double[] signs(final NrrdFields fields,
		final List<String> warnings) throws SpinepsException
	{
		final String space = fields.text("space").orElse("").toLowerCase(
			Locale.ROOT);
		switch (space) {
			case "right-anterior-superior", "ras":
				return new double[] { -1, -1, 1 };
			case "left-anterior-superior", "las":
				return new double[] { 1, -1, 1 };
			case "left-posterior-superior", "lps":
				return new double[] { 1, 1, 1 };
			case "", "scanner-xyz", "3d-right-handed", "3d-left-handed":
				if (fields.whole("space dimension", 1, 16, 3) != 3) throw fields.wrong(
					"space dimension", "3");
				warnings.add("The file says nothing about orientation (" + (space.isEmpty()
					? "no space" : "space: " + space) + "). Its space is taken as left, " +
					"posterior, superior; left and right cannot be trusted.");
				return new double[] { 1, 1, 1 };
			default:
				throw fields.wrong("space", "right-anterior-superior, " +
					"left-anterior-superior or left-posterior-superior");
		}
	}

	private static double[][] spacings(final NrrdFields fields, final int axes,
		final List<Integer> spatial, final List<String> warnings)
		throws SpinepsException
	{
		fields.required("spacings");
		final double[] all = fields.numbers("spacings", fields.words("spacings",
			axes).toArray(String[]::new), axes);
		final double[][] steps = new double[3][3];
		for (int axis = 0; axis < 3; axis++) {
			steps[axis][axis] = all[spatial.get(axis)];
			if (!(steps[axis][axis] > 0)) throw fields.wrong("spacings",
				"numbers above 0");
		}
		if (fields.text("space").isPresent()) warnings.add("The header holds no " +
			"space directions; its axes are taken as those of its space.");
		return steps;
	}

	private static double unit(final NrrdFields fields, final int axes,
		final List<Integer> spatial, final boolean byAxis,
		final List<String> warnings) throws SpinepsException
	{
		final String field = byAxis ? "units" : "space units";
		final List<String> names = fields.words(field, byAxis ? axes : 3);
		if (names.isEmpty()) return 1;
		final String name = names.get(byAxis ? spatial.get(0) : 0).replace("\"", "");
		for (int axis = 0; axis < 3; axis++)
			if (!names.get(byAxis ? spatial.get(axis) : axis).replace("\"", "").equals(
				name)) throw fields.wrong(field, "the same unit for all axes");
		final double unit = GridGeometry.millimetres(name).orElseThrow(() -> fields
			.wrong(field, "mm, cm, m or um"));
		if (unit != 1) warnings.add("The header gives lengths in " + name +
			"; they were turned to millimetres.");
		return unit;
	}
}
