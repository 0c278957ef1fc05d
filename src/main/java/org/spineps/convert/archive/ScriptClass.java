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
package org.spineps.convert.archive;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the source text says of a module: its attributes with their types, its
 * constants and its methods.
 *
 * @param attributes types by name, in the order of the text
 * @param constants names of attributes whose value is in the text
 * @param methods names of methods
 */
record ScriptClass(Map<String, ScriptType> attributes, Set<String> constants,
	Set<String> methods)
{

	ScriptClass() {
		this(new LinkedHashMap<>(), new HashSet<>(), new HashSet<>());
	}

	/** @return whether nothing had that name before */
	boolean isNew(final String name) {
		return !attributes.containsKey(name) && !constants.contains(name) &&
			!methods.contains(name);
	}
}
