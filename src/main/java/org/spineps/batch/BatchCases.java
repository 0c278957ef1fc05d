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
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.io.VolumeFiles;
import org.spineps.progress.Progress;

/**
 * The cases of jobs, found and checked once: of a folder or archive of volumes
 * those that are meant. No voxels are read.
 */
public final class BatchCases {

	/**
	 * A case.
	 *
	 * @param job what is to be done with it
	 * @param number which of the jobs that is, from 0
	 * @param input its input
	 * @param voxels how large it is, as its header says
	 */
	record Planned(BatchJob job, int number, BatchInput input, long voxels) {}

	private final List<Planned> planned;

	private BatchCases(final List<Planned> planned) {
		this.planned = List.copyOf(planned);
	}

	/**
	 * Reads the headers of studies.
	 *
	 * @param jobs what to do
	 * @param progress is told how far the search is, and may stop it
	 * @return their cases
	 * @throws SpinepsException if an input of several volumes has a mask, two inputs
	 *           would write the same files, names are fixed in cases that are not
	 *           there, or an output would replace an input
	 */
	public static BatchCases of(final List<BatchJob> jobs,
		final Progress progress) throws SpinepsException
	{
		final List<Planned> planned = new ArrayList<>();
		for (int n = 0; n < jobs.size(); n++) {
			final BatchJob job = jobs.get(n);
			final List<BatchInput> inputs = BatchInput.of(job, progress);
			InputChecks.check(job, inputs);
			for (final BatchInput input : inputs)
				planned.add(new Planned(job, n, input, VolumeFiles.voxels(job.inputs()
					.get(input.index()))));
		}
		final Set<String> names = planned.stream().map(one -> one.input().name())
			.collect(Collectors.toSet());
		for (final BatchJob job : jobs)
			job.request().fixed().requireCases(names);
		return new BatchCases(planned);
	}

	/** @return all of them, in the order of the jobs */
	List<Planned> planned() {
		return planned;
	}

	/** @return the same for a list on the screen */
	public List<BatchCase> list() {
		return planned.stream().map(one -> new BatchCase(one.input().volume(), one
			.input().name(), one.job().outputFolder())).toList();
	}
}
