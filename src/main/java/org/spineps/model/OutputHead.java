package org.spineps.model;

/**
 * A question that a naming network answers: a run of its output classes.
 *
 * @param name e.g. "VERT"
 * @param classes how many there are
 */
public record OutputHead(String name, int classes) {

	/** @throws IllegalArgumentException for a blank name or no class */
	public OutputHead {
		if (name.isBlank() || classes < 1) throw new IllegalArgumentException(
			"A head \"" + name + "\" of " + classes + " classes");
	}
}
