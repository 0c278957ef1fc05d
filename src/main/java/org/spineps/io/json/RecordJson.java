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

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.annotations.SerializedName;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;

/**
 * Options as JSON: a public record whose components are numbers, booleans, words,
 * enums, sets of whole numbers or of enums, or such records. Keys are the names of
 * the components, or their {@link SerializedName}; enum constants are written in
 * lower case with hyphens, or as their {@link SerializedName} says. A file
 * needs to hold only what differs, and a key that nobody knows is refused.
 */
public final class RecordJson {

	private RecordJson() {
		// static methods only
	}

	/**
	 * @param record options
	 * @return all of them
	 */
	public static JsonObject toJson(final Record record) {
		final JsonObject json = new JsonObject();
		for (final RecordComponent component : record.getClass()
			.getRecordComponents())
			json.add(key(component), element(value(component, record)));
		return json;
	}

	/**
	 * @param record options
	 * @param base options of the same type
	 * @return dotted name → value, of those in which they differ
	 */
	public static Map<String, String> differences(final Record record,
		final Record base)
	{
		final Map<String, String> differences = new LinkedHashMap<>();
		for (final RecordComponent component : record.getClass()
			.getRecordComponents())
		{
			final Object here = value(component, record);
			final Object there = value(component, base);
			if (here.equals(there)) continue;
			if (here instanceof Record inner) differences(inner, (Record) there)
				.forEach((name, value) -> differences.put(key(component) + "." +
					name, value));
			else differences.put(key(component), text(element(here)));
		}
		return differences;
	}

	private static String text(final JsonElement element) {
		return element.isJsonArray() ? element.getAsJsonArray().asList().stream()
			.map(JsonElement::getAsString).collect(Collectors.joining(" "))
			: element.getAsString();
	}

	/**
	 * @param <T> type of the options
	 * @param json some or all of them
	 * @param base what is not in there
	 * @param what words for the whole, for messages
	 * @return the options
	 * @throws SpinepsException if a key is not known, or a value cannot be used
	 */
	public static <T extends Record> T read(final JsonElement json, final T base,
		final String what) throws SpinepsException
	{
		return read(json, base, what, "");
	}

	private static <T extends Record> T read(final JsonElement json,
		final T base, final String what, final String path) throws SpinepsException
	{
		if (!json.isJsonObject()) throw unusable(what, path, json,
			"an object in braces");
		final RecordComponent[] components = base.getClass().getRecordComponents();
		final List<String> known = Arrays.stream(components).map(
			RecordJson::key).toList();
		for (final String key : json.getAsJsonObject().keySet())
			if (!known.contains(key)) throw new SpinepsException("Unknown option " +
				path + key + " in " + what, "", "Use " + String.join(", ", known));
		final Object[] values = new Object[components.length];
		for (int n = 0; n < values.length; n++) {
			final RecordComponent component = components[n];
			final JsonElement given = json.getAsJsonObject().get(key(component));
			final Object before = value(component, base);
			values[n] = given == null ? before : parse(given, before, component
				.getGenericType(), what, path + key(component));
		}
		return create(base, values, what, path);
	}

	private static Object parse(final JsonElement given, final Object before,
		final Type type, final String what, final String name)
		throws SpinepsException
	{
		if (before instanceof Record inner) return read(given, inner, what, name +
			".");
		try {
			if (before instanceof Set) {
				final Type of = ((ParameterizedType) type).getActualTypeArguments()[0];
				final Set<Object> set = new LinkedHashSet<>();
				for (final JsonElement one : given.getAsJsonArray())
					set.add(scalar(one, (Class<?>) of));
				return set;
			}
			return scalar(given, before instanceof Enum<?> constant ? constant
				.getDeclaringClass() : before.getClass());
		}
		catch (final IllegalStateException | IllegalArgumentException
				| UnsupportedOperationException e)
		{
			final SpinepsException unusable = unusable(what, name, given, wanted(before,
				type));
			unusable.addSuppressed(e);
			throw unusable;
		}
	}

