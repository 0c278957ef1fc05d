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
package org.spineps.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.batch.BatchJob.InputKind;
import org.spineps.batch.cases.CaseEnd;
import org.spineps.batch.cases.CaseGuard;
import org.spineps.batch.cases.CaseWork;
import org.spineps.batch.cases.Claim;
import org.spineps.batch.cases.ExistingResult;
import org.spineps.batch.cases.InputStatus;
import org.spineps.batch.cases.ManifestEntry;
import org.spineps.batch.cases.PeakMemory;
import org.spineps.batch.cases.ResultFolder;
import org.spineps.batch.output.CasePicture;
import org.spineps.batch.output.OutputFiles;
import org.spineps.io.AtomicFiles;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeGeometry;
import org.spineps.io.mask.MaskFile;
import org.spineps.measure.InstanceTable;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.quality.CaseQuality;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance.ModelUse;
import org.spineps.result.SpineSegmentation;
import org.spineps.result.VertebraNumbering;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.ScanGeometry;
import org.spineps.volume.resample.Resample;

/**
 * The work on one input, from reading to the moment when all its outputs appear.
 * Whatever happens, it ends with an entry for the manifest; nothing is thrown.
 * For one thread, to be used once.
 */
final class InputRun implements CaseWork {

	private static final String EXISTS = "Its results" +
		ExistingResult.LEFT_ALONE;

	private final BatchJob job;
	private final BatchInput input;
	private final LazyPipeline pipeline;
	private final ResultFolder folder;
	private final BatchListener listener;
	private final Progress progress;
	private final long bytes;
	private final OutputFiles target;
	private final OpenScan openOrNull;

	private final Set<String> said;
	private Instant started = Instant.now();
	private long startNanos = System.nanoTime();
	private final Map<String, Double> seconds = new LinkedHashMap<>();
	private final Map<String, String> options = new LinkedHashMap<>();
	private final List<String> warnings = new ArrayList<>();
	private List<Path> outputs = List.of();
	private List<ModelUse> models = List.of();
	private InstanceTable table = new InstanceTable(List.of());
	private CaseQuality quality;
	private VertebraNumbering numbering;
	private InputResult result;
	private String grid = "";
	private String device = "";

	/** The progress of this input, among others that are worked on. */
	private final class OwnProgress implements Progress {

		@Override
		public void report(final String stage, final long done,
			final long total)
		{
			listener.report(input.place(), stage, done, total);
		}

		@Override
		public void checkCancelled() {
			listener.checkCancelled();
		}
	}

	/**
	 * @param bytes memory that it may take
	 * @param said what was said to the user in this run already, shared by all
	 * @param openOrNull the input if it is in memory, else it is read
	 */
	InputRun(final BatchJob job, final PipelinePlan plan,
		final BatchInput input, final long bytes, final LazyPipeline pipeline,
		final ResultFolder folder, final BatchListener listener,
		final Set<String> said, final OpenScan openOrNull)
	{
		this.bytes = bytes;
		progress = new OwnProgress();
		this.openOrNull = openOrNull;
		this.said = said;
		this.job = job;
		this.folder = folder;
		this.input = input;
		this.pipeline = pipeline;
		this.listener = listener;
		target = new OutputFiles(job.outputFolder(), input.name());
		options.putAll(plan.options());
		options.putAll(job.options(input.name()));
	}

	@Override
	public void begin(final int number, final int total) {
		started = Instant.now();
		startNanos = System.nanoTime();
		listener.started(input.place(), number, total);
	}

	@Override
	public String name() {
		return target.name();
	}

	@Override
	public ResultFolder folder() {
		return folder;
	}

	@Override
	public long bytes() {
		return bytes;
	}

	@Override
	public ManifestEntry run(final Claim claim) {
		return CaseGuard.run(() -> {
			listener.checkCancelled();
			claim.finishEarlier();
			if (!job.overwrite() && new ExistingResult(claim, target.all(), target
				.required(), folder.manifest()).isWhole()) return end(InputStatus.SKIPPED,
					EXISTS, null);
			return work(claim);
		}, () -> grid, this::end);
	}

	@Override
	public boolean isWorthAnEntry() {
		// A misspelt name is not worth one.
		return result.status() != InputStatus.FAILED || openOrNull != null ||
			InputChecks.isThere(job, input.index());
	}

	@Override
	public void finish() {
		listener.finished(result);
	}

	@Override
	public ManifestEntry notStarted(final InputStatus status,
		final String reason)
	{
		if (!job.overwrite() && folder.hasResult(target.name()) && target.existing()
			.containsAll(target.required())) return end(InputStatus.SKIPPED, EXISTS,
				null);
		return end(status, "Not started: " + reason, null);
	}

	/** @return how the work ended; null before it has */
	InputResult result() {
		return result;
	}

