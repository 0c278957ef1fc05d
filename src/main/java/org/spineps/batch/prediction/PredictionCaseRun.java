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
import java.nio.file.Files;
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
import org.spineps.batch.cases.Claim;
import org.spineps.batch.cases.ExistingResult;
import org.spineps.batch.cases.InputName;
import org.spineps.batch.cases.InputStatus;
import org.spineps.batch.cases.ManifestEntry;
import org.spineps.batch.cases.MemoryPlan;
import org.spineps.batch.cases.PeakMemory;
import org.spineps.batch.cases.ResultFolder;
import org.spineps.batch.cases.StagedOutputs;
import org.spineps.io.AtomicFiles;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeGeometry;
import org.spineps.io.VolumeNames;
import org.spineps.nnunet.CaseImages;
import org.spineps.nnunet.LabelRule;
import org.spineps.nnunet.NnUnetPredictor;
import org.spineps.nnunet.Prediction;
import org.spineps.result.Provenance.ModelUse;
import org.spineps.volume.LabelStatistics;

/** One case of a {@link PredictionJob}. For one thread, to be used once. */
final class PredictionCaseRun implements CaseWork {

	private static final String EXISTS = "Its results" +
		ExistingResult.LEFT_ALONE;

	private final PredictionJob job;
	private final PredictionCase one;
	private final List<ModelUse> models;
	private final LazyPredictor predictor;
	private final ResultFolder folder;
	private final PredictionListener listener;

	private Instant started = Instant.now();
	private long startNanos = System.nanoTime();
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
	 * @param predictor loads the model when a case needs it
	 * @param folder the output folder
	 * @param listener follows; may cancel
	 */
	PredictionCaseRun(final PredictionJob job, final PredictionCase one,
		final List<ModelUse> models, final LazyPredictor predictor,
		final ResultFolder folder,
		final PredictionListener listener)
	{
		this.job = job;
		this.one = one;
		this.models = models;
		this.predictor = predictor;
		this.folder = folder;
		this.listener = listener;
	}

	@Override
	public void begin(final int number, final int total) {
		started = Instant.now();
		startNanos = System.nanoTime();
		listener.started(one.name(), number, total);
	}

	@Override
	public String name() {
		return VolumeNames.stem(job.labelFile(one));
	}

	@Override
	public ResultFolder folder() {
		return folder;
	}

	@Override
	public long bytes() {
		return MemoryPlan.bytes(one.channels().stream().mapToLong(
			VolumeFiles::voxels).sum());
	}

	@Override
	public ManifestEntry run(final Claim claim) {
		return CaseGuard.run(() -> {
			listener.checkCancelled();
			claim.finishEarlier();
			final List<Path> labels = List.of(job.labelFile(one));
			return !job.overwrite() && new ExistingResult(claim, labels, labels,
				folder.manifest()).isWhole() ? end(InputStatus.SKIPPED, EXISTS, null) : work(
					claim);
		}, () -> grid, this::end);
	}

	@Override
	public boolean isWorthAnEntry() {
		return true;
	}

	@Override
	public void finish() {
		listener.finished(outcome);
	}

	@Override
	public ManifestEntry notStarted(final InputStatus status,
		final String reason)
	{
		final boolean done = !job.overwrite() && folder.hasResult(name()) && Files
			.exists(job.labelFile(one));
		return done ? end(InputStatus.SKIPPED, EXISTS, null) : end(status,
			"Not started: " + reason, null);
	}

	/** @return how the work ended; null before it has */
	PredictionOutcome outcome() {
		return outcome;
	}

	private ManifestEntry work(final Claim claim) throws SpinepsException {
		final NnUnetPredictor network = predictor.get();
		final List<VolumeFile> files = new ArrayList<>();
		final long reading = System.nanoTime();
		for (final Path channel : one.channels()) {
			listener.checkCancelled();
			files.add(VolumeFiles.input(channel, job.series()).read());
			warnings.addAll(files.get(files.size() - 1).warnings());
		}
		final VolumeGeometry geometry = files.get(0).geometry();
		grid = geometry.grid().toString();
		CaseImages images = CaseImages.of(files, job.time());
		files.clear();
		if (network.plan().cascade() && job.earlierStage(one) != null)
			images = images.withEarlierStage(VolumeFiles.read(job.earlierStage(one))
				.labels());
		finish("Reading", reading);
		final long predicting = System.nanoTime();
		final Prediction prediction = network.predict(images, listener);
		finish("Network", predicting);
		device = prediction.device();
		warnings.addAll(prediction.warnings());
		labels = found(LabelStatistics.of(prediction.labels()), network.plan()
			.labels());
		return write(prediction, geometry, names(network.plan().labels()), claim);
	}

	/** The label map and all probabilities appear together, or none of them. */
	private ManifestEntry write(final Prediction prediction,
		final VolumeGeometry geometry, final Map<Integer, String> names,
		final Claim claim) throws SpinepsException
	{
		final long writing = System.nanoTime();
		final List<Path> targets = new ArrayList<>(List.of(job.labelFile(one)));
		ManifestEntry entry = null;
		try (StagedOutputs staged = claim.stage()) {
			VolumeExport.writeLabels(staged.folder().resolve(InputName.fileName(targets
				.get(0))), prediction.labels(), geometry, names);
			for (int k = 0; k < prediction.probabilities().size(); k++) {
				listener.checkCancelled();
				targets.add(job.probabilityFile(one, k));
				VolumeExport.writeImage(staged.folder().resolve(InputName.fileName(targets
					.get(k + 1))), prediction.probabilities().get(k), geometry);
			}
			listener.checkCancelled();
			final List<String> files = targets.stream().map(InputName::fileName)
				.toList();
			finish("Writing", writing);
			outputs = targets;
			final ManifestEntry made = end(InputStatus.OK, "", null);
			staged.commit(files, claim.otherFiles(files), made);
			entry = made;
		}
		catch (final IOException e) {
			if (entry == null) throw new SpinepsException("Cannot write to " + job.folder(one), AtomicFiles.reason(e),
				"Check that the folder may be written to, has room, and that no other " +
					"program holds its files open", e);
			warnings.add("A hidden folder in .spineps/work could not be removed from " +
				"the output folder.");
		}
		return entry;
	}

	private void finish(final String stage, final long begin) {
		seconds.put(stage, (System.nanoTime() - begin) / 1e9);
	}

	private ManifestEntry end(final InputStatus status, final String message,
		final Throwable causeOrNull)
	{
		if (!status.hasOutputs()) outputs = List.of();
		final double total = (System.nanoTime() - startNanos) / 1e9;
		outcome = new PredictionOutcome(one.name(), status, message, labels,
			warnings, outputs, device, total, causeOrNull);
		return new ManifestEntry(new CaseEnd(one.name(), one.channels().get(0), job.folder(one), "nnU-Net case", status, message, warnings, outputs, device,
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
