package org.spineps.model.release;

import java.util.Locale;

/** Numbers of bytes for people. */
final class Sizes {

	private static final long MEGABYTE = 1_000_000;
	private static final long KILOBYTE = 1_000;

	private Sizes() {
		// static methods only
	}

	/**
	 * @param bytes a number; negative if it is not known
	 * @return e.g. "123.4 MB"
	 */
	static String text(final long bytes) {
		if (bytes < 0) return "unknown size";
		if (bytes < KILOBYTE) return bytes + " bytes";
		return bytes < MEGABYTE ? String.format(Locale.ROOT, "%.1f kB", bytes /
			(double) KILOBYTE) : String.format(Locale.ROOT, "%.1f MB", bytes /
				(double) MEGABYTE);
	}
}
