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
package org.spineps.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.spineps.SpinepsException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * One object of a JSON file that another program wrote. Fields that are asked for
 * must have the right type, an error names the field and the file; all others are
 * ignored, and null counts as missing.
 */
public final class ForeignJson {

	/** The most bytes of such a file: 4 MiB. */
	public static final int MAX_BYTES = 4 << 20;

	private final String file;
	private final String path;
	private final JsonObject object;

	private ForeignJson(final String file, final String path,
		final JsonElement element) throws SpinepsException
	{
		this.file = file;
		this.path = path;
		if (!element.isJsonObject()) throw wrong(path.isEmpty() ? "whole file"
			: path, "is no object");
		object = element.getAsJsonObject();
	}

	/**
	 * @param file a JSON file of at most {@link #MAX_BYTES} that holds an object
	 * @return the object
	 * @throws SpinepsException if it cannot be read, is no JSON or no object
	 */
	public static ForeignJson read(final Path file) throws SpinepsException {
		return new ForeignJson(String.valueOf(file.getFileName()), "", JsonFiles
			.read(file, MAX_BYTES));
	}

	/**
	 * An object that is not the content of a file of its own.
	 *
	 * @param file what messages call the place it comes from
	 * @param object the object; not copied
	 * @return the reader
	 */
	public static ForeignJson of(final String file, final JsonObject object) {
		try {
			return new ForeignJson(file, "", Objects.requireNonNull(object));
		}
		catch (final SpinepsException e) {
			throw new IllegalStateException("An object that is none", e);
		}
	}

	/**
	 * @param name name of a field
	 * @return whether it is there and not null
	 */
	public boolean has(final String name) {
		return object.has(name) && !object.get(name).isJsonNull();
	}

	/** @return names of all fields in the file's order */
	public Set<String> names() {
		return object.keySet();
	}

	/**
	 * @param name name of a field
	 * @return its value, of any type
	 * @throws SpinepsException if it is missing
	 */
	public JsonElement element(final String name) throws SpinepsException {
		if (!has(name)) throw unusable(name, "is missing");
		return object.get(name);
	}

	/**
	 * @param name name of a field
	 * @return its text
	 * @throws SpinepsException if it is missing or no text
	 */
	public String text(final String name) throws SpinepsException {
		return text(element(name), name);
	}

	/**
	 * @param name name of a field
	 * @return its text, or empty if it is missing
	 * @throws SpinepsException if it is no text
	 */
	public Optional<String> optionalText(final String name)
		throws SpinepsException
	{
		return has(name) ? Optional.of(text(name)) : Optional.empty();
	}

	/**
	 * @param name name of a field
	 * @return its texts
	 * @throws SpinepsException if it is missing or no list of texts
	 */
	public List<String> texts(final String name) throws SpinepsException {
		final List<String> values = new ArrayList<>();
		for (final JsonElement element : list(name))
			values.add(text(element, name));
		return values;
	}

	/**
	 * @param name name of a field
	 * @return its number, which is finite
	 * @throws SpinepsException if it is missing or no number
	 */
	public double number(final String name) throws SpinepsException {
		return number(element(name), name);
	}

	/**
	 * @param name name of a field
	 * @param otherwise taken if it is missing
	 * @return its number
	 * @throws SpinepsException if it is no number
	 */
	public double number(final String name, final double otherwise)
		throws SpinepsException
	{
		return has(name) ? number(name) : otherwise;
	}

	/**
	 * @param name name of a field
	 * @return its numbers
	 * @throws SpinepsException if it is missing or no list of numbers
	 */
	public List<Double> numbers(final String name) throws SpinepsException {
		return numbers(element(name), name);
	}

	/**
	 * @param element a value inside a field
	 * @param name name of the field, for messages
	 * @return its numbers
	 * @throws SpinepsException if it is no list of numbers
	 */
	public List<Double> numbers(final JsonElement element, final String name)
		throws SpinepsException
	{
		final List<Double> values = new ArrayList<>();
		for (final JsonElement item : list(element, name))
			values.add(number(item, name));
		return values;
	}

	/**
	 * @param name name of a field
	 * @return its whole number
	 * @throws SpinepsException if it is missing or no whole number
	 */
	public int integer(final String name) throws SpinepsException {
		return integer(element(name), name);
	}

