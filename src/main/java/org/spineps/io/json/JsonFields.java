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
import com.google.gson.JsonObject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.spineps.SpinepsException;

/**
 * The fields of one JSON object. Those that are asked for must have the right
 * type, and every error names the field and the file; null counts as missing.
 * Others are ignored, unless {@link #requireAllRead()} is called at the end. For
 * one thread.
 */
public final class JsonFields {

	/** The most bytes of a file that describes a model: 4 MiB. */
	public static final int MAX_BYTES = 4 << 20;

	private static final String MODEL_REMEDY =
		"Correct the file, or download the model again";

	private final JsonPlace place;
	private final JsonValues values;
	private final JsonObject object;
	private final Set<String> unread;

	private JsonFields(final JsonPlace place, final JsonElement element)
		throws SpinepsException
	{
		this.place = place;
		values = new JsonValues(place);
		if (!element.isJsonObject()) throw place.notAnObject();
		object = element.getAsJsonObject();
		unread = new TreeSet<>(object.keySet());
	}

	/**
	 * @param file a file that describes a model, at most {@link #MAX_BYTES}
	 * @return the object in it
	 * @throws SpinepsException if it cannot be read, or is not a JSON object
	 */
	public static JsonFields read(final Path file) throws SpinepsException {
		return of(String.valueOf(file.getFileName()), MODEL_REMEDY, JsonFiles.read(
			file, MAX_BYTES));
	}

	/**
	 * @param file a JSON file of at most {@link JsonFiles#MAX_BYTES}
	 * @param remedy what messages tell the user to do if it is unusable
	 * @return the object in it
	 * @throws SpinepsException if it cannot be read, or is not a JSON object
	 */
	public static JsonFields read(final Path file, final String remedy)
		throws SpinepsException
	{
		return of(String.valueOf(file.getFileName()), remedy, JsonFiles.read(
			file));
	}

	/**
	 * @param file what messages call the place the text comes from
	 * @param text the text of a file that describes a model, strict JSON
	 * @return the object in it
	 * @throws SpinepsException if it is not a JSON object
	 */
	public static JsonFields parse(final String file, final String text)
		throws SpinepsException
	{
		return of(file, MODEL_REMEDY, JsonText.parse(file, text,
			JsonText.Grammar.STRICT));
	}

	/**
	 * @param file what messages call the place the object comes from
	 * @param remedy what messages tell the user to do if it is unusable
	 * @param element the object; not copied
	 * @return the reader
	 * @throws SpinepsException if it is not an object
	 */
	public static JsonFields of(final String file, final String remedy,
		final JsonElement element) throws SpinepsException
	{
		return new JsonFields(new JsonPlace(file, remedy, ""), element);
	}

