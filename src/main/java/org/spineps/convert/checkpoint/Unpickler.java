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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows the program of a pickle, protocols 2 to 5, on data only: names become
 * values of {@link PickleGlobals}, and calls create data. The program can neither run
 * code nor loop, so it ends with its last byte at the latest.
 */
final class Unpickler {

	/** Resolves the persistent ids of a pickle. */
	@FunctionalInterface
	interface References {

		/**
		 * @param id the persistent id
		 * @return its value
		 * @throws IOException if that is impossible
		 */
		Object resolve(List<?> id) throws IOException;
	}

	private final PickleInput input;
	private final References references;
	private final List<Object> stack = new ArrayList<>();
	private final List<Integer> marks = new ArrayList<>();
	private final Map<Long, Object> memo = new HashMap<>();

	/**
	 * @param input the bytes, at the first opcode
	 * @param references persistent ids
	 */
	Unpickler(final PickleInput input, final References references) {
		this.input = input;
		this.references = references;
	}

	/**
	 * Follows one pickle to its end.
	 *
	 * @return the value
	 * @throws IOException if it is malformed or beyond the bounds
	 */
	Object load() throws IOException {
		stack.clear();
		marks.clear();
		memo.clear();
		for (int steps = 0; steps < CheckpointBounds.STEPS; steps++) {
			final int opcode = input.unsignedByte();
			if (opcode == '.') {
				final Object value = pop();
				Nesting.check(value);
				return value;
			}
			step(opcode);
		}
		throw new IOException("its description has more than " + CheckpointBounds.STEPS +
			" steps");
	}

	private void step(final int opcode) throws IOException {
		switch (opcode) {
			case 0x80 -> protocol(input.unsignedByte());
			case 0x95 -> input.signedLong(); // a frame: only its length
			case '(' -> marks.add(stack.size());
			case '0' -> pop();
			case '1' -> popMarked();
			case '2' -> push(peek());
			case 'c' -> push(PickleGlobals.named(input.line(), input.line()));
			case 0x93 -> stackGlobal();
			case 'Q' -> push(references.resolve(asList(pop())));
			case 'R' -> call();
			case 0x81 -> call(); // a new object: class and arguments
			case 0x92 -> callWithNames();
			case 'b' -> build();
			case 'q' -> memo.put((long) input.unsignedByte(), peek());
			case 'r' -> memo.put(input.unsignedInt(), peek());
			case 0x94 -> memo.put((long) memo.size(), peek());
			case 'h' -> push(remembered(input.unsignedByte()));
			case 'j' -> push(remembered(input.unsignedInt()));
			default -> {
				if (!constant(opcode) && !container(opcode)) throw new IOException(
					"its description has the unknown step 0x" + Integer.toHexString(
						opcode));
			}
		}
	}

	/** Steps that push a number or a text. */
	private boolean constant(final int opcode) throws IOException {
		switch (opcode) {
			case 'N' -> push(null);
			case 0x88 -> push(Boolean.TRUE);
			case 0x89 -> push(Boolean.FALSE);
			case 'J' -> push((long) input.signedInt());
			case 'K' -> push((long) input.unsignedByte());
			case 'M' -> push((long) input.unsignedShort());
			case 0x8a -> push(input.integer(input.unsignedByte()));
			case 0x8b -> push(input.integer(input.signedInt()));
			case 'G' -> push(input.bigEndianDouble());
			case 'X' -> push(input.text(input.unsignedInt()));
			case 0x8c -> push(input.text(input.unsignedByte()));
			case 0x8d -> push(input.text(input.signedLong()));
			case 'T' -> push(input.text(input.signedInt()));
			case 'U' -> push(input.text(input.unsignedByte()));
			case 'B' -> push(input.byteString(input.unsignedInt()));
			case 'C' -> push(input.byteString(input.unsignedByte()));
			case 0x8e, 0x96 -> push(input.byteString(input.signedLong()));
			default -> {
				return false;
			}
		}
		return true;
	}

