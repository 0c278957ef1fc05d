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

import java.util.Optional;

import org.spineps.model.KnownRelease;

/**
 * How a model is imported.
 *
 * @param id id of the imported model; empty to derive one from the names in its
 *          files
 * @param replace whether to replace a model of the same id
 * @param release the published model, if known
 * @param address where it was downloaded from; empty if it came from a file
 */
public record ImportOptions(String id, boolean replace,
	Optional<KnownRelease> release, String address)
{

	/** Derives an id and replaces no model. */
	public static final ImportOptions DEFAULT = new ImportOptions("", false,
		Optional.empty(), "");

	/**
	 * @param newId id of the imported model; empty to derive one
	 * @return the same options with this id
	 */
	public ImportOptions withId(final String newId) {
		return new ImportOptions(newId, replace, release, address);
	}

	/**
	 * @param newReplace whether to replace a model of the same id
	 * @return the same options with that
	 */
	public ImportOptions withReplace(final boolean newReplace) {
		return new ImportOptions(id, newReplace, release, address);
	}
}
