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
package org.spineps.io.nifti;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.spineps.SpinepsException;

/** The names of a header (.hdr) and its voxels (.img), each perhaps with .gz. */
final class NiftiPair {

	private static final List<String> ENDS = List.of(".img", ".img.gz", ".IMG");

	private NiftiPair() {
		// static methods only
	}

	private static boolean isHeader(final Path file) {
		final String name = String.valueOf(file.getFileName()).toLowerCase(
			Locale.ROOT);
		return name.endsWith(".hdr") || name.endsWith(".hdr.gz");
	}

	/**
	 * @param header a header that says that its voxels are in another file
	 * @return that file, which is there
	 * @throws SpinepsException if it is not
	 */
	static Path voxels(final Path header) throws SpinepsException {
		return find(header).orElseThrow(() -> missing(stem(header) + ENDS.get(0)));
	}

	/** @return the voxels that lie beside a header, if there are some */
	static Optional<Path> find(final Path header) {
		return !isHeader(header) ? Optional.empty() : ENDS.stream().map(
			end -> header.resolveSibling(stem(header) + end)).filter(
				Files::isRegularFile).findFirst();
	}

	private static String stem(final Path header) {
		final String name = String.valueOf(header.getFileName());
		return isHeader(header) ? name.substring(0, name.toLowerCase(Locale.ROOT)
			.lastIndexOf(".hdr")) : name;
	}

	/** @return the error for a header without voxels */
	static SpinepsException missing(final String wanted) {
		return new SpinepsException(
			"The file is only the header of a pair (.hdr and .img)", "there is no " +
				wanted + " beside it", "Put both files into one folder, named alike");
	}
}
