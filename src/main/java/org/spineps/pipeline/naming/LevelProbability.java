package org.spineps.pipeline.naming;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.spineps.anatomy.Level;

/**
 * How likely it is that a vertebra has a level.
 *
 * @param level the level
 * @param probability 0..1
 */
public record LevelProbability(Level level, double probability) {

	/**
	 * @param levels the likely levels of one vertebra, the likeliest first
	 * @return e.g. "L5 91 %, L6 7 %"
	 */
	public static String text(final List<LevelProbability> levels) {
		return levels.stream().map(one -> String.format(Locale.ROOT, "%s %.0f %%",
			one.level.label(), 100 * one.probability)).collect(Collectors.joining(
				", "));
	}
}
