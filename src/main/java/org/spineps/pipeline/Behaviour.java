package org.spineps.pipeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which SPINEPS the pipeline is. */
public enum Behaviour {

		/** SPINEPS without its faults; the default. */
		MENDED,
		/**
		 * SPINEPS 2.0 with its faults, for comparison studies. It wants the networks
		 * that SPINEPS publishes.
		 */
		FAITHFUL;

	/** @return the word for it in options, e.g. "mended" */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * @param key a word
	 * @return the behaviour of that name, or empty
	 */
	public static Optional<Behaviour> of(final String key) {
		return Arrays.stream(values()).filter(one -> one.key().equals(key
			.toLowerCase(Locale.ROOT))).findFirst();
	}
}