	/**
	 * @param file what messages call the place the object comes from
	 * @param object an object about a model; not copied
	 * @return the reader
	 * @throws SpinepsException never; an object is an object
	 */
	public static JsonFields of(final String file, final JsonObject object)
		throws SpinepsException
	{
		return of(file, MODEL_REMEDY, object);
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

	/** @throws SpinepsException if there are fields that were not read */
	public void requireAllRead() throws SpinepsException {
		if (!unread.isEmpty()) throw unusable(unread.iterator().next(),
			"is not a known field");
	}

	/**
	 * @param name name of a field
	 * @return its value, of any type
	 * @throws SpinepsException if it is missing
	 */
	public JsonElement element(final String name) throws SpinepsException {
		if (!has(name)) throw unusable(name, "is missing");
		unread.remove(name);
		return object.get(name);
	}

	/**
	 * @param name name of a field
	 * @return its text
	 * @throws SpinepsException if it is missing or not a string
	 */
	public String text(final String name) throws SpinepsException {
		return values.text(element(name), name);
	}

	/**
	 * @param name name of a field
	 * @return its text, or empty if it is missing
	 * @throws SpinepsException if it is not a string
	 */
	public Optional<String> optionalText(final String name)
		throws SpinepsException
	{
		return has(name) ? Optional.of(text(name)) : Optional.empty();
	}

	/**
	 * @param name name of a field
	 * @return its texts
	 * @throws SpinepsException if it is missing or not a list of strings
	 */
	public List<String> texts(final String name) throws SpinepsException {
		return values.each(element(name), name, values::text);
	}

	/**
	 * @param name name of a field
	 * @return its number, which is finite
	 * @throws SpinepsException if it is missing or not a number
	 */
	public double number(final String name) throws SpinepsException {
		return values.number(element(name), name);
	}

	/**
	 * @param name name of a field
	 * @param otherwise taken if it is missing
	 * @return its number
	 * @throws SpinepsException if it is not a number
	 */
	public double number(final String name, final double otherwise)
		throws SpinepsException
	{
		return has(name) ? number(name) : otherwise;
	}

	/**
	 * @param name name of a field
	 * @return its numbers
	 * @throws SpinepsException if it is missing or not a list of numbers
	 */
	public List<Double> numbers(final String name) throws SpinepsException {
		return numbers(element(name), name);
	}

	/**
	 * @param element a value inside a field
	 * @param name name of the field, for messages
	 * @return its numbers
	 * @throws SpinepsException if it is not a list of numbers
	 */
	public List<Double> numbers(final JsonElement element, final String name)
		throws SpinepsException
	{
		return values.each(element, name, values::number);
	}

	/**
	 * @param name name of a field
	 * @return its whole number
	 * @throws SpinepsException if it is missing or not a whole number
	 */
	public int integer(final String name) throws SpinepsException {
		return integer(element(name), name);
	}

	/**
	 * @param name name of a field
	 * @param otherwise taken if it is missing
	 * @return its whole number
	 * @throws SpinepsException if it is not a whole number
	 */
	public int integer(final String name, final int otherwise)
		throws SpinepsException
	{
		return has(name) ? integer(name) : otherwise;
	}

	/**
	 * @param name name of a field
	 * @return its whole numbers
	 * @throws SpinepsException if it is missing or not a list of whole numbers
	 */
	public List<Integer> integers(final String name) throws SpinepsException {
		return integers(element(name), name);
	}

	/**
	 * @param element a value inside a field
	 * @param name name of the field, for messages
	 * @return its whole numbers
	 * @throws SpinepsException if it is not a list of whole numbers
	 */
	public List<Integer> integers(final JsonElement element, final String name)
		throws SpinepsException
	{
		return values.each(element, name, values::integer);
	}

	/**
	 * @param name name of a field
	 * @return pairs of whole numbers; empty if it is missing
	 * @throws SpinepsException if it is not a list of such pairs
	 */
	public List<List<Integer>> pairs(final String name) throws SpinepsException {
		final List<List<Integer>> pairs = new ArrayList<>();
		if (!has(name)) return pairs;
		for (final JsonElement element : list(name)) {
			if (!element.isJsonArray() || element.getAsJsonArray().size() != 2)
				throw unusable(name, "must hold only pairs of numbers");
			pairs.add(integers(element, name));
		}
		return pairs;
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
		return has(name) ? values.flag(element(name), name) : otherwise;
	}

	/**
	 * @param name name of a field
	 * @return its truth values
	 * @throws SpinepsException if it is missing or not a list of truth values
	 */
	public List<Boolean> flags(final String name) throws SpinepsException {
		return values.each(element(name), name, values::flag);
	}

	/**
	 * @param name name of a field
	 * @return the object in it
	 * @throws SpinepsException if it is missing or not an object
	 */
	public JsonFields object(final String name) throws SpinepsException {
		return new JsonFields(place.inside(name), element(name));
	}

	/**
	 * @param name name of a field
	 * @return the objects of its list
	 * @throws SpinepsException if it is missing or not a list of objects
	 */
	public List<JsonFields> objects(final String name) throws SpinepsException {
		final List<JsonFields> objects = new ArrayList<>();
		for (final JsonElement element : list(name))
			objects.add(new JsonFields(place.inside(name + "[" + objects
				.size() + "]"), element));
		return objects;
	}

	/**
	 * @param name name of a field
	 * @return what its list holds
	 * @throws SpinepsException if it is missing or not a list
	 */
	public List<JsonElement> list(final String name) throws SpinepsException {
		return values.list(element(name), name);
	}

	/**
	 * @param element a value inside a field
	 * @param name name of the field, for messages
	 * @return its whole number
	 * @throws SpinepsException if it is not a whole number
	 */
	public int integer(final JsonElement element, final String name)
		throws SpinepsException
	{
		return values.integer(element, name);
	}

	/**
	 * Checks the version of a file of this project. It is written as a number;
	 * files of earlier versions of the program have it as a text.
	 *
	 * @param format what "format" must say, e.g. "spineps-quality"; empty if the
	 *          file has no such field
	 * @param version what "formatVersion" must say
	 * @throws SpinepsException if one of them says something else
	 */
	public void requireFormat(final String format, final int version)
		throws SpinepsException
	{
		if (!format.isEmpty() && !text("format").equals(format)) throw unusable(
			"format", "is not \"" + format + "\"");
		final JsonElement found = element("formatVersion");
		if (!found.isJsonPrimitive() || !found.getAsString().equals(Integer
			.toString(version))) throw unusable("formatVersion", "is " + found +
				"; this program reads " + version);
	}

	/**
	 * @param name name of a field
	 * @param why what is wrong with it, e.g. "is missing"
	 * @return the error that names it and the file
	 */
	public SpinepsException unusable(final String name, final String why) {
		return place.unusable(name, why);
	}
}