	/** Steps that make or fill lists and dictionaries. */
	private boolean container(final int opcode) throws IOException {
		switch (opcode) {
			case ']', 0x8f -> push(new ArrayList<>());
			case ')' -> push(List.of());
			case '}' -> push(new LinkedHashMap<>());
			case 'l', 0x91 -> push(popMarked());
			case 't' -> push(Collections.unmodifiableList(popMarked()));
			case 0x85 -> push(tuple(1));
			case 0x86 -> push(tuple(2));
			case 0x87 -> push(tuple(3));
			case 'd' -> {
				final List<Object> items = popMarked();
				push(new LinkedHashMap<>());
				setItems(items);
			}
			case 'a' -> append(tuple(1));
			case 'e', 0x90 -> append(popMarked());
			case 's' -> setItems(tuple(2));
			case 'u' -> setItems(popMarked());
			default -> {
				return false;
			}
		}
		return true;
	}

	private static void protocol(final int version) throws IOException {
		if (version < 2 || version > 5) throw new IOException(
			"its description uses version " + version +
				" of Python's pickle; 2 to 5 are supported");
	}

	private void stackGlobal() throws IOException {
		if (!(pop() instanceof String name) || !(pop() instanceof String module))
			throw new IOException("a name is not a string");
		if (name.length() + module.length() > CheckpointBounds.NAME_BYTES)
			throw new IOException("a name is longer than " + CheckpointBounds.NAME_BYTES +
				" characters");
		push(PickleGlobals.named(module, name));
	}

	private void call() throws IOException {
		final List<Object> arguments = asList(pop());
		push(PickleGlobals.call(pop(), arguments));
	}

	private void callWithNames() throws IOException {
		final Object names = pop();
		final List<Object> arguments = asList(pop());
		push(PickleGlobals.call(pop(), arguments));
		assign(peek(), names);
	}

	/** Gives an opaque value its attributes; everything else has none. */
	private void build() throws IOException {
		final Object state = pop();
		if (state instanceof List<?> parts) for (final Object part : parts)
			assign(peek(), part);
		else assign(peek(), state);
	}

	private static void assign(final Object target, final Object names) {
		if (target instanceof OpaqueValue opaque &&
			names instanceof Map<?, ?> map) map.forEach(opaque::set);
	}

	private void append(final List<Object> items) throws IOException {
		final Object target = peek();
		// Any other target is an object of a foreign class.
		if (target instanceof ArrayList<?>) modifiable(target).addAll(items);
		else if (!(target instanceof OpaqueValue)) throw new IOException(
			"a value is appended to an object that is not a list");
	}

	@SuppressWarnings("unchecked")
	private static List<Object> modifiable(final Object list) {
		return (List<Object>) list;
	}

	@SuppressWarnings("unchecked")
	private void setItems(final List<Object> items) throws IOException {
		final Object target = peek();
		if (items.size() % 2 != 0) throw new IOException(
			"a dictionary has a name without a value");
		for (int i = 0; i < items.size(); i += 2) {
			final Object key = PickleGlobals.key(items.get(i));
			if (target instanceof Map<?, ?>) ((Map<Object, Object>) target).put(key,
				items.get(i + 1));
			else if (target instanceof OpaqueValue opaque) opaque.set(key, items.get(
				i + 1));
			else throw new IOException(
				"entries are added to an object that is not a dictionary");
		}
	}

	private void push(final Object value) {
		stack.add(value);
	}

	private Object pop() throws IOException {
		final Object value = peek();
		stack.remove(stack.size() - 1);
		return value;
	}

	private Object peek() throws IOException {
		final int bottom = marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
		if (stack.size() <= bottom) throw new IOException(
			"its description uses a value that does not exist");
		return stack.get(stack.size() - 1);
	}

	private List<Object> popMarked() throws IOException {
		if (marks.isEmpty()) throw new IOException(
			"its description ends a list that never began");
		final int from = marks.remove(marks.size() - 1);
		final List<Object> items = stack.subList(from, stack.size());
		final List<Object> copy = new ArrayList<>(items);
		items.clear();
		return copy;
	}

	private List<Object> tuple(final int size) throws IOException {
		final Object[] items = new Object[size];
		for (int i = size - 1; i >= 0; i--)
			items[i] = pop();
		return Collections.unmodifiableList(Arrays.asList(items));
	}

	private Object remembered(final long index) throws IOException {
		if (!memo.containsKey(index)) throw new IOException(
			"its description recalls a value that it never stored");
		return memo.get(index);
	}

	@SuppressWarnings("unchecked")
	private static List<Object> asList(final Object value) throws IOException {
		if (!(value instanceof List)) throw new IOException(
			"arguments are not a list");
		return (List<Object>) value;
	}
}
