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
import java.util.List;

import org.spineps.batch.cases.InputStatus;

/**
 * How a batch ended.
 *
 * @param results one per input, in order; those that were never started are
 *          among them
 * @param notStarted how many of the last results were never started, because the
 *          run was cancelled or no network could be loaded
 * @param warnings sentences about the run as a whole
 * @param manifests the files that tell the same, one for each folder of results
 *          that was worked in
 */
public record BatchResult(List<InputResult> results, int notStarted,
	List<String> warnings, List<Path> manifests)
{

	/** Copies the lists. */
	public BatchResult {
		results = List.copyOf(results);
		warnings = List.copyOf(warnings);
		manifests = List.copyOf(manifests);
	}

	/**
	 * @param status a status
	 * @return how many inputs ended so
	 */
	public long count(final InputStatus status) {
		return results.stream().filter(result -> result.status() == status).count();
	}
}
