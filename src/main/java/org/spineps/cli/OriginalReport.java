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
import java.util.Locale;

import org.spineps.batch.cases.InputName;
import org.spineps.batch.cases.InputStatus;
import org.spineps.batch.totalspineseg.OriginalListener;
import org.spineps.batch.totalspineseg.OriginalOutcome;
import org.spineps.cli.console.Services;

/** Prints how each scan in TotalSpineSeg's folders ended. */
final class OriginalReport implements OriginalListener {

	private final Subcommand work;
	private final Services services;
	private final boolean quiet;

	/**
	 * @param work display, report and cancellation
	 * @param services where to print
	 * @param quiet whether only errors are printed
	 */
	OriginalReport(final Subcommand work, final Services services,
		final boolean quiet)
	{
		this.work = work;
		this.services = services;
		this.quiet = quiet;
	}

	@Override
	public void started(final Path scan, final int number, final int total) {
		work.display().begin("[" + number + "/" + total + "] " + scan
			.getFileName());
	}

	@Override
	public void finished(final OriginalOutcome outcome) {
		work.display().end();
		final String name = InputName.fileName(outcome.scan());
		if (outcome.status() == InputStatus.FAILED) work.report().error(name, outcome
			.message(), outcome.cause());
		if (quiet) return;
		outcome.warnings().forEach(warning -> services.err().println("WARNING " +
			name + ": " + warning));
		if (outcome.status() == InputStatus.FAILED) return;
		if (outcome.outputs().isEmpty()) services.out().println(name + ": " +
			outcome.message());
		else services.out().println(String.format(Locale.ROOT,
			"%s: %d files (%.1f s)", name, outcome.outputs().size(), outcome
				.seconds()));
	}

	@Override
	public void report(final String stage, final long done, final long total) {
		work.report(stage, done, total);
	}

	@Override
	public void checkCancelled() {
		work.checkCancelled();
	}
}
