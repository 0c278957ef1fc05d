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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.batch.cases.CaseFolder;
import org.spineps.batch.cases.CaseLoop;
import org.spineps.batch.cases.InputStatus;
import org.spineps.batch.cases.RunManifest;
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

	private BatchRunner() {
		// static methods only
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
	 *           files, names are fixed in cases that are not there, an output would replace an input, or the output folder is
	 *           unusable; at the end, if the manifest could not be written
	 */
	public static BatchResult run(final BatchJob job,
		final PipelinePlan plan, final BatchListener listener)
		throws SpinepsException
	{
		return run(List.of(job), plan, listener);
	}

	/**
	 * Runs a job on a scan that is in memory, as on a file of it.
	 *
	 * @param job its only input names the scan, and need not be a file; nothing is
	 *          taken from earlier runs
	 * @param scan the scan
	 * @param plan what runs; this method opens and closes it
	 * @param listener follows the work
	 * @return how it ended
	 * @throws SpinepsException before any work, if an output would replace the input,
	 *           or the output folder is unusable; at the end, if the manifest could
	 *           not be written
	 */
	public static BatchResult run(final BatchJob job, final OpenScan scan,
		final PipelinePlan plan, final BatchListener listener)
		throws SpinepsException
	{
		final List<BatchInput> input = BatchInput.open(job);
		InputChecks.checkOpen(job, input);
		return run(List.of(job), List.of(input), plan, listener, scan);
	}

	/**
	 * Runs jobs with different output folders as if they were one: the networks are
	 * loaded once, inputs are counted over all, and cancelling ends all.
	 *
	 * @param jobs what to do
	 * @param plan what runs; this method opens and closes it
	 * @param listener follows the work
	 * @return how every input ended
	 * @throws SpinepsException as {@link #run(BatchJob, PipelinePlan, BatchListener)};
	 *           jobs before one with an unusable folder have been done
	 */
	public static BatchResult run(final List<BatchJob> jobs,
		final PipelinePlan plan, final BatchListener listener)
		throws SpinepsException
	{
		final List<List<BatchInput>> inputs = new ArrayList<>();
		for (final BatchJob job : jobs) {
			inputs.add(BatchInput.of(job));
			InputChecks.check(job, inputs.get(inputs.size() - 1));
		}
		final Set<String> names = inputs.stream().flatMap(List::stream).map(
			BatchInput::name).collect(Collectors.toSet());
		for (final BatchJob job : jobs)
			job.request().fixed().requireCases(names);
		return run(jobs, inputs, plan, listener, null);
	}

	private static BatchResult run(final List<BatchJob> jobs,
		final List<List<BatchInput>> allInputs, final PipelinePlan plan,
		final BatchListener listener, final OpenScan openOrNull)
		throws SpinepsException
	{
		final int total = allInputs.stream().mapToInt(List::size).sum();
		final List<InputResult> results = new ArrayList<>();
		final Set<String> warnings = new LinkedHashSet<>();
		final List<Path> manifests = new ArrayList<>();
		int notStarted = 0;
		try (LazyPipeline pipeline = new LazyPipeline(plan.opener())) {
			final Set<String> said = new HashSet<>();
			for (int n = 0; n < jobs.size(); n++) {
				final BatchJob job = jobs.get(n);
				final List<BatchInput> inputs = allInputs.get(n);
				final boolean cancelled = results.stream().anyMatch(result -> result
					.status() == InputStatus.CANCELLED);
				if (cancelled || pipeline.isBroken()) {
					inputs.forEach(input -> results.add(InputResult.notStarted(input,
						cancelled)));
					notStarted += inputs.size();
					continue;
				}
				final BatchResult part = run(job, inputs, plan, pipeline,
					said, new CountedListener(listener, results.size(), total), openOrNull);
				results.addAll(part.results());
				warnings.addAll(part.warnings());
				manifests.addAll(part.manifests());
				notStarted += part.notStarted();
			}
		}
		return new BatchResult(results, notStarted, List.copyOf(warnings), manifests);
	}

	private static BatchResult run(final BatchJob job,
		final List<BatchInput> inputs, final PipelinePlan plan,
		final LazyPipeline pipeline, final Set<String> said,
		final BatchListener listener, final OpenScan openOrNull)
		throws SpinepsException
	{
		final CaseFolder folder = new CaseFolder(job.outputFolder(),
			CaseFolder.SPINE);
		final List<String> warnings = new ArrayList<>(folder.open());
		final RunManifest manifest = new RunManifest(job.outputFolder(), listener);
		final List<InputRun> runs = inputs.stream().map(
			input -> new InputRun(job, plan, input, pipeline, manifest, listener,
			said, openOrNull)).toList();
		final CaseLoop loop = new CaseLoop(folder, manifest, pipeline::isBroken,
			listener);
		loop.run(runs);
		warnings.addAll(manifest.warnings());
		try {
			folder.alone(CaseFolder.OVERVIEW, listener, () -> overview(job, manifest
				.failures(), warnings));
			folder.deleteEmpty();
		}
		catch (final SpinepsException e) {
			warnings.add(e.getMessage());
		}
		catch (final CancellationException e) {
			// It is told by the results, too.
			warnings.add("The list of cases was left to " +
				"the process that is writing it.");
		}
		return new BatchResult(runs.stream().map(InputRun::result).toList(), loop
			.notStarted(), warnings, List.of(manifest.file()));
	}

	/**
	 * Lists all cases of the folder, the worst first. The results are safe by now:
	 * what goes wrong here is only told.
	 */
	private static void overview(final BatchJob job,
		final Map<String, String> failures, final List<String> warnings)
		throws SpinepsException
	{
		final FolderOverview overview = FolderOverview.of(job.outputFolder(),
			failures);
		if (!overview.cases().isEmpty()) {
			overview.writeTable();
			if (job.report()) overview.writeSheet();
		}
		warnings.addAll(overview.warnings());
	}
}
