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
package org.spineps.library;

import java.util.Locale;

/**
 * One line of a check of the installation.
 *
 * @param name what was checked
 * @param value what was found
 * @param ok whether the check passed
 */
public record InstallationFinding(String name, String value, boolean ok) {

	/** @return the line for display, e.g. "ok   Java     17.0.15" */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%-5s %-15s %s", ok ? "ok" : "FAIL",
			name, value);
	}
}
