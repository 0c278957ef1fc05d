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

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.batch.BatchJob;
import org.spineps.batch.BatchSchedule;
import org.spineps.batch.GeometryHandling;
import org.spineps.batch.Reuse;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.job.setting.DisplayedOrientation;
import org.spineps.pipeline.MethodRequest;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.pipeline.SpineMethods;
import org.spineps.pipeline.extra.Extra;
import org.spineps.volume.AxisCodes;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The arguments of {@link SegmentCommand}, filled by picocli. */
final class SegmentOptions {

	@Spec(Spec.Target.MIXEE)
	private CommandSpec command;

	@Mixin
	private SegmentInputs inputs;

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
		inputs.check();
		if (deskew && inputs.hasMasks()) throw new ParameterException(command
			.commandLine(), "--deskew is for scans without masks");
	}

	/** @return folders and names of the results */
	LayoutOptions layout() {
		return layout;
	}

	/** @return threads for everything but the networks */
	int threads() {
		return compute.options().effectiveThreads();
	}

	/**
	 * @return what is to be done, a job for each folder of results
	 * @throws SpinepsException if a folder of scans cannot be read, or holds none
	 */
	List<BatchJob> jobs() throws SpinepsException {
		return inputs.jobs(new SegmentInputs.Wishes(extras == null ? Set.of() : Set
			.copyOf(extras), reuse(), new GeometryHandling(acceptGeometry, deskew,
				Optional.ofNullable(orientation)), series.choice(), time.handling(),
			overwrite.wanted(), report));
	}

	/** @return how the run gets through the inputs */
	BatchSchedule schedule() {
		return inputs.schedule();
	}

	private Reuse reuse() {
		if (recompute) return Reuse.NOTHING;
		return recomputeInstances ? Reuse.SEMANTIC_MASK : Reuse.ALL;
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
}
