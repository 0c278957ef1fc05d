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
package org.spineps.ij.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.spineps.SpinepsException;
import org.spineps.batch.BatchResult;
import org.spineps.batch.InputResult;
import org.spineps.batch.cases.InputStatus;
import org.spineps.ij.task.TaskResult;

/**
 * How the scans of a folder ended.
 *
 * @param batch the same for each of them
 * @param output where the results are
 * @param folder where the scans are; its name may be a patient's
 */
record FolderResult(BatchResult batch, Path output, Path folder) implements TaskResult {

	@Override
	public List<String> notes() {
		final List<String> notes = new ArrayList<>(batch.warnings());
		for (final InputResult result : batch.results())
			if (result.status() == InputStatus.FAILED) notes.add(result.name() + ": " +
				result.message());
		return notes;
	}

	@Override
	public String summary() {
		final List<String> counts = new ArrayList<>();
		for (final InputStatus status : InputStatus.values())
			if (batch.count(status) > 0) counts.add(batch.count(status) + " " + status
				.text());
		return batch.results().size() + (batch.results().size() == 1 ? " scan: "
			: " scans: ") + String.join(", ", counts) + "; see " + place();
	}

	private String place() {
		if (output.equals(folder)) return "the folder of the scans";
		return output.startsWith(folder) ? "the folder " + folder.relativize(
			output) + " in that of the scans" : output.toString();
	}

	/**
	 * Stops a macro if there is no result at all, or the user cancelled.
	 *
	 * @return this
	 * @throws SpinepsException if every scan failed
	 * @throws CancellationException if the run was cancelled
	 */
	FolderResult orFailure() throws SpinepsException {
		if (batch.count(InputStatus.CANCELLED) > 0) throw new CancellationException(
			summary());
		if (batch.count(InputStatus.FAILED) < batch.results().size()) return this;
		throw new SpinepsException("None of the scans could be segmented", batch
			.results().get(0).name() + ": " + batch.results().get(0).message(), "");
	}
}
