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
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.batch.output.OutputFiles;
import org.spineps.io.VolumeInput;
import org.spineps.measure.quality.CaseSummary;
import org.spineps.measure.quality.QualityJson;
import org.spineps.report.FolderOverview;

/**
 * A case of a job before it is begun.
 *
 * @param volume its scan; the last part of its place may be shown
 * @param name the X of its results
 * @param results folder of its results, which need not exist
 */
public record BatchCase(VolumeInput volume, String name, Path results) {

	/** @return whether both masks of a result are there */
	public boolean hasResult() {
		final OutputFiles files = new OutputFiles(results, name);
		return Files.exists(files.semantic()) && Files.exists(files.instances());
	}

	/**
	 * @return how good the result that is there looks; empty if there is none, or it
	 *         does not say
	 * @throws SpinepsException if the file that says it cannot be read
	 */
	public Optional<CaseSummary> quality() throws SpinepsException {
		final Path file = results.resolve(name + FolderOverview.QUALITY_END);
		return hasResult() && Files.exists(file) ? Optional.of(QualityJson.read(
			file)) : Optional.empty();
	}
}
