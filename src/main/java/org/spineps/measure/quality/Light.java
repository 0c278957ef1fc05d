package org.spineps.measure.quality;

/** A traffic light, from good to bad. */
public enum Light {
		/** Nothing is odd. */
		GREEN,
		/** Look at it. */
		AMBER,
		/** Do not use it before someone has looked at it. */
		RED;

	/**
	 * @param other another light
	 * @return the worse of both
	 */
	public Light worse(final Light other) {
		return compareTo(other) >= 0 ? this : other;
	}

	/** @return its name for files, lower case */
	public String key() {
		return switch (this) {
			case GREEN -> "green";
			case AMBER -> "amber";
			case RED -> "red";
		};
	}
}
