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
package org.spineps.job.setting;

import java.util.List;
import java.util.Locale;

import org.spineps.SpinepsException;

/**
 * One setting of a job, as every entry point offers it.
 *
 * @param name name of the record component, e.g. "splineDistance"
 * @param type boolean, int, double or String
 * @param label the words beside the field
 * @param help what it is for; may be blank
 * @param choices values to choose from; empty for any
 * @param open whether values beside the choices are possible
 * @param min least number
 * @param max greatest number
 * @param form how a text is chosen
 * @param macroOnly whether the dialog leaves it out
 * @param defaultValue value when nothing is said, of the type
 */
public record JobSetting(String name, Class<?> type, String label, String help,
	List<String> choices, boolean open, double min, double max,
	Setting.Form form, boolean macroOnly, Object defaultValue)
{

	/** Copies the choices. */
	public JobSetting {
		choices = List.copyOf(choices);
	}

	/** @return key of macros, e.g. "spline_distance", "enforce_12_thoracic" */
	public String key() {
		return name.replaceAll("([A-Z]|(?<=[a-z]{2})\\d+)", "_$1").toLowerCase(
			Locale.ROOT);
	}

	/**
	 * @return name on the command line, e.g. "--spline-distance"; "--no-…" for a
	 *         switch that is usually on
	 */
	public String option() {
		return (isSwitch() && (boolean) defaultValue ? "--no-" : "--") + key()
			.replace('_', '-');
	}

	/** @return whether it is true or false */
	public boolean isSwitch() {
		return type == boolean.class;
	}

	/** @return whether it is done, left out, or as usual: on, off or auto */
	public boolean isWish() {
		return choices.equals(SharedTexts.WISHES);
	}

	/** @return whether it is a whole number or a fraction */
	public boolean isNumber() {
		return type == int.class || type == double.class;
	}

	/**
	 * @param text a value as macros and the command line have it
	 * @return the value, of the type; a choice in the case of the list
	 * @throws SpinepsException if it is of another type, out of its limits, or not
	 *           one of the choices
	 */
	public Object parse(final String text) throws SpinepsException {
		final String value = text.strip();
		try {
			if (type == int.class) return checked(Integer.valueOf(value));
			if (type == double.class) return checked(Double.valueOf(value));
		}
		catch (final NumberFormatException e) {
			throw invalid(value, e);
		}
		if (!isSwitch()) return checked(value);
		if (value.equalsIgnoreCase("true")) return true;
		if (value.equalsIgnoreCase("false")) return false;
		throw invalid(value, null);
	}

	/**
	 * @param value a value of the type; null stands for the default
	 * @return the value, of the type; a choice in the case of the list
	 * @throws SpinepsException if it is out of its limits or not one of the choices
	 */
	Object checked(final Object value) throws SpinepsException {
		if (value == null) return defaultValue;
		if (value instanceof Number number) {
			final double amount = number.doubleValue();
			if (amount >= min && amount <= max) return value;
			throw invalid(value.toString(), null);
		}
		if (!(value instanceof String text)) return value;
		final String wanted = text.strip();
		if (choices.isEmpty()) return wanted;
		if (wanted.isEmpty()) return defaultValue;
		for (final String choice : choices)
			if (choice.equalsIgnoreCase(wanted)) return choice;
		if (open) return wanted;
		throw invalid(wanted, null);
	}

	private SpinepsException invalid(final String value,
		final Exception cause)
	{
		return new SpinepsException("Invalid value '" + value + "' for " + key() +
			"; expected " + expected(), "", "", cause);
	}

	/** @return what is possible, e.g. "a whole number from 1 to 8" */
	String expected() {
		if (isSwitch()) return "true or false";
		if (!isNumber()) return listed(choices);
		final String kind = type == int.class ? "a whole number" : "a number";
		if (max < Double.POSITIVE_INFINITY) return kind + " from " + plain(min) +
			" to " + plain(max);
		return min > Double.NEGATIVE_INFINITY ? kind + " of at least " + plain(min)
			: kind;
	}

	private static String plain(final double limit) {
		return limit == Math.rint(limit) ? String.format(Locale.ROOT, "%.0f",
			limit) : Double.toString(limit);
	}

	private static String listed(final List<String> words) {
		final int last = words.size() - 1;
		return last < 1 ? String.join("", words) : String.join(", ", words.subList(
			0, last)) + " or " + words.get(last);
	}
}
