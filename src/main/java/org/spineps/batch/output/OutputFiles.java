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
package org.spineps.batch.output;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.anatomy.LevelColors;
import org.spineps.anatomy.Naming;
import org.spineps.anatomy.Structure;
import org.spineps.batch.cases.InputName;
import org.spineps.io.CsvTable;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeGeometry;
import org.spineps.io.bids.BidsDerivative;
import org.spineps.io.bids.BidsName;
import org.spineps.io.point.PoiJson;
import org.spineps.measure.BodyCentres;
import org.spineps.measure.InstanceRow;
import org.spineps.measure.InstanceTable;
import org.spineps.measure.morphometry.MeasurementFiles;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.pipeline.correct.CorrectedResult;
import org.spineps.progress.Progress;
import org.spineps.report.FolderOverview;
import org.spineps.result.LevelProbability;
import org.spineps.result.Provenance;
import org.spineps.result.Provenance.ModelUse;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.result.VertebraName;
import org.spineps.result.VertebraNumbering;

/**
 * The files that an input X becomes, beside each other in one folder.
 *
 * @param folder where they are
 * @param name X
 */
public record OutputFiles(Path folder, String name) {

	/** How the names of the two masks end, before their format. */
	public static final String SEMANTIC_END = "_seg-spine_msk";
	public static final String INSTANCES_END = "_seg-vert_msk";
	public static final String MASK_FORMAT = ".nii.gz";
	/** The same in a BIDS derivative. */
	public static final String BIDS_SEMANTIC_END = "_desc-structures_dseg";
	public static final String BIDS_INSTANCES_END = "_desc-vertebrae_dseg";
	public static final String PROGRAM = BidsDerivative.PROGRAM;

	/** @return the semantic mask */
	public Path semantic() {
		return mask(isBids() ? BIDS_SEMANTIC_END : SEMANTIC_END);
	}

	/** @return the instance mask */
	public Path instances() {
		return mask(isBids() ? BIDS_INSTANCES_END : INSTANCES_END);
	}

	private Path mask(final String end) {
		return folder.resolve(name + end + MASK_FORMAT);
	}

	/** @return whether X is that of a BIDS derivative, whose masks it names */
	boolean isBids() {
		return BidsName.parse(name).filter(BidsName::isDerivativeStem).isPresent();
	}

	/** @return tables of labels and sidecars of both masks in a BIDS derivative */
	private List<Path> besideMasks() {
		return isBids() ? List.of(DsegFiles.table(semantic()), DsegFiles.sidecar(
			semantic()), DsegFiles.table(instances()), DsegFiles.sidecar(
				instances())) : List.of();
	}

	/** @return the points of interest, in SPINEPS's format */
	public Path points() {
		return folder.resolve(name + "_ctd.json");
	}

	/** @return the table of instances */
	public Path table() {
		return folder.resolve(name + "_instances.csv");
	}

	/** @return the level table */
	public Path levels() {
		return folder.resolve(name + MeasurementFiles.LEVELS_END);
	}

	/** @return the table of the whole spine */
	public Path spine() {
		return folder.resolve(name + MeasurementFiles.SPINE_END);
	}

	/** @return where was measured */
	public Path landmarks() {
		return folder.resolve(name + MeasurementFiles.LANDMARKS_END);
	}

	/** @return the picture */
	public Path snapshot() {
		return folder.resolve(name + FolderOverview.PICTURE_END);
	}

	/** @return whether the result looks right */
	public Path quality() {
		return folder.resolve(name + FolderOverview.QUALITY_END);
	}

	/** @return the page for reading */
	public Path report() {
		return folder.resolve(name + FolderOverview.REPORT_END);
	}

	/** @return every level with its landmarks, for those who do not read pages */
	public Path levelsPicture() {
		return folder.resolve(name + "_levels.png");
	}

	/** @return all of them */
	public List<Path> all() {
		final List<Path> all = new ArrayList<>(required());
		all.addAll(List.of(levels(), spine(), landmarks(), snapshot(), quality(),
			report(), levelsPicture()));
		all.addAll(besideMasks());
		return all;
	}

	/** @return those without which a result is not complete */
	public List<Path> required() {
		return List.of(semantic(), instances(), points(), table());
	}

	/** @return those of all that exist */
	public List<Path> existing() {
		return all().stream().filter(Files::exists).toList();
	}

	/**
	 * Writes all of them but quality, page and its pictures.
	 *
	 * @param input the input, whose name goes into the tables
	 * @param geometry that of the input's file; null if there is none
	 * @param result what was found
	 * @param measurements the measurements of its instances
	 * @param measures its morphometry
	 * @param picture its picture
	 * @param progress asked for cancel between files
	 * @return why there is no picture; empty if there is one
	 * @throws SpinepsException if a file cannot be written; those before it stay
	 */
	public Optional<SpinepsException> write(final Path input,
		final VolumeGeometry geometry, final SpineSegmentation result,
		final InstanceTable measurements, final SpineMeasures measures,
		final CasePicture picture, final Progress progress)
		throws SpinepsException
	{
		writeMasks(geometry, result, progress);
		if (isBids()) writeBesideMasks(input, result);
		progress.checkCancelled();
		PoiJson.write(points(), BodyCentres.of(result), PoiJson.Keys.NUMBERS, about(
			result));
		final String shown = InputName.fileName(input);
		writeTable(shown, measurements, result.provenance());
		progress.checkCancelled();
		MeasurementFiles.write(folder, name, shown, measures);
		progress.checkCancelled();
		return picture.write(snapshot());
	}

