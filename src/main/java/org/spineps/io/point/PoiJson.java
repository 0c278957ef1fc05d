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
package org.spineps.io.point;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.json.JsonFields;
import org.spineps.io.json.JsonFiles;
import org.spineps.io.json.JsonText;
import org.spineps.io.point.PointsOfInterest.Point;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;

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
	private static final JsonElement NAN = new JsonPrimitive("NaN");
	private static final String REMEDY =
		"Choose a centroid file (…_ctd.json) of SPINEPS or TPTBox";

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
		final String name = String.valueOf(file.getFileName());
		final JsonElement root = JsonFiles.read(file);
		if (!root.isJsonArray() || root.getAsJsonArray().isEmpty())
			throw new SpinepsException("The file " + name + " cannot be used",
				"it is not a list of objects", REMEDY);
		final List<JsonFields> parts = new ArrayList<>();
		for (final JsonElement part : root.getAsJsonArray())
			parts.add(JsonFields.of(name, REMEDY, part));
		final JsonFields header = parts.get(0);
		final boolean old = parts.size() < 2 || parts.get(1).has("X");
		final AxisCodes axisCodes = valid(header, "direction", () -> new AxisCodes(
			String.join("", header.texts("direction"))));
		return new PointsOfInterest(axisCodes, grid(header), sorted(old ? oldPoints(
			parts) : points(parts.get(1))));
	}

	private static Optional<Grid> grid(final JsonFields header)
		throws SpinepsException
	{
		for (final String key : List.of("zoom", "origin", "rotation", "shape"))
			if (!header.has(key)) return Optional.empty();
		final double[] zoom = triple(header, "zoom");
		final double[] origin = triple(header, "origin");
		final double[] shape = triple(header, "shape");
		final List<JsonElement> rows = header.list("rotation");
		if (rows.size() != 3) throw header.unusable("rotation",
			"is not a list of three rows");
		final double[][] affine = new double[3][4];
		final int[] size = new int[3];
		for (int row = 0; row < 3; row++) {
			final double[] rotation = triple(header, "rotation", rows.get(row));
			for (int axis = 0; axis < 3; axis++)
				affine[row][axis] = rotation[axis] * zoom[axis];
			affine[row][3] = origin[row];
			size[row] = (int) shape[row];
		}
		return Optional.of(valid(header, "rotation", () -> new Grid(size, affine)));
	}

	private static List<Point> points(final JsonFields body)
		throws SpinepsException
	{
		final List<Point> points = new ArrayList<>();
		for (final String level : body.names()) {
			final Optional<Integer> levelId = PoiNames.levelId(level);
			final JsonFields ofLevel = body.object(level);
			for (final String key : ofLevel.names()) {
				final Optional<Integer> structure = PoiNames.structureId(key);
				if (levelId.isEmpty() || structure.isEmpty()) continue;
				final double[] at = triple(ofLevel, key);
				points.add(valid(ofLevel, key, () -> new Point(levelId.get(), structure
					.get(), at[0], at[1], at[2])));
			}
		}
		return points;
	}

	private static List<Point> oldPoints(final List<JsonFields> parts)
		throws SpinepsException
	{
		final List<Point> points = new ArrayList<>();
		for (final JsonFields point : parts.subList(1, parts.size())) {
			// Old files keep points that were not found as NaN.
			if (isNan(point, "X") || isNan(point, "Y") || isNan(point, "Z")) continue;
			final int label = point.integer("label");
			points.add(valid(point, "label", () -> new Point(label % OLD_FACTOR,
				label < OLD_FACTOR ? CORPUS : label / OLD_FACTOR, point.number("X"),
				point.number("Y"), point.number("Z"))));
		}
		return points;
	}

	private static boolean isNan(final JsonFields point, final String key)
		throws SpinepsException
	{
		return point.element(key).equals(NAN);
	}

	private static double[] triple(final JsonFields fields, final String name)
		throws SpinepsException
	{
		return triple(fields, name, fields.element(name));
	}

	private static double[] triple(final JsonFields fields, final String name,
		final JsonElement element) throws SpinepsException
	{
		final List<Double> values = fields.numbers(element, name);
		if (values.size() != 3) throw fields.unusable(name, "has " + values
			.size() + " numbers instead of three");
		return values.stream().mapToDouble(Double::doubleValue).toArray();
	}

	/** Makes a value, or names the field whose content its constructor refuses. */
	private static <T> T valid(final JsonFields fields, final String name,
		final Maker<T> maker) throws SpinepsException
	{
		try {
			return maker.make();
		}
		catch (final IllegalArgumentException e) {
			throw fields.unusable(name, "cannot be used: " + e.getMessage());
		}
	}

	private interface Maker<T> {

		T make() throws SpinepsException;
	}
}
