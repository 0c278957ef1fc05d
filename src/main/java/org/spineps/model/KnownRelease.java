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

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

import org.spineps.SpinepsException;

/**
 * A published model that can be downloaded. Its weights belong to their authors
 * and are not part of this program.
 *
 * @param id its id in the store
 * @param kind its purpose
 * @param version the publisher's version of the weights
 * @param title name for people
 * @param address address of the zip archive
 * @param licence the licence of its weights in the publisher's words, or that
 *          there is none
 * @param page the publisher's page about it
 * @param cite what to cite
 * @param sha256 hash of the archive if the publisher gives one
 */
public record KnownRelease(String id, ModelKind kind, String version,
	String title, String licence, URI address, URI page, String cite, Optional<String> sha256)
{

	/** @throws IllegalArgumentException if the id is not a valid model id */
	public KnownRelease {
		Objects.requireNonNull(kind);
		Objects.requireNonNull(address);
		if (!ModelManifest.isId(id)) throw new IllegalArgumentException(id);
	}

	/**
	 * @param installed what can be used instead, e.g. "Installed: a, b"; may be empty
	 * @return says that it is not here, and how to get it
	 */
	public SpinepsException notInstalled(final String installed) {
		return new SpinepsException("The model " + id + " is not installed", title,
			"Download it with: models download " + id +
				" (in Fiji: Manage Models...)" + (installed.isEmpty() ? "" : ". " +
					installed));
	}
}
