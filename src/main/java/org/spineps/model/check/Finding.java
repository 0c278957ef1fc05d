package org.spineps.model.check;

import java.util.Locale;

/**
 * One line of a check of the installation.
 *
 * @param name what was looked at
 * @param value what was found
 * @param ok whether it is as it should be
 */
public record Finding(String name, String value, boolean ok) {

	/** @return the line as people see it, e.g. "ok   Java     17.0.15" */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%-5s %-15s %s", ok ? "ok" : "FAIL",
			name, value);
	}
}
