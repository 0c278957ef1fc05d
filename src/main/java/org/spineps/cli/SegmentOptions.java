package org.spineps.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.batch.BatchJob;
import org.spineps.batch.BatchJob.InputKind;
import org.spineps.io.TimeHandling;
import org.spineps.network.Precision;
import org.spineps.pipeline.SpinepsOptions;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The arguments of {@link SegmentCommand}, filled by picocli. */
final class SegmentOptions {

	@ArgGroup(exclusive = true, multiplicity = "1")
	private Inputs inputs;

	@Option(names = "--output", required = true, paramLabel = "DIR",
		description = "Folder for the results; made if it is missing.")
	private Path output;

	@Option(names = "--semantic-model", paramLabel = "ID|DIR", defaultValue = "",
		description = "Network of the semantic phase: the id of a packaged one, " +
			"or its folder.")
	private String semanticModel;

	@Option(names = "--instance-model", paramLabel = "ID|DIR", defaultValue = "",
		description = "Network of the instance phase.")
	private String instanceModel;

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

	/** Either scans or masks. */
	private static final class Inputs {

		@Parameters(paramLabel = "INPUT", arity = "1..*",
			description = "Scans: .nii or .nii.gz files.")
		private List<Path> images;

		@Option(names = "--semantic", paramLabel = "MASK", arity = "1..*",
			description = "Existing semantic masks instead of scans: only the " +
				"instance phase runs.")
		private List<Path> masks;
	}

	/** @return whether only errors are to be printed */
	boolean quiet() {
		return quiet;
	}

	/** @return whether stack traces are wanted */
	boolean debug() {
		return debug;
	}

	/** @return what the pipeline needs to know */
	SpinepsOptions pipeline() {
		return new SpinepsOptions(semanticModel, instanceModel, device,
			threads == null ? 0 : threads, precision);
	}

	/** @return what is to be done */
	BatchJob job() {
		final boolean masks = inputs.masks != null;
		final Map<String, String> chosen = pipeline().asMap();
		chosen.put("time", time == null ? "" : time.mode() == TimeHandling.Mode.MEAN
			? "mean" : Integer.toString(time.index()));
		chosen.put("overwrite", Boolean.toString(overwrite));
		return new BatchJob(new ArrayList<>(masks ? inputs.masks : inputs.images),
			masks ? InputKind.SEMANTIC_MASK : InputKind.IMAGE, output, time == null
				? TimeHandling.REFUSE : time, overwrite, report, chosen);
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
