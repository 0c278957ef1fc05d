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
package org.spineps.batch;

import java.util.Locale;
import java.util.Optional;

/**
 * Estimates how long a run will still take, from how long the voxels took that are
 * done. Cases whose results are there already count as nothing. For one thread at
 * a time.
 */
final class TimeLeft {

	private final double secondsAtStart;
	private double left;
	private double done;

	/**
	 * @param work sum of the work of all cases
	 * @param seconds the time now
	 */
	TimeLeft(final double work, final double seconds) {
		left = work;
		secondsAtStart = seconds;
	}

	/**
	 * A case has ended.
	 *
	 * @param work its work
	 * @param counts whether its work was done, and not found done or left
	 */
	void ended(final double work, final boolean counts) {
		left -= work;
		if (counts) done += work;
	}

	/**
	 * @param seconds the time now
	 * @return seconds that the rest will take; empty before anything is known
	 */
	Optional<Double> seconds(final double seconds) {
		return done <= 0 ? Optional.empty() : Optional.of(Math.max(0, left) / done *
			(seconds - secondsAtStart));
	}

	/**
	 * @param seconds a time
	 * @return it for people: "40 s", "12 min", "3 h 05 min"
	 */
	static String text(final double seconds) {
		if (seconds < 59.5) return Math.round(seconds) + " s";
		final long minutes = Math.round(seconds / 60);
		return minutes < 60 ? minutes + " min" : String.format(Locale.ROOT,
			"%d h %02d min", minutes / 60, minutes % 60);
	}
}