	/**
	 * @param name name of a field
	 * @param otherwise taken if it is missing
	 * @return its whole number
	 * @throws SpinepsException if it is no whole number
	 */
	public int integer(final String name, final int otherwise)
		throws SpinepsException
	{
		return has(name) ? integer(name) : otherwise;
	}

	/**
	 * @param name name of a field
	 * @return its whole numbers
	 * @throws SpinepsException if it is missing or no list of whole numbers
	 */
	public List<Integer> integers(final String name) throws SpinepsException {
		return integers(element(name), name);
	}

	/**
	 * @param element a value inside a field
	 * @param name name of the field, for messages
	 * @return its whole numbers
	 * @throws SpinepsException if it is no list of whole numbers
	 */
	public List<Integer> integers(final JsonElement element, final String name)
		throws SpinepsException
	{
		final List<Integer> values = new ArrayList<>();
		for (final JsonElement item : list(element, name))
			values.add(integer(item, name));
		return values;
	}

	/**
	 * @param name name of a field
	 * @param otherwise taken if it is missing
	 * @return whether it is true
	 * @throws SpinepsException if it is neither true nor false
	 */
	public boolean flag(final String name, final boolean otherwise)
		throws SpinepsException
	{
		return has(name) ? flag(element(name), name) : otherwise;
	}

	/**
	 * @param name name of a field
	 * @return its truth values
	 * @throws SpinepsException if it is missing or no list of truth values
	 */
	public List<Boolean> flags(final String name) throws SpinepsException {
		final List<Boolean> values = new ArrayList<>();
		for (final JsonElement element : list(name))
			values.add(flag(element, name));
		return values;
	}

	/**
	 * @param name name of a field
	 * @return the object in it
	 * @throws SpinepsException if it is missing or no object
	 */
	public ForeignJson object(final String name) throws SpinepsException {
		return new ForeignJson(file, at(name), element(name));
	}

	/**
	 * @param name name of a field
	 * @return what its list holds
	 * @throws SpinepsException if it is missing or no list
	 */
	public List<JsonElement> list(final String name) throws SpinepsException {
		return list(element(name), name);
	}

	/**
	 * @param element a value inside a field
	 * @param name name of the field, for messages
	 * @return its whole number
	 * @throws SpinepsException if it is no whole number
	 */
	public int integer(final JsonElement element, final String name)
		throws SpinepsException
	{
		// Not getAsInt: it would write out 1e999999999 digit by digit.
		final double value = number(element, name);
		if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE)
			throw unusable(name, "is no whole number");
		return (int) value;
	}

	/**
	 * @param name name of a field
	 * @param why what is wrong with it, e.g. "is missing"
	 * @return the error that names it and the file
	 */
	public SpinepsException unusable(final String name, final String why) {
		return wrong(at(name), why);
	}

	private List<JsonElement> list(final JsonElement element, final String name)
		throws SpinepsException
	{
		if (!element.isJsonArray()) throw unusable(name, "is no list");
		return element.getAsJsonArray().asList();
	}

	private double number(final JsonElement element, final String name)
		throws SpinepsException
	{
		final JsonPrimitive value = primitive(element, name);
		if (!value.isNumber() || !Double.isFinite(value.getAsDouble()))
			throw unusable(name, "is no number");
		return value.getAsDouble();
	}

	private String text(final JsonElement element, final String name)
		throws SpinepsException
	{
		final JsonPrimitive value = primitive(element, name);
		if (!value.isString()) throw unusable(name, "is no text");
		return value.getAsString();
	}

	private boolean flag(final JsonElement element, final String name)
		throws SpinepsException
	{
		final JsonPrimitive value = primitive(element, name);
		if (!value.isBoolean()) throw unusable(name, "is neither true nor false");
		return value.getAsBoolean();
	}

	private JsonPrimitive primitive(final JsonElement element,
		final String name) throws SpinepsException
	{
		if (!element.isJsonPrimitive()) throw unusable(name,
			"has a value of the wrong kind");
		return element.getAsJsonPrimitive();
	}

	private String at(final String name) {
		return path.isEmpty() ? name : path + "." + name;
	}

	private SpinepsException wrong(final String field, final String why) {
		return new SpinepsException("The file " + file + " cannot be used",
			"The field \"" + field + "\" " + why,
			"Correct it, or fetch the model again");
	}
}
