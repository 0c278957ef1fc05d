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
import java.util.Locale;
import java.util.stream.Stream;

import org.spineps.SpinepsException;
import org.spineps.batch.prediction.CaseFinder;
import org.spineps.batch.prediction.PredictionCase;
import org.spineps.batch.prediction.PredictionJob;
import org.spineps.convert.nnunet.FoldChoice;
import org.spineps.network.ComputeOptions;
import org.spineps.nnunet.InferenceOptions;
import org.spineps.nnunet.InferenceOptions.Rounding;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The arguments of {@link PredictCommand}, filled by picocli. */
final class PredictOptions {

	private static final String CURRENT = "2.3";
	private static final String OLDER = "2.2";

	@Parameters(index = "0", paramLabel = "MODEL",
		description = "The model: a folder with plans.json, dataset.json and " +
			"fold_*, or the id of an imported one.")
	private String model;

	@Spec(Spec.Target.MIXEE)
	private CommandSpec command;

	@Parameters(index = "1..*", arity = "0..*", paramLabel = "INPUT",
		description = "Scans: files (NIfTI, MetaImage, NRRD), or folders of them, or DICOM " +
			"(a folder, a zip archive, a DICOMDIR, a file of a series). " +
			"Channels are named case_0000.nii.gz, case_0001.nii.gz ...; the files " +
			"of one case can also be given in the order of the model's channels.")
	private List<Path> inputs = List.of();

	@Option(names = { "-i", "--input" }, paramLabel = "INPUT",
		description = "Scans, as without this option. May be repeated.")
	private List<Path> moreInputs = List.of();

	@Mixin
	private ScanOptions scans;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "FILE|DIR",
		description = "The label map (.nii or .nii.gz), or a folder for those of " +
			"several cases.")
	private Path output;

	@Option(names = "--previous-stage", paramLabel = "FILE|DIR",
		description = "For the second stage of a cascade: the labels that the " +
			"first stage wrote.")
	private Path previousStage;

	@Option(names = "--folds", paramLabel = "N,N...|all", split = ",",
		description = "Which of the model's networks are averaged (default: all " +
			"numbered ones).")
	private List<String> folds = List.of();

	@Option(names = "--checkpoint", paramLabel = "final|best",
		converter = CheckpointConverter.class,
		description = "The weights at the end of the training, or the best ones on " +
			"the validation cases (default: final, or best if there are no final " +
			"ones).")
	private String checkpoint;

	@Option(names = "--exact", paramLabel = "VERSION", arity = "0..1",
		fallbackValue = CURRENT, converter = RoundingConverter.class,
		description = "Round where nnU-Net does: scores in 16 bits. Slower and " +
			"takes more memory; without it some voxels at borders differ. VERSION " +
			"2.2 for the weights of nnU-Net up to 2.2.")
	private Rounding exact;

	@Mixin
	private SharedOptions.Series series;

	@Mixin
	private SharedOptions.Compute compute;

	@Mixin
	private SharedOptions.Time time;

	@Mixin
	private SharedOptions.Overwrite overwrite;

	/**
	 * Checks what picocli cannot.
	 *
	 * @throws ParameterException if there is no input
	 */
	void check() {
		if (inputs.isEmpty() && moreInputs.isEmpty()) throw new ParameterException(
			command.commandLine(), "Missing required parameter: 'INPUT'");
	}

	/** @return id or folder of the model */
	String model() {
		return model;
	}

	/** @return what the networks run on */
	ComputeOptions compute() {
		return compute.options();
	}

	/** @return which networks of the model are wanted */
	FoldChoice folds() {
		return new FoldChoice(folds, checkpoint == null ? FoldChoice.ALL
			.checkpoints() : List.of(checkpoint));
	}

	/**
	 * @param channels of the model
	 * @return the cases; none if there are fewer than parts of them
	 * @throws SpinepsException if the inputs cannot be sorted into cases
	 */
	List<PredictionCase> cases(final int channels) throws SpinepsException {
		return scans.shard().of(CaseFinder.find(Stream.concat(moreInputs.stream(),
			inputs.stream()).toList(), channels, series.choice(), scans.filter(),
			output));
	}

	/**
	 * @param cases what the model is run on, not none
	 * @param mirroring whether to average over flipped images
	 * @param probabilities whether to write the probabilities of every class
	 * @return what is to be done
	 */
	PredictionJob job(final List<PredictionCase> cases, final boolean mirroring,
		final boolean probabilities)
	{
		return new PredictionJob(cases, previousStage, output, new InferenceOptions(
			exact == null ? Rounding.NONE : exact, mirroring, probabilities), compute
				.options(), time.handling(), overwrite.wanted(), series.choice());
	}

	/** Knows the names of checkpoint files. */
	static final class CheckpointConverter implements ITypeConverter<String> {

		@Override
		public String convert(final String value) {
			return switch (value.toLowerCase(Locale.ROOT)) {
				case "final" -> FoldChoice.FINAL;
				case "best" -> FoldChoice.BEST;
				default -> throw new TypeConversionException("Unknown weights '" + value +
					"'; expected final or best");
			};
		}
	}

	/** "2.2" or "2.3". */
	static final class RoundingConverter implements ITypeConverter<Rounding> {

		@Override
		public Rounding convert(final String value) {
			if (value.equals(CURRENT)) return Rounding.NNUNET;
			if (value.equals(OLDER)) return Rounding.NNUNET_2_2;
			throw new TypeConversionException("Unknown generation '" + value +
				"'; use --exact=2.2, or --exact for later ones");
		}
	}
}
