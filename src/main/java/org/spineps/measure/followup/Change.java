package org.spineps.measure.followup;

import java.util.Objects;

/**
 * One measure of one level at two dates.
 *
 * @param level name of the level
 * @param measure what was measured
 * @param earlier its value at the earlier date
 * @param later its value at the later date
 * @param detectable the least difference that is not explained by where edges fall
 *          within their voxels, with 95 %: 1.96 √(SD₁² + SD₂²); NaN when unknown.
 *          Outlines and positioning add to it
 */
public record Change(String level, Measure measure, double earlier,
	double later, double detectable)
{

	/** Checks that nothing is missing. */
	public Change {
		Objects.requireNonNull(level);
		Objects.requireNonNull(measure);
	}

	/** @return later minus earlier */
	public double difference() {
		return later - earlier;
	}

	/** @return the difference in percent of the earlier value; NaN if that is 0 */
	public double percent() {
		return earlier == 0 ? Double.NaN : 100 * difference() / Math.abs(earlier);
	}

	/** @return whether the difference is larger than the detectable one */
	public boolean isBeyond() {
		return Math.abs(difference()) > detectable;
	}
}
