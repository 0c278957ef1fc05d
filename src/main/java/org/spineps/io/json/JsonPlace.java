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
package org.spineps.io.json;

import org.spineps.SpinepsException;

/**
 * A place in a JSON file, for messages.
 *
 * @param file what messages call the file
 * @param remedy what messages tell the user to do
 * @param path names of the fields around it, with points; empty at the top
 */
record JsonPlace(String file, String remedy, String path) {

	/** @return the place of a field */
	JsonPlace inside(final String name) {
		return new JsonPlace(file, remedy, path.isEmpty() ? name : path + "." +
			name);
	}

	/** @return the error that names a field, with what is wrong with it */
	SpinepsException unusable(final String name, final String why) {
		return cannotBeUsed("The field \"" + inside(name).path + "\" " + why);
	}

	/** @return the error that this place does not hold an object */
	SpinepsException notAnObject() {
		return cannotBeUsed(path.isEmpty() ? "it is not an object in braces"
			: "The field \"" + path + "\" is not an object");
	}

	private SpinepsException cannotBeUsed(final String found) {
		return new SpinepsException("The file " + file + " cannot be used", found,
			remedy);
	}
}
