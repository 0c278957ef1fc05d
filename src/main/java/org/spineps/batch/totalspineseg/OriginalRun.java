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

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.batch.cases.CaseFolder;
import org.spineps.batch.cases.CaseLoop;
import org.spineps.batch.cases.MemoryPlan;
import org.spineps.batch.cases.ResultFolder;
import org.spineps.io.VolumeNames;
import org.spineps.pipeline.totalspineseg.TotalSpineSeg;
import org.spineps.volume.Threads;

/**
 * TotalSpineSeg on a folder as its own command line runs it: the same folders and
 * names, one scan after the other, and the folder's {@code run-manifest.json}. A
 * scan that fails does not stop the others; its files appear all together or not at
 * all, and only files of earlier results of the same scan are ever replaced.
 */
public final class OriginalRun {

	private OriginalRun() {
		// static methods only
	}

	/**
	 * @param request what is asked for
	 * @param method the method; not closed here
	 * @param threads threads for everything but the networks
	 * @param listener follows; may cancel
	 * @return one outcome per scan that was begun, or that a cancelled run has left
	 *         undone, in the order of work
	 * @throws SpinepsException if there are no scans, or nothing can be written; at
	 *           the end, if the manifest could not be written
	 */
	public static List<OriginalOutcome> run(final OriginalRequest request,
		final TotalSpineSeg method, final int threads,
		final OriginalListener listener) throws SpinepsException
	{
		final List<Path> scans = OriginalCases.scans(request);
		request.fixed().requireCases(scans.stream().map(VolumeNames::stem).collect(
			Collectors.toSet()));
		final CaseFolder folder = new CaseFolder(request.output(),
			CaseFolder.ORIGINAL);
		final ResultFolder results = new ResultFolder(folder, scans.size(),
			listener, (manifest, warnings) -> warnings.forEach(
				warning -> listener.report(warning, 0, 0)));
		final List<OriginalCaseRun> runs = scans.stream().map(
			scan -> new OriginalCaseRun(request, scan, method, results, listener))
			.toList();
		return Threads.run(threads, () -> {
			new CaseLoop(1, MemoryPlan.ofHeap(), () -> false, listener).run(runs);
			return runs.stream().map(OriginalCaseRun::outcome).filter(
				Objects::nonNull).toList();
		});
	}
}
