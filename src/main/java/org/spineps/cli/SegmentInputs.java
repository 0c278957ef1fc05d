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
package org.spineps.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.batch.BatchJob;
import org.spineps.batch.BatchJob.InputKind;
import org.spineps.batch.BatchRequest;
import org.spineps.batch.BatchSchedule;
import org.spineps.batch.FixedNames;
import org.spineps.batch.GeometryHandling;
import org.spineps.batch.Reuse;
import org.spineps.io.SeriesChoice;
import org.spineps.io.TimeHandling;
import org.spineps.pipeline.extra.Extra;
import org.spineps.pipeline.naming.NameAnchor;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Scans, masks and certain names that {@link SegmentCommand} is given. */
final class SegmentInputs {

	/**
	 * What the other options ask for.
	 *
	 * @param extras further files
	 * @param reuse what is taken from earlier runs
	 * @param geometry how unusual geometry is dealt with
	 * @param series which series of a study is meant
	 * @param time how scans of several time points are dealt with
	 * @param overwrite whether results that exist are made anew
	 * @param report whether there is a page for each scan
	 */
	record Wishes(Set<Extra> extras, Reuse reuse, GeometryHandling geometry,
		SeriesChoice series, TimeHandling time, boolean overwrite, boolean report)
	{
	}

	@Spec(Spec.Target.MIXEE)
	private CommandSpec command;

	@Parameters(paramLabel = "INPUT", arity = "0..*",
		description = "Scans: files (NIfTI, MetaImage, NRRD, TIFF of ImageJ); or folders, in which, and in the " +
			"folders below them, all scans are taken that are not masks. Of equal names " +
			"in different folders the results are in folders of these names. Or DICOM: " +
			"a folder without such files, a zip archive, a DICOMDIR, a file of a series.")
	private List<String> images; // picocli keeps silent of optional wrong paths

	@Option(names = { "-i", "--input" }, paramLabel = "INPUT", arity = "1..*",
		description = "Scans, as without this option.")
	private List<String> moreImages;

	@Mixin
	private FolderOptions folders;

	@Option(names = "--semantic", paramLabel = "MASK", arity = "1..*",
		description = "Existing semantic masks, one for each scan, or without " +
			"scans: the semantic phase is left out.")
	private List<Path> semanticMasks;

	@Option(names = "--instances", paramLabel = "MASK", arity = "1..*",
		description = "Existing instance masks, one for each semantic mask: the " +
			"instance phase is left out, too.")
	private List<Path> instanceMasks;

	@Option(names = "--scheme", paramLabel = "SCHEME",
		converter = EvaluateOptions.SchemeConverter.class,
		description = "The instance masks are numbered as by totalspineseg, " +
			"spider, verse, ...; they are converted.")
	private LabelScheme scheme;

	@Option(names = "--anchor", paramLabel = "LABEL=LEVEL",
		converter = AnchorConverter.class,
		description = "The vertebra with this label or name is, for certain, this " +
			"level, e.g. 24=L5 or V3=T12; the others are named after it. A disc is " +
			"named by both, e.g. 124=L5/S1. May be repeated. For one input.")
	private List<NameAnchor> anchors;

	@Option(names = "--anchors", paramLabel = "FILE",
		description = "The same for several scans: a table (CSV) with the columns " +
			"case, the name of a scan without its ending, and anchor.")
	private Path anchorTable;

	/**
	 * Checks what picocli cannot.
	 *
	 * @throws ParameterException if the inputs make no sense
	 */
	void check() {
		final int scans = size(moreImages) + size(images);
		final int masks = size(semanticMasks);
		final int inputs = Math.max(scans, masks);
		if (inputs == 0) throw usage("Missing required parameter: 'INPUT', or " +
			"semantic masks (--semantic)");
		if (scans > 0 && masks > 0 && scans != masks) throw usage(scans +
			" scans and " + masks + " semantic masks: give one for each, or masks only");
		if (size(instanceMasks) > 0 && size(instanceMasks) != masks) throw usage(
			size(instanceMasks) + " instance masks and " + masks +
				" semantic masks: give one for each (--semantic)");
		if (scheme != null && size(instanceMasks) == 0) throw usage(
			"--scheme is for instance masks (--instances)");
		try {
			scans();
		}
		catch (final TypeConversionException e) {
			throw usage(e.getMessage());
		}
		folders.check(scans(), masks > 0 || size(anchors) > 0);
		if (size(anchors) > 0 && inputs != 1) throw usage("--anchor is for one " +
			"input, not for " + inputs);
		if (size(anchors) > 0 && anchorTable != null) throw usage(
			"Give --anchor for one scan, or --anchors for several");
		if ((size(anchors) > 0 || masks > 0) && scans().stream().anyMatch(
			Files::isDirectory)) throw usage((masks > 0 ? "Masks" : "--anchor") +
				" cannot be given for a folder of scans: name the files");
	}

	private ParameterException usage(final String message) {
		return new ParameterException(command.commandLine(), message);
	}

	/** @return whether finished masks are given */
	boolean hasMasks() {
		return size(semanticMasks) > 0;
	}

	private List<Path> scans() {
		return Stream.concat(orNone(moreImages).stream(), orNone(images).stream())
			.map(new PathConverter()::convert).toList();
	}

	private static int size(final List<?> list) {
		return list == null ? 0 : list.size();
	}

	private static <T> List<T> orNone(final List<T> list) {
		return list == null ? List.of() : list;
	}

	/**
	 * @param wishes what the other options ask for
	 * @return what is to be done, a job for each folder of results
	 * @throws SpinepsException if a folder of scans cannot be read, or holds none
	 */
	List<BatchJob> jobs(final Wishes wishes) throws SpinepsException {
		final boolean scans = size(images) + size(moreImages) > 0;
		final FixedNames fixed = anchorTable == null ? FixedNames.NONE : FixedNames
			.read(anchorTable);
		final BatchRequest request = new BatchRequest(scans ? orNone(semanticMasks)
			: List.of(), orNone(instanceMasks), orNone(anchors), wishes.extras(),
			wishes.reuse(), Optional.ofNullable(scheme), wishes.geometry(), wishes
				.series(), fixed);
		final BatchJob job = new BatchJob(scans ? scans() : semanticMasks, scans
			? InputKind.IMAGE : InputKind.SEMANTIC_MASK, folders.output(scans()), wishes
				.time(), wishes.overwrite(), wishes.report(), request);
		// Masks belong to scans by their order.
		return scans && !hasMasks() && size(anchors) == 0 ? job.with(folders.find(
			scans())) : List.of(job);
	}

	/** @return how the run gets through the inputs */
	BatchSchedule schedule() {
		return folders.schedule();
	}

	/** Knows levels. */
	static final class AnchorConverter implements ITypeConverter<NameAnchor> {

		@Override
		public NameAnchor convert(final String value) {
			try {
				return NameAnchor.parse(value);
			}
			catch (final SpinepsException e) {
				throw new TypeConversionException(e.getMessage());
			}
		}
	}

	/** Makes paths, and says why one cannot be made. */
	static final class PathConverter implements ITypeConverter<Path> {

		@Override
		public Path convert(final String value) {
			try {
				return Path.of(value);
			}
			catch (final InvalidPathException e) {
				throw new TypeConversionException("'" + value +
					"' is not a valid path on this system (" + e.getReason() +
					"). If it is correct, set the language of the shell: LANG=C.UTF-8");
			}
		}
	}
}
