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
package org.spineps.batch.cases;

import java.time.Duration;

/** Locks that lose patience in a moment. */
public final class ShortLocks {

	private ShortLocks() {
		// static methods only
	}

	/** From now on. */
	public static void begin() {
		LockFile.setTimes(new LockFile.Times(Duration.ofMillis(40), Duration
			.ofMillis(400), Duration.ofMillis(100), Duration.ofMillis(5)));
	}

	/** As usual. */
	public static void end() {
		LockFile.setTimes(LockFile.Times.USUAL);
	}
}
