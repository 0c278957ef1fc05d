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
package org.spineps.evaluate.metric;

import java.util.Locale;
import java.util.Optional;

import org.spineps.anatomy.Level;

/** A stretch of the spine over which instances are summed up. */
public enum Region {

		WHOLE, CERVICAL, THORACIC, LUMBAR;

	/** @return name for people and files, lower case */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * @param level a level; discs and endplates have that of the vertebra above
	 * @return its region, or empty for the sacrum
	 */
	public static Optional<Region> of(final Level level) {
		if (level == Level.SACRUM) return Optional.empty();
		if (level.compareTo(Level.C7) <= 0) return Optional.of(CERVICAL);
		return Optional.of(level.compareTo(Level.T13) <= 0 ? THORACIC : LUMBAR);
	}
}
