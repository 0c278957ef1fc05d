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
package org.spineps.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.PointsOfInterest.Point;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * Points of interest as SPINEPS 2.0 writes them (the "POI" format of TPTBox): an
 * array of two objects, the first about the grid and the run, the second with
 * voxel coordinates by level and structure.
 * <p>
 * Levels and structures may be numbers ("20", "50") or names ("L1",
 * "Vertebra_Corpus"); both are read. The older form, in which a list of points
 * follows the first object (VerSe), is read as well.
 * </p>
 */
public final class PoiJson {

	/** How levels and structures are written. */
	public enum Keys {
			/** Label ids, as SPINEPS 2.0 does. */
			NUMBERS,
			/** Names, as older versions did. */
			NAMES
	}

	/** A structure's id times this plus the level's is a label of the old form. */
	private static final int OLD_FACTOR = 256;
	/** The structure that the old form means when it names none. */
	private static final int CORPUS = 50;
	private static final double DIGITS = 1e7;
	private static final String INDENT = "    ";

	private PoiJson() {
		// static methods only
	}

	/**
	 * @param file file to make or replace
	 * @param points points with their grid
	 * @param keys how levels and structures are written
	 * @param about what else to say in the first object (source, models, options);
	 *          strings, numbers, lists and maps; keys of the format win over these
	 * @throws SpinepsException if the file cannot be written
	 * @throws IllegalArgumentException if the points have no grid
	 */
	public static void write(final Path file, final PointsOfInterest points,
		final Keys keys, final Map<String, ?> about) throws SpinepsException
	{
		final Grid grid = points.grid().orElseThrow(
			() -> new IllegalArgumentException("Points without a grid"));
		final JsonArray root = new JsonArray();
		final JsonObject header = header(grid, keys);
		final JsonObject more = new Gson().toJsonTree(about).getAsJsonObject();
		for (final Map.Entry<String, JsonElement> entry : more.entrySet())
			if (!header.has(entry.getKey())) header.add(entry.getKey(), entry
				.getValue());
		root.add(header);
		root.add(body(points.points(), keys));
		JsonFiles.write(file, JsonText.format(root, INDENT));
	}

	private static JsonObject header(final Grid grid, final Keys keys) {
		final JsonObject header = new JsonObject();
		final JsonArray direction = new JsonArray();
		final JsonArray shape = new JsonArray();
		final JsonArray rotation = new JsonArray();
		for (int row = 0; row < 3; row++) {
			direction.add(Character.toString(grid.axisCodes().letter(row)));
			shape.add(grid.size(row));
			final double[] cosines = new double[3];
			for (int axis = 0; axis < 3; axis++)
				cosines[axis] = grid.affine(row, axis) / grid.spacing(axis);
			rotation.add(numbers(cosines));
		}
		header.add("direction", direction);
		header.add("zoom", numbers(grid.spacing()));
		header.add("origin", numbers(grid.toWorld(0, 0, 0)));
		header.add("rotation", rotation);
		header.add("shape", shape);
		header.addProperty("format", "POI");
		final boolean names = keys == Keys.NAMES;
		header.addProperty("level_one_info", names ? "Vertebra_Instance" : "Any");
		header.addProperty("level_two_info", names ? "Location" : "Any");
		return header;
	}

	private static JsonObject body(final List<Point> points, final Keys keys) {
		final JsonObject body = new JsonObject();
		for (final Point point : sorted(points)) {
			final boolean names = keys == Keys.NAMES;
			final String level = names ? PoiNames.level(point.level()) : Integer
				.toString(point.level());
			if (!body.has(level)) body.add(level, new JsonObject());
			body.getAsJsonObject(level).add(names ? PoiNames.structure(point
				.structure()) : Integer.toString(point.structure()), numbers(point.i(),
					point.j(), point.k()));
		}
		return body;
	}

	private static List<Point> sorted(final List<Point> points) {
		return points.stream().sorted(Comparator.comparingInt(Point::level)
			.thenComparingInt(Point::structure)).toList();
	}

	private static JsonArray numbers(final double... values) {
		final JsonArray array = new JsonArray();
		// Adding 0 makes 0 of −0.
		for (final double value : values)
			array.add(Math.rint(value * DIGITS) / DIGITS + 0.0);
		return array;
	}

