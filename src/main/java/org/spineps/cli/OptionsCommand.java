package org.spineps.cli;

import com.google.gson.GsonBuilder;

import java.util.concurrent.Callable;

import org.spineps.io.RecordJson;
import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.PipelineOptions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints all switches and thresholds of the pipeline. */
@Command(name = "options", mixinStandardHelpOptions = true,
	versionProvider = SpinepsCommand.Versions.class, sortOptions = false,
	description = { "Prints all switches and thresholds of segment as a file " +
		"for its --options.", "Change what you like and leave out the rest." })
final class OptionsCommand implements Callable<Integer> {

	private final Services services;

	@Option(names = "--behaviour", paramLabel = "mended|faithful",
		defaultValue = "mended",
		converter = SegmentOptions.BehaviourConverter.class,
		description = "Whose options (default: ${DEFAULT-VALUE}).")
	private Behaviour behaviour;

	/** @param services what it is given */
	OptionsCommand(final Services services) {
		this.services = services;
	}

	@Override
	public Integer call() {
		services.out().println(new GsonBuilder().setPrettyPrinting().create()
			.toJson(RecordJson.toJson(PipelineOptions.of(behaviour))));
		return ExitCode.OK;
	}
}
