package org.spineps.pipeline.extra;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a run can give beside its result. */
public enum Extra {

		/**
		 * The tidied semantic mask on the grid that it was made on ("semantic"), and
		 * the instances before they are combined with it ("instances").
		 */
		RAW,
		/**
		 * How unsure the semantic network is at each voxel, 0..1: "entropy" of its
		 * probabilities, normalised by that of a coin with as many sides as there are
		 * classes, and "disagreement", the part of the networks of an ensemble that
		 * choose another class than all together.
		 */
		UNCERTAINTY,
		/** Probability of each class, on the network's grid. */
		SOFTMAX,
		/** What the phases saw on the way. */
		DEBUG,
		/** The picture in the layout of SPINEPS 2.0. */
		SNAPSHOT;

	/** @return whether it can only be made where the semantic network runs */
	public boolean needsNetwork() {
		return this != RAW && this != SNAPSHOT;
	}

	/** @return the word for it in options, e.g. "raw" */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * @param key a word
	 * @return the extra of that name, or empty
	 */
	public static Optional<Extra> of(final String key) {
		return Arrays.stream(values()).filter(extra -> extra.key().equals(key
			.toLowerCase(Locale.ROOT))).findFirst();
	}
}
