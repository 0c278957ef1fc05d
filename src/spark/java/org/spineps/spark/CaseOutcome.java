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
package org.spineps.spark;

import java.io.Serializable;

/**
 * How one case ended. Small, since the driver keeps those of all cases.
 *
 * @param key the case
 * @param input the scan
 * @param status "ok", "empty", "failed" as in the run manifest, or "skipped" for a case
 *          that was done before
 * @param message one sentence or more for the user; empty when all is well
 * @param seconds the work on the case took; of a skipped one 0
 * @param host machine on which it ran
 * @param attempt which attempt of the task this was, from 0
 */
record CaseOutcome(String key, String input, String status, String message,
	double seconds, String host, int attempt) implements Serializable
{

	/** How the status of a case without a result is called. */
	static final String FAILED = "failed";
	/** How the status of a case is called that was there. */
	static final String SKIPPED = "skipped";

	/** @return whether there is a result */
	boolean hasResult() {
		return !status.equals(FAILED);
	}
}
