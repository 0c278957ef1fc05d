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

import com.google.gson.GsonBuilder;

import java.util.concurrent.Callable;

import org.spineps.SpinepsException;
import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.SpineMethods;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints all switches and thresholds of the pipeline. */
@Command(name = "options", mixinStandardHelpOptions = true,
	versionProvider = SpinepsCommand.Versions.class, sortOptions = false,
	description = { "Prints all switches and thresholds of segment as a file " +
		"for its --options.", "Change what you like and leave out the rest." })
final class OptionsCommand implements Callable<Integer> {

	private final Services services;

	@Option(names = "--method", paramLabel = "METHOD",
		converter = SegmentOptions.MethodConverter.class,
		defaultValue = SpineMethods.DEFAULT,
		completionCandidates = SegmentOptions.Methods.class,
		description = "Whose options: ${COMPLETION-CANDIDATES} (default: " +
			"${DEFAULT-VALUE}).")
	private String method;

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
	public Integer call() throws SpinepsException {
		services.out().println(new GsonBuilder().setPrettyPrinting().create()
			.toJson(services.methods().named(method).options(behaviour)));
		return ExitCode.OK;
	}
}