	/**
	 * Writes the two masks.
	 *
	 * @param geometry that of the input's file; null if there is none
	 * @param result what was found, on that grid
	 * @param progress asked for cancel between files
	 * @throws SpinepsException if a file cannot be written
	 */
	public void writeMasks(final VolumeGeometry geometry,
		final SpineSegmentation result, final Progress progress)
		throws SpinepsException
	{
		VolumeExport.writeLabels(semantic(), result.semantic(), geometry,
			semanticNames());
		progress.checkCancelled();
		VolumeExport.writeLabels(instances(), result.instances(), geometry,
			instanceNames(result));
	}

	private void writeBesideMasks(final Path input,
		final SpineSegmentation result) throws SpinepsException
	{
		new DsegFiles(semantic(), "Structures of the spine").write(input, result
			.provenance(), semanticNames(), LevelColors::ofStructure);
		new DsegFiles(instances(), "Vertebrae, discs and endplates, one by one")
			.write(input, result.provenance(), instanceNames(result),
				LevelColors::ofInstance);
	}

	private void writeTable(final String input,
		final InstanceTable measurements, final Provenance provenance)
		throws SpinepsException
	{
		final List<String> columns = new ArrayList<>(List.of("image"));
		columns.addAll(InstanceTable.COLUMNS);
		columns.addAll(List.of("models", "device", "program"));
		final CsvTable csv = new CsvTable(columns);
		final String models = provenance.models().stream().map(model -> model
			.role() + " " + model.id() + " " + model.sha256()).collect(Collectors
				.joining("; "));
		for (final InstanceRow row : measurements.rows()) {
			final List<Object> cells = new ArrayList<>(List.of(input));
			cells.addAll(InstanceTable.cells(row));
			// Once per file: the first row says it for all.
			cells.addAll(csv.rows() > 0 ? List.of("", "", "") : List.of(models, provenance
				.device(), PROGRAM + " " + provenance.version() + corrected(
					provenance)));
			csv.add(cells.toArray());
		}
		csv.write(table());
	}

	/** @return ", corrected by hand: ..." if it was */
	private static String corrected(final Provenance provenance) {
		final String what = provenance.options().get(CorrectedResult.CORRECTED);
		return what == null ? "" : ", " + CorrectedResult.CORRECTED + ": " + what;
	}

	private static Map<String, Object> about(final SpineSegmentation result) {
		final Provenance provenance = result.provenance();
		final Map<String, Object> models = new LinkedHashMap<>();
		for (final ModelUse model : provenance.models()) {
			final Map<String, String> facts = new LinkedHashMap<>();
			facts.put("name", model.id());
			facts.put("role", model.role());
			facts.put("sha256", model.sha256());
			models.put(Integer.toString(models.size()), facts);
		}
		final Map<String, Object> about = new LinkedHashMap<>();
		about.put("source", PROGRAM);
		about.put("version", provenance.version());
		about.put("models", models);
		about.put("disclaimer", Provenance.DISCLAIMER);
		if (!result.numbering().alternative().isEmpty()) {
			final Map<String, Object> naming = naming(result.numbering());
			provenance.namer().ifPresent(model -> naming.put("network", model.id()));
			about.put("naming", naming);
		}
		return about;
	}

	/** How sure the naming network is, and what it would say next. */
	private static Map<String, Object> naming(
		final VertebraNumbering numbering)
	{
		final Map<String, String> levels = new LinkedHashMap<>();
		for (final VertebraName name : numbering.vertebrae())
			if (name.label() != 0) levels.put(Integer.toString(name.label()),
				LevelProbability.text(name.levels()));
		final Map<String, Object> naming = new LinkedHashMap<>();
		naming.put("levels", levels);
		naming.put("probability", numbering.probability());
		naming.put("alternative", numbering.alternative());
		naming.put("alternativeProbability", numbering.alternativeProbability());
		return naming;
	}

	private static Map<Integer, String> semanticNames() {
		final Map<Integer, String> names = new TreeMap<>();
		for (final Structure structure : Structure.SEMANTIC)
			names.put(structure.id(), structure.label());
		return names;
	}

	private static Map<Integer, String> instanceNames(
		final SpineSegmentation result)
	{
		final Map<Integer, String> names = new TreeMap<>();
		for (final SpineInstance instance : result.found())
			if (!instance.kind().inSemanticMask()) names.put(instance.label(), instance
				.naming() == Naming.CERTAIN ? instance.name() : instance
					.name() + " (" + instance.naming().text() + ")");
		return names;
	}
}
