package org.spineps.measure.morphometry;

import java.util.Optional;

import org.spineps.anatomy.Level;

/** The part of the spine that a vertebra belongs to. */
public enum SpineRegion {

		CERVICAL, THORACIC, LUMBAR;

	/**
	 * @param level a level
	 * @return its region; empty for the sacrum
	 */
	public static Optional<SpineRegion> of(final Level level) {
		return switch (level.name().charAt(0)) {
			case 'C' -> Optional.of(CERVICAL);
			case 'T' -> Optional.of(THORACIC);
			case 'L' -> Optional.of(LUMBAR);
			default -> Optional.empty();
		};
	}
}
