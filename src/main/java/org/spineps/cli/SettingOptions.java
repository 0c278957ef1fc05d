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
package org.spineps.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.job.setting.JobDescription;
import org.spineps.job.setting.JobSetting;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * Options of the command line that are made from a job's description: names,
 * help, defaults, choices and limits are those of the dialog and of macros.
 *
 * @param <R> the settings
 */
final class SettingOptions<R extends Record> {

	/** More choices than this are not listed before the help. */
	private static final int MOST_LISTED = 4;

	private final JobDescription<R> job;
	private final List<String> keys;
	private final Map<String, OptionSpec> options = new HashMap<>();
	private final Map<String, String> ownWords = new HashMap<>();
	private String fileKey = "";

	/**
	 * @param job the job
	 * @param keys keys of the settings that are options
	 */
	SettingOptions(final JobDescription<R> job, final String... keys) {
		this.job = job;
		this.keys = List.of(keys);
	}

	/**
	 * @param key key of a choice that may also be a file here
	 * @return this
	 */
	SettingOptions<R> orFile(final String key) {
		fileKey = key;
		return this;
	}

	/**
	 * @param key key of a setting that means something else with files
	 * @param words its help here, sentences
	 * @return this
	 */
	SettingOptions<R> say(final String key, final String words) {
		ownWords.put(key, words);
		return this;
	}

	/** @return the job */
	JobDescription<R> job() {
		return job;
	}

	/** @param command gets the options */
	void addTo(final CommandSpec command) {
		for (final JobSetting setting : job.settings())
			if (keys.contains(setting.key())) {
				final OptionSpec option = option(setting);
				options.put(setting.key(), option);
				command.addOption(option);
			}
	}

	private OptionSpec option(final JobSetting setting) {
		final String help = ownWords.getOrDefault(setting.key(), setting.label() +
			". " + setting.help()).strip();
		final OptionSpec.Builder option = OptionSpec.builder(setting.option());
		if (setting.isSwitch()) return option.type(boolean.class).arity("0")
			.description(help).build();
		if (setting.isWish()) return option.type(Boolean.class).arity("0").negatable(
			true).description(help).build();
		final String usual = setting.defaultValue().toString().replaceFirst(
			"\\.0$", "");
		return option.type(String.class).paramLabel(value(setting)).defaultValue(
			usual).description(usual.isEmpty() ? help : help
				.replaceFirst("\\.$", "") + " (default: ${DEFAULT-VALUE}).").converters(
					text -> checked(setting, text)).build();
	}

	private String value(final JobSetting setting) {
		if (setting.isNumber()) return "N";
		final List<String> choices = setting.choices();
		final String listed = choices.isEmpty() ? "TEXT" : choices
			.size() > MOST_LISTED ? "NAME" : String.join("|", choices);
		return setting.open() && !choices.isEmpty() || setting.key().equals(fileKey)
			? listed + "|FILE" : listed;
	}

	private Object checked(final JobSetting setting, final String text) {
		try {
			return setting.parse(text).toString();
		}
		catch (final SpinepsException e) {
			if (setting.key().equals(fileKey)) return text;
			throw new TypeConversionException(e.getMessage());
		}
	}

	/**
	 * @return the settings; those that are not options here, and a choice that is a
	 *         file, have their defaults
	 * @throws SpinepsException if a value cannot be used
	 */
	R get() throws SpinepsException {
		final Map<String, String> values = new LinkedHashMap<>();
		for (final JobSetting setting : job.settings()) {
			final String key = setting.key();
			if (!options.containsKey(key) || key.equals(fileKey) && file() != null)
				continue;
			values.put(key, setting.isSwitch() ? Boolean.toString(on(
				setting)) : setting.isWish() ? wish(key) : text(key));
		}
		return job.parse(values);
	}

	private boolean on(final JobSetting setting) {
		final Object given = options.get(setting.key()).getValue();
		return Boolean.TRUE.equals(given) != (boolean) setting.defaultValue();
	}

	private String wish(final String key) {
		final Boolean given = options.get(key).getValue();
		return given == null ? "auto" : given ? "on" : "off";
	}

	/**
	 * @param key key of a setting that is not a switch
	 * @return what was given, or the default
	 */
	String text(final String key) {
		return options.get(key).getValue();
	}

	/**
	 * @return the file that was given instead of a choice; null if it is a choice
	 * @throws SpinepsException if it cannot be a path
	 */
	Path file() throws SpinepsException {
		final String given = text(fileKey);
		final boolean choice = job.settings().stream().anyMatch(setting -> setting
			.key().equals(fileKey) && setting.choices().contains(given));
		try {
			return choice ? null : Path.of(given);
		}
		catch (final InvalidPathException e) {
			throw new SpinepsException("Invalid path '" + given + "'", "",
				"Give a choice or the path of a file", e);
		}
	}
}
