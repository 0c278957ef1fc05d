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
package org.spineps.library.download;

import java.util.Locale;

/** Formats numbers of bytes for display. */
public final class ByteSizes {

	private static final long MEGABYTE = 1_000_000;
	private static final long KILOBYTE = 1_000;

	private ByteSizes() {
		// static methods only
	}

	/**
	 * @param bytes a number; negative if unknown
	 * @return e.g. "123.4 MB"
	 */
	public static String text(final long bytes) {
		if (bytes < 0) return "unknown size";
		if (bytes < KILOBYTE) return bytes + " bytes";
		return bytes < MEGABYTE ? String.format(Locale.ROOT, "%.1f kB", bytes /
			(double) KILOBYTE) : String.format(Locale.ROOT, "%.1f MB", bytes /
				(double) MEGABYTE);
	}
}
