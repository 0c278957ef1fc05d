package org.spineps.model;

/**
 * What one output channel of a network stands for.
 *
 * @param label label to write for it, 0..65535; 0 is background
 * @param name name for people
 */
public record OutputClass(int label, String name) {

	/**
	 * @throws IllegalArgumentException for a label that does not fit or a blank
	 *           name
	 */
	public OutputClass {
		if (label < 0 || label > 0xffff) throw new IllegalArgumentException(
			"Label " + label);
		if (name.isBlank()) throw new IllegalArgumentException("Label " + label +
			" has no name");
	}
}
