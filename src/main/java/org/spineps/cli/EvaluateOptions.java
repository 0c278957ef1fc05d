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
import java.util.stream.Collectors;

import org.spineps.anatomy.LabelScheme;
import org.spineps.evaluate.EvaluationJob;
import org.spineps.evaluate.EvaluationOptions;
import org.spineps.evaluate.MissingPredictions;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The arguments of {@link EvaluateCommand}, filled by picocli. */
final class EvaluateOptions {

	@Parameters(index = "0", paramLabel = "REFERENCE",
		description = "The truth: a mask (NIfTI, MetaImage, NRRD), or a folder of masks.")
	private Path reference;

	@Parameters(index = "1", paramLabel = "PREDICTION",
		description = "What is judged: a mask, or a folder whose files have the " +
			"names of the references.")
	private Path prediction;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "DIR",
		description = "Folder for the results; made if it is missing.")
	private Path output;

	@Option(names = "--compare", paramLabel = "PREDICTION2",
		description = "A second system, tested against the first.")
	private Path compare;

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

	@Option(names = "--missing", paramLabel = "zero|ignore",
		defaultValue = "zero", converter = MissingConverter.class,
		description = "A reference in a folder without a prediction counts as 0 in " +
			"the means, or has no part in them (default: ${DEFAULT-VALUE}).")
	private MissingPredictions missing;

	/** @return where to write */
	Path output() {
		return output;
	}

	/**
	 * @param chosen how masks are compared
	 * @return what is to be done
	 */
	EvaluationJob job(final EvaluationOptions chosen) {
		return new EvaluationJob(reference, prediction, compare, referenceEnd,
			predictionEnd, referenceScheme, predictionScheme, resample, missing,
			chosen);
	}

	/** Knows what becomes of references without a prediction. */
	static final class MissingConverter implements
		ITypeConverter<MissingPredictions>
	{

		@Override
		public MissingPredictions convert(final String value) {
			return MissingPredictions.of(value).orElseThrow(
				() -> new TypeConversionException("Unknown convention '" + value +
					"'; expected zero or ignore"));
		}
	}

	/** Knows label schemes. */
	static final class SchemeConverter implements ITypeConverter<LabelScheme> {

		@Override
		public LabelScheme convert(final String value) {
			return LabelScheme.of(value).orElseThrow(() -> new TypeConversionException(
				"Unknown scheme '" + value + "'; expected " + Arrays.stream(LabelScheme
					.values()).map(LabelScheme::key).collect(Collectors.joining(", "))));
		}
	}
}
