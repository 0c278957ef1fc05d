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
package org.spineps.batch.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.batch.cases.CaseFolder;
import org.spineps.batch.cases.RunManifest;
import org.spineps.batch.cases.SingleResult;
import org.spineps.evaluate.Evaluation;
import org.spineps.evaluate.EvaluationFiles;
import org.spineps.evaluate.EvaluationJob;
import org.spineps.progress.Progress;

/**
 * Compares masks with their references and writes tables and a page.
 *
 * @param comparison what is compared, and how
 * @param output folder for the results; made if it is missing
 * @param overwrite whether to replace results that exist
 */
public record EvaluateJob(EvaluationJob comparison, Path output,
	boolean overwrite)
{

	/**
	 * How it ended.
	 *
	 * @param evaluation the scores
	 * @param files what was written
	 */
	public record Outcome(Evaluation evaluation, List<Path> files) {}

	/**
	 * @param progress is told of each case, and asked whether to stop
	 * @return how it ended; empty if the results exist and are to stay
	 * @throws SpinepsException if no case can be compared, or the results cannot be
	 *           written
	 */
	public Optional<Outcome> run(final Progress progress)
		throws SpinepsException
	{
		RequestException.requireExisting(comparison.reference(), comparison
			.prediction(), comparison.other());
		return results(output, overwrite).make(folder -> {
			final Evaluation evaluation = comparison.run(progress);
			return new Outcome(evaluation, EvaluationFiles.write(folder, evaluation)
				.stream().map(file -> output.resolve(file.getFileName())).toList());
		}, progress);
	}

	/**
	 * @param output folder for the files of a comparison
	 * @param overwrite whether to replace files that exist
	 * @return writes them all or none
	 * @throws RequestException if other results lie there
	 */
	public static SingleResult results(final Path output,
		final boolean overwrite) throws RequestException
	{
		if (Files.exists(output.resolve(RunManifest.FILE_NAME)))
			throw new RequestException("Results of evaluate cannot be written to " +
				output, "segment or predict write there, and both make a cases.csv",
				"Choose another output folder");
		return new SingleResult(new CaseFolder(output, CaseFolder.SINGLE),
			"evaluation", EvaluationFiles.NAMES, List.of(EvaluationFiles.COMPARISON),
			overwrite);
	}
}
