package org.spineps.pipeline.naming;

import java.util.ArrayList;
import java.util.List;

import org.spineps.anatomy.Level;

/**
 * Classes of {@link LevelScores} for a row of vertebrae, from the top.
 *
 * @param classes one per vertebra
 * @param cost what the path costs; smaller is more likely
 */
public record LevelPath(List<Integer> classes, double cost) {

	/** Copies the list. */
	public LevelPath {
		classes = List.copyOf(classes);
	}

	/**
	 * @return the levels: the second of two T12 is T13, and when the last two are
	 *         both L5 the last is L6
	 */
	public List<Level> levels() {
		final List<Level> levels = new ArrayList<>();
		for (int i = 0; i < classes.size(); i++) {
			final int level = classes.get(i);
			final boolean repeated = i > 0 && classes.get(i - 1) == level;
			if (repeated && level == LevelScores.T12) levels.add(Level.T13);
			else if (repeated && level == LevelScores.L5 && i == classes.size() - 1)
				levels.add(Level.L6);
			else levels.add(Level.of(level + 1).orElseThrow());
		}
		return levels;
	}
}
