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
package org.spineps.measure.followup;

import java.util.Objects;

/**
 * One measure of one level at two dates.
 *
 * @param level name of the level
 * @param measure what was measured
 * @param earlier its value at the earlier date
 * @param later its value at the later date
 * @param detectable the least difference that is not explained by where edges fall
 *          within their voxels and by how the networks vary, with 95 %:
 *          1.96 √(SD₁² + SD₂²); NaN when unknown
 */
public record Change(String level, Measure measure, double earlier,
	double later, double detectable)
{

	/** Checks that nothing is missing. */
	public Change {
		Objects.requireNonNull(level);
		Objects.requireNonNull(measure);
	}

	/** @return later minus earlier */
	public double difference() {
		return later - earlier;
	}

	/** @return the difference in percent of the earlier value; NaN if that is 0 */
	public double percent() {
		return earlier == 0 ? Double.NaN : 100 * difference() / Math.abs(earlier);
	}

	/** @return whether the difference is larger than the detectable one */
	public boolean isBeyond() {
		return Math.abs(difference()) > detectable;
	}
}
