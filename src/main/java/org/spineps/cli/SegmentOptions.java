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
import org.spineps.job.SegmentSpineSettings;
import org.spineps.job.setting.DisplayedOrientation;
import org.spineps.pipeline.MethodRequest;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.pipeline.SpineMethods;
import org.spineps.pipeline.extra.Extra;
import org.spineps.pipeline.naming.NameAnchor;
import org.spineps.volume.AxisCodes;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The arguments of {@link SegmentCommand}, filled by picocli. */
final class SegmentOptions {

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

	@Option(names = { "--loc", "-l" }, paramLabel = "FILE", defaultValue = "",
		description = "Another scan of the same patient in the same space, which is " +
			"segmented first, or its finished mask: it names the discs. For --method " +
			"totalspineseg.")
	private String localizer;

	@Mixin
	private SharedOptions.Method method;

	@Mixin
	private LayoutOptions layout;

	@Option(names = "--options", paramLabel = "FILE",
		description = "Switches and thresholds, as the command \"options\" prints " +
			"them; what the file leaves out is as usual.")
	private Path optionsFile;

	@Option(names = "--accept-geometry",
		description = "Voxel size and field of view are right, though no spine scan " +
			"has them: segment all the same.")
	private boolean acceptGeometry;

	@Option(names = "--deskew",
		description = "Resample scans whose voxels are not at right angles (tilted " +
			"gantry) before they are segmented; the masks lie on the scan's own voxels.")
	private boolean deskew;

	@Option(names = "--orientation", paramLabel = "AXES",
		converter = OrientationConverter.class,
		description = "How scans lie whose files do not say it (TIFF): the body " +
			"directions in which x, y and slice number grow, e.g. PIR (default: PIR, " +
			"sagittal, anterior on the left), or the words of the dialog in Fiji.")
	private AxisCodes orientation;

	@Option(names = "--extra", paramLabel = "raw|uncertainty|softmax|debug|snapshot|levels|meshes|seg-nrrd|seg|sr|rtstruct",
		split = ",", converter = ExtraConverter.class,
		description = "Further files for each scan: the masks before they are " +
			"combined, how unsure the network is at each voxel, the probability of " +
			"each class, what the phases saw on the way, a picture in SPINEPS's " +
			"layout, one voxel for each disc, " +
			"numbered for the Spinal Cord Toolbox, surfaces in millimetres, a " +
			"segmentation of 3D Slicer; " +
			"of a DICOM study the masks as segmentation, the measurements as report, " +
			"the outlines as structure set.")
	private List<Extra> extras;

	@Option(names = "--recompute",
		description = "Take nothing from raw masks of earlier runs, even if they " +
			"were made from the same file, models and options.")
	private boolean recompute;

	@Option(names = "--recompute-instances",
		description = "Of raw masks of earlier runs take the semantic one at most: " +
			"tell the vertebrae apart anew.")
	private boolean recomputeInstances;

	@Mixin
	private SharedOptions.Series series;

	@Mixin
	private SharedOptions.Compute compute;

	@Mixin
	private SharedOptions.Time time;

	@Mixin
	private SharedOptions.Overwrite overwrite;

	@Option(names = "--report",
		description = "Also make a page X_report.html for each input, and " +
			"contact-sheet.html for all.")
	private boolean report;

	/**
	 * @param methods what can be run
	 * @param chosen models and behaviour
	 * @return what will be run
	 * @throws SpinepsException if the method lacks a network that was asked for, or
	 *           the options file cannot be used
	 */
	PipelinePlan plan(final SpineMethods methods,
		final SegmentSpineSettings chosen) throws SpinepsException
	{
		final int sharing = methods.named(method.id()).servesSeveralThreads()
			? schedule().jobs() : 1;
		return methods.plan(method.id(), new MethodRequest(chosen.models(), compute
			.options().withBatch(chosen.batchSize()).sharedBy(sharing), chosen
				.behaviourKind(), Optional.ofNullable(optionsFile), chosen.wishes(),
			localizer));
	}

	/**
	 * Checks what picocli cannot.
	 *
	 * @throws ParameterException if the inputs make no sense
	 */
	void check() {
		layout.check(method.id());
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
		if (deskew && masks > 0) throw usage(
			"--deskew is for scans without masks");
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

	/** @return folders and names of the results */
	LayoutOptions layout() {
		return layout;
	}

	/** @return threads for everything but the networks */
	int threads() {
		return compute.options().effectiveThreads();
	}

	private ParameterException usage(final String message) {
		return new ParameterException(command.commandLine(), message);
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
	 * @return what is to be done, a job for each folder of results
	 * @throws SpinepsException if a folder of scans cannot be read, or holds none
	 */
	List<BatchJob> jobs() throws SpinepsException {
		final boolean scans = size(images) + size(moreImages) > 0;
		final FixedNames fixed = anchorTable == null ? FixedNames.NONE : FixedNames
			.read(anchorTable);
		final BatchRequest request = new BatchRequest(scans ? orNone(semanticMasks)
			: List.of(), orNone(instanceMasks), orNone(anchors), Set.copyOf(orNone(
				extras)), reuse(), Optional.ofNullable(scheme),
			new GeometryHandling(acceptGeometry, deskew, Optional.ofNullable(
				orientation)), series.choice(), fixed);
		final BatchJob job = new BatchJob(scans ? scans() : semanticMasks, scans
			? InputKind.IMAGE : InputKind.SEMANTIC_MASK, folders.output(scans()), time.handling(),
			overwrite.wanted(), report, request);
		// Masks belong to scans by their order.
		return scans && size(semanticMasks) == 0 && size(anchors) == 0 ? job.with(
			folders.find(scans())) : List.of(job);
	}

	/** @return how the run gets through the inputs */
	BatchSchedule schedule() {
		return folders.schedule();
	}

	private Reuse reuse() {
		if (recompute) return Reuse.NOTHING;
		return recomputeInstances ? Reuse.SEMANTIC_MASK : Reuse.ALL;
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

	/** Knows the words of the dialog, and axis codes. */
	static final class OrientationConverter implements
		ITypeConverter<AxisCodes>
	{

		@Override
		public AxisCodes convert(final String value) {
			try {
				return DisplayedOrientation.parse(value);
			}
			catch (final SpinepsException e) {
				throw new TypeConversionException(e.getMessage());
			}
		}
	}

	/** Knows what a run can give beside its result. */
	static final class ExtraConverter implements ITypeConverter<Extra> {

		@Override
		public Extra convert(final String value) {
			return Extra.of(value).orElseThrow(() -> new TypeConversionException(
				"Unknown extra '" + value + "'; expected " + Extra.keys()));
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
