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

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;

import org.spineps.SpinepsException;
import org.spineps.batch.cases.ExistingResult;
import org.spineps.cli.console.Services;
import org.spineps.network.TorchEngine;
import org.spineps.result.Provenance;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What every subcommand has: --quiet, --debug, options made from the settings of
 * a job, and one way to end.
 */
@Command(mixinStandardHelpOptions = true,
	versionProvider = SpinepsCommand.Versions.class, sortOptions = false,
	optionListHeading = "%n", parameterListHeading = "%n",
	exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:done",
		"1:it failed; nothing was written",
		"2:the command line is wrong; nothing was done", "130:cancelled (Ctrl-C)" })
abstract class BaseCommand implements Callable<Integer> {

	private final Services services;
	private final String cancelled;
	private final List<SettingOptions<?>> settings;

	@Spec
	private CommandSpec command;

	@Option(names = "--quiet", order = 1000,
		description = "Print nothing but errors.")
	private boolean quiet;

	@Option(names = "--debug", order = 1001, hidden = true,
		description = "Print where errors come from.")
	private boolean debug;

	/**
	 * @param services what it is given
	 * @param cancelled what to say when it was cancelled
	 * @param settings options that are made from a job's settings
	 */
	BaseCommand(final Services services, final String cancelled,
		final SettingOptions<?>... settings)
	{
		this.services = services;
		this.cancelled = cancelled;
		this.settings = List.of(settings);
	}

	/** @return options that are made from a job's settings */
	final List<SettingOptions<?>> settings() {
		return settings;
	}

	@Override
	public final Integer call() {
		for (final SettingOptions<?> some : settings)
			try {
				some.get();
			}
			catch (final SpinepsException e) {
				throw new ParameterException(commandLine(), e.getMessage(), e);
			}
		checkArguments();
		final Subcommand work = new Subcommand(services, quiet, debug);
		TorchEngine.onUnpacking(text -> {
			work.display().end();
			note("NOTE " + text);
		});
		return work.run(cancelled, () -> run(work));
	}

	/**
	 * Checks what picocli cannot.
	 *
	 * @throws picocli.CommandLine.ParameterException if the arguments make no sense
	 *           together
	 */
	void checkArguments() {
		// most commands have no such rules
	}

	/**
	 * @param work shows progress, tells of errors, and says when to stop
	 * @return the exit code
	 * @throws SpinepsException if it cannot be done
	 */
	abstract int run(Subcommand work) throws SpinepsException;

	/** @return itself as picocli has it, for errors about the arguments */
	final CommandLine commandLine() {
		return command.commandLine();
	}

	/** @return what it is given */
	final Services services() {
		return services;
	}

	/** @return whether only errors are to be printed */
	final boolean quiet() {
		return quiet;
	}

	/** @param line a result; not printed if only errors are wanted */
	final void print(final String line) {
		if (!quiet) services.out().println(line);
	}

	/** @param line a warning or note; not printed if only errors are wanted */
	final void note(final String line) {
		if (!quiet) services.err().println(line);
	}

	/**
	 * @param place where results are
	 * @return the line for results that exist and were left alone
	 */
	static final String leftAlone(final Object place) {
		return place + ": Its results" + ExistingResult.LEFT_ALONE;
	}

	/**
	 * Tells where the results are, and what they are not.
	 *
	 * @param folder where they are
	 * @param names names of the files
	 */
	final void printWritten(final Object folder, final Collection<?> names) {
		print("written to " + folder + ":");
		names.forEach(name -> print("  " + name));
		print(Provenance.DISCLAIMER);
	}
}
