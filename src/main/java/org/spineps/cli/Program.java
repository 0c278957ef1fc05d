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

import java.nio.file.Path;
import java.util.List;

import org.spineps.PlainText;
import org.spineps.cli.console.ExitCode;
import org.spineps.cli.console.Services;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program as a function from arguments to an exit code. */
final class Program {

	private Program() {
		// static methods only
	}

	/**
	 * @param terminal what commands are given; only the help prints in colours
	 * @param arguments see --help
	 * @return an {@link ExitCode}
	 */
	static int run(final Services terminal, final String... arguments) {
		final Services services = terminal.plain();
		final CommandLine program = new CommandLine(new SpinepsCommand());
		for (final BaseCommand command : commands(services)) {
			final CommandLine subcommand = new CommandLine(command);
			command.settings().forEach(settings -> settings.addTo(subcommand
				.getCommandSpec()));
			program.addSubcommand(subcommand);
		}
		program.addSubcommand(new ModelsCommand(services));
		program.addSubcommand(new TotalSpineSegCommand(services));
		program.registerConverter(Path.class, new SegmentInputs.PathConverter());
		// Otherwise -override would be the option -o with the folder "verride".
		program.setPosixClusteredShortOptionsAllowed(false);
		program.setOut(terminal.out()).setErr(terminal.err());
		program.setParameterExceptionHandler((problem, given) -> usage(services,
			problem));
		if (services.terminalWidth() == 0) program.setColorScheme(Help
			.defaultColorScheme(Help.Ansi.OFF));
		if (arguments.length == 0) {
			program.usage(terminal.err());
			return ExitCode.USAGE;
		}
		final int exitCode = program.execute(arguments);
		services.out().flush();
		services.err().flush();
		return exitCode;
	}

	/**
	 * @param services what commands are given
	 * @return new subcommands, in the order of the help, but for models
	 */
	static List<BaseCommand> commands(final Services services) {
		return List.of(new SegmentCommand(services), new EvaluateCommand(services),
			new MeasureCommand(services), new ConvertCommand(services),
			new BiasFieldCommand(services),
			new OptionsCommand(services), new ReportCommand(services),
			new FollowUpCommand(services), new PredictCommand(services),
			new CheckCommand(services));
	}

	private static int usage(final Services services,
		final ParameterException problem)
	{
		// What is missing is often there, misspelt.
		final List<String> unknown = problem.getCommandLine()
			.getUnmatchedArguments();
		services.err().println("ERROR: " + PlainText.line(problem
			.getMessage(), Report.LONGEST) + (unknown
			.isEmpty() || problem instanceof UnmatchedArgumentException ? ""
				: " (not understood: " + PlainText.line(String.join(" ", unknown),
				Report.LONGEST) + ")"));
		Suggestions.of(problem).ifPresent(services.err()::println);
		services.err().println("Try --help.");
		return ExitCode.USAGE;
	}
}
