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
package org.spineps.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.spineps.batch.dataset.FoundScan;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeNames;
import org.spineps.pipeline.naming.NameAnchor;

/**
 * What is to be done by one run of {@link BatchRunner}.
 *
 * @param inputs volume files, or folders and archives of them, in the order of
 *          work
 * @param kind whether they are scans or semantic masks
 * @param outputFolder where the results go; made if it is missing
 * @param time what to do with inputs of several time points
 * @param overwrite whether to replace results that are there; otherwise such
 *          inputs are skipped
 * @param report whether to make a page for each input and a contact sheet
 * @param request corrected masks and names, further files
 * @param names input → the X of its results, where that is not the input's own name
 */
public record BatchJob(List<Path> inputs, InputKind kind, Path outputFolder,
	TimeHandling time, boolean overwrite, boolean report,
	BatchRequest request, Map<Path, String> names)
{

	/** What the inputs are. */
	public enum InputKind {
			/** Scans: both phases run. */
			IMAGE,
			/** Semantic masks: the instance phase runs. */
			SEMANTIC_MASK;

		/** @return the words for the manifest */
		String text() {
			return this == IMAGE ? "image" : "semantic mask";
		}
	}

	/**
	 * Copies lists and maps, keeping their order.
	 *
	 * @throws IllegalArgumentException if there are other than as many edited masks
	 *           as inputs, or fixed names for more than one input
	 */
	public BatchJob {
		inputs = List.copyOf(inputs);
		names = Map.copyOf(names);
		Objects.requireNonNull(kind);
		Objects.requireNonNull(outputFolder);
		Objects.requireNonNull(time);
		for (final List<Path> masks : List.of(request.semanticMasks(), request
			.instanceMasks()))
			if (!masks.isEmpty() && masks.size() != inputs.size())
				throw new IllegalArgumentException(masks.size() + " masks for " + inputs
					.size() + " inputs");
		if (!request.anchors().isEmpty() && inputs.size() > 1)
			throw new IllegalArgumentException("Fixed names for " + inputs.size() +
				" inputs");
	}

	/**
	 * A job whose results are called as its inputs.
	 *
	 * @param inputs volume files, in the order of work
	 * @param kind whether they are scans or semantic masks
	 * @param outputFolder where the results go
	 * @param time what to do with inputs of several time points
	 * @param overwrite whether to replace results that are there
	 * @param report whether to make a page for each input and a contact sheet
	 * @param request corrected masks and names, further files
	 */
	public BatchJob(final List<Path> inputs, final InputKind kind,
		final Path outputFolder, final TimeHandling time, final boolean overwrite,
		final boolean report, final BatchRequest request)
	{
		this(inputs, kind, outputFolder, time, overwrite, report, request, Map
			.of());
	}

	/**
	 * A job without reports, corrections and further files.
	 *
	 * @param inputs NIfTI files, in the order of work
	 * @param kind whether they are scans or semantic masks
	 * @param outputFolder where the results go
	 * @param time what to do with inputs of several time points
	 * @param overwrite whether to replace results that are there
	 */
	public BatchJob(final List<Path> inputs, final InputKind kind,
		final Path outputFolder, final TimeHandling time, final boolean overwrite)
	{
		this(inputs, kind, outputFolder, time, overwrite, false, BatchRequest.NONE);
	}

	/**
	 * @param scans scans with the folders of their results
	 * @return this job for them, one for each folder, in the order of the scans
	 */
	public List<BatchJob> with(final List<FoundScan> scans) {
		final Map<Path, List<FoundScan>> folders = new LinkedHashMap<>();
		for (final FoundScan scan : scans)
			folders.computeIfAbsent(scan.results(), made -> new ArrayList<>()).add(
				scan);
		final List<BatchJob> jobs = new ArrayList<>();
		folders.forEach((folder, found) -> jobs.add(new BatchJob(found.stream().map(
			FoundScan::file).toList(), kind, folder, time, overwrite, report, request,
			names(found))));
		return jobs;
	}

	private static Map<Path, String> names(final List<FoundScan> scans) {
		final Map<Path, String> names = new LinkedHashMap<>();
		for (final FoundScan scan : scans)
			if (!scan.name().equals(VolumeNames.stem(scan.file()))) names.put(scan
				.file(), scan.name());
		return names;
	}

	/**
	 * @param name name of a case
	 * @return what was chosen for it, name → value, for the manifest
	 */
	Map<String, String> options(final String name) {
		final Map<String, String> options = new LinkedHashMap<>();
		options.put("time", time.text());
		options.put("overwrite", Boolean.toString(overwrite));
		if (!request.series().isFree()) options.put("series", request.series()
			.wanted());
		final List<NameAnchor> anchors = request.anchorsOf(name);
		if (!anchors.isEmpty()) options.put("anchors", anchors.toString());
		return options;
	}
}
