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
package org.spineps.ij.image;

/** Names of images. */
public final class Titles {

	private Titles() {
		// static methods only
	}

	/**
	 * @param title e.g. "scan.nii.gz"
	 * @return the title without a file's extension, e.g. "scan"
	 */
	public static String withoutExtension(final String title) {
		final String name = title.replaceFirst("(?i)\\.gz$", "");
		final String stem = name.replaceFirst("\\.[A-Za-z][A-Za-z0-9]{1,4}$", "");
		return stem.isEmpty() ? title : stem;
	}
}
