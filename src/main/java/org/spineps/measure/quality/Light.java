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
package org.spineps.measure.quality;

/** A traffic light, from good to bad. */
public enum Light {
		/** Nothing is odd. */
		GREEN,
		/** Look at it. */
		AMBER,
		/** Do not use it before someone has looked at it. */
		RED;

	/**
	 * @param other another light
	 * @return the worse of both
	 */
	public Light worse(final Light other) {
		return compareTo(other) >= 0 ? this : other;
	}

	/** @return its name for files, lower case */
	public String key() {
		return switch (this) {
			case GREEN -> "green";
			case AMBER -> "amber";
			case RED -> "red";
		};
	}
}
