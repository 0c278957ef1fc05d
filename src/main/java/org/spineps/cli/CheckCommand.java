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

import java.util.List;

import org.spineps.cli.console.ExitCode;
import org.spineps.cli.console.Services;
import org.spineps.library.InstallationCheck;
import org.spineps.library.InstallationFinding;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks at everything that a run needs. */
@Command(name = "check", description = {
	"Looks at system, Java, engine, devices, folders and models, and runs a " +
		"network for a second." },
	exitCodeList = { "0:all is well", "1:something is not as it should be",
		"2:the command line is wrong", "130:cancelled (Ctrl-C)" })
final class CheckCommand extends BaseCommand {

	@Mixin
	private SharedOptions.Device device;

	@Mixin
	private SharedOptions.Threads threads;

	/** @param services what it is given */
	CheckCommand(final Services services) {
		super(services, "Cancelled.");
	}

	@Override
	int run(final Subcommand work) {
		final List<InstallationFinding> findings = InstallationCheck.run(device
			.choice(), threads.count(), work);
		work.display().end();
		findings.forEach(finding -> print(finding.toString()));
		return findings.stream().allMatch(InstallationFinding::ok) ? ExitCode.OK
			: ExitCode.FAILED;
	}
}
