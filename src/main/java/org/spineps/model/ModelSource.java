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
package org.spineps.model;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The source of an imported model.
 *
 * @param address where it was downloaded from; empty if it came from a file
 * @param files names and hashes of the archive or the checkpoints that were
 *          read
 * @param importer the importing program, with its version
 */
public record ModelSource(String address, List<SourceFile> files,
	String importer)
{

	private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

	/**
	 * A file that was read.
	 *
	 * @param name its name, without its folder
	 * @param sha256 SHA-256 of its bytes, 64 lower-case hexadecimal digits
	 */
	public record SourceFile(String name, String sha256) {

		/** @throws IllegalArgumentException if the hash is invalid */
		public SourceFile {
			if (name.isBlank() || !HASH.matcher(sha256).matches())
				throw new IllegalArgumentException("Invalid source file \"" + name +
					"\" or SHA-256 \"" + sha256 + "\"");
		}
	}

	/** @throws IllegalArgumentException if there is no file */
	public ModelSource {
		files = List.copyOf(files);
		if (files.isEmpty()) throw new IllegalArgumentException("No source file");
	}
}
