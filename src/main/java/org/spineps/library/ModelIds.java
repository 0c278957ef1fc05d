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
package org.spineps.library;

import java.util.Locale;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.model.ModelManifest;

/** Ids for imported models. */
final class ModelIds {

	private static final int LONGEST = 64;

	private ModelIds() {
		// static methods only
	}

	/**
	 * @param name any name
	 * @return a valid id derived from it
	 */
	static String like(final String name) {
		final String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+",
			"-").replaceAll("^[.-]+|[.-]+$", "");
		final String shortened = id.length() > LONGEST ? id.substring(0, LONGEST)
			: id;
		return shortened.isEmpty() ? "model" : shortened;
	}

	/**
	 * @param id the user's text
	 * @return it
	 * @throws SpinepsException if it is not a valid id
	 */
	static String require(final String id) throws SpinepsException {
		if (ModelManifest.isId(id)) return id;
		throw new RequestException("Invalid model name", "\"" +
			id + "\"", "Use up to " + LONGEST +
				" lower-case letters, digits, dots and hyphens, e.g. " + like(id));
	}
}
