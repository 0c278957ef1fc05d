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

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;

/**
 * What a job is called and what can be set, read once from the components of a
 * settings record: the one source of dialogs, macro keys, options of the command
 * line, and limits. Immutable.
 *
 * @param <R> the settings; every component has a {@link Setting}
 */
public final class JobDescription<R extends Record> {

	private final String id;
	private final String title;
	private final String help;
	private final R defaults;
	private final List<JobSetting> settings;

	/**
	 * @param id short name, e.g. "n4"
	 * @param title name in the menu, without dots
	 * @param help what it does: a sentence without its full stop
	 * @param defaults the settings when nothing is said
	 * @throws IllegalArgumentException if a component of the record has no
	 *           {@link Setting}, or a type other than boolean, int, double or
	 *           String
	 */
	public JobDescription(final String id, final String title, final String help,
		final R defaults)
	{
		this.id = id;
		this.title = title;
		this.help = help;
		this.defaults = defaults;
		final List<JobSetting> read = new ArrayList<>();
		for (final RecordComponent component : defaults.getClass()
			.getRecordComponents())
			read.add(setting(component, defaults));
		settings = List.copyOf(read);
	}

	private static JobSetting setting(final RecordComponent component,
		final Record defaults)
	{
		final Setting setting = component.getAnnotation(Setting.class);
		final Class<?> type = component.getType();
		if (setting == null || !List.of(boolean.class, int.class, double.class,
			String.class).contains(type)) throw new IllegalArgumentException(
				"Not a setting: " + component + " of " + defaults.getClass());
		try {
			return new JobSetting(component.getName(), type, setting.label(), setting
				.help(), setting.choices().getDeclaredConstructor().newInstance()
					.values(), setting.open(), setting.min(), setting.max(), setting
						.form(), setting.macroOnly(), value(component, defaults));
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalArgumentException("Cannot make the choices of " +
				component, e);
		}
	}

	/** @return short name, e.g. "n4" */
	public String id() {
		return id;
	}

	/** @return name, e.g. "N4 Bias Field Correction" */
	public String title() {
		return title;
	}

	/** @return name in the menu: with dots if the user is asked something */
	public String menuLabel() {
		return asks() ? title + "..." : title;
	}

	/** @return whether there is something that a dialog offers */
	public boolean asks() {
		return settings.stream().anyMatch(setting -> !setting.macroOnly());
	}

	/** @return what it does: a sentence without its full stop */
	public String help() {
		return help;
	}

	/** @return the settings when nothing is said */
	public R defaults() {
		return defaults;
	}

	/** @return all settings, in the order of the record */
	public List<JobSetting> settings() {
		return settings;
	}

	/** @return the keys of macros, in the order of the record */
	public List<String> keys() {
		return settings.stream().map(JobSetting::key).toList();
	}

	/**
	 * @param values values by key; keys that are not there keep their defaults
	 * @return the settings, checked
	 * @throws SpinepsException if a key is not known or a value cannot be used
	 */
	public R parse(final Map<String, String> values) throws SpinepsException {
		requireKnown(values.keySet());
		return collect(values::get);
	}

	private void requireKnown(final Collection<String> given)
		throws SpinepsException
	{
		for (final String key : given)
			if (!keys().contains(key)) throw new SpinepsException("Unknown key '" +
				key + "'; expected " + (settings.isEmpty() ? "none" : keys().stream()
					.collect(Collectors.joining(", "))), "", "");
	}

	/**
	 * @param values gives the value of a key, of the type of the setting or with a
	 *          text of it; null for the default
	 * @return the settings, checked
	 * @throws SpinepsException if a value cannot be used
	 */
	public R collect(final Function<String, Object> values)
		throws SpinepsException
	{
		final List<Object> collected = new ArrayList<>();
		for (final JobSetting setting : settings) {
			final Object value = values.apply(setting.key());
			collected.add(value == null ? setting.defaultValue() : setting.parse(value
				.toString()));
		}
		return checked(collected);
	}

	/**
	 * Checks limits and choices, and what the settings check themselves.
	 *
	 * @param chosen the settings; null components stand for defaults
	 * @return the settings, without null, choices in the case of the list
	 * @throws SpinepsException if a value cannot be used
	 */
	public R check(final R chosen) throws SpinepsException {
		final List<Object> values = new ArrayList<>();
		final RecordComponent[] components = chosen.getClass()
			.getRecordComponents();
		for (int i = 0; i < components.length; i++)
			values.add(settings.get(i).checked(value(components[i], chosen)));
		return checked(values);
	}

	private R checked(final List<Object> values) throws SpinepsException {
		final R made = make(values);
		if (made instanceof CheckedSettings rules) rules.check();
		return made;
	}

	/**
	 * @param chosen the settings
	 * @return key of macros → value, in the order of the record
	 */
	public Map<String, String> toMap(final R chosen) {
		final Map<String, String> map = new LinkedHashMap<>();
		final RecordComponent[] components = chosen.getClass()
			.getRecordComponents();
		for (int i = 0; i < components.length; i++)
			map.put(settings.get(i).key(), String.valueOf(value(components[i],
				chosen)));
		return map;
	}

	@SuppressWarnings("unchecked")
	private R make(final List<Object> values) {
		final Class<?>[] types = settings.stream().map(JobSetting::type).toArray(
			Class<?>[]::new);
		try {
			return (R) defaults.getClass().getDeclaredConstructor(types).newInstance(
				values.toArray());
		}
		catch (final InvocationTargetException e) {
			if (e.getCause() instanceof RuntimeException problem) throw problem;
			throw new IllegalStateException(e.getCause());
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException("Cannot make " + defaults.getClass(), e);
		}
	}

	private static Object value(final RecordComponent component,
		final Record settings)
	{
		try {
			return component.getAccessor().invoke(settings);
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException("Cannot read " + component, e);
		}
	}
}
