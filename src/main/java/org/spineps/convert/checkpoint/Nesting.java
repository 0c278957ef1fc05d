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

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Refuses lists and dictionaries that contain themselves or are nested too
 * deeply, which would end any method that goes through them in an overflow of
 * the stack. Opaque values may refer to each other freely, because no method
 * traverses them.
 */
final class Nesting {

	private static final int OPEN = -1;

	/** Height of each container, or {@link #OPEN} while its content is visited. */
	private final Map<Object, Integer> heights = new IdentityHashMap<>();
	private final Map<Object, Object> seen = new IdentityHashMap<>();
	private final Deque<Object> starts = new ArrayDeque<>();

	private Nesting() {
		// for check only
	}

	static void check(final Object value) throws IOException {
		final Nesting nesting = new Nesting();
		nesting.later(value);
		while (!nesting.starts.isEmpty())
			nesting.visit(nesting.starts.pop());
	}

	private void later(final Object value) {
		if (contentOrNull(value) != null && seen.put(value, value) == null) starts.push(
			value);
	}

	private void visit(final Object start) throws IOException {
		if (heights.containsKey(start)) return;
		final Deque<Visit> path = new ArrayDeque<>();
		path.push(new Visit(start));
		heights.put(start, OPEN);
		while (!path.isEmpty()) {
			final Visit visit = path.peek();
			if (!visit.items.hasNext()) {
				path.pop();
				heights.put(visit.container, visit.height);
				if (!path.isEmpty()) path.peek().raise(visit.height + 1);
				continue;
			}
			final Object item = visit.items.next();
			if (item instanceof OpaqueValue) later(item);
			else if (contentOrNull(item) != null) {
				final Integer height = heights.get(item);
				if (height == null) {
					heights.put(item, OPEN);
					path.push(new Visit(item));
				}
				else if (height == OPEN) throw new IOException(
					"a list or dictionary contains itself");
				else visit.raise(height + 1);
			}
		}
	}

	/** The content of a container; null for any other value. */
	private static Collection<?> contentOrNull(final Object value) {
		if (value instanceof List<?> list) return list;
		if (value instanceof Map<?, ?> map) return map.values();
		if (value instanceof OpaqueValue opaque) return List.of(opaque.arguments(),
			opaque.attributes());
		return null;
	}

	private static final class Visit {

		private final Object container;
		private final Iterator<?> items;
		private int height;

		Visit(final Object container) {
			this.container = container;
			final Collection<?> content = contentOrNull(container);
			items = content == null ? Collections.emptyIterator() : content
				.iterator();
		}

		void raise(final int atLeast) throws IOException {
			height = Math.max(height, atLeast);
			if (height > CheckpointBounds.NESTING) throw new IOException(
				"lists or dictionaries are nested more than " + CheckpointBounds.NESTING +
					" deep");
		}
	}
}
