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
package org.spineps.batch.output;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.batch.cases.CaseFolder;
import org.spineps.batch.cases.SingleResult;
import org.spineps.io.VolumeGeometry;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;

/** The two masks of a result as files, named as a run names them. */
public final class SpineMaskFiles {

	private SpineMaskFiles() {
		// static methods only
	}

	/**
	 * @param folder where they go; made if it is missing
	 * @param name X of the files
	 * @param geometryOrNull that of the scan's file; null makes one of the masks' grid
	 * @param result masks on that grid
	 * @param replace whether to replace files of these names
	 * @param progress asked for cancel between files
	 * @return the files; empty if they exist and are to stay
	 * @throws SpinepsException if they cannot be written, or only one of them exists
	 */
	public static Optional<List<Path>> write(final Path folder,
		final String name, final VolumeGeometry geometryOrNull,
		final SpineSegmentation result, final boolean replace,
		final Progress progress) throws SpinepsException
	{
		final OutputFiles target = new OutputFiles(folder, name);
		final List<Path> files = List.of(target.semantic(), target.instances());
		return new SingleResult(new CaseFolder(folder, CaseFolder.SPINE), name,
			files.stream().map(file -> file.getFileName().toString()).toList(), List
				.of(), replace).make(staged -> {
					new OutputFiles(staged, name).writeMasks(geometryOrNull, result,
						progress);
					return files;
				}, progress);
	}
}
