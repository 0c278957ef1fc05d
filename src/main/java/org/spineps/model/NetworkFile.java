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

import java.util.regex.Pattern;

/**
 * A network file of a model.
 *
 * @param name file name within the model's folder
 * @param sha256 SHA-256 of its bytes, 64 lower-case hexadecimal digits
 */
public record NetworkFile(String name, String sha256) {

	private static final Pattern NAME = Pattern.compile(
		"[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
	private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

	/**
	 * @throws IllegalArgumentException for a name that leaves the folder, or an
	 *           invalid hash
	 */
	public NetworkFile {
		if (!NAME.matcher(name).matches()) throw new IllegalArgumentException(
			"\"" + name + "\" is not a plain file name");
		if (!HASH.matcher(sha256).matches()) throw new IllegalArgumentException(
			"\"" + sha256 + "\" is not a SHA-256 hash");
	}
}
