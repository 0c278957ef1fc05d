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
package org.spineps.io.nrrd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.spineps.SpinepsException;
import org.spineps.io.voxel.HeaderText;

/**
 * The fields of an NRRD header as they stand there. Names are told apart neither
 * by capitals nor by blanks.
 */
final class NrrdFields {

	static final String MEND = "Mend the header, or convert the file to NIfTI";
	private static final Pattern VECTOR = Pattern.compile("\\(([^()]*)\\)|(\\S+)");

	private final Map<String, String> fields = new TreeMap<>();

	/**
	 * @param text the beginning of a file; read up to the empty line
	 * @throws IOException if reading fails
	 * @throws SpinepsException if it is no header
	 */
	NrrdFields(final HeaderText text) throws IOException, SpinepsException {
		final String magic = text.line().orElse("");
		if (!magic.matches("NRRD000[1-9]")) throw new SpinepsException(
			"This version of NRRD is not read", magic, MEND);
		for (Optional<String> line = text.line(); line.isPresent() && !line.get()
			.isEmpty(); line = text.line())
			if (!line.get().startsWith("#")) put(line.get());
	}

	private void put(final String line) throws SpinepsException {
		final int colon = line.indexOf(':');
		if (colon < 1) throw new SpinepsException("The NRRD header is damaged",
			"a line without ':': " + line, MEND);
		// Keys with := are for programs; none of them says where voxels lie.
		if (!line.startsWith(":=", colon)) fields.put(key(line.substring(0, colon)),
			line.substring(colon + 1).strip());
	}

	private static String key(final String field) {
		return field.toLowerCase(Locale.ROOT).replace(" ", "");
	}

	/** @return what a field says, if it is there and not empty */
	Optional<String> text(final String field) {
		return Optional.ofNullable(fields.get(key(field))).filter(
			value -> !value.isEmpty());
	}

	/** @return what a field says */
	String required(final String field) throws SpinepsException {
		return text(field).orElseThrow(() -> new SpinepsException(
			"The NRRD header is incomplete", "it holds no field '" + field + "'",
			MEND));
	}

	/** @return the words of a field, of which there are so many; none if it is absent */
	List<String> words(final String field, final int count)
		throws SpinepsException
	{
		final Optional<String> text = text(field);
		if (text.isEmpty()) return List.of();
		final List<String> words = List.of(text.get().split("\\s+"));
		if (words.size() != count) throw wrong(field, count + " words");
		return words;
	}

	/** @return a whole number */
	long whole(final String field, final long least, final long most,
		final long otherwise) throws SpinepsException
	{
		final Optional<String> text = text(field);
		if (text.isEmpty()) return otherwise;
		try {
			final long value = Long.parseLong(text.get());
			if (value >= least && value <= most) return value;
		}
		catch (final NumberFormatException e) {
			throw wrong(field, "a whole number");
		}
		throw wrong(field, "a whole number from " + least + " to " + most);
	}

	/**
	 * @return the vectors of a field, three numbers each; empty for "none" and the
	 *         like
	 */
	List<Optional<double[]>> vectors(final String field)
		throws SpinepsException
	{
		final List<Optional<double[]>> vectors = new ArrayList<>();
		final Matcher matcher = VECTOR.matcher(text(field).orElse(""));
		while (matcher.find())
			vectors.add(matcher.group(1) == null ? none(field, matcher.group(2))
				: Optional.of(numbers(field, matcher.group(1).split(","), 3)));
		return vectors;
	}

	private Optional<double[]> none(final String field, final String word)
		throws SpinepsException
	{
		if (!word.equalsIgnoreCase("none")) throw wrong(field,
			"vectors such as (1,0,0), or none");
		return Optional.empty();
	}

	/** @return words as numbers, of which there are so many */
	double[] numbers(final String field, final String[] words, final int count)
		throws SpinepsException
	{
		if (words.length != count) throw wrong(field, count + " numbers each");
		final double[] numbers = new double[count];
		try {
			for (int i = 0; i < count; i++)
				numbers[i] = Double.parseDouble(words[i].strip());
		}
		catch (final NumberFormatException e) {
			throw wrong(field, "numbers");
		}
		return numbers;
	}

	/** @return what a field says, as part of a message */
	String said(final String field) {
		return "Field '" + field + "' is '" + text(field).orElse("") + "'";
	}

	/** @return the error for a field that holds something else */
	SpinepsException wrong(final String field, final String expected) {
		return new SpinepsException("The NRRD header is damaged", said(field) +
			"; expected " + expected, MEND);
	}
}
