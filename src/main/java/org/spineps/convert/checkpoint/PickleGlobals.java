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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The few Python names that are recognised, and what they become. No name ever
 * leads to a class or a method of Java: every other name becomes an {@link
 * OpaqueValue}.
 */
final class PickleGlobals {

	/** What a known function returns for its arguments. */
	private enum Constructor {
			DICTIONARY, TENSOR, TENSOR_OF_TYPE, TENSOR_WITH_CLASS, FIRST_ARGUMENT,
			LIST
	}

	private static final Map<String, Constructor> CONSTRUCTORS = Map.ofEntries(
		Map.entry("collections.OrderedDict", Constructor.DICTIONARY), //
		Map.entry("collections.defaultdict", Constructor.DICTIONARY), //
		Map.entry("torch._utils._rebuild_tensor", Constructor.TENSOR), //
		Map.entry("torch._utils._rebuild_tensor_v2", Constructor.TENSOR), //
		Map.entry("torch._utils._rebuild_tensor_v3",
			Constructor.TENSOR_OF_TYPE), //
		Map.entry("torch._tensor._rebuild_from_type_v2",
			Constructor.TENSOR_WITH_CLASS), //
		Map.entry("torch._utils._rebuild_parameter",
			Constructor.FIRST_ARGUMENT), //
		Map.entry("torch._utils._rebuild_parameter_with_state",
			Constructor.FIRST_ARGUMENT), //
		Map.entry("torch.Size", Constructor.LIST), //
		Map.entry("builtins.set", Constructor.LIST), //
		Map.entry("__builtin__.set", Constructor.LIST));

	private static final int TYPE_ARGUMENT = 6;

	private PickleGlobals() {
		// static methods only
	}

	/** @return the value for a name in a pickle */
	static Object named(final String module, final String name) {
		final String full = module + "." + name;
		final Constructor constructor = CONSTRUCTORS.get(full);
		if (constructor != null) return constructor;
		final OpaqueValue unknown = new OpaqueValue(full, List.of());
		if ("torch.storage.UntypedStorage".equals(full)) return ElementType.UINT8;
		if (!"torch".equals(module) && !"torch.cuda".equals(module)) return unknown;
		return ElementType.ofStorage(name).or(() -> ElementType.ofType(name)).map(
			Object.class::cast).orElse(unknown);
	}

	/**
	 * @param callee what is called
	 * @param arguments the arguments
	 * @return the result of the call
	 * @throws IOException if a known function gets impossible arguments
	 */
	static Object call(final Object callee, final List<Object> arguments)
		throws IOException
	{
		if (callee instanceof Constructor constructor) return make(constructor,
			arguments);
		return new OpaqueValue(callee instanceof OpaqueValue opaque ? opaque
			.typeName() : "unknown", arguments);
	}

	private static Object make(final Constructor constructor,
		final List<Object> arguments) throws IOException
	{
		return switch (constructor) {
			case DICTIONARY -> dictionary(arguments);
			case TENSOR -> tensor(arguments, null);
			case TENSOR_OF_TYPE -> {
				if (arguments.size() <= TYPE_ARGUMENT || !(arguments.get(
					TYPE_ARGUMENT) instanceof ElementType type)) throw malformed();
				yield tensor(arguments, type);
			}
			case TENSOR_WITH_CLASS -> {
				if (arguments.size() < 3 || !(arguments.get(
					2) instanceof List<?> inner)) throw malformed();
				// Only a plain tensor may be wrapped: nothing nests here.
				yield arguments.get(0) instanceof Constructor plain &&
					plain != Constructor.TENSOR_WITH_CLASS ? make(plain,
						new ArrayList<>(inner)) : new OpaqueValue("unknown", arguments);
			}
			case FIRST_ARGUMENT -> {
				if (arguments.isEmpty()) throw malformed();
				yield arguments.get(0);
			}
			case LIST -> arguments.size() == 1 && arguments.get(
				0) instanceof List<?> items ? items : arguments;
		};
	}

	private static Map<Object, Object> dictionary(final List<Object> arguments)
		throws IOException
	{
		final Map<Object, Object> entries = new LinkedHashMap<>();
		if (arguments.size() == 1 && arguments.get(0) instanceof List<?> pairs)
			for (final Object item : pairs) {
			if (!(item instanceof List<?> pair) || pair.size() != 2)
				throw malformed();
			entries.put(key(pair.get(0)), pair.get(1));
			}
		return entries;
	}

	/**
	 * @param value key of a dictionary in the pickle
	 * @return key of our map: containers, whose equality may be costly or endless,
	 *         count as different from each other
	 */
	static Object key(final Object value) {
		if (value instanceof List<?> parts) return new OpaqueValue("tuple",
			new ArrayList<>(parts));
		if (value instanceof Map || value instanceof byte[]) return new OpaqueValue(
			"value", List.of(value));
		return value;
	}

	private static Object tensor(final List<Object> arguments,
		final ElementType type) throws IOException
	{
		if (arguments.size() < 4) throw malformed();
		// Complex or quantised numbers, which no network here is made of.
		if (arguments.get(0) instanceof OpaqueValue) return new OpaqueValue(
			"torch.Tensor", arguments);
		if (!(arguments.get(0) instanceof Storage storage) || !(arguments.get(
			1) instanceof Long offset)) throw malformed();
		return new Tensor(storage, type == null ? storage.type() : type, offset,
			numbers(arguments.get(2)), numbers(arguments.get(3)));
	}

	private static long[] numbers(final Object value) throws IOException {
		if (!(value instanceof List<?> list) || list.size() > Tensor.MOST_AXES)
			throw malformed();
		final long[] numbers = new long[list.size()];
		for (int i = 0; i < numbers.length; i++) {
			if (!(list.get(i) instanceof Long number)) throw malformed();
			numbers[i] = number;
		}
		return numbers;
	}

	private static IOException malformed() {
		return new IOException(
			"the description of a tensor or dictionary is invalid");
	}
}
