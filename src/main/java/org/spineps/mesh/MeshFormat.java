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
package org.spineps.mesh;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Formats of files with surfaces. */
public enum MeshFormat {
		/** Binary STL: a file for each surface, without colours; for printing. */
		STL,
		/** Wavefront OBJ: one file, a group for each surface, colours beside it. */
		OBJ,
		/** Binary PLY: one file, vertices with colours. */
		PLY;

	/** @return the word for it, which is the end of its files, too */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * @param key a {@link #key}, in any case
	 * @return the format, or empty
	 */
	public static Optional<MeshFormat> of(final String key) {
		return Arrays.stream(values()).filter(format -> format.key().equals(key
			.toLowerCase(Locale.ROOT))).findFirst();
	}
}
