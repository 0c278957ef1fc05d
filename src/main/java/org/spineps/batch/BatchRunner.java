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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.batch.cases.CaseFolder;
import org.spineps.batch.cases.CaseLoop;
import org.spineps.batch.cases.MemoryPlan;
import org.spineps.batch.cases.ResultFolder;
import org.spineps.batch.cases.RunManifest;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.report.FolderOverview;

/**
 * Works through a list of inputs and writes the results and a manifest into one
 * folder or several.
 * <p>
 * An input that fails never stops the others. The outputs of an input appear all
 * together or not at all. The manifest is brought up to date after every input,
 * so that it tells the truth even after a crash. Networks are loaded when the
 * first input needs them and used for all, also for inputs that are worked on at
 * the same time.
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
	 *           files, names are fixed in cases that are not there, an output would
	 *           replace an input, or the output folder is unusable; at the end, if the
	 *           manifest could not be written
	 */
	public static BatchResult run(final BatchJob job,
		final PipelinePlan plan, final BatchListener listener)
		throws SpinepsException
	{
		return run(List.of(job), plan, BatchSchedule.ONE_BY_ONE, listener);
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
		return run(List.of(new BatchCases.Planned(job, 0, input.get(0), 0)), plan,
			BatchSchedule.ONE_BY_ONE, listener, scan);
	}

	/**
	 * Runs jobs with different output folders as if they were one: the networks are
	 * loaded once, inputs are counted over all, and cancelling ends all.
	 *
	 * @param jobs what to do
	 * @param plan what runs; this method opens and closes it
	 * @param schedule how many at the same time, in which order
	 * @param listener follows the work
	 * @return how every input ended, in the order of the jobs
	 * @throws SpinepsException as {@link #run(BatchJob, PipelinePlan, BatchListener)};
	 *           inputs of a folder that turns out to be unusable later fail
	 */
	public static BatchResult run(final List<BatchJob> jobs,
		final PipelinePlan plan, final BatchSchedule schedule,
		final BatchListener listener) throws SpinepsException
	{
		return run(BatchCases.of(jobs, listener), plan, schedule, listener);
	}

	/**
	 * Runs the cases of jobs that were found before. They may be run again, which
	 * continues them.
	 *
	 * @param cases what to do
	 * @param plan what runs; this method opens and closes it
	 * @param schedule how many at the same time, in which order
	 * @param listener follows the work
	 * @return how every input ended, in the order of the cases
	 * @throws SpinepsException as {@link #run(List, PipelinePlan, BatchSchedule,
	 *           BatchListener)}
	 */
	public static BatchResult run(final BatchCases cases,
		final PipelinePlan plan, final BatchSchedule schedule,
		final BatchListener listener) throws SpinepsException
	{
		return run(cases.planned(), plan, schedule, listener, null);
	}

	private static BatchResult run(final List<BatchCases.Planned> cases,
		final PipelinePlan plan, final BatchSchedule schedule,
		final BatchListener listener, final OpenScan openOrNull)
		throws SpinepsException
	{
		final Map<Integer, ResultFolder> folders = folders(cases, listener);
		final Set<String> said = ConcurrentHashMap.newKeySet();
		final BatchListener timed = cases.size() == 1 ? listener : new TimedListener(
			listener, cases.stream().collect(Collectors.toMap(one -> one.input()
				.place(), one -> one.voxels() + 1.0, Double::sum)));
		try (LazyPipeline pipeline = new LazyPipeline(plan.opener())) {
			final List<InputRun> runs = cases.stream().map(one -> new InputRun(one
				.job(), plan, one.input(), MemoryPlan.bytes(one.voxels()), pipeline,
				folders.get(one.number()), timed, said, openOrNull)).toList();
			final List<InputRun> ordered = new ArrayList<>(runs);
			if (schedule.order() == BatchSchedule.Order.SIZE) ordered.sort(Comparator
				.comparingLong(InputRun::bytes).reversed());
			final CaseLoop loop = new CaseLoop(schedule.jobs(), MemoryPlan.ofHeap(),
				pipeline::isBroken, listener);
			loop.run(ordered);
			final Set<String> warnings = new LinkedHashSet<>();
			folders.values().forEach(folder -> warnings.addAll(folder.warnings()));
			return new BatchResult(runs.stream().map(InputRun::result).toList(), loop
				.notStarted(), List.copyOf(warnings), folders.values().stream().flatMap(
					folder -> folder.manifestFile().stream()).toList());
		}
	}

	/** @return number of each job → folder of its results, in their order */
	private static Map<Integer, ResultFolder> folders(final List<BatchCases.Planned> cases,
		final BatchListener listener)
	{
		final Map<Integer, Long> counts = cases.stream().collect(Collectors
			.groupingBy(BatchCases.Planned::number, Collectors.counting()));
		final Map<Integer, ResultFolder> folders = new LinkedHashMap<>();
		for (final BatchCases.Planned one : cases)
			folders.computeIfAbsent(one.number(), number -> new ResultFolder(
				new CaseFolder(one.job().outputFolder(), CaseFolder.SPINE), counts.get(
					number).intValue(), listener, (manifest, warnings) -> overview(one
						.job(), manifest, listener, warnings)));
		return folders;
	}

	/**
	 * Lists all cases of the folder, the worst first. The results are safe by now:
	 * what goes wrong here is only told.
	 */
	private static void overview(final BatchJob job, final RunManifest manifest,
		final BatchListener listener, final List<String> warnings)
		throws SpinepsException
	{
		final Map<String, String> failures = manifest.failures();
		new CaseFolder(job.outputFolder(), CaseFolder.SPINE).alone(
			CaseFolder.OVERVIEW, listener, () -> {
				final FolderOverview overview = FolderOverview.of(job.outputFolder(),
					failures);
				if (!overview.cases().isEmpty()) {
					overview.writeTable();
					if (job.report()) overview.writeSheet();
				}
				warnings.addAll(overview.warnings());
			});
	}
}
