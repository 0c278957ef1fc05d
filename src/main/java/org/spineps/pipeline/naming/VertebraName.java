package org.spineps.pipeline.naming;

import java.util.List;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;

/**
 * Label and name of one vertebra.
 *
 * @param label label in the instance mask; 0 for one that has none and is left out
 * @param name name for people, e.g. "L4" or "V3"
 * @param naming where the name comes from
 * @param levels the levels that it may have, the likeliest first; empty if no
 *          network looked at it
 */
public record VertebraName(int label, String name, Naming naming,
	List<LevelProbability> levels)
{

	/** Copies the list. */
	public VertebraName {
		levels = List.copyOf(levels);
	}

	static VertebraName of(final Level level, final Naming naming) {
		return new VertebraName(level.id(), level.label(), naming, List.of());
	}

	/** @return probability of the name, 0..1; NaN if no network looked at it */
	public double probability() {
		if (levels.isEmpty()) return Double.NaN;
		return levels.stream().filter(one -> one.level().label().equals(name))
			.mapToDouble(LevelProbability::probability).findFirst().orElse(0);
	}
}
