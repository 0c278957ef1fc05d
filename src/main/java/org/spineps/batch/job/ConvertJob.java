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
package org.spineps.batch.job;

import com.google.gson.JsonObject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.anatomy.LabelSchemeConversion;
import org.spineps.anatomy.LabelSchemePart;
import org.spineps.anatomy.SchemeRecognition;
import org.spineps.batch.cases.CaseFolder;
import org.spineps.batch.cases.InputName;
import org.spineps.batch.cases.SingleResult;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeNames;
import org.spineps.io.json.JsonFiles;
import org.spineps.io.mask.MaskFile;
import org.spineps.progress.Progress;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * Renumbers a mask from one scheme of labels to another, and writes beside it what
 * became what.
 *
 * @param input a mask
 * @param from its scheme; empty to recognise it
 * @param to the scheme wanted
 * @param output the new mask, another file than the input
 */
public record ConvertJob(Path input, Optional<LabelScheme> from,
	LabelScheme to, Path output)
{

	private static final String MAPPING_END = "_labels.json";

	/**
	 * How it ended.
	 *
	 * @param from scheme of the input
	 * @param conversion what became what
	 * @param files the mask, and the file of the mapping
	 * @param notes what was odd or lost, one sentence each
	 */
	public record Outcome(LabelScheme from, LabelSchemeConversion conversion,
		List<Path> files, List<String> notes)
	{}

	/** Checks that nothing is missing. */
	public ConvertJob {
		Objects.requireNonNull(input);
		Objects.requireNonNull(from);
		Objects.requireNonNull(to);
		Objects.requireNonNull(output);
	}

	/**
	 * Replaces results that exist.
	 *
	 * @return how it ended
	 * @throws SpinepsException as for the other method
	 */
	public Outcome run() throws SpinepsException {
		return run(true, Progress.NONE).orElseThrow();
	}

	/**
	 * @param overwrite whether to replace results that exist
	 * @param progress is told on which process it waits, and asked whether to stop
	 * @return how it ended; empty if the results exist and are to stay
	 * @throws SpinepsException if the mask cannot be read, its scheme is not
	 *           recognised, nothing of it has a counterpart, or the result would
	 *           replace the input or cannot be written
	 */
	public Optional<Outcome> run(final boolean overwrite,
		final Progress progress) throws SpinepsException
	{
		RequestException.requireExisting(input);
		if (output.toAbsolutePath().normalize().equals(input.toAbsolutePath()
			.normalize())) throw new RequestException(
				"The result would replace the input", InputName.fileName(output),
				"Choose another output file");
		if (!VolumeNames.isWritableName(output)) throw new RequestException(
			"Cannot write " + InputName.fileName(output),
			"its name does not end in " + VolumeNames.writtenEndings(),
			"Choose such a name");
		final String name = InputName.fileName(output);
		return new SingleResult(new CaseFolder(output.toAbsolutePath().normalize()
			.getParent(), CaseFolder.SINGLE), name, List.of(name, VolumeNames.stem(
				output) + MAPPING_END), List.of(), overwrite).make(this::convert,
					progress);
	}

	private Outcome convert(final Path folder) throws SpinepsException {
		final MaskFile mask = MaskFile.read(input, MaskFile.Kind.ANY);
		final LabelScheme scheme = from.isPresent() ? from.get() : recognised(mask
			.labels());
		final LabelSchemeConversion conversion = LabelSchemeConversion.convert(mask
			.labels(), scheme, to);
		if (conversion.map().isEmpty()) throw new SpinepsException(
			"Nothing of this mask has a counterpart in " + to.title(),
			"its labels are read as by " + scheme.title(),
			"Choose another scheme to convert from or to");
		final List<String> notes = new ArrayList<>(mask.notes());
		if (!conversion.summary().isEmpty()) notes.add(scheme.title() + " to " + to
			.title() + ": " + conversion.summary());
		VolumeExport.writeLabels(folder.resolve(InputName.fileName(output)), conversion
			.labels(), mask.geometry(), names(conversion));
		final Path mapping = output.resolveSibling(VolumeNames.stem(output) +
			MAPPING_END);
		JsonFiles.write(folder.resolve(InputName.fileName(mapping)), json(scheme,
			conversion));
		return new Outcome(scheme, conversion, List.of(output, mapping), notes);
	}

	private static LabelScheme recognised(final LabelVolume mask)
		throws SpinepsException
	{
		final List<LabelScheme> schemes = SchemeRecognition.of(mask);
		if (schemes.size() == 1) return schemes.get(0);
		final String labels = LabelStatistics.of(mask).labels().length + " labels";
		throw new SpinepsException("The scheme of this mask is not clear", schemes
			.isEmpty() ? "its " + labels + " fit none that is known" : "it may be " +
				schemes.stream().map(LabelScheme::title).collect(Collectors.joining(
					" or ")), "Say by what scheme it is numbered");
	}

	/** Commands that find names in a mask take it for one of SPINEPS's. */
	private SortedMap<Integer, String> names(
		final LabelSchemeConversion conversion)
	{
		final SortedMap<Integer, String> names = new TreeMap<>();
		if (to != LabelScheme.SPINEPS && to != LabelScheme.SPINEPS_SEMANTIC)
			return names;
		to.partsOf(conversion.map().values()).forEach((label, part) -> names.put(
			label, part.name()));
		return names;
	}

	private JsonObject json(final LabelScheme scheme,
		final LabelSchemeConversion conversion)
	{
		final SortedMap<Integer, LabelSchemePart> source = scheme.partsOf(labels(
			conversion));
		final SortedMap<Integer, LabelSchemePart> target = to.partsOf(conversion
			.map().values());
		final JsonObject labels = new JsonObject();
		conversion.map().forEach((label, became) -> {
			final JsonObject one = new JsonObject();
			one.addProperty("part", source.get(label).name());
			one.addProperty("label", became);
			one.addProperty("becomes", target.get(became).name());
			one.addProperty("exact", !conversion.inexact().containsKey(label));
			labels.add(label.toString(), one);
		});
		final JsonObject lost = new JsonObject();
		conversion.unknown().forEach((label, voxels) -> {
			final JsonObject one = new JsonObject();
			if (source.containsKey(label)) one.addProperty("part", source.get(label)
				.name());
			one.addProperty("voxels", voxels);
			lost.add(label.toString(), one);
		});
		final JsonObject json = new JsonObject();
		json.addProperty("input", InputName.fileName(input));
		json.addProperty("from", scheme.key());
		json.addProperty("recognised", from.isEmpty());
		json.addProperty("to", to.key());
		json.add("labels", labels);
		json.add("lost", lost);
		return json;
	}

	private static List<Integer> labels(final LabelSchemeConversion conversion) {
		final List<Integer> labels = new ArrayList<>(conversion.map().keySet());
		labels.addAll(conversion.unknown().keySet());
		return labels;
	}
}
