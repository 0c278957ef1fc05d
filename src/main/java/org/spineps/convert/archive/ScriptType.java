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

import java.util.List;
import java.util.Set;

/**
 * A type in a source text.
 *
 * @param name its name: "Tensor", "List", or a class of the archive with its
 *          place, e.g. "__torch__.net.Block"
 * @param arguments the types in brackets; empty for most
 */
record ScriptType(String name, List<ScriptType> arguments) {

	/** Types of single values. */
	static final Set<String> PLAIN = Set.of("Tensor", "int", "float", "bool",
		"str", "NoneType", "number", "Device");
	/** Types with other types in brackets. */
	static final Set<String> COMPOSED = Set.of("Optional", "List", "Tuple",
		"Dict");
	/** Marks a constant of a class. */
	static final String CONSTANT = "Final";
	/** Where all classes of an archive are. */
	static final String ROOT = "__torch__";

	ScriptType {
		arguments = List.copyOf(arguments);
	}

	/** @return whether this is a class of the archive itself */
	boolean isClass() {
		return name.startsWith(ROOT);
	}

	@Override
	public String toString() {
		return arguments.isEmpty() ? name : name + arguments;
	}
}
