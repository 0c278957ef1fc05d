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

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.Version;
import org.spineps.anatomy.Naming;
import org.spineps.batch.cases.InputName;
import org.spineps.io.CsvRows;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeNames;
import org.spineps.io.bids.BidsDataset;
import org.spineps.io.json.JsonFields;
import org.spineps.io.mask.MaskFile;
import org.spineps.measure.quality.CaseSummary;
import org.spineps.measure.quality.QualityJson;
import org.spineps.pipeline.SpineAxes;
import org.spineps.result.InstanceList;
import org.spineps.result.Provenance;
import org.spineps.result.Provenance.ModelUse;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/**
 * Reads a result back from the files that it was written to. The two masks are
 * enough; names, confidence and models come from the table beside them, evidence and
 * warnings from the file of its quality. Without a table the names are those of the labels.
 */
public final class SavedResult {

	private static final List<String> INSTANCE_ENDS = List.of(
		OutputFiles.INSTANCES_END, OutputFiles.BIDS_INSTANCES_END);

	private SavedResult() {
		// static methods only
	}

	/**
	 * @param instances the mask of instances of a result X, or another mask
	 * @return X; of another mask the file's name without its ending
	 */
	public static String nameOf(final Path instances) {
		final String stem = VolumeNames.stem(instances);
		for (final String end : INSTANCE_ENDS)
			if (stem.endsWith(end)) return stem.substring(0, stem.length() - end
				.length());
		return stem;
	}

	/**
	 * @param folder an output folder
	 * @return the X of every result that has both masks, in alphabetical order
	 * @throws SpinepsException if the folder cannot be read
	 */
	public static List<String> names(final Path folder) throws SpinepsException {
		final List<String> names = new ArrayList<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*{" +
			String.join(",", INSTANCE_ENDS) + "}" + OutputFiles.MASK_FORMAT))
		{
			for (final Path file : files) {
				final OutputFiles result = new OutputFiles(folder, nameOf(file));
				if (Files.exists(result.instances()) && Files.exists(result.semantic()))
					names.add(result.name());
			}
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot read the folder " + folder, e
				.getClass().getSimpleName(), "Give a folder of results", e);
		}
		Collections.sort(names);
		return names;
	}

	/**
	 * @param folder an output folder
	 * @param name the X of a result
	 * @return the result
	 * @throws SpinepsException if a mask is missing, cannot be read, or the two
	 *           differ in their grids
	 */
	public static SpineSegmentation read(final Path folder, final String name)
		throws SpinepsException
	{
		final OutputFiles files = new OutputFiles(folder, name);
		final LabelVolume stored = MaskFile.read(files.semantic(),
			MaskFile.Kind.SEMANTIC).labels();
		final LabelVolume semantic = stored.on(SpineAxes.of(stored));
		final LabelVolume instances = MaskFile.read(files.instances(),
			MaskFile.Kind.INSTANCES).onto(semantic.grid()).labels();
		semantic.grid().requireAgreement(instances.grid(),
			"the two masks of " + name);
		final List<Map<String, String>> rows = Files.exists(files.table()) ? CsvRows
			.read(files.table()) : List.of();
		final List<SpineInstance> found = rows.isEmpty() ? InstanceList.of(instances,
			semantic, false) : fromRows(files.table(), rows);
		if (!Files.exists(files.quality())) return new SpineSegmentation(semantic,
			instances, found, List.of(), provenance(rows));
		final CaseSummary quality = QualityJson.read(files.quality());
		return new SpineSegmentation(semantic, instances, found, quality.warnings(),
			provenance(rows), quality.evidence());
	}

	/**
	 * @param scan file of the scan that a result was made from
	 * @param result the result
	 * @return the scan; the mean of its time points, if there are several
	 * @throws SpinepsException if it cannot be read or lies on another grid
	 */
	public static ImageVolume scan(final Path scan, final SpineSegmentation result)
		throws SpinepsException
	{
		final ImageVolume image = Reorient.onto(VolumeFiles.read(scan).image(
			TimeHandling.MEAN), result.semantic().grid());
		image.grid().requireAgreement(result.semantic().grid(), "scan and masks");
		return image;
	}

	/**
	 * @param folder an output folder
	 * @param name the X of a result
	 * @return the scan that it was made from: what the sidecar of a BIDS derivative
	 *         says, or the one beside it; empty if it is not there
	 */
	public static Optional<Path> scanOf(final Path folder, final String name) {
		final Optional<Path> beside = VolumeNames.named(folder, name);
		final Path sidecar = DsegFiles.sidecar(new OutputFiles(folder, name)
			.instances());
		if (beside.isPresent() || !Files.exists(sidecar)) return beside;
		try {
			final String source = JsonFields.read(sidecar).texts("Sources").get(0);
			return BidsDataset.around(sidecar).flatMap(set -> set.file(source));
		}
		catch (final SpinepsException | IndexOutOfBoundsException e) {
			// Then it is not known.
			return Optional.empty();
		}
	}

	private static List<SpineInstance> fromRows(final Path table,
		final List<Map<String, String>> rows) throws SpinepsException
	{
		final List<SpineInstance> found = new ArrayList<>();
		try {
			for (final Map<String, String> row : rows) {
				found.add(new SpineInstance(Kind.valueOf(cell(row, "kind").toUpperCase(
					Locale.ROOT)), Integer.parseInt(cell(row, "label")), cell(row, "name"),
					naming(cell(row, "naming")), numberOrNan(row, "outline_confidence"),
					numberOrNan(row, "name_confidence")));
			}
			return found;
		}
		catch (final IllegalArgumentException e) {
			throw damaged(table, e);
		}
	}

	private static String cell(final Map<String, String> row,
		final String column)
	{
		final String text = row.get(column);
		if (text == null) throw new IllegalArgumentException("No " + column);
		return text;
	}

	private static double numberOrNan(final Map<String, String> row,
		final String column)
	{
		final String text = cell(row, column);
		return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
	}

	private static Naming naming(final String text) {
		for (final Naming naming : Naming.values())
			if (naming.text().equals(text)) return naming;
		throw new IllegalArgumentException("No naming: " + text);
	}

	private static SpinepsException damaged(final Path table,
		final Exception cause)
	{
		return new SpinepsException(InputName.fileName(table) +
			" is not a table of instances", "columns or values are missing",
			"Move it away, so that names are taken from the labels", cause);
	}

	/** "role id hash; role id hash" as the table has it. */
	private static Provenance provenance(final List<Map<String, String>> rows) {
		final List<ModelUse> models = new ArrayList<>();
		String device = "";
		if (!rows.isEmpty() && rows.get(0).containsKey("models") && rows.get(0)
			.containsKey("device"))
		{
			device = rows.get(0).get("device");
			for (final String model : rows.get(0).get("models").split("; ")) {
				final String[] words = model.strip().split(" ");
				if (words.length == 3) models.add(new ModelUse(words[0], words[1],
					words[2]));
			}
		}
		return new Provenance(Version.get(), models, device, Map.of(), Map.of());
	}
}
