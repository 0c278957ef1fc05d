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
package org.spineps.batch.prediction;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.spineps.SpinepsException;
import org.spineps.batch.InputStatus;
import org.spineps.io.nifti.NiftiGeometry;
import org.spineps.io.nifti.NiftiImage;
import org.spineps.io.nifti.NiftiReader;
import org.spineps.io.nifti.NiftiWriter;
import org.spineps.nnunet.CaseImages;
import org.spineps.nnunet.LabelRule;
import org.spineps.nnunet.NnUnetPredictor;
import org.spineps.nnunet.PredictableModel;
import org.spineps.nnunet.Prediction;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.Threads;

/**
 * Runs a model of nnU-Net on files: one case after the other, each result as a
 * file of labels on the grid of the case's first channel. A case that fails does
 * not stop the others.
 */
public final class PredictionRunner {

	private final PredictableModel model;
	private final PredictionJob job;
	private final PredictionListener listener;

	private PredictionRunner(final PredictableModel model,
		final PredictionJob job, final PredictionListener listener)
	{
		this.model = model;
		this.job = job;
		this.listener = listener;
	}

	/**
	 * @param model what is run
	 * @param job on what, and how
	 * @param listener follows; may cancel
	 * @return one outcome per case that was begun
	 * @throws SpinepsException if the job cannot be done at all: nothing was written
	 */
	public static List<PredictionOutcome> run(final PredictableModel model,
		final PredictionJob job, final PredictionListener listener)
		throws SpinepsException
	{
		job.check();
		return Threads.run(job.compute().effectiveThreads(), () -> new PredictionRunner(model, job,
			listener).all());
	}

	private List<PredictionOutcome> all() throws SpinepsException {
		final List<PredictionOutcome> outcomes = new ArrayList<>();
		if (job.cases().stream().allMatch(this::isDone)) {
			for (final PredictionCase one : job.cases())
				add(outcomes, skipped(one));
			return outcomes;
		}
		try (NnUnetPredictor predictor = model.open(job.options(), job.compute(),
			listener))
		{
			for (final PredictionCase one : job.cases()) {
				listener.started(one.name(), outcomes.size() + 1, job.cases().size());
				add(outcomes, isDone(one) ? skipped(one) : outcome(predictor, one));
				if (outcomes.get(outcomes.size() - 1)
					.status() == InputStatus.CANCELLED) break;
			}
		}
		return outcomes;
	}

	private void add(final List<PredictionOutcome> outcomes,
		final PredictionOutcome outcome)
	{
		outcomes.add(outcome);
		listener.finished(outcome);
	}

	private boolean isDone(final PredictionCase one) {
		return !job.overwrite() && Files.exists(job.labelFile(one));
	}

	private static PredictionOutcome skipped(final PredictionCase one) {
		return new PredictionOutcome(one.name(), InputStatus.SKIPPED,
			"Its result exists and was left alone (overwriting was not asked for).",
			List.of(), List.of(), List.of(), "", 0, null);
	}

	private PredictionOutcome outcome(final NnUnetPredictor predictor,
		final PredictionCase one)
	{
		final long start = System.nanoTime();
		try {
			return work(predictor, one, start);
		}
		catch (final CancellationException e) {
			return failed(one, InputStatus.CANCELLED, "Cancelled.", start, e);
		}
		catch (final SpinepsException e) {
			return failed(one, InputStatus.FAILED, e.getMessage(), start, e);
		}
		catch (final OutOfMemoryError e) {
			// Whatever was being built is garbage now; the next case may be smaller.
			return failed(one, InputStatus.FAILED, "Memory was not enough. Give Java " +
				"more of it (java -Xmx...), or crop the image.", start, e);
		}
		catch (final RuntimeException e) {
			// A bug. It must not take the other cases with it.
			return failed(one, InputStatus.FAILED, "Unexpected error: " + e +
				". This is a fault of the program; please report it.", start, e);
		}
	}

	private static PredictionOutcome failed(final PredictionCase one,
		final InputStatus status, final String message, final long start,
		final Throwable cause)
	{
		return new PredictionOutcome(one.name(), status, message, List.of(), List
			.of(), List.of(), "", seconds(start), cause);
	}

	private PredictionOutcome work(final NnUnetPredictor predictor,
		final PredictionCase one, final long start) throws SpinepsException
	{
		final List<String> warnings = new ArrayList<>();
		final List<NiftiImage> files = new ArrayList<>();
		for (final Path channel : one.channels()) {
			listener.checkCancelled();
			files.add(NiftiReader.read(channel));
			warnings.addAll(files.get(files.size() - 1).warnings());
		}
		final NiftiGeometry geometry = files.get(0).geometry();
		CaseImages images = CaseImages.of(files, job.time());
		files.clear();
		if (predictor.plan().cascade() && job.earlierStage(one) != null)
			images = images.withEarlierStage(NiftiReader.read(job.earlierStage(one))
				.labels());
		final Prediction prediction = predictor.predict(images, listener);
		warnings.addAll(prediction.warnings());
		final Map<Integer, String> names = names(predictor.plan().labels());
		final List<Path> outputs = new ArrayList<>();
		for (int k = 0; k < prediction.probabilities().size(); k++) {
			listener.checkCancelled();
			outputs.add(job.probabilityFile(one, k));
			NiftiWriter.writeImage(outputs.get(k), prediction.probabilities().get(k),
				geometry);
		}
		listener.checkCancelled();
		// Last, because it says that the case is done.
		outputs.add(0, job.labelFile(one));
		NiftiWriter.writeLabels(outputs.get(0), prediction.labels(), geometry,
			names);
		return new PredictionOutcome(one.name(), InputStatus.OK, "", found(
			LabelStatistics.of(prediction.labels()), predictor.plan().labels()), warnings, outputs,
			prediction.device(), seconds(start), null);
	}

	private static Map<Integer, String> names(final LabelRule rule) {
		final Map<Integer, String> names = new LinkedHashMap<>();
		for (int k = 0; k < rule.heads(); k++) {
			final int label = rule.hasRegions() ? rule.regionLabels().get(k) : k;
			if (label != 0) names.put(label, rule.nameOf(label));
		}
		return names;
	}

	private static List<String> found(final LabelStatistics statistics,
		final LabelRule rule)
	{
		final List<String> found = new ArrayList<>();
		for (final int label : statistics.labels())
			found.add(rule.nameOf(label) + " (" + label + "): " + statistics.count(
				label));
		return found;
	}

	private static double seconds(final long start) {
		return (System.nanoTime() - start) / 1e9;
	}
}
