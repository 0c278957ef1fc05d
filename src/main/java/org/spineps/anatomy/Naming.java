package org.spineps.anatomy;

/** Where an instance's name comes from. */
public enum Naming {
		/** Given by the structure itself (cord, canal, sacrum) or by the user. */
		CERTAIN("certain"),
		/** Said by a naming network. */
		PREDICTED("predicted"),
		/** Counted from an anchor that is assumed to be normal anatomy. */
		ASSUMED("assumed"),
		/** Nothing supports a level: the vertebrae are V1…Vn from the top. */
		LEVEL_UNKNOWN("level unknown");

	private final String text;

	Naming(final String text) {
		this.text = text;
	}

	/** @return the words for table and picture */
	public String text() {
		return text;
	}
}
