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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;

import org.spineps.cli.console.Cancellation;
import org.spineps.cli.console.Services;
import org.spineps.pipeline.SpineMethods;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the command line takes, and what it says to values. */
public final class CommandLineProbe {

	private CommandLineProbe() {
		// static methods only
	}

	private static Services services() {
		final PrintWriter nowhere = new PrintWriter(new StringWriter());
		return new Services(nowhere, nowhere, 0, new Cancellation(), SpineMethods
			.installed());
	}

	/**
	 * @return id of a job → the options that are made from its description: key →
	 *         option
	 */
	public static Map<String, Map<String, OptionSpec>> generated() {
		final Map<String, Map<String, OptionSpec>> all = new LinkedHashMap<>();
		for (final BaseCommand command : Program.commands(services()))
			for (final SettingOptions<?> settings : command.settings()) {
				final CommandLine line = new CommandLine(command);
				settings.addTo(line.getCommandSpec());
				final Map<String, OptionSpec> options = all.computeIfAbsent(settings
					.job().id(), id -> new LinkedHashMap<>());
				settings.job().settings().forEach(setting -> {
					final OptionSpec option = line.getCommandSpec().findOption(setting
						.option());
					if (option != null) options.put(setting.key(), option);
				});
			}
		return all;
	}

	/**
	 * @param name name of a subcommand
	 * @return its options, the name of each → itself
	 */
	public static Map<String, OptionSpec> options(final String name) {
		for (final BaseCommand command : Program.commands(services())) {
			final CommandLine line = new CommandLine(command);
			if (!line.getCommandName().equals(name)) continue;
			command.settings().forEach(settings -> settings.addTo(line
				.getCommandSpec()));
			return line.getCommandSpec().optionsMap();
		}
		return Map.of();
	}
}
