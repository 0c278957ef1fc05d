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
package org.spineps.evaluate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.anatomy.LabelSchemeConversion;
import org.spineps.evaluate.CaseFiles.Pair;
import org.spineps.evaluate.CaseFiles.Pairing;
import org.spineps.io.VolumeNames;
import org.spineps.io.mask.MaskChecks;
import org.spineps.io.mask.MaskFile;
import org.spineps.progress.Progress;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;
import org.spineps.volume.resample.Resample;

/**
 * Files to be compared: a mask, or a folder of masks, with one or two
 * predictions. In folders files are paired by name, see
 * {@code docs/evaluation.md}.
 *
 * @param reference file or folder of the truth
 * @param prediction file or folder to be judged
 * @param other a second prediction to compare with the first, or null
 * @param referenceEnd how the names of reference files in a folder end before
 *          their extension; empty for all
 * @param predictionEnd the same for predictions
 * @param referenceScheme scheme of the reference's labels; null if it is that of
 *          the groups
 * @param predictionScheme scheme of the predictions' labels; null if it is that
 *          of the groups
 * @param resample whether a prediction on another grid is put on that of the
 *          reference (nearest voxel) instead of refused
 * @param missing what becomes of a reference without a prediction
 * @param options how to compare
 */
public record EvaluationJob(Path reference, Path prediction, Path other,
	String referenceEnd, String predictionEnd, LabelScheme referenceScheme,
	LabelScheme predictionScheme, boolean resample, MissingPredictions missing,
	EvaluationOptions options)
{

	/**
	 * A job in which a reference without a prediction counts as 0.
	 *
	 * @param reference file or folder of the truth
	 * @param prediction file or folder to be judged
	 * @param other a second prediction to compare with the first, or null
	 * @param referenceEnd how the names of reference files in a folder end
	 * @param predictionEnd the same for predictions
	 * @param referenceScheme scheme of the reference's labels, or null
	 * @param predictionScheme scheme of the predictions' labels, or null
	 * @param resample whether a prediction on another grid is resampled
	 * @param options how to compare
	 */
	public EvaluationJob(final Path reference, final Path prediction,
		final Path other, final String referenceEnd, final String predictionEnd,
		final LabelScheme referenceScheme, final LabelScheme predictionScheme,
		final boolean resample, final EvaluationOptions options)
	{
		this(reference, prediction, other, referenceEnd, predictionEnd,
			referenceScheme, predictionScheme, resample, MissingPredictions.ZERO,
			options);
	}

	/** Checks that nothing but the optional parts is missing. */
	public EvaluationJob {
		Objects.requireNonNull(reference);
		Objects.requireNonNull(prediction);
		Objects.requireNonNull(referenceEnd);
		Objects.requireNonNull(predictionEnd);
		Objects.requireNonNull(missing);
		Objects.requireNonNull(options);
	}

	/**
	 * Reads and compares everything. A case that fails is listed and does not stop
	 * the others.
	 *
	 * @param progress is told of each case
	 * @return the scores
	 * @throws SpinepsException if no case can be compared
	 */
	public Evaluation run(final Progress progress) throws SpinepsException {
		requireScheme(referenceScheme);
		requireScheme(predictionScheme);
		final Collector collector = new Collector();
		final List<CaseScore> first = collector.compare(prediction, name(
			prediction), progress);
		final List<CaseScore> second = other == null ? List.of() : collector.compare(
			other, otherName(), progress);
		return new Evaluation(options, name(prediction), first, other == null ? null
			: otherName(), second, collector.notes, collector.failures);
	}

	private void requireScheme(final LabelScheme scheme)
		throws SpinepsException
	{
		if (scheme != null && options.groups().scheme() == null)
			throw new SpinepsException("Labels cannot be converted from " + scheme
				.title(), "the groups \"" + options.groups().name() +
					"\" belong to no scheme",
				"Choose groups with a scheme, or add \"scheme\" to the file");
	}

	private String otherName() {
		final String name = name(other);
		return name.equals(name(prediction)) ? name + " (2)" : name;
	}

	private static String name(final Path path) {
		return Files.isDirectory(path) ? String.valueOf(path.toAbsolutePath()
			.normalize().getFileName()) : VolumeNames.stem(path);
	}

	/** Compares a set of predictions and remembers what is to be told. */
	private final class Collector {

		private final List<String> notes = new ArrayList<>();
		private final SortedMap<String, String> failures = new TreeMap<>();

		List<CaseScore> compare(final Path predictions, final String system,
			final Progress progress) throws SpinepsException
		{
			final Pairing pairing = CaseFiles.pair(reference, predictions,
				referenceEnd, predictionEnd);
			for (final Path file : pairing.alone())
				notes.add(file.getFileName() + " has no counterpart, or several, and " +
					"was left out (" + system + ").");
			final List<CaseScore> scores = new ArrayList<>();
			SpinepsException last = null;
			for (int i = 0; i < pairing.pairs().size(); i++) {
				progress.checkCancelled();
				progress.report("Cases of " + system, i, pairing.pairs().size());
				final Pair pair = pairing.pairs().get(i);
				try {
					scores.add(compare(pair, system, progress));
				}
				catch (final SpinepsException e) {
					failures.put(pair.name() + " (" + system + ")", e.getMessage());
					last = e;
				}
			}
			if (scores.isEmpty() && last != null) throw last;
			addMissing(pairing.missing(), system, scores, progress);
			return scores;
		}

		private void addMissing(final List<Path> references, final String system,
			final List<CaseScore> scores, final Progress progress)
		{
			if (references.isEmpty()) return;
			final boolean zero = missing == MissingPredictions.ZERO;
			final List<String> names = references.stream().map(VolumeNames::stem)
				.toList();
			notes.add(names.size() + " of " + (scores.size() + names.size()) +
				" references have no prediction (" + system + ") and " + (zero
					? "count as 0 in the means" : "have no part in the means") + ": " +
				String.join(", ", names) + (zero
					? ". The other convention is --missing ignore."
					: ". The other convention is --missing zero."));
			if (!zero) return;
			for (final Path file : references)
				try {
					final LabelVolume truth = convert(mask(file, referenceScheme,
						"--reference-labels"), referenceScheme, VolumeNames.stem(file) +
							", reference");
					scores.add(CaseEvaluator.evaluate(VolumeNames.stem(file), truth,
						LabelVolume.zeros(truth.grid()), options, quiet(progress)));
				}
				catch (final SpinepsException e) {
					failures.put(VolumeNames.stem(file) + " (" + system + ")", e
						.getMessage());
				}
			scores.sort(Comparator.comparing(CaseScore::name));
		}

		private CaseScore compare(final Pair pair, final String system,
			final Progress progress) throws SpinepsException
		{
			final LabelVolume truth = convert(mask(pair.reference(),
				referenceScheme, "--reference-labels"), referenceScheme, pair.name() +
					", reference");
			final String which = pair.name() + ", " + system;
			final LabelVolume found = align(convert(mask(pair.prediction(),
				predictionScheme, "--prediction-labels"), predictionScheme, which),
				truth.grid(), which);
			return CaseEvaluator.evaluate(pair.name(), truth, found, options, Files
				.isDirectory(reference) ? quiet(progress) : progress);
		}

		private LabelVolume mask(final Path path, final LabelScheme scheme,
			final String option) throws SpinepsException
		{
			final MaskFile file = MaskFile.read(path, MaskFile.Kind.ANY);
			for (final String note : file.notes())
				if (!notes.contains(note)) notes.add(note);
			if (scheme == null && options.groups().scheme() != null && file
				.labelNames().isEmpty()) MaskChecks.requireNotForeign(file.labels(),
					options.groups().schemes(), path.getFileName() +
						" is not numbered as the groups \"" + options.groups().name() + "\"",
					"Choose other groups (--groups)", option);
			return file.labels();
		}

		private LabelVolume convert(final LabelVolume labels,
			final LabelScheme scheme, final String which)
		{
			if (scheme == null || scheme == options.groups().scheme()) return labels;
			final LabelSchemeConversion conversion = LabelSchemeConversion.convert(
				labels, scheme, options.groups().scheme());
			if (!conversion.summary().isEmpty()) notes.add(which + ": " + scheme
				.title() + " to " + options.groups().scheme().title() + ": " + conversion
					.summary());
			return conversion.labels();
		}

		private LabelVolume align(final LabelVolume labels, final Grid grid,
			final String which)
		{
			final LabelVolume turned = Reorient.onto(labels, grid);
			// On another grid the evaluator refuses, and shows both.
			if (!resample || grid.agreesWith(turned.grid())) return turned;
			notes.add(which + ": resampled from " + labels.grid() + " to " + grid +
				" (nearest voxel).");
			return Resample.nearest(labels, grid, false);
		}
	}

	/** Of many cases only the number is of interest. */
	private static Progress quiet(final Progress progress) {
		return new Progress() {

			@Override
			public void report(final String stage, final long done,
				final long total)
			{
				// told by the case
			}

			@Override
			public void checkCancelled() {
				progress.checkCancelled();
			}
		};
	}
}
