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
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.evaluate.EvaluationJob;
import org.spineps.evaluate.EvaluationOptions;
import org.spineps.evaluate.InputKind;
import org.spineps.evaluate.LabelGroupsJson;
import org.spineps.evaluate.Matcher;
import org.spineps.evaluate.OverlapScore;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The arguments of {@link EvaluateCommand}, filled by picocli. */
final class EvaluateOptions {

	@Parameters(index = "0", paramLabel = "REFERENCE",
		description = "The truth: a .nii or .nii.gz mask, or a folder of masks.")
	private Path reference;

	@Parameters(index = "1", paramLabel = "PREDICTION",
		description = "What is judged: a mask, or a folder whose files have the " +
			"names of the references.")
	private Path prediction;

	@Option(names = "--output", required = true, paramLabel = "DIR",
		description = "Folder for the results; made if it is missing.")
	private Path output;

	@Option(names = "--compare", paramLabel = "PREDICTION2",
		description = "A second system, tested against the first.")
	private Path compare;

	@Option(names = "--groups", paramLabel = "NAME|FILE", defaultValue = "spineps",
		description = "Which labels belong together: spineps, totalspineseg, " +
			"spider, verse, totalsegmentator, ungrouped ..., or a JSON file " +
			"(default: ${DEFAULT-VALUE}).")
	private String groups;

	@Option(names = "--input", paramLabel = "KIND", defaultValue = "unmatched",
		converter = InputConverter.class,
		description = "unmatched: numbers of instances mean nothing; matched: " +
			"equal numbers belong together; semantic: components are the " +
			"instances (default: ${DEFAULT-VALUE}).")
	private InputKind input;

	@Option(names = "--matcher", paramLabel = "NAME", defaultValue = "naive",
		converter = MatcherConverter.class,
		description = "naive, naive-many-to-one, bipartite or merge (default: " +
			"${DEFAULT-VALUE}).")
	private Matcher matcher;

	@Option(names = "--threshold", paramLabel = "IOU", defaultValue = "0.5",
		converter = ShareConverter.class,
		description = "IoU that a pair must reach (default: ${DEFAULT-VALUE}).")
	private double threshold;

	@Option(names = "--voxel-units",
		description = "Distances in voxels instead of millimetres.")
	private boolean voxelUnits;

	@Option(names = "--reference-labels", paramLabel = "SCHEME",
		converter = SchemeConverter.class,
		description = "The reference is numbered as by spineps, totalspineseg, " +
			"spider, ...; it is renumbered to the groups' scheme.")
	private LabelScheme referenceScheme;

	@Option(names = "--prediction-labels", paramLabel = "SCHEME",
		converter = SchemeConverter.class,
		description = "The same for the predictions.")
	private LabelScheme predictionScheme;

	@Option(names = "--reference-end", paramLabel = "TEXT", defaultValue = "",
		description = "How names of reference files end, without the extension.")
	private String referenceEnd;

	@Option(names = "--prediction-end", paramLabel = "TEXT", defaultValue = "",
		description = "The same for the predictions, e.g. seg-vert_msk.")
	private String predictionEnd;

	@Option(names = "--resample",
		description = "Put predictions on the reference's grid where they differ.")
	private boolean resample;

	@Option(names = "--threads", paramLabel = "N",
		converter = SegmentOptions.ThreadsConverter.class,
		description = "CPU threads (default: one per core).")
	private Integer threads;

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

	/** @return where to write */
	Path output() {
		return output;
	}

	/** @return how many threads to use */
	int threads() {
		return threads == null ? Runtime.getRuntime().availableProcessors()
			: threads;
	}

	/**
	 * @return what is to be done
	 * @throws SpinepsException if the groups are not known
	 */
	EvaluationJob job() throws SpinepsException {
		return new EvaluationJob(reference, prediction, compare, referenceEnd,
			predictionEnd, referenceScheme, predictionScheme, resample,
			new EvaluationOptions(LabelGroupsJson.find(groups), input, matcher,
				OverlapScore.IOU, threshold, voxelUnits, Double.NaN));
	}

	/** Knows kinds of input. */
	static final class InputConverter implements ITypeConverter<InputKind> {

		@Override
		public InputKind convert(final String value) {
			return InputKind.of(value).orElseThrow(() -> unknown(value,
				InputKind.values(), InputKind::key));
		}
	}

	/** Knows matchers. */
	static final class MatcherConverter implements ITypeConverter<Matcher> {

		@Override
		public Matcher convert(final String value) {
			return Matcher.of(value).orElseThrow(() -> unknown(value, Matcher
				.values(), Matcher::key));
		}
	}

	/** Knows label schemes. */
	static final class SchemeConverter implements ITypeConverter<LabelScheme> {

		@Override
		public LabelScheme convert(final String value) {
			return LabelScheme.of(value).orElseThrow(() -> unknown(value, LabelScheme
				.values(), LabelScheme::key));
		}
	}

	/** A number from 0 to 1. */
	static final class ShareConverter implements ITypeConverter<Double> {

		@Override
		public Double convert(final String value) {
			if (value.matches("0|1|[01]?\\.\\d{1,9}") && Double.parseDouble(
				value) <= 1) return Double.valueOf(value);
			throw new TypeConversionException("'" + value +
				"' is no threshold: use a number from 0 to 1");
		}
	}

	private static <T> TypeConversionException unknown(final String value,
		final T[] known, final Function<T, String> key)
	{
		return new TypeConversionException("'" + value + "' is not known: use " +
			Arrays.stream(known).map(key).collect(Collectors.joining(", ")));
	}
}
