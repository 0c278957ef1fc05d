package org.spineps.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the program that a network was trained with does to a scan before its
 * resampling. Only the kind is said here; the steps are the pipeline's.
 */
public enum Preparation {

		/** Nothing: the network sees the scan as it is. */
		NONE,
		/** What SPINEPS does to MR scans: range of values, N4, padding. */
		SPINEPS_MR,
		/** What SPINEPS does to CT: padding with air, values left alone. */
		SPINEPS_CT,
		/** The same; and the network shows the first vertebra, too. */
		SPINEPS_CT_WITH_C1;

	/** @return the word for it in manifests, e.g. "spineps-mr" */
	public String text() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * @param text a word
	 * @return the preparation of that name, or empty
	 */
	public static Optional<Preparation> of(final String text) {
		return Arrays.stream(values()).filter(one -> one.text().equals(text))
			.findFirst();
	}

	/** @return whether the values are Hounsfield units */
	public boolean isCt() {
		return this == SPINEPS_CT || this == SPINEPS_CT_WITH_C1;
	}
}
