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
package org.spineps.measure.morphometry;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.io.CsvTable;
import org.spineps.io.json.JsonFiles;
import org.spineps.measure.Digits;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.morphometry.shape.Endplate;
import org.spineps.measure.morphometry.shape.Frame;
import org.spineps.measure.morphometry.shape.Position;
import org.spineps.result.Provenance;

/** The measures as files: two tables, landmarks, and the user's cut-offs. */
public final class MeasurementFiles {

	/** How the name of a level table ends. */
	public static final String LEVELS_END = "_levels.csv";
	/** How the name of a table of the whole spine ends. */
	public static final String SPINE_END = "_spine.csv";
	/** How the name of a file of landmarks ends. */
	public static final String LANDMARKS_END = "_landmarks.json";

	private static final String IMAGE = "image";
	private static final String CUTOFFS = "cutoffs";

	private MeasurementFiles() {
		// static methods only
	}

	/**
	 * @param name how the names begin
	 * @return the names of the three files
	 */
	public static List<String> names(final String name) {
		return List.of(name + LEVELS_END, name + SPINE_END, name + LANDMARKS_END);
	}

	/**
	 * Writes the three files.
	 *
	 * @param folder where to
	 * @param name how the names begin
	 * @param image name of the scan, first column of the tables
	 * @param spine the measures
	 * @return the files
	 * @throws SpinepsException if one cannot be written; those before it stay
	 */
	public static List<Path> write(final Path folder, final String name,
		final String image, final SpineMeasures spine) throws SpinepsException
	{
		final Path levels = folder.resolve(name + LEVELS_END);
		final Path whole = folder.resolve(name + SPINE_END);
		final Path landmarks = folder.resolve(name + LANDMARKS_END);
		writeLevels(levels, image, spine);
		writeSpine(whole, image, spine);
		writeLandmarks(landmarks, spine);
		return List.of(levels, whole, landmarks);
	}

	/**
	 * @param file table to make or replace
	 * @param image name of the scan
	 * @param spine the measures
	 * @throws SpinepsException if it cannot be written
	 */
	public static void writeLevels(final Path file, final String image,
		final SpineMeasures spine) throws SpinepsException
	{
		final CsvTable table = table(LevelTable.COLUMNS);
		for (final LevelMeasures row : spine.levels())
			add(table, image, LevelTable.cells(row, spine.cutoffs()));
		table.write(file);
	}

	/**
	 * @param file table to make or replace
	 * @param image name of the scan
	 * @param spine the measures
	 * @throws SpinepsException if it cannot be written
	 */
	public static void writeSpine(final Path file, final String image,
		final SpineMeasures spine) throws SpinepsException
	{
		final CsvTable table = table(SpineSummary.COLUMNS);
		for (final SpineSummary.Row row : SpineSummary.of(spine).rows())
			add(table, image, row.cells());
		table.write(file);
	}

	/**
	 * Writes landmarks and frames in millimetres of the patient, the Cobb angles of all
	 * pairs, and the cut-offs.
	 *
	 * @param file file to make or replace
	 * @param spine the measures
	 * @throws SpinepsException if it cannot be written
	 */
	public static void writeLandmarks(final Path file,
		final SpineMeasures spine) throws SpinepsException
	{
		final JsonObject root = new JsonObject();
		root.addProperty("disclaimer", Provenance.DISCLAIMER);
		root.addProperty("space",
			"patient millimetres to the right, to anterior, to superior");
		root.addProperty("posture", SpineMeasures.POSTURE);
		final JsonArray levels = new JsonArray();
		for (final LevelMeasures row : spine.levels()) {
			final JsonObject level = new JsonObject();
			level.addProperty("level", row.name());
			level.addProperty("label", row.instance().label());
			row.frame().ifPresent(frame -> level.add("frame", frame(frame)));
			row.superior().ifPresent(plate -> level.add("superior_endplate", endplate(
				plate)));
			row.inferior().ifPresent(plate -> level.add("inferior_endplate", endplate(
				plate)));
			levels.add(level);
		}
		root.add("levels", levels);
		final JsonArray angles = new JsonArray();
		for (final CobbAngle angle : spine.angles())
			angles.add(angle(angle));
		root.add("cobb_angles", angles);
		root.add(CUTOFFS, spine.cutoffs().toJson());
		JsonFiles.write(file, root);
	}

	/**
	 * Reads a user's cut-offs: an object of names and numbers, alone or as the
	 * "cutoffs" of a file of landmarks. What is not named keeps its default.
	 *
	 * @param file a JSON file
	 * @return the cut-offs
	 * @throws SpinepsException if it cannot be read, or holds something else
	 */
	public static Cutoffs readCutoffs(final Path file) throws SpinepsException {
		final JsonElement root = JsonFiles.read(file);
		final boolean landmarks = root.isJsonObject() && root.getAsJsonObject()
			.has(CUTOFFS);
		return Cutoffs.read(landmarks ? root.getAsJsonObject().get(CUTOFFS) : root,
			String.valueOf(file.getFileName()));
	}

	private static CsvTable table(final List<String> columns) {
		final List<String> all = new ArrayList<>(List.of(IMAGE));
		all.addAll(columns);
		return new CsvTable(all);
	}

	private static void add(final CsvTable table, final String image,
		final List<Object> cells)
	{
		final List<Object> all = new ArrayList<>();
		all.add(image);
		all.addAll(cells);
		table.add(all.toArray());
	}

	private static JsonObject angle(final CobbAngle angle) {
		final JsonObject json = new JsonObject();
		json.addProperty("from", angle.upper() + " upper");
		json.addProperty("to", angle.lower() + (angle.lowerInferior() ? " lower"
			: " upper"));
		json.addProperty("sagittal_deg", Digits.roundedOrNull(angle.sagittalDegrees(),
			2));
		json.addProperty("coronal_deg", Digits.roundedOrNull(angle.coronalDegrees(),
			2));
		return json;
	}

	private static JsonObject frame(final Frame frame) {
		final JsonObject json = new JsonObject();
		json.add("origin", point(frame.origin()));
		json.add("right", point(frame.right()));
		json.add("anterior", point(frame.anterior()));
		json.add("up", point(frame.up()));
		return json;
	}

	private static JsonObject endplate(final Endplate endplate) {
		final JsonObject json = new JsonObject();
		json.add("anterior", point(endplate.anterior()));
		json.add("middle", point(endplate.middle()));
		json.add("posterior", point(endplate.posterior()));
		json.add("direction", point(endplate.direction()));
		return json;
	}

	private static JsonArray point(final Position position) {
		final JsonArray json = new JsonArray();
		for (final double value : position.toArray())
			json.add(Math.rint(value * 1e5) / 1e5 + 0.0);
		return json;
	}
}
