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

import java.nio.file.Path;

import org.spineps.SpinepsException;

/** A model with the id of a new one is installed, and it was not to be replaced. */
public final class ModelExistsException extends SpinepsException {

	private static final long serialVersionUID = 1L;

	/** @param place folder of the model that is there */
	ModelExistsException(final Path place) {
		super("A model of this name already exists", place.toString(),
			"Remove it first, replace it (--overwrite), or import under another " +
				"name (--id)");
	}
}
