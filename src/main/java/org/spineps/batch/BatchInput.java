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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.batch.BatchJob.InputKind;
import org.spineps.batch.cases.InputName;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeInput;
import org.spineps.io.VolumeNames;
import org.spineps.io.bids.BidsName;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;

/**
 * One case of a job. A folder or an archive among the job's inputs becomes a case
 * for each volume that is meant.
 *
 * @param volume what is read
 * @param index number of the input among those of the job
 * @param name the X of its outputs
 */
record BatchInput(VolumeInput volume, int index, String name) {

	/** @return a path whose last part may be shown */
	Path place() {
		return volume.place();
	}

	/** @return how messages and tables call it */
	String shown() {
		return InputName.fileName(volume.place());
	}

	/**
	 * @param job the job
	 * @return whether the input exists; a scan in memory need not
	 */
	boolean isThere(final BatchJob job) {
		return Files.exists(job.inputs().get(index));
	}

	/**
	 * @param job a job on a scan in memory
	 * @return its input, which only gives it a name
	 */
	static List<BatchInput> open(final BatchJob job) {
		final VolumeInput named = VolumeInput.of(job.inputs().get(0));
		return List.of(new BatchInput(named, 0, named.name()));
	}

	/**
	 * @param job what is to be done
	 * @param progress is told how far the search is, and may stop it
	 * @return its cases, in the order of its inputs; what cannot be read is a case,
	 *         too, which says so when it is read
	 * @throws SpinepsException if an input of several volumes has a mask
	 */
	static List<BatchInput> of(final BatchJob job, final Progress progress)
		throws SpinepsException
	{
		final List<BatchInput> all = new ArrayList<>();
		for (int index = 0; index < job.inputs().size(); index++) {
			final Path input = job.inputs().get(index);
			if (job.kind() != InputKind.IMAGE) all.add(new BatchInput(VolumeInput.of(
				input), index, InputName.ofMask(input)));
			else {
				final List<VolumeInput> volumes = volumes(job, input, progress);
				for (int n = 0; n < volumes.size(); n++)
					all.add(new BatchInput(placed(job, volumes.get(n)), index, name(job
						.names().get(input), volumes.get(n), n, volumes.size())));
			}
		}
		return all;
	}

	/** Several scans of a study that has a chosen name are runs of it. */
	private static String name(final String chosenOrNull,
		final VolumeInput volume, final int n, final int count)
	{
		if (chosenOrNull == null) return volume.name();
		return count == 1 ? chosenOrNull : BidsName.parse(chosenOrNull).map(
			name -> name.with(BidsName.RUN, Integer.toString(n + 1)).text()).orElse(
				chosenOrNull + "-" + (n + 1));
	}

	private static VolumeInput placed(final BatchJob job,
		final VolumeInput volume)
	{
		final Optional<AxisCodes> codes = job.request().geometry().orientation();
		return codes.isEmpty() || VolumeNames.isPlacedName(volume.place()) ? volume
			: new PlacedInput(volume, codes.get());
	}

	private static List<VolumeInput> volumes(final BatchJob job,
		final Path input, final Progress progress) throws RequestException
	{
		if (!Files.exists(input)) return List.of(VolumeInput.of(input));
		final List<VolumeInput> volumes;
		try {
			volumes = VolumeFiles.inputs(input, job.request().series(), progress);
		}
		catch (final SpinepsException e) {
			// It is told when its turn comes; the others go on.
			return List.of(VolumeInput.of(input));
		}
		final boolean single = !job.request().semanticMasks().isEmpty() || !job
			.request().instanceMasks().isEmpty() || !job.request().anchors().isEmpty();
		if (single && volumes.size() > 1) throw new RequestException(
			"Masks and fixed names are for one scan each", InputName.fileName(input) +
				" holds " + volumes.size() + " scans",
			"Name the series that is meant (--series), or give its folder alone");
		return volumes;
	}
}
