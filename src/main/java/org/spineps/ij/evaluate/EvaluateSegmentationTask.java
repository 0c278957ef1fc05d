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
package org.spineps.ij.evaluate;

import ij.ImagePlus;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.batch.job.EvaluateJob;
import org.spineps.evaluate.CaseEvaluator;
import org.spineps.evaluate.CaseScore;
import org.spineps.evaluate.Evaluation;
import org.spineps.evaluate.EvaluationFiles;
import org.spineps.evaluate.EvaluationJob;
import org.spineps.evaluate.EvaluationOptions;
import org.spineps.ij.image.LabelImages;
import org.spineps.ij.image.SourceImages;
import org.spineps.ij.image.Titles;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.io.mask.MaskChecks;
import org.spineps.job.EvaluateSegmentationSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.progress.Progress;
import org.spineps.volume.LabelVolume;

/**
 * The work of Evaluate Segmentation: two open label images, two files, or two
 * folders are compared. Nothing is shown.
 */
public final class EvaluateSegmentationTask implements
	ImageTask<EvaluateSegmentationSettings>
{

	/**
	 * @param evaluation the scores; written to files if a folder was chosen
	 */
	public record Result(Evaluation evaluation) implements TaskResult {

		@Override
		public void present() {
			EvaluateSegmentationTables.show(evaluation);
		}

		@Override
		public List<String> notes() {
			final List<String> notes = new ArrayList<>(evaluation.notes());
			notes.addAll(evaluation.leftovers());
			evaluation.failures().forEach((name, why) -> notes.add(name + ": " +
				why));
			return notes;
		}
	}

	@Override
	public JobDescription<EvaluateSegmentationSettings> job() {
		return EvaluateSegmentationSettings.JOB;
	}

	/** The settings name two images. */
	@Override
	public boolean takesImage() {
		return false;
	}

	@Override
	public String notice() {
		return "Two open label images, or two files or folders:";
	}

	@Override
	public Result run(final ImagePlus none,
		final EvaluateSegmentationSettings settings, final Progress progress)
		throws SpinepsException
	{
		final EvaluationOptions options = settings.options();
		final Path reference = path(settings.reference());
		final Path prediction = path(settings.prediction());
		final Evaluation evaluation = reference != null && prediction != null
			? new EvaluationJob(reference, prediction, null, "", "", null, null, false,
				options).run(progress) : compareImages(settings, options, progress);
		if (!settings.output().isEmpty()) EvaluateJob.results(Path.of(settings
			.output()), true).make(folder -> EvaluationFiles.write(folder, evaluation),
				progress);
		return new Result(evaluation);
	}

	private static Evaluation compareImages(
		final EvaluateSegmentationSettings settings,
		final EvaluationOptions options, final Progress progress)
		throws SpinepsException
	{
		final ImagePlus reference = image(settings.reference(), "reference");
		final ImagePlus prediction = image(settings.prediction(), "prediction");
		final List<LabelVolume> masks = LabelImages.pair(reference, prediction,
			!settings.voxelUnits());
		for (final LabelVolume mask : masks)
			if (options.groups().scheme() != null) MaskChecks.requireNotForeign(mask,
				options.groups().schemes(), "A mask is not numbered as the groups \"" +
					options.groups().name() + "\"", "Choose other groups of labels", "");
		final CaseScore score = CaseEvaluator.evaluate(Titles.withoutExtension(
			reference.getTitle()), masks.get(0), masks.get(1), options, progress);
		return Evaluation.of(options, Titles.withoutExtension(prediction
			.getTitle()), List.of(score));
	}

	private static ImagePlus image(final String name, final String which)
		throws SpinepsException
	{
		if (name.isEmpty()) throw new SpinepsException("There is no " + which, "",
			"Open two label images, or give paths of files or folders");
		return SourceImages.find(name);
	}

	/** Null unless it is a file or folder. */
	private static Path path(final String name) {
		try {
			final Path path = name.isEmpty() ? null : Path.of(name);
			return path != null && path.isAbsolute() && Files.exists(path) ? path
				: null;
		}
		catch (final InvalidPathException e) {
			// It is a title, then.
			return null;
		}
	}
}
