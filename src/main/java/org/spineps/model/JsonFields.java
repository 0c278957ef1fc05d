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
package org.spineps.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import org.spineps.SpinepsException;

/**
 * Strict reading of one JSON object: every field has a type, a missing or
 * unknown field is an error, and every error names the field and the file.
 */
final class JsonFields {

	private final String file;
	private final String path;
	private final JsonObject object;
	private final Set<String> unread;

	JsonFields(final String file, final String path, final JsonElement element)
		throws SpinepsException
	{
		this.file = file;
		this.path = path;
		if (!element.isJsonObject()) throw wrong(path.isEmpty() ? "the whole file"
			: path, "is not an object");
		object = element.getAsJsonObject();
		unread = new TreeSet<>(object.keySet());
	}

	boolean has(final String name) {
		return object.has(name);
	}

	Set<String> names() {
		return object.keySet();
	}

	String text(final String name) throws SpinepsException {
		final JsonPrimitive value = primitive(get(name), name);
		if (!value.isString()) throw wrong(at(name), "is not a string");
		return value.getAsString();
	}

	double number(final String name) throws SpinepsException {
		return number(get(name), name);
	}

	int integer(final String name) throws SpinepsException {
		return integer(get(name), name);
	}

	List<Integer> integers(final String name) throws SpinepsException {
		final List<Integer> values = new ArrayList<>();
		for (final JsonElement element : array(name))
			values.add(integer(element, name));
		return values;
	}

	List<Double> numbers(final String name) throws SpinepsException {
		final List<Double> values = new ArrayList<>();
		for (final JsonElement element : array(name))
			values.add(number(element, name));
		return values;
	}

	List<String> texts(final String name) throws SpinepsException {
		final List<String> values = new ArrayList<>();
		for (final JsonElement element : array(name)) {
			final JsonPrimitive value = primitive(element, name);
			if (!value.isString()) throw wrong(at(name), "must hold only strings");
			values.add(value.getAsString());
		}
		return values;
	}

	/** @return pairs of integers; empty if the field is missing */
	List<List<Integer>> pairs(final String name) throws SpinepsException {
		final List<List<Integer>> pairs = new ArrayList<>();
		if (!has(name)) return pairs;
		for (final JsonElement element : array(name)) {
			if (!element.isJsonArray() || element.getAsJsonArray().size() != 2)
				throw wrong(at(name), "must hold only pairs of numbers");
			pairs.add(List.of(integer(element.getAsJsonArray().get(0), name), integer(
				element.getAsJsonArray().get(1), name)));
		}
		return pairs;
	}

	JsonFields object(final String name) throws SpinepsException {
		return new JsonFields(file, at(name), get(name));
	}

	List<JsonFields> objects(final String name) throws SpinepsException {
		final List<JsonFields> objects = new ArrayList<>();
		for (final JsonElement element : array(name))
			objects.add(new JsonFields(file, at(name) + "[" + objects.size() + "]",
				element));
		return objects;
	}

	/** @throws SpinepsException if there are fields that were not read */
	void requireAllRead() throws SpinepsException {
		if (!unread.isEmpty()) throw wrong(at(unread.iterator().next()),
			"is not a known field");
	}

	/** @return the error for a field of this object with an unusable value */
	SpinepsException unusable(final String name, final String why) {
		return wrong(at(name), why);
	}

	private JsonElement get(final String name) throws SpinepsException {
		final JsonElement value = object.get(name);
		if (value == null || value.isJsonNull()) throw wrong(at(name),
			"is missing");
		unread.remove(name);
		return value;
	}

	private JsonArray array(final String name) throws SpinepsException {
		final JsonElement value = get(name);
		if (!value.isJsonArray()) throw wrong(at(name), "is not a list");
		return value.getAsJsonArray();
	}

	private JsonPrimitive primitive(final JsonElement value, final String name)
		throws SpinepsException
	{
		if (!value.isJsonPrimitive()) throw wrong(at(name),
			"has a value of the wrong type");
		return value.getAsJsonPrimitive();
	}

	private double number(final JsonElement value, final String name)
		throws SpinepsException
	{
		final JsonPrimitive number = primitive(value, name);
		if (!number.isNumber() || !Double.isFinite(number.getAsDouble()))
			throw wrong(at(name), "is not a number");
		return number.getAsDouble();
	}

	private int integer(final JsonElement value, final String name)
		throws SpinepsException
	{
		final double number = number(value, name);
		if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE)
			throw wrong(at(name), "is not a whole number");
		return (int) number;
	}

	private String at(final String name) {
		return path.isEmpty() ? name : path + "." + name;
	}

	private SpinepsException wrong(final String field, final String why) {
		return new SpinepsException("The file " + file + " cannot be used",
			"The field \"" + field + "\" " + why,
			"Correct the file, or download the model again");
	}
}
