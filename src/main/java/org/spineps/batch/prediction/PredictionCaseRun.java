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

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.batch.cases.CaseEnd;
import org.spineps.batch.cases.CaseGuard;
import org.spineps.batch.cases.CaseWork;
import org.spineps.batch.cases.InputName;
import org.spineps.batch.cases.InputStatus;
import org.spineps.batch.cases.ManifestEntry;
import org.spineps.batch.cases.PeakMemory;
import org.spineps.batch.cases.StagedOutputs;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeGeometry;
import org.spineps.nnunet.CaseImages;
import org.spineps.nnunet.LabelRule;
import org.spineps.nnunet.NnUnetPredictor;
import org.spineps.nnunet.Prediction;
import org.spineps.result.Provenance.ModelUse;
import org.spineps.volume.LabelStatistics;

/** One case of a {@link PredictionJob}. For one thread, to be used once. */
final class PredictionCaseRun implements CaseWork {

	private static final String EXISTS =
		"Its result exists and was left alone (overwriting was not asked for).";

	private final PredictionJob job;
	private final PredictionCase one;
	private final List<ModelUse> models;
	private final NnUnetPredictor predictor;
	private final PredictionListener listener;

	private final Instant started = Instant.now();
	private final long startNanos = System.nanoTime();
	private final Map<String, Double> seconds = new LinkedHashMap<>();
	private final List<String> warnings = new ArrayList<>();
	private List<String> labels = List.of();
	private List<Path> outputs = List.of();
	private String grid = "";
	private String device = "";
	private PredictionOutcome outcome;

	/**
	 * @param job what the case belongs to
	 * @param one the case
	 * @param models networks of the model
	 * @param predictorOrNull the loaded model; null if no case needs it
	 * @param listener follows; may cancel
	 */
	PredictionCaseRun(final PredictionJob job, final PredictionCase one,
		final List<ModelUse> models, final NnUnetPredictor predictorOrNull,
		final PredictionListener listener)
	{
		this.job = job;
		this.one = one;
		this.models = models;
		predictor = predictorOrNull;
		this.listener = listener;
	}

	@Override
	public void begin(final int number, final int total) {
		listener.started(one.name(), number, total);
	}

	@Override
	public ManifestEntry run() {
		return CaseGuard.run(() -> job.isDone(one) ? end(InputStatus.SKIPPED,
			EXISTS, null) : work(), () -> grid, this::end);
	}

	@Override
	public void finish() {
		listener.finished(outcome);
	}

	@Override
	public ManifestEntry notStarted(final InputStatus status,
		final String reason)
	{
		return job.isDone(one) ? end(InputStatus.SKIPPED, EXISTS, null) : end(
			status, "Not started: " + reason, null);
	}

	/** @return how the work ended; null before it has */
	PredictionOutcome outcome() {
		return outcome;
	}

	private ManifestEntry work() throws SpinepsException {
		final List<VolumeFile> files = new ArrayList<>();
		final long reading = System.nanoTime();
		for (final Path channel : one.channels()) {
			listener.checkCancelled();
			files.add(VolumeFiles.read(channel));
			warnings.addAll(files.get(files.size() - 1).warnings());
		}
		final VolumeGeometry geometry = files.get(0).geometry();
		grid = geometry.grid().toString();
		CaseImages images = CaseImages.of(files, job.time());
		files.clear();
		if (predictor.plan().cascade() && job.earlierStage(one) != null)
			images = images.withEarlierStage(VolumeFiles.read(job.earlierStage(one))
				.labels());
		finish("Reading", reading);
		final long predicting = System.nanoTime();
		final Prediction prediction = predictor.predict(images, listener);
		finish("Network", predicting);
		device = prediction.device();
		warnings.addAll(prediction.warnings());
		final long writing = System.nanoTime();
		write(prediction, geometry);
		finish("Writing", writing);
		labels = found(LabelStatistics.of(prediction.labels()), predictor.plan()
			.labels());
		return end(InputStatus.OK, "", null);
	}

	/** The label map and all probabilities appear together, or none of them. */
	private void write(final Prediction prediction,
		final VolumeGeometry geometry) throws SpinepsException
	{
		final Map<Integer, String> names = names(predictor.plan().labels());
		final List<Path> targets = new ArrayList<>(List.of(job.labelFile(one)));
		try (StagedOutputs staged = new StagedOutputs(job.folder())) {
			VolumeFiles.writeLabels(staged.folder().resolve(InputName.fileName(targets
				.get(0))), prediction.labels(), geometry, names);
			for (int k = 0; k < prediction.probabilities().size(); k++) {
				listener.checkCancelled();
				targets.add(job.probabilityFile(one, k));
				VolumeFiles.writeImage(staged.folder().resolve(InputName.fileName(targets
					.get(k + 1))), prediction.probabilities().get(k), geometry);
			}
			listener.checkCancelled();
			staged.commit(targets.stream().map(InputName::fileName).toList(), List
				.of());
			outputs = targets;
		}
		catch (final IOException e) {
			if (outputs.isEmpty()) throw new SpinepsException("Cannot write to " + job
				.folder(), e.getClass().getSimpleName() + ": " + e.getMessage(),
				"Check that the folder may be written to, has room, and that no other " +
					"program holds its files open", e);
			warnings.add("A hidden folder .spineps-… could not be removed from the " +
				"output folder.");
		}
	}

	private void finish(final String stage, final long begin) {
		seconds.put(stage, (System.nanoTime() - begin) / 1e9);
	}

	private ManifestEntry end(final InputStatus status, final String message,
		final Throwable causeOrNull)
	{
		final double total = (System.nanoTime() - startNanos) / 1e9;
		outcome = new PredictionOutcome(one.name(), status, message, labels,
			warnings, outputs, device, total, causeOrNull);
		return new ManifestEntry(new CaseEnd(one.name(), one.channels().get(0), job
			.folder(), "nnU-Net case", status, message, warnings, outputs, device,
			total), started, grid, models, job.asMap(), seconds, PeakMemory.now());
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
}
