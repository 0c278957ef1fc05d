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
package org.spineps.convert.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Placeholder for anything in a checkpoint that this program does not know: a
 * Python class or function, or an object created by one. No code is ever run;
 * only the description of the object is kept, as data: its constructor
 * arguments and its attributes, so that the training options of a Lightning
 * checkpoint can be read without the training program.
 * <p>
 * Two of these are equal only if they are the same one.
 * </p>
 */
public final class OpaqueValue {

	private final String typeName;
	private final List<Object> arguments;
	private final Map<String, Object> attributes = new LinkedHashMap<>();

	OpaqueValue(final String typeName, final List<Object> arguments) {
		this.typeName = Objects.requireNonNull(typeName);
		this.arguments = arguments;
	}

	/** @return the Python name, with its module, e.g. "argparse.Namespace" */
	public String typeName() {
		return typeName;
	}

	/** @return its constructor arguments; empty for a name alone. Unmodifiable */
	public List<Object> arguments() {
		return arguments;
	}

	/**
	 * @return attributes of the object, and items if it is a kind of dictionary, by
	 *         name; unmodifiable
	 */
	public Map<String, Object> attributes() {
		return Collections.unmodifiableMap(attributes);
	}

	void set(final Object name, final Object value) {
		if (name instanceof String text) attributes.put(text, value);
	}

	@Override
	public String toString() {
		return "a " + typeName;
	}
}
