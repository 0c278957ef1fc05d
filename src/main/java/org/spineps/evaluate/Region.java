package org.spineps.evaluate;

import java.util.Locale;
import java.util.Optional;

import org.spineps.anatomy.Level;

/** A stretch of the spine over which instances are summed up. */
public enum Region {

		WHOLE, CERVICAL, THORACIC, LUMBAR;

	/** @return name for people and files, lower case */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * @param level a level; discs and endplates have that of the vertebra above
	 * @return its region, or empty for the sacrum
	 */
	public static Optional<Region> of(final Level level) {
		if (level == Level.SACRUM) return Optional.empty();
		if (level.compareTo(Level.C7) <= 0) return Optional.of(CERVICAL);
		return Optional.of(level.compareTo(Level.T13) <= 0 ? THORACIC : LUMBAR);
	}
}