	private static Object scalar(final JsonElement given, final Class<?> type) {
		final JsonPrimitive primitive = given.getAsJsonPrimitive();
		if (type == Boolean.class && primitive.isBoolean()) return primitive
			.getAsBoolean();
		if (type == String.class && primitive.isString()) return primitive
			.getAsString();
		if (type == Double.class && primitive.isNumber()) return finite(primitive
			.getAsDouble());
		if (type == Integer.class && primitive.isNumber() && primitive
			.getAsDouble() == Math.rint(primitive.getAsDouble())) return Math
				.toIntExact(primitive.getAsLong());
		if (type.isEnum() && primitive.isString()) for (final Object constant : type
			.getEnumConstants())
			if (word((Enum<?>) constant).equalsIgnoreCase(primitive.getAsString()))
				return constant;
		throw new IllegalArgumentException(given.toString());
	}

	private static double finite(final double number) {
		if (!Double.isFinite(number)) throw new IllegalArgumentException("" +
			number);
		return number;
	}

	private static String wanted(final Object before, final Type type) {
		if (before instanceof Set) return "a list of " + words((Class<?>) ((ParameterizedType) type)
			.getActualTypeArguments()[0]);
		return words(before instanceof Enum<?> constant ? constant
			.getDeclaringClass() : before.getClass());
	}

	private static String words(final Class<?> type) {
		if (type.isEnum()) return Arrays.stream(type.getEnumConstants()).map(
			constant -> word((Enum<?>) constant)).collect(Collectors.joining(", "));
		return type == Boolean.class ? "true or false" : type == Integer.class
			? "a whole number" : type == Double.class ? "a number" : "a word";
	}

	/**
	 * @param constant of an enum
	 * @return how it is written: its {@link SerializedName}, or else its name in
	 *         lower case with hyphens
	 */
	public static String word(final Enum<?> constant) {
		try {
			final SerializedName own = constant.getDeclaringClass().getField(constant
				.name()).getAnnotation(SerializedName.class);
			return own == null ? constant.name().toLowerCase(Locale.ROOT).replace('_',
				'-') : own.value();
		}
		catch (final NoSuchFieldException e) {
			throw new IllegalStateException(e);
		}
	}

	private static JsonElement element(final Object value) {
		if (value instanceof Record inner) return toJson(inner);
		if (value instanceof Set<?> set) {
			final JsonArray array = new JsonArray();
			final List<JsonElement> elements = new ArrayList<>(set.stream().map(
				RecordJson::element).toList());
			elements.sort(Comparator.comparing(JsonElement::getAsString));
			elements.forEach(array::add);
			return array;
		}
		if (value instanceof Enum<?> constant) return new JsonPrimitive(word(constant));
		if (value instanceof Boolean flag) return new JsonPrimitive(flag);
		return value instanceof Number number ? new JsonPrimitive(number)
			: new JsonPrimitive(value.toString());
	}

	private static String key(final RecordComponent component) {
		final SerializedName own = component.getAccessor().getAnnotation(
			SerializedName.class);
		return own == null ? component.getName() : own.value();
	}

	private static Object value(final RecordComponent component,
		final Record record)
	{
		try {
			return Objects.requireNonNull(component.getAccessor().invoke(record),
				component.getName());
		}
		catch (final IllegalAccessException | InvocationTargetException e) {
			throw new IllegalStateException("Not a public record: " + record
				.getClass(), e);
		}
	}

	@SuppressWarnings("unchecked")
	private static <T extends Record> T create(final T base,
		final Object[] values, final String what, final String path)
		throws SpinepsException
	{
		try {
			return (T) base.getClass().getDeclaredConstructor(Arrays.stream(base
				.getClass().getRecordComponents()).map(RecordComponent::getType).toArray(
					Class<?>[]::new)).newInstance(values);
		}
		catch (final InvocationTargetException e) {
			if (!(e.getCause() instanceof IllegalArgumentException refused))
				throw new IllegalStateException(e);
			throw new SpinepsException("Options in " + what + " cannot be used", (path
				.isEmpty() ? "" : path.substring(0, path.length() - 1) + ": ") + refused
					.getMessage(), "Change them", refused);
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException("Not a public record: " + base.getClass(),
				e);
		}
	}

	private static SpinepsException unusable(final String what,
		final String name, final JsonElement found, final String wanted)
	{
		return new SpinepsException("The option " + name + " in " + what +
			" cannot be used", found.toString(), "Use " + wanted);
	}
}
