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

import org.spineps.SpinepsException;
import org.spineps.cli.console.ExitCode;
import org.spineps.cli.console.Services;
import org.spineps.job.SegmentSpineSettings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints all switches and thresholds of the pipeline. */
@Command(name = "options", description = {
	"Prints all switches and thresholds of segment as a file for its --options.",
	"Change what you like and leave out the rest." },
	exitCodeList = { "0:done", "2:the command line is wrong" })
final class OptionsCommand extends BaseCommand {

	private final SettingOptions<SegmentSpineSettings> settings;

	@Mixin
	private SharedOptions.Method method;

	/** @param services what it is given */
	OptionsCommand(final Services services) {
		this(services, new SettingOptions<>(SegmentSpineSettings.JOB,
			"behaviour"));
	}

	private OptionsCommand(final Services services,
		final SettingOptions<SegmentSpineSettings> settings)
	{
		super(services, "Cancelled.", settings);
		this.settings = settings;
	}

	@Override
	int run(final Subcommand work) throws SpinepsException {
		services().out().print(new GsonBuilder().setPrettyPrinting().create()
			.toJson(services().methods().named(method.id()).options(settings.get()
				.behaviourKind())));
		services().out().println();
		return ExitCode.OK;
	}
}
