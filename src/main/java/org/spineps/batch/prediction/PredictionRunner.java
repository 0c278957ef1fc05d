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

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.batch.cases.CaseFolder;
import org.spineps.batch.cases.CaseLoop;
import org.spineps.batch.cases.MemoryPlan;
import org.spineps.batch.cases.ResultFolder;
import org.spineps.nnunet.PredictableModel;
import org.spineps.result.Provenance.ModelUse;
import org.spineps.volume.Threads;

/**
 * Runs a model of nnU-Net on files: one case after the other, each result as a
 * file of labels on the grid of the case's first channel, and the folder's
 * {@code run-manifest.json}. A case that fails does not stop the others; its
 * files appear all together or not at all.
 */
public final class PredictionRunner {

	private PredictionRunner() {
		// static methods only
	}

	/**
	 * @param model what is run
	 * @param job on what, and how
	 * @param listener follows; may cancel
	 * @return one outcome per case that was begun, or that a cancelled run has left
	 *         undone
	 * @throws SpinepsException if the job cannot be done at all: nothing was written;
	 *           at the end, if the manifest could not be written
	 */
	public static List<PredictionOutcome> run(final PredictableModel model,
		final PredictionJob job, final PredictionListener listener)
		throws SpinepsException
	{
		job.check();
		final Map<Path, ResultFolder> folders = folders(job, listener);
		try (LazyPredictor predictor = new LazyPredictor(model, job, listener)) {
			final List<ModelUse> models = model.uses();
			final List<PredictionCaseRun> runs = job.cases().stream().map(
				one -> new PredictionCaseRun(job, one, models, predictor, folders.get(job
					.folder(one)),
					listener)).toList();
			Threads.run(job.compute().effectiveThreads(), () -> {
				final CaseLoop loop = new CaseLoop(1, MemoryPlan.ofHeap(),
					predictor::isBroken, listener);
				loop.run(runs);
				return loop;
			});
			return runs.stream().map(PredictionCaseRun::outcome).filter(
				Objects::nonNull).toList();
		}
	}

	private static Map<Path, ResultFolder> folders(final PredictionJob job,
		final PredictionListener listener)
	{
		final Map<Path, Long> counts = job.cases().stream().collect(Collectors
			.groupingBy(job::folder, Collectors.counting()));
		final Map<Path, ResultFolder> folders = new HashMap<>();
		counts.forEach((folder, count) -> folders.put(folder, new ResultFolder(
			new CaseFolder(folder, CaseFolder.PREDICTION), count.intValue(), listener,
			(manifest, warnings) -> warnings.forEach(warning -> listener.report(
				warning, 0, 0)))));
		return folders;
	}
}
