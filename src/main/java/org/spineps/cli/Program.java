package org.spineps.cli;

import java.nio.file.Path;
import java.util.List;

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
	 * @param services what commands are given
	 * @param arguments see --help
	 * @return an {@link ExitCode}
	 */
	static int run(final Services services, final String... arguments) {
		final CommandLine program = new CommandLine(new SpinepsCommand())
			.addSubcommand(new SegmentCommand(services))
			.addSubcommand(new EvaluateCommand(services))
			.addSubcommand(new MeasureCommand(services))
			.addSubcommand(new BiasFieldCommand(services))
			.addSubcommand(new OptionsCommand(services))
			.addSubcommand(new ReportCommand(services))
			.addSubcommand(new FollowUpCommand(services))
			.addSubcommand(new BenchmarkCommand(services))
			.addSubcommand(new PredictCommand(services))
			.addSubcommand(new ModelsCommand(services))
			.addSubcommand(new CheckCommand(services));
		program.registerConverter(Path.class, new SegmentOptions.PathConverter());
		program.setOut(services.out()).setErr(services.err());
		program.setParameterExceptionHandler((problem, given) -> usage(services,
			problem));
		if (services.terminalWidth() == 0) program.setColorScheme(Help
			.defaultColorScheme(Help.Ansi.OFF));
		if (arguments.length == 0) {
			program.usage(services.err());
			return ExitCode.USAGE;
		}
		final int exitCode = program.execute(arguments);
		services.out().flush();
		services.err().flush();
		return exitCode;
	}

	private static int usage(final Services services,
		final ParameterException problem)
	{
		// What is missing is often there, misspelt.
		final List<String> unknown = problem.getCommandLine()
			.getUnmatchedArguments();
		services.err().println("ERROR: " + problem.getMessage() + (unknown
			.isEmpty() || problem instanceof UnmatchedArgumentException ? ""
				: " (not understood: " + String.join(" ", unknown) + ")"));
		UnmatchedArgumentException.printSuggestions(problem, services.err());
		services.err().println("Try --help.");
		return ExitCode.USAGE;
	}
}
