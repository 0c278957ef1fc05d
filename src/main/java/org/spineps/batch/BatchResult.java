package org.spineps.batch;

import java.nio.file.Path;
import java.util.List;

/**
 * How a batch ended.
 *
 * @param results one per input, in order; those that were never started are
 *          among them
 * @param notStarted how many of the last results were never started, because the
 *          run was cancelled or no network could be loaded
 * @param warnings sentences about the run as a whole
 * @param manifest the file that tells the same
 */
public record BatchResult(List<InputResult> results, int notStarted,
	List<String> warnings, Path manifest)
{

	/** Copies the lists. */
	public BatchResult {
		results = List.copyOf(results);
		warnings = List.copyOf(warnings);
	}

	/**
	 * @param status a status
	 * @return how many inputs ended so
	 */
	public long count(final InputStatus status) {
		return results.stream().filter(result -> result.status() == status).count();
	}
}
