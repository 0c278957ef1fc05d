package org.spineps.evaluate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the labels of two masks mean to each other. */
public enum InputKind {

		/** Classes: their connected components (26 neighbours) are the instances. */
		SEMANTIC,
		/** Instances whose numbers mean nothing: they are matched by overlap. */
		UNMATCHED,
		/** Instances whose numbers are trusted: equal labels belong together. */
		MATCHED;

	/** @return name for options and files, e.g. "unmatched" */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * @param key a {@link #key}, in any case
	 * @return the kind, or empty
	 */
	public static Optional<InputKind> of(final String key) {
		return Arrays.stream(values()).filter(kind -> kind.key().equalsIgnoreCase(
			key.strip())).findFirst();
	}
}
