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
package org.spineps.ij.task;

import java.util.Locale;

/** Times that are known roughly only. */
public final class RoughTime {

	private static final double LONG_SECONDS = 90;
	private static final int SHORT_SECONDS = 20;
	private static final int STEP_SECONDS = 5;

	private RoughTime() {
		// static methods only
	}

	/**
	 * @param seconds a time
	 * @return in few digits, e.g. "5 s", "40 s", "3 min"
	 */
	public static String text(final double seconds) {
		if (seconds > LONG_SECONDS) return String.format(Locale.ROOT, "%.0f min",
			seconds / 60);
		final long step = seconds > SHORT_SECONDS ? STEP_SECONDS : 1;
		return Math.max(1, Math.round(seconds / step) * step) + " s";
	}
}
