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
package org.spineps.io.bids;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.Version;
import org.spineps.io.AtomicFiles;
import org.spineps.io.json.JsonFiles;

/**
 * A data set of results: its description, which names this program and the scans'
 * data set, a page for people, and the list of files that BIDS has no names for.
 *
 * @param folder where it is
 * @param sources folders of the scans, at least one; data sets, or not
 */
public record BidsDerivative(Path folder, List<Path> sources) {

	/** How this program calls itself. */
	public static final String PROGRAM = "SPINEPS for Fiji";

	private static final String VERSION = "1.10.0";
	/** How addresses of scans begin. */
	private static final String RAW = "raw";
	private static final String README = "README";
	private static final String IGNORE = ".bidsignore";
	private static final String GENERATED = "GeneratedBy";

	/** Copies the list. */
	public BidsDerivative {
		sources = List.copyOf(sources);
	}

	/**
	 * Writes what is missing; what is there stays as it is.
	 *
	 * @param otherFiles patterns of files that BIDS has no names for
	 * @throws SpinepsException if the folder is a data set of another kind, or cannot
	 *           be written to
	 */
	public void prepare(final List<String> otherFiles) throws SpinepsException {
		final Optional<BidsDataset> there = BidsDataset.of(folder);
		if (there.isPresent()) requireOwn(there.get());
		try {
			Files.createDirectories(folder);
			if (there.isEmpty()) JsonFiles.write(folder.resolve(
				BidsDataset.DESCRIPTION), description());
			if (!Files.exists(folder.resolve(README))) write(README, readme());
			final Set<String> ignored = new LinkedHashSet<>(Files.exists(folder
				.resolve(IGNORE)) ? Files.readAllLines(folder.resolve(IGNORE)) : List
					.of());
			if (ignored.addAll(otherFiles)) write(IGNORE, String.join("\n", ignored) +
				"\n");
		}
		catch (final IOException e) {
			throw new RequestException(new SpinepsException("Cannot write to " + folder,
				AtomicFiles.reason(e), "Choose a folder that you may write to", e));
		}
	}

	private void write(final String name, final String text)
		throws SpinepsException
	{
		AtomicFiles.write(folder.resolve(name), stream -> stream.write(text
			.getBytes(StandardCharsets.UTF_8)));
	}

	private void requireOwn(final BidsDataset there) throws RequestException {
		if (there.isDerivative() && there.description().has(GENERATED) && there
			.description().get(GENERATED).toString().contains("\"" + PROGRAM + "\""))
			return;
		throw new RequestException("Results cannot be written to " + folder,
			"it is a BIDS data set that this program did not make",
			"Choose another output folder, e.g. one in its folder derivatives");
	}

	private JsonObject description() {
		final JsonObject json = new JsonObject();
		json.addProperty("Name", PROGRAM + " on " + BidsDataset.of(sources.get(0))
			.map(set -> set.text("Name")).filter(name -> !name.isBlank()).orElse(
				"scans of spines"));
		json.addProperty("BIDSVersion", VERSION);
		json.addProperty("DatasetType", "derivative");
		final JsonObject program = new JsonObject();
		program.addProperty("Name", PROGRAM);
		program.addProperty("Version", Version.get());
		program.addProperty("Description",
			"Segments spines and names their vertebrae. Not a medical device.");
		json.add(GENERATED, array(program));
		final JsonArray origins = new JsonArray();
		final JsonObject links = new JsonObject();
		for (int n = 0; n < sources.size(); n++) {
			final String name = n == 0 ? RAW : RAW + (n + 1);
			final String doi = BidsDataset.of(sources.get(n)).map(set -> set.text(
				"DatasetDOI")).orElse("");
			final JsonObject origin = new JsonObject();
			if (doi.isBlank()) origin.addProperty("URL", "bids:" + name + ":");
			else origin.addProperty("DOI", doi);
			origins.add(origin);
			links.addProperty(name, relative(sources.get(n)));
		}
		json.add("SourceDatasets", origins);
		json.add("DatasetLinks", links);
		return json;
	}

	private static JsonArray array(final JsonObject one) {
		final JsonArray array = new JsonArray();
		array.add(one);
		return array;
	}

	/** Tells nothing of the folders around, if both lie in one. */
	private String relative(final Path source) {
		final Path from = folder.toAbsolutePath().normalize();
		final Path to = source.toAbsolutePath().normalize();
		if (!from.getRoot().equals(to.getRoot())) return to.toUri().toString();
		final String path = from.relativize(to).toString().replace('\\', '/');
		return path.isEmpty() ? "." : path;
	}

	private static String readme() {
		return "Spines that " + PROGRAM + " has found in the scans of another data " +
			"set.\n\nEach scan has two masks on its own voxels:\n" +
			"*_desc-structures_dseg.nii.gz  bodies, arches, discs, cord, canal ...\n" +
			"*_desc-vertebrae_dseg.nii.gz   vertebrae, discs and endplates, one by " +
			"one\nThe table beside each (.tsv) names its numbers and their colours, " +
			"and the\nsidecar (.json) the scan that it was made from. " +
			"space-T2w: on the voxels of\nthe T2w scan with the same entities.\n\n" +
			"Tables of measurements, pictures and pages lie beside the masks under " +
			"names\nthat BIDS does not have yet; .bidsignore lists them.\n\n" +
			"Research software, not a medical device.\n";
	}
}
