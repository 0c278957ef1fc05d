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

import java.util.Collection;

import org.spineps.batch.cases.InputStatus;

/** How the program ends. */
public final class ExitCode {

	/** Everything was done; that no spine was found is a finding. */
	public static final int OK = 0;
	/** At least one input failed. */
	public static final int FAILED = 1;
	/** The command line makes no sense; nothing was done. */
	public static final int USAGE = 2;
	/** Stopped by the user: 128 + SIGINT, as shells have it. */
	public static final int CANCELLED = 130;

	/**
	 * @param statuses how every input ended
	 * @return how the program ends
	 */
	public static int of(final Collection<InputStatus> statuses) {
		if (statuses.contains(InputStatus.CANCELLED)) return CANCELLED;
		return statuses.contains(InputStatus.FAILED) ? FAILED : OK;
	}

	private ExitCode() {
		// constants only
	}
}
