package org.spineps.model.spineps;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of models that SPINEPS has, with its words for them. */
public enum ModelType {

		/** Labels structures: a model of nnU-Net. */
		SEMANTIC("nnunet"),
		/** Finds the middle one of the vertebrae in a cut-out: Unet3D. */
		INSTANCE("unet"),
		/** Names vertebrae: a DenseNet with several heads. */
		NAMING("classifier");

	private final String word;

	ModelType(final String word) {
		this.word = word;
	}

	/** @return the word in {@code modeltype} */
	public String word() {
		return word;
	}

	static Optional<ModelType> of(final String word) {
		return Arrays.stream(values()).filter(t -> t.word.equals(word)).findFirst();
	}
}
