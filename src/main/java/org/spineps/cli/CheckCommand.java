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
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

import org.spineps.SpinepsException;
import org.spineps.library.InstallationCheck;
import org.spineps.library.InstallationFinding;
import org.spineps.network.DeviceChoice;
import org.spineps.progress.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at everything that a run needs. */
@Command(name = "check", mixinStandardHelpOptions = true,
	versionProvider = SpinepsCommand.Versions.class, sortOptions = false,
	description = { "Looks at system, Java, engine, devices, folders and models, " +
		"and runs a network for a second." },
	exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:all is well",
		"1:something is not as it should be", "2:the command line is wrong",
		"130:cancelled (Ctrl-C)" })
final class CheckCommand implements Callable<Integer> {

	private final Services services;

	@Option(names = "--device", paramLabel = "auto|cpu|gpu|gpu:N|mps",
		defaultValue = "auto", converter = SegmentOptions.DeviceConverter.class,
		description = "What the network runs on (default: ${DEFAULT-VALUE}).")
	private String device;

	@Option(names = "--threads", paramLabel = "N",
		converter = SegmentOptions.ThreadsConverter.class,
		description = "CPU threads (default: one per core).")
	private Integer threads;

	/** @param services what it is given */
	CheckCommand(final Services services) {
		this.services = services;
	}

	@Override
	public Integer call() {
		try {
			final List<InstallationFinding> findings = InstallationCheck.run(DeviceChoice.parse(
				device), threads == null ? Runtime.getRuntime().availableProcessors()
					: threads, new Progress()
					{

						@Override
						public void report(final String stage, final long done,
							final long total)
						{
							// it takes a few seconds
						}

						@Override
						public void checkCancelled() {
							services.cancellation().check();
						}
					});
			findings.forEach(services.out()::println);
			return findings.stream().allMatch(InstallationFinding::ok) ? ExitCode.OK
				: ExitCode.FAILED;
		}
		catch (final SpinepsException exc) {
			services.err().println("ERROR: " + exc.getMessage());
			return ExitCode.FAILED;
		}
		catch (final CancellationException exc) {
			return ExitCode.CANCELLED;
		}
	}
}
