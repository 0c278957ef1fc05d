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

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;

/**
 * Takes typed values out of JSON elements; errors name the field.
 *
 * @param place where the fields are
 */
record JsonValues(JsonPlace place) {

	/** Reads one element of a list. */
	@FunctionalInterface
	interface Reader<T> {

		T read(JsonElement element, String name) throws SpinepsException;
	}

	String text(final JsonElement element, final String name)
		throws SpinepsException
	{
		final JsonPrimitive value = primitive(element, name);
		if (!value.isString()) throw place.unusable(name, "is not a string");
		return value.getAsString();
	}

	boolean flag(final JsonElement element, final String name)
		throws SpinepsException
	{
		final JsonPrimitive value = primitive(element, name);
		if (!value.isBoolean()) throw place.unusable(name,
			"is neither true nor false");
		return value.getAsBoolean();
	}

	double number(final JsonElement element, final String name)
		throws SpinepsException
	{
		final JsonPrimitive value = primitive(element, name);
		if (!value.isNumber() || !Double.isFinite(value.getAsDouble())) throw place
			.unusable(name, "is not a number");
		return value.getAsDouble();
	}

	int integer(final JsonElement element, final String name)
		throws SpinepsException
	{
		// Not getAsInt: it would write out 1e999999999 digit by digit.
		final double value = number(element, name);
		if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE)
			throw place.unusable(name, "is not a whole number");
		return (int) value;
	}

	List<JsonElement> list(final JsonElement element, final String name)
		throws SpinepsException
	{
		if (!element.isJsonArray()) throw place.unusable(name, "is not a list");
		return element.getAsJsonArray().asList();
	}

	<T> List<T> each(final JsonElement element, final String name,
		final Reader<T> reader) throws SpinepsException
	{
		final List<T> values = new ArrayList<>();
		for (final JsonElement item : list(element, name))
			values.add(reader.read(item, name));
		return values;
	}

	private JsonPrimitive primitive(final JsonElement element,
		final String name) throws SpinepsException
	{
		if (!element.isJsonPrimitive()) throw place.unusable(name,
			"has a value of the wrong type");
		return element.getAsJsonPrimitive();
	}
}
