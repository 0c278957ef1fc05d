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
package org.spineps.cli.console;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Progress for log files: one line when an input begins, and one per stage with
 * the seconds it took.
 */
public final class LineProgress implements ProgressDisplay {

	private final PrintWriter out;
	private final LongSupplier nanos;
	private String stage;
	private long stageBegin;

	/**
	 * @param out where to print
	 * @param nanos a clock, in nanoseconds
	 */
	LineProgress(final PrintWriter out, final LongSupplier nanos) {
		this.out = out;
		this.nanos = nanos;
	}

	@Override
	public synchronized void begin(final String title) {
		out.println(title);
	}

	@Override
	public synchronized void stage(final String newStage, final long done,
		final long total)
	{
		if (newStage.equals(stage)) return;
		end();
		stage = newStage;
		stageBegin = nanos.getAsLong();
	}

	@Override
	public synchronized void end() {
		if (stage == null) return;
		out.println(String.format(Locale.ROOT, "  %s: %.1f s", stage, (nanos
			.getAsLong() - stageBegin) / 1e9));
		stage = null;
	}
}
