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
package org.spineps.convert.architecture;

import java.util.List;

/** ArchitectureChecks of the numbers that describe a network. */
final class ArchitectureChecks {

	private ArchitectureChecks() {
		// static methods only
	}

	/** @throws IllegalArgumentException if a number is not in 1..most */
	static void range(final String name, final int value, final int most) {
		if (value < 1 || value > most) throw new IllegalArgumentException(name +
			" is " + value + "; expected 1.." + most);
	}

	/** @throws IllegalArgumentException if a list has another length */
	static void length(final String name, final List<?> list, final int length) {
		if (list.size() != length) throw new IllegalArgumentException(name +
			" has " + list.size() + " entries instead of " + length);
	}

	/** @throws IllegalArgumentException for a wrong length or number */
	static void list(final String name, final List<Integer> list,
		final int length, final int most)
	{
		length(name, list, length);
		list.forEach(value -> range(name, value, most));
	}
}