	/**
	 * @param file a JSON file of SPINEPS, TPTBox, VerSe or this project
	 * @return its points; those whose level or structure has no known name or
	 *         number are left out
	 * @throws SpinepsException if the file cannot be read or is of another kind
	 */
	public static PointsOfInterest read(final Path file)
		throws SpinepsException
	{
		final JsonElement root = JsonFiles.read(file);
		try {
			final JsonArray parts = root.getAsJsonArray();
			final JsonObject header = parts.get(0).getAsJsonObject();
			final AxisCodes axisCodes = axisCodes(header);
			final Optional<Grid> grid = grid(header);
			final boolean old = parts.size() < 2 || parts.get(1).getAsJsonObject()
				.has("X");
			return new PointsOfInterest(axisCodes, grid, sorted(old ? oldPoints(
				parts) : points(parts.get(1).getAsJsonObject())));
		}
		catch (final IllegalStateException | IllegalArgumentException
				| UnsupportedOperationException | ClassCastException
				| IndexOutOfBoundsException | NullPointerException e)
		{
			// What Gson and the values' constructors throw at another structure.
			throw new SpinepsException("Cannot read the points of " + file
				.getFileName(), "it is not a file of points in voxel coordinates",
				"Choose a centroid file (…_ctd.json) of SPINEPS or TPTBox", e);
		}
	}

	private static AxisCodes axisCodes(final JsonObject header) {
		final StringBuilder letters = new StringBuilder();
		for (final JsonElement letter : header.getAsJsonArray("direction"))
			letters.append(letter.getAsString());
		return new AxisCodes(letters.toString());
	}

	private static Optional<Grid> grid(final JsonObject header) {
		for (final String key : List.of("zoom", "origin", "rotation", "shape"))
			if (!header.has(key) || header.get(key).isJsonNull()) return Optional
				.empty();
		final double[] zoom = triple(header.get("zoom"));
		final double[] origin = triple(header.get("origin"));
		final double[] shape = triple(header.get("shape"));
		final JsonArray rows = header.getAsJsonArray("rotation");
		final double[][] affine = new double[3][4];
		final int[] size = new int[3];
		for (int row = 0; row < 3; row++) {
			final double[] rotation = triple(rows.get(row));
			for (int axis = 0; axis < 3; axis++)
				affine[row][axis] = rotation[axis] * zoom[axis];
			affine[row][3] = origin[row];
			size[row] = (int) shape[row];
		}
		return Optional.of(new Grid(size, affine));
	}

	private static List<Point> points(final JsonObject body) {
		final List<Point> points = new ArrayList<>();
		for (final Map.Entry<String, JsonElement> level : body.entrySet()) {
			final Optional<Integer> levelId = PoiNames.levelId(level.getKey());
			for (final Map.Entry<String, JsonElement> entry : level.getValue()
				.getAsJsonObject().entrySet())
			{
				final Optional<Integer> structure = PoiNames.structureId(entry
					.getKey());
				if (levelId.isEmpty() || structure.isEmpty()) continue;
				final double[] at = triple(entry.getValue());
				points.add(new Point(levelId.get(), structure.get(), at[0], at[1],
					at[2]));
			}
		}
		return points;
	}

	private static List<Point> oldPoints(final JsonArray parts) {
		final List<Point> points = new ArrayList<>();
		for (int n = 1; n < parts.size(); n++) {
			final JsonObject point = parts.get(n).getAsJsonObject();
			final double i = point.get("X").getAsDouble();
			final double j = point.get("Y").getAsDouble();
			final double k = point.get("Z").getAsDouble();
			// Old files keep points that were not found as NaN.
			if (Double.isNaN(i + j + k)) continue;
			final int label = point.get("label").getAsInt();
			points.add(new Point(label % OLD_FACTOR, label < OLD_FACTOR ? CORPUS
				: label / OLD_FACTOR, i, j, k));
		}
		return points;
	}

	private static double[] triple(final JsonElement element) {
		final JsonArray array = element.getAsJsonArray();
		if (array.size() != 3) throw new IllegalArgumentException("Not three but " +
			array.size() + " numbers");
		return new double[] { array.get(0).getAsDouble(), array.get(1)
			.getAsDouble(), array.get(2).getAsDouble() };
	}
}
