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

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.batch.BatchJob;
import org.spineps.batch.BatchJob.InputKind;
import org.spineps.batch.BatchRequest;
import org.spineps.batch.Reuse;
import org.spineps.io.TimeHandling;
import org.spineps.network.ComputeOptions;
import org.spineps.network.Precision;
import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.MethodRequest;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.pipeline.SpineMethods;
import org.spineps.pipeline.extra.Extra;
import org.spineps.pipeline.naming.NameAnchor;

import picocli.CommandLine.ITypeConverter;
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
		description = "Scans: .nii or .nii.gz files.")
	private List<String> images; // picocli keeps silent of optional wrong paths

	@Option(names = "--semantic", paramLabel = "MASK", arity = "1..*",
		description = "Existing semantic masks, one for each scan, or without " +
			"scans: the semantic phase is left out.")
	private List<Path> semanticMasks;

	@Option(names = "--instances", paramLabel = "MASK", arity = "1..*",
		description = "Existing instance masks, one for each semantic mask: the " +
			"instance phase is left out, too.")
	private List<Path> instanceMasks;

	@Option(names = "--anchor", paramLabel = "LABEL=LEVEL",
		converter = AnchorConverter.class,
		description = "The vertebra with this label or name is, for certain, this " +
			"level, e.g. 24=L5 or V3=T12; the others are named after it. May be " +
			"repeated. For one input.")
	private List<NameAnchor> anchors;

	@Option(names = "--output", required = true, paramLabel = "DIR",
		description = "Folder for the results; made if it is missing.")
	private Path output;

	@Option(names = "--method", paramLabel = "METHOD",
		converter = MethodConverter.class,
		defaultValue = SpineMethods.DEFAULT, completionCandidates = Methods.class,
		description = "How the spine is segmented: ${COMPLETION-CANDIDATES} " +
			"(default: ${DEFAULT-VALUE}).")
	private String method;

	@Option(names = "--semantic-model", paramLabel = "ID|DIR", defaultValue = "",
		description = "Network of the semantic phase: the id of a packaged one, " +
			"or its folder.")
	private String semanticModel;

	@Option(names = "--instance-model", paramLabel = "ID|DIR", defaultValue = "",
		description = "Network of the instance phase.")
	private String instanceModel;

	@Option(names = "--naming-model", paramLabel = "ID|DIR", defaultValue = "",
		description = "Network that names the levels; without one they are " +
			"counted.")
	private String namingModel;

	@Option(names = "--behaviour", paramLabel = "mended|faithful",
		converter = BehaviourConverter.class, description = "faithful: SPINEPS " +
			"2.0 with its faults, for comparison studies (default: mended).")
	private Behaviour behaviour;

	@Option(names = "--options", paramLabel = "FILE",
		description = "Switches and thresholds, as the command \"options\" prints " +
			"them; what the file leaves out is as usual.")
	private Path optionsFile;

	@Option(names = "--extra", paramLabel = "raw|uncertainty|softmax|debug|snapshot",
		split = ",", converter = ExtraConverter.class,
		description = "Further files for each scan: the masks before they are " +
			"combined, how unsure the network is at each voxel, the probability of " +
			"each class, what the phases saw on the way, a picture in SPINEPS's " +
			"layout.")
	private List<Extra> extras;

	@Option(names = "--recompute",
		description = "Take nothing from raw masks of earlier runs, even if they " +
			"were made from the same file, models and options.")
	private boolean recompute;

	@Option(names = "--recompute-instances",
		description = "Of raw masks of earlier runs take the semantic one at most: " +
			"tell the vertebrae apart anew.")
	private boolean recomputeInstances;

	@Option(names = "--device", paramLabel = "auto|cpu|gpu|gpu:N|mps",
		defaultValue = "auto", converter = DeviceConverter.class,
		description = "What the networks run on (default: ${DEFAULT-VALUE}).")
	private String device;

	@Option(names = "--threads", paramLabel = "N",
		converter = ThreadsConverter.class,
		description = "CPU threads (default: one per core).")
	private Integer threads;

	@Option(names = "--precision", paramLabel = "auto|float32|bfloat16|float16",
		defaultValue = "float32", converter = PrecisionConverter.class,
		description = "What the networks compute with (default: " +
			"${DEFAULT-VALUE}). auto takes 16 bits where the machine has them and a " +
			"trial with the network shows that it is faster and gives the same labels.")
	private String precision;

	@Option(names = "--time", paramLabel = "mean|N",
		converter = TimeConverter.class,
		description = "For images of several time points: their mean, or the " +
			"one of that number, counted from 0. Without it they are refused.")
	private TimeHandling time;

	@Option(names = "--overwrite",
		description = "Replace results that exist. Without it such inputs are " +
			"skipped.")
	private boolean overwrite;

	@Option(names = "--report",
		description = "Also make a page X_report.html for each input, and " +
			"contact-sheet.html for all.")
	private boolean report;

	@Option(names = "--quiet", description = "Print nothing but errors.")
	private boolean quiet;

	@Option(names = "--debug", hidden = true,
		description = "Print where errors come from.")
	private boolean debug;

	/** @return whether only errors are to be printed */
	boolean quiet() {
		return quiet;
	}

	/** @return whether stack traces are wanted */
	boolean debug() {
		return debug;
	}

	/**
	 * @param methods what can be run
	 * @return what will be run
	 * @throws SpinepsException if the method lacks a network that was asked for, or
	 *           the options file cannot be used
	 */
	PipelinePlan plan(final SpineMethods methods) throws SpinepsException {
		return methods.plan(method, new MethodRequest(Map.of("semantic",
			semanticModel, "instance", instanceModel, "naming", namingModel),
			ComputeOptions.parse(device, threads == null ? 0 : threads, precision),
			behaviour == null ? Behaviour.MENDED : behaviour, Optional.ofNullable(
				optionsFile)));
	}

	/**
	 * Checks what picocli cannot.
	 *
	 * @throws ParameterException if the inputs make no sense
	 */
	void check() {
		final int scans = size(images);
		final int masks = size(semanticMasks);
		final int inputs = Math.max(scans, masks);
		if (inputs == 0) throw usage("Missing required parameter: 'INPUT', or " +
			"semantic masks (--semantic)");
		if (scans > 0 && masks > 0 && scans != masks) throw usage(scans +
			" scans and " + masks + " semantic masks: give one for each, or masks only");
		if (size(instanceMasks) > 0 && size(instanceMasks) != masks) throw usage(
			size(instanceMasks) + " instance masks and " + masks +
				" semantic masks: give one for each (--semantic)");
		try {
			scans();
		}
		catch (final TypeConversionException exc) {
			throw usage(exc.getMessage());
		}
		if (size(anchors) > 0 && inputs != 1) throw usage("--anchor is for one " +
			"input, not for " + inputs);
	}

	private ParameterException usage(final String message) {
		return new ParameterException(command.commandLine(), message);
	}

	private List<Path> scans() {
		return orNone(images).stream().map(new PathConverter()::convert).toList();
	}

	private static int size(final List<?> list) {
		return list == null ? 0 : list.size();
	}

	private static <T> List<T> orNone(final List<T> list) {
		return list == null ? List.of() : list;
	}

	/** @return what is to be done */
	BatchJob job() {
		final boolean scans = size(images) > 0;
		final BatchRequest request = new BatchRequest(scans ? orNone(semanticMasks)
			: List.of(), orNone(instanceMasks), orNone(anchors), Set.copyOf(orNone(
				extras)), reuse());
		return new BatchJob(scans ? scans() : semanticMasks, scans ? InputKind.IMAGE
			: InputKind.SEMANTIC_MASK, output, time == null ? TimeHandling.REFUSE
				: time, overwrite, report, request);
	}

	private Reuse reuse() {
		if (recompute) return Reuse.NOTHING;
		return recomputeInstances ? Reuse.SEMANTIC_MASK : Reuse.ALL;
	}

	/** Knows the ids of the methods. */
	static final class MethodConverter implements ITypeConverter<String> {

		@Override
		public String convert(final String value) {
			final List<String> ids = SpineMethods.installed().ids();
			final String id = value.toLowerCase(Locale.ROOT);
			if (ids.contains(id)) return id;
			throw new TypeConversionException("Unknown method '" + value +
				"'; expected " + String.join(", ", ids));
		}
	}

	/** The methods that are installed, for the help. */
	static final class Methods implements Iterable<String> {

		@Override
		public Iterator<String> iterator() {
			return SpineMethods.installed().ids().iterator();
		}
	}

	/** Knows levels. */
	static final class AnchorConverter implements ITypeConverter<NameAnchor> {

		@Override
		public NameAnchor convert(final String value) {
			try {
				return NameAnchor.parse(value);
			}
			catch (final SpinepsException exc) {
				throw new TypeConversionException(exc.getMessage());
			}
		}
	}

	/** Knows both behaviours. */
	static final class BehaviourConverter implements ITypeConverter<Behaviour> {

		@Override
		public Behaviour convert(final String value) {
			return Behaviour.of(value).orElseThrow(() -> new TypeConversionException(
				"'" + value + "' is no behaviour: use mended or faithful"));
		}
	}

	/** Knows what a run can give beside its result. */
	static final class ExtraConverter implements ITypeConverter<Extra> {

		@Override
		public Extra convert(final String value) {
			return Extra.of(value).orElseThrow(() -> new TypeConversionException("'" +
				value + "' is no extra: use raw, uncertainty, softmax, debug or snapshot"));
		}
	}

	/** Makes paths, and says why one cannot be made. */
	static final class PathConverter implements ITypeConverter<Path> {

		@Override
		public Path convert(final String value) {
			try {
				return Path.of(value);
			}
			catch (final InvalidPathException exc) {
				throw new TypeConversionException("'" + value +
					"' is no path on this system (" + exc.getReason() +
					"). If it is right, the language of the shell is not: try LANG=C.UTF-8");
			}
		}
	}

	/** Knows the names of devices. */
	static final class DeviceConverter implements ITypeConverter<String> {

		@Override
		public String convert(final String value) {
			final String device = value.toLowerCase(Locale.ROOT);
			if (device.matches("auto|cpu|gpu|gpu:\\d{1,3}|mps")) return device;
			throw new TypeConversionException("'" + value +
				"' is no device: use auto, cpu, gpu, gpu:N or mps");
		}
	}

	/** Knows the words for precisions. */
	static final class PrecisionConverter implements ITypeConverter<String> {

		@Override
		public String convert(final String value) {
			try {
				return Precision.parse(value).text();
			}
			catch (final SpinepsException e) {
				throw new TypeConversionException("'" + value +
					"' is no precision: use " + Precision.words());
			}
		}
	}

	/** At least one thread. */
	static final class ThreadsConverter implements ITypeConverter<Integer> {

		@Override
		public Integer convert(final String value) {
			if (value.matches("[1-9]\\d{0,3}")) return Integer.valueOf(value);
			throw new TypeConversionException("'" + value +
				"' is no number of threads: use 1 or more");
		}
	}

	/** "mean" or a number. */
	static final class TimeConverter implements ITypeConverter<TimeHandling> {

		@Override
		public TimeHandling convert(final String value) {
			if (value.equalsIgnoreCase("mean")) return TimeHandling.MEAN;
			if (value.matches("\\d{1,6}")) return TimeHandling.index(Integer.parseInt(
				value));
			throw new TypeConversionException("'" + value +
				"' is no time point: use mean, or a number counted from 0");
		}
	}
}
