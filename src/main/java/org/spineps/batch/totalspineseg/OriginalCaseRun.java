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
package org.spineps.batch.totalspineseg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.batch.cases.CaseEnd;
import org.spineps.batch.cases.CaseGuard;
import org.spineps.batch.cases.CaseWork;
import org.spineps.batch.cases.Claim;
import org.spineps.batch.cases.ExistingResult;
import org.spineps.batch.cases.InputStatus;
import org.spineps.batch.cases.ManifestEntry;
import org.spineps.batch.cases.MemoryPlan;
import org.spineps.batch.cases.PeakMemory;
import org.spineps.batch.cases.ResultFolder;
import org.spineps.batch.cases.StagedOutputs;
import org.spineps.io.AtomicFiles;
import org.spineps.io.SeriesChoice;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeNames;
import org.spineps.pipeline.StageClock;
import org.spineps.pipeline.totalspineseg.ChainResult;
import org.spineps.pipeline.totalspineseg.TotalSpineSeg;
import org.spineps.result.Provenance.ModelUse;
import org.spineps.volume.LabelVolume;

/** One scan of an {@link OriginalRun}. For one thread, to be used once. */
final class OriginalCaseRun implements CaseWork {

	private static final String EXISTS = "Its results" +
		ExistingResult.LEFT_ALONE;
	private static final String STEP_1 = "step1";

	private final OriginalRequest request;
	private final Path scan;
	private final TotalSpineSeg method;
	private final ResultFolder folder;
	private final OriginalListener listener;

	private final Instant started = Instant.now();
	private final long startNanos = System.nanoTime();
	private final StageClock clock;
	private final List<String> warnings = new ArrayList<>();
	private List<Path> outputs = List.of();
	private List<ModelUse> models = List.of();
	private String grid = "";
	private OriginalOutcome outcome;

	/**
	 * @param request what is asked for
	 * @param scan the scan
	 * @param method the method; not closed here
	 * @param folder the output folder
	 * @param listener follows; may cancel
	 */
	OriginalCaseRun(final OriginalRequest request, final Path scan,
		final TotalSpineSeg method, final ResultFolder folder,
		final OriginalListener listener)
	{
		this.request = request;
		this.scan = scan;
		this.method = method;
		this.folder = folder;
		this.listener = listener;
		clock = new StageClock(listener);
	}

	@Override
	public void begin(final int number, final int total) {
		listener.started(scan, number, total);
	}

	@Override
	public String name() {
		return VolumeNames.stem(scan);
	}

	@Override
	public ResultFolder folder() {
		return folder;
	}

	@Override
	public long bytes() {
		return MemoryPlan.bytes(VolumeFiles.voxels(scan));
	}

	@Override
	public ManifestEntry run(final Claim claim) {
		return CaseGuard.run(() -> {
			listener.checkCancelled();
			claim.finishEarlier();
			return isDone(claim) ? end(InputStatus.SKIPPED, EXISTS, null) : work(
				claim);
		}, () -> grid, this::end);
	}

	private boolean isDone(final Claim claim) throws SpinepsException {
		final List<Path> required = OriginalOutputs.required(request, name());
		if (request.overwrite() || !new ExistingResult(claim, required, required,
			folder.manifest()).isWhole()) return false;
		if (!method.options().firstStepOnly() && claim.option(STEP_1).filter(
			Boolean::parseBoolean).isPresent()) throw new SpinepsException(
				"There are results of step 1 only", name() + " was run with --step1",
				"Ask for overwriting, or use another output folder");
		return true;
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
		final boolean done = !request.overwrite() && folder.hasResult(
			name()) && OriginalOutputs.required(request, name()).stream().allMatch(
				Files::exists);
		return done ? end(InputStatus.SKIPPED, EXISTS, null) : end(status,
			"Not started: " + reason, null);
	}

	/** @return how the work ended; null before it has */
	OriginalOutcome outcome() {
		return outcome;
	}

	private ManifestEntry work(final Claim claim) throws SpinepsException {
		clock.begin("Reading");
		final VolumeFile file = VolumeFiles.input(scan, SeriesChoice.SPINE).read();
		warnings.addAll(file.warnings());
		grid = file.geometry().grid().toString();
		final Optional<LabelVolume> mask = localizer(file);
		final ChainResult found = method.find(file.image(TimeHandling.MEAN), mask,
			request.fixed().of(name()), clock, listener);
		warnings.addAll(found.warnings());
		models = method.uses(found.second().isPresent());
		clock.begin("Writing");
		return write(found, file, mask, claim);
	}

	private Optional<LabelVolume> localizer(final VolumeFile file)
		throws SpinepsException
	{
		final Optional<Path> localizer = OriginalCases.localizer(request, scan);
		if (localizer.isPresent()) return method.localizer(localizer.get(), file
			.geometry().grid(), warnings, clock, listener);
		if (request.localizer().isPresent()) warnings.add(
			"There is no localizer of this scan in " + request.localizer().get() +
				"; its discs are named without one.");
		return Optional.empty();
	}

	/** All files of the scan appear together, or none of them. */
	private ManifestEntry write(final ChainResult found, final VolumeFile file,
		final Optional<LabelVolume> mask, final Claim claim)
		throws SpinepsException
	{
		ManifestEntry entry = null;
		try (StagedOutputs staged = claim.stage()) {
			final List<String> files = new OriginalOutputs(request, name(), file
				.geometry(), mask, staged.folder()).write(found, method);
			listener.checkCancelled();
			clock.end();
			outputs = files.stream().map(request.output()::resolve).toList();
			requireNoInput();
			final ManifestEntry made = end(InputStatus.OK, "", null);
			staged.commit(files, obsolete(claim, files), made);
			entry = made;
		}
		catch (final IOException e) {
			if (entry == null) throw new SpinepsException("Cannot write to " + request
				.output(), AtomicFiles.reason(e),
				"Check that the folder may be written to, has room, and that no other " +
					"program holds its files open", e);
			warnings.add("A hidden folder in .spineps/work could not be removed from " +
				"the output folder.");
		}
		return entry;
	}

	private void requireNoInput() throws SpinepsException {
		final Path input = scan.toAbsolutePath().normalize();
		if (outputs.stream().anyMatch(output -> output.toAbsolutePath().normalize()
			.equals(input))) throw new SpinepsException(
				"The result would replace the scan", String.valueOf(scan
					.getFileName()), "Choose another output folder");
	}

	/** What was not asked for now stays; the rest belongs to the older result. */
	private List<String> obsolete(final Claim claim, final List<String> files) {
		return claim.otherFiles(files).stream().filter(file -> request.keeps(file
			.substring(0, Math.max(0, file.indexOf('/'))))).toList();
	}

	private ManifestEntry end(final InputStatus status, final String message,
		final Throwable causeOrNull)
	{
		clock.end();
		if (!status.hasOutputs()) outputs = List.of();
		final double total = (System.nanoTime() - startNanos) / 1e9;
		outcome = new OriginalOutcome(scan, status, message, warnings, outputs, total,
			causeOrNull);
		final Map<String, String> chosen = new LinkedHashMap<>(request.asMap());
		chosen.put(STEP_1, Boolean.toString(method.options().firstStepOnly()));
		chosen.putAll(method.asMap());
		return new ManifestEntry(new CaseEnd(name(), scan, request.output(),
			"TotalSpineSeg scan", status, message, warnings, outputs, method.device(),
			total), started, grid, models, chosen, clock.seconds(), PeakMemory.now());
	}
}
