package org.spineps.pipeline.naming;

/**
 * Which neighbours a level may have in a path: normally the next level; T13 as a
 * second T12, L6 as a second L5, and L1 right under T11.
 *
 * @param allowC1 whether the uppermost vertebra may be C1
 * @param allowThoracicAnomaly whether there may be eleven or thirteen thoracic
 *          vertebrae; L6 is always allowed
 */
public record LevelPathRules(boolean allowC1, boolean allowThoracicAnomaly) {

	/** @return lowest class of the uppermost vertebra */
	int firstClass() {
		return allowC1 ? 0 : 1;
	}

	/** @return whether two neighbours may both be of this class */
	boolean mayRepeat(final int level) {
		return level == LevelScores.L5 || allowThoracicAnomaly &&
			level == LevelScores.T12;
	}

	/** @return whether the class after this one may be left out */
	boolean maySkipAfter(final int level) {
		return allowThoracicAnomaly && level == LevelScores.T11;
	}
}
