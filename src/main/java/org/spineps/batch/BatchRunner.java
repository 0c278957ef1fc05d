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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.spineps.SpinepsException;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.report.FolderOverview;

/**
 * Works through a list of inputs, one after the other, and writes the results
 * and a manifest into one folder.
 * <p>
 * An input that fails never stops the others. The outputs of an input appear all
 * together or not at all. The manifest is brought up to date after every input,
 * so that it tells the truth even after a crash. Networks are loaded when the
 * first input needs them and used for all.
 * </p>
 */
public final class BatchRunner {

	private final BatchJob job;
	private final PipelinePlan plan;
	private final BatchListener listener;
	private final List<InputResult> results = new ArrayList<>();
	private final Map<String, String> failures = new TreeMap<>();
	private int notStarted;

	private BatchRunner(final BatchJob job, final PipelinePlan plan,
		final BatchListener listener)
	{
		this.job = job;
		this.plan = plan;
		this.listener = listener;
	}

	/**
	 * Runs a job. Cancelling it (see {@link BatchListener}) ends it early; the
	 * results then say so, and nothing is thrown.
	 *
	 * @param job what to do
	 * @param plan what runs; this method opens and closes it
	 * @param listener follows the work
	 * @return how every input ended
	 * @throws SpinepsException before any work, if two inputs would write the same
	 *           files, an output would replace an input, or the output folder is
	 *           unusable; at the end, if the manifest could not be written
	 */
	public static BatchResult run(final BatchJob job,
		final PipelinePlan plan, final BatchListener listener)
		throws SpinepsException
	{
		InputChecks.check(job);
		OutputFolder.prepare(job.outputFolder());
		final RunManifest manifest = new RunManifest(job.outputFolder());
		final BatchRunner runner = new BatchRunner(job, plan, listener);
		try (LazyPipeline segmenter = new LazyPipeline(plan.opener())) {
			runner.runAll(segmenter, manifest);
		}
		final List<String> warnings = new ArrayList<>(manifest.warnings());
		runner.overview(warnings);
		return new BatchResult(runner.results, runner.notStarted, warnings, manifest
			.file());
	}

	/**
	 * Lists all cases of the folder, the worst first. The results are safe by now:
	 * what goes wrong here is only told.
	 */
	private void overview(final List<String> warnings) {
		try {
			final FolderOverview overview = FolderOverview.of(job.outputFolder(),
				failures);
			if (!overview.cases().isEmpty()) {
				overview.writeTable();
				if (job.report()) overview.writeSheet();
			}
			warnings.addAll(overview.warnings());
		}
		catch (final SpinepsException exc) {
			warnings.add(exc.getMessage());
		}
	}

	private void runAll(final LazyPipeline segmenter,
		final RunManifest manifest) throws SpinepsException
	{
		final int total = job.inputs().size();
		SpinepsException unwritten = null;
		for (int n = 0; n < total; n++) {
			final Path input = job.inputs().get(n);
			listener.started(input, n + 1, total);
			final ManifestEntry entry = new InputRun(job, plan, input, segmenter,
				listener)
				.run();
			final InputResult result = entry.result();
			results.add(result);
			final List<ManifestEntry> entries = new ArrayList<>(List.of(entry));
			final boolean cancelled = result.status() == InputStatus.CANCELLED;
			final boolean last = cancelled || segmenter.isBroken();
			if (last) entries.addAll(remaining(n + 1, segmenter, cancelled
				? InputStatus.CANCELLED : InputStatus.FAILED, result.message()));
			for (final ManifestEntry made : entries)
				if (made.result().status() == InputStatus.FAILED) failures.put(made
					.result().name(), made.message());
			unwritten = record(manifest, entries);
			listener.finished(result);
			if (last) break;
		}
		if (unwritten != null) throw unwritten;
	}

	private List<ManifestEntry> remaining(final int from,
		final LazyPipeline segmenter, final InputStatus status,
		final String reason)
	{
		final List<ManifestEntry> entries = new ArrayList<>();
		for (final Path input : job.inputs().subList(from, job.inputs().size()))
			entries.add(new InputRun(job, plan, input, segmenter,
				listener).notStarted(
				status, reason));
		entries.forEach(entry -> results.add(entry.result()));
		notStarted = entries.size();
		return entries;
	}

	/**
	 * A manifest that cannot be written now, on a network drive perhaps, may be
	 * writable after the next input; its entries wait.
	 */
	private static SpinepsException record(final RunManifest manifest,
		final List<ManifestEntry> entries)
	{
		try {
			manifest.put(entries);
			return null;
		}
		catch (final SpinepsException exc) {
			return exc;
		}
	}
}
