package org.spineps.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the channels of a network's input hold. */
public enum InputEncoding {

		/** One channel: normalised intensities. */
		INTENSITY,
		/** One channel: class indices of labels as numbers, 0 for all others. */
		LABEL_INDEX,
		/** One channel of 0 and 1 per class index, background first. */
		LABEL_ONE_HOT;

	/** @return the word for it in manifests, e.g. "label-index" */
	public String text() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * @param text a word
	 * @return the encoding, or empty if the word names none
	 */
	public static Optional<InputEncoding> of(final String text) {
		return Arrays.stream(values()).filter(e -> e.text().equals(text))
			.findFirst();
	}
}
