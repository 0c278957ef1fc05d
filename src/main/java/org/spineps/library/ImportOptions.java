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

/**
 * How a model is imported.
 *
 * @param id id that it gets; empty to make one of the names in its files
 * @param replace whether a model of the same id gives way
 * @param release the published model that it is, if that is known
 * @param address where it was fetched; empty if it came from a file
 */
public record ImportOptions(String id, boolean replace,
	Optional<KnownRelease> release, String address)
{

	/** An id is made, and nothing is replaced. */
	public static final ImportOptions DEFAULT = new ImportOptions("", false,
		Optional.empty(), "");

	/**
	 * @param newId id that the model gets; empty to make one
	 * @return the same options with that id
	 */
	public ImportOptions withId(final String newId) {
		return new ImportOptions(newId, replace, release, address);
	}

	/**
	 * @param newReplace whether a model of the same id gives way
	 * @return the same options with that
	 */
	public ImportOptions withReplace(final boolean newReplace) {
		return new ImportOptions(id, newReplace, release, address);
	}
}