	private ManifestEntry work(final Claim claim) throws SpinepsException {
		final Loaded loaded = read();
		final SpinePipeline networks = networks();
		ManifestEntry entry = null;
		try (RunFiles files = new RunFiles(job, input, claim, networks)) {
			entry = work(loaded, files, claim);
		}
		catch (final IOException e) {
			if (entry == null) throw new SpinepsException("Cannot write to " + job
				.outputFolder(), AtomicFiles.reason(e),
				"Check that the folder may be written to", e);
			// The result is in place, and a later run clears the hidden folder.
			warnings.add("A hidden folder in .spineps/work could not be removed.");
		}
		return entry;
	}

	private ManifestEntry work(final Loaded loaded, final RunFiles files,
		final Claim claim) throws SpinepsException
	{
		final SpineSegmentation result = pipeline.run(files.complete(loaded.run(),
			warnings), progress);
		result.provenance().secondsPerStage().forEach((stage, time) -> seconds
			.merge(stage, time, Double::sum));
		models = result.provenance().models();
		device = result.provenance().device();
		options.putAll(result.provenance().options());
		warnings.addAll(result.warnings());
		listener.checkCancelled();
		final long begin = begin("Writing");
		final CasePicture picture = CasePicture.begin(input.shown(),
			loaded.image, result);
		table = InstanceTable.of(result);
		final SpineMeasures measures = SpineMeasures.of(result, loaded.image, Cutoffs
			.standard());
		quality = CaseQuality.of(result, measures.slips());
		numbering = result.numbering();
		final boolean empty = result.found().isEmpty();
		return new ResultWriter(job, input, claim, warnings, progress).write(
			loaded.image, loaded.geometry, result, table, measures, quality, picture,
			files,
			written -> {
				finish("Writing", begin);
				outputs = written;
				return empty ? end(InputStatus.EMPTY,
					"No spine was found; the masks are empty.", null) : end(
						InputStatus.OK, "", null);
			});
	}

	/** Keeps nothing of the file but what is needed: the rest may be collected. */
	private Loaded read() throws SpinepsException {
		final long begin = begin("Reading");
		final Loaded loaded = openOrNull != null ? open() : job
			.kind() == InputKind.IMAGE ? scan() : mask();
		finish("Reading", begin);
		return loaded;
	}

	private Loaded open() throws SpinepsException {
		grid = openOrNull.grid().toString();
		warnings.addAll(openOrNull.notes());
		ContentChecks.requireScan(openOrNull.image());
		warnings.addAll(ScanGeometry.check(openOrNull.image().grid(), job.request()
			.geometry().accepted()));
		return new Loaded(openOrNull.image(), null, openOrNull.geometryOrNull());
	}

	private Loaded scan() throws SpinepsException {
		final VolumeFile file = input.volume().read();
		warnings.addAll(file.warnings());
		grid = file.geometry().grid().toString();
		for (final String assumption : file.assumptions())
			if (said.add(assumption)) warnings.add(assumption);
		final ImageVolume image = file.image(job.time());
		ContentChecks.requireScan(image);
		final GeometryHandling geometry = job.request().geometry();
		final boolean deskew = geometry.deskew() && ScanGeometry.shearDegrees(image
			.grid()) > 0;
		final ImageVolume right = deskew ? Resample.linear(image, ScanGeometry
			.deskewed(image.grid())) : image;
		warnings.addAll(ScanGeometry.check(right.grid(), geometry.accepted()));
		return new Loaded(right, null, file.geometry());
	}

	private Loaded mask() throws SpinepsException {
		final MaskFile file = MaskFile.read(input.place(), MaskFile.Kind.SEMANTIC, Optional
			.empty(), job.time());
		warnings.addAll(file.notes());
		grid = file.geometry().grid().toString();
		warnings.addAll(ScanGeometry.check(file.labels().grid(), job.request()
			.geometry().accepted()));
		return new Loaded(null, file.labels(), file.geometry());
	}

	private SpinePipeline networks() throws SpinepsException {
		final long begin = begin("Loading networks");
		final SpinePipeline networks = pipeline.get();
		device = networks.device();
		finish("Loading networks", begin);
		return networks;
	}

	private long begin(final String stage) {
		listener.checkCancelled();
		progress.report(stage, 0, 0);
		return System.nanoTime();
	}

	private void finish(final String stage, final long begin) {
		seconds.merge(stage, (System.nanoTime() - begin) / 1e9, Double::sum);
	}

	private ManifestEntry end(final InputStatus status, final String message,
		final Throwable cause)
	{
		final boolean written = status.hasOutputs();
		if (!written) outputs = List.of();
		result = new InputResult(input.place(), target.name(), status,
			message, warnings, outputs, written ? table : new InstanceTable(List
				.of()), written ? quality : null, device,
			(System.nanoTime() - startNanos) / 1e9, written ? numbering : null,
			cause);
		return new ManifestEntry(new CaseEnd(target.name(), input.place(), job
			.outputFolder(), job.kind().text(), status, message, warnings, outputs,
			device, result.seconds()), started, grid, models, options, seconds,
			PeakMemory.now());
	}

	/** One of image and mask is null; the geometry is, too, if there is no file. */
	private record Loaded(ImageVolume image, LabelVolume mask,
		VolumeGeometry geometry)
	{

		SpineRun run() {
			return image == null ? SpineRun.ofSemantic(mask) : SpineRun.ofScan(
				image);
		}
	}
}
