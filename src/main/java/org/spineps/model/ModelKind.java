package org.spineps.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a network is for. */
public enum ModelKind {

		/** Image → structures. */
		SEMANTIC,
		/** Structures around one vertebral body → the vertebra above, it, below. */
		INSTANCE,
		/** Image of one vertebra → its level. */
		NAMING,
		/** Any other segmentation; no phase of the pipeline takes it by itself. */
		GENERAL;

	/** @return the word for it in manifests and options, e.g. "semantic" */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * @param text a word
	 * @return the kind, or empty if the word names none
	 */
	public static Optional<ModelKind> of(final String text) {
		return Arrays.stream(values()).filter(k -> k.text().equals(text))
			.findFirst();
	}

	/** @return all words, for messages */
	static String words() {
		return Arrays.stream(values()).map(ModelKind::text).collect(Collectors
			.joining(", "));
	}
}
