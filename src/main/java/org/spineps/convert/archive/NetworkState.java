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

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.spineps.convert.checkpoint.OpaqueValue;
import org.spineps.convert.checkpoint.Tensor;

/**
 * Writes the objects of an archive anew: modules whose attributes are exactly
 * those of the source text, each of the type that the text gives it. What has
 * another type is refused, because LibTorch trusts the text.
 */
final class NetworkState {

	private static final int DEEPEST = 100;
	private static final String BUILD = "torch.jit._pickle.build_";
	/** LibTorch's names of lists, by the type of their values. */
	private static final Map<String, String> LISTS = Map.of("int", "int", "float",
		"double", "bool", "bool", "Tensor", "tensor");
	/** Methods that LibTorch would call by itself. */
	private static final Set<String> RUN = Set.of("forward");

	private final ScriptDeclarations declared;
	private final PickleWriter out = new PickleWriter();
	private final Map<String, Integer> records = new LinkedHashMap<>();
	private final Map<OpaqueValue, Integer> written = new IdentityHashMap<>();

	private NetworkState(final ScriptDeclarations declared) {
		this.declared = declared;
	}

	/**
	 * What was written.
	 *
	 * @param pickle the objects
	 * @param records the old names of their records in the order of the new ones,
	 *          which are numbers from 0
	 */
	record Written(byte[] pickle, List<String> records) {}

	/**
	 * @param root the object of an archive
	 * @param declared the archive's classes
	 * @return the same object
	 */
	static Written network(final Object root, final ScriptDeclarations declared)
		throws IOException
	{
		final NetworkState state = new NetworkState(declared);
		if (!(root instanceof OpaqueValue object) || !declared.classes()
			.containsKey(object.typeName())) throw new ScriptRefusal(
				"its network is not an object of one of its classes");
		if (!declared.classes().get(object.typeName()).methods().containsAll(RUN))
			throw new ScriptRefusal("its network has no method forward");
		state.module("its network", object, object.typeName(), 0);
		return state.end();
	}

	/**
	 * @param tensors the constants of an archive
	 * @return the same tensors
	 */
	static Written constants(final List<?> tensors) throws IOException {
		final NetworkState state = new NetworkState(new ScriptDeclarations());
		state.out.beginTuple();
		for (final Object tensor : tensors)
			state.value("a constant", tensor, new ScriptType("Tensor", List.of()), 0);
		state.out.endTuple();
		return state.end();
	}

	private Written end() {
		return new Written(out.end(), List.copyOf(records.keySet()));
	}

	private void module(final String name, final OpaqueValue object,
		final String type, final int depth) throws IOException
	{
		if (depth > DEEPEST) throw new ScriptRefusal(
			"its modules are nested too deeply");
		if (!object.typeName().equals(type)) throw wrong(name, object, type);
		final Integer before = written.get(object);
		if (before != null) {
			if (before < 0) throw new ScriptRefusal("a module contains itself");
			out.recall(before);
			return;
		}
		written.put(object, -1);
		final Map<String, ScriptType> attributes = declared.classes().get(type)
			.attributes();
		if (!object.arguments().isEmpty() || !object.attributes().keySet().equals(
			attributes.keySet())) throw new ScriptRefusal("an object of the class " +
				type + " has other attributes than the class");
		final int dot = type.lastIndexOf('.');
		out.beginObject(type.substring(0, dot), type.substring(dot + 1));
		for (final Map.Entry<String, ScriptType> attribute : attributes.entrySet()) {
			out.text(attribute.getKey());
			value(attribute.getKey(), object.attributes().get(attribute.getKey()),
				attribute.getValue(), depth + 1);
		}
		out.endObject();
		final int number = (int) written.values().stream().filter(n -> n >= 0)
			.count();
		written.put(object, number);
		out.remember(number);
	}

	private void value(final String name, final Object value,
		final ScriptType type, final int depth) throws IOException
	{
		switch (type.name()) {
			case "Optional" -> {
				if (value == null) out.none();
				else value(name, value, type.arguments().get(0), depth);
			}
			case "NoneType" -> {
				if (value != null) throw wrong(name, value, type.name());
				out.none();
			}
			case "Tensor" -> tensor(name, value);
			case "List" -> list(name, value, type);
			case "Tuple" -> tuple(name, value, type, depth);
			default -> {
				if (type.isClass() && value instanceof OpaqueValue object) module(name,
					object, type.name(), depth);
				else if (!simple(value, type.name())) throw wrong(name, value, type
					.name());
			}
		}
	}

	private boolean simple(final Object value, final String type) {
		if (type.equals("int") && value instanceof Long number) out.integer(number);
		else if (type.equals("float") && value instanceof Double number) out.number(
			number);
		else if (type.equals("bool") && value instanceof Boolean truth) out.truth(
			truth);
		else if (type.equals("str") && value instanceof String text) out.text(text);
		else return false;
		return true;
	}

	private void tensor(final String name, final Object value)
		throws IOException
	{
		if (!(value instanceof Tensor tensor)) throw wrong(name, value, "Tensor");
		final Tensor.Layout layout = tensor.layout();
		Integer record = records.get(layout.storage());
		if (record == null) {
			record = records.size();
			records.put(layout.storage(), record);
		}
		out.tensor(record, layout.type(), layout.elements(), layout.offset(), layout
			.shape(), layout.strides());
	}

	private void list(final String name, final Object value,
		final ScriptType type) throws IOException
	{
		final ScriptType item = type.arguments().get(0);
		final String kind = LISTS.get(item.name());
		if (kind == null || !(value instanceof OpaqueValue list) || !list.typeName()
			.equals(BUILD + kind + "list") || list.arguments().size() != 1 || !(list
				.arguments().get(0) instanceof List<?> items)) throw wrong(name, value,
					type.toString());
		out.beginList(kind);
		for (final Object each : items)
			value(name, each, item, 0);
		out.endList();
	}

	private void tuple(final String name, final Object value,
		final ScriptType type, final int depth) throws IOException
	{
		if (!(value instanceof List<?> items) || items.size() != type.arguments()
			.size()) throw wrong(name, value, type.toString());
		out.beginTuple();
		for (int i = 0; i < items.size(); i++)
			value(name, items.get(i), type.arguments().get(i), depth + 1);
		out.endTuple();
	}

	private static ScriptRefusal wrong(final String name, final Object value,
		final String type)
	{
		return new ScriptRefusal(name + " is " + (value == null ? "nothing"
			: value instanceof OpaqueValue object ? "an object of " + ScriptRefusal
				.quoted(object.typeName()) : "a " + value.getClass().getSimpleName()) +
			" instead of a " + type);
	}
}
