/*-
 * #%L
 * SPINEPS for Fiji
 * %%
 * Copyright (C) 2026 SPINEPS for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 * 
 *      http://www.apache.org/licenses/LICENSE-2.0
 * 
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package org.spineps.measure.followup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Naming;
import org.spineps.io.CsvTable;
import org.spineps.measure.Digits;
import org.spineps.measure.morphometry.LevelMeasures;
import org.spineps.measure.morphometry.SpineMeasures;

/**
 * Two dates of one patient, matched level by level. Levels are matched by their
 * names: if one of the scans was named wrongly, everything here is wrong.
 *
 * @param earlierName name of the earlier result
 * @param laterName name of the later result
 * @param changes every measure that is defined at both dates, from the top
 * @param notes sentences about what limits the comparison
 */
public record FollowUp(String earlierName, String laterName,
	List<Change> changes, List<String> notes)
{

	/** Two-sided 95 % of a normal distribution. */
	private static final double Z = 1.96;

	/** Copies the lists. */
	public FollowUp {
		changes = List.copyOf(changes);
		notes = List.copyOf(notes);
	}

	/**
	 * @param earlierName name of the earlier result
	 * @param earlier its measures
	 * @param laterName name of the later result
	 * @param later its measures
	 * @return the comparison
	 * @throws SpinepsException if no level occurs in both
	 */
	public static FollowUp of(final String earlierName,
		final SpineMeasures earlier, final String laterName,
		final SpineMeasures later) throws SpinepsException
	{
		final List<Change> changes = new ArrayList<>();
		final List<String> notes = new ArrayList<>();
		final List<String> matched = new ArrayList<>();
		for (final LevelMeasures before : earlier.levels()) {
			final Optional<LevelMeasures> after = later.levels().stream().filter(
				row -> matches(before, row)).findFirst();
			if (after.isEmpty()) notes.add(before.name() + " is only in " +
				earlierName + ".");
			else {
				matched.add(before.name());
				compare(before, after.get(), changes);
				flags(before, after.get(), notes);
			}
		}
		if (matched.isEmpty()) throw new SpinepsException(
			"The two results have no level in common", names(earlier) + " and " +
				names(later), "Choose two scans of the same part of the same spine");
		for (final LevelMeasures after : later.levels())
			if (!matched.contains(after.name())) notes.add(after.name() +
				" is only in " + laterName + ".");
		naming(earlier, later, notes);
		return new FollowUp(earlierName, laterName, changes, notes);
	}

	private static String names(final SpineMeasures measures) {
		return measures.levels().isEmpty() ? "no levels" : String.join(", ",
			measures.levels().stream().map(LevelMeasures::name).toList());
	}

	private static boolean matches(final LevelMeasures one,
		final LevelMeasures other)
	{
		return one.level().equals(other.level()) && one.name().equals(other
			.name());
	}

	private static void compare(final LevelMeasures before,
		final LevelMeasures after, final List<Change> changes)
	{
		for (final Measure measure : Measure.values()) {
			final double earlier = measure.of(before);
			final double later = measure.of(after);
			if (!Double.isFinite(earlier) || !Double.isFinite(later)) continue;
			changes.add(new Change(before.name(), measure, earlier, later, Z * Math
				.hypot(measure.deviation(before), measure.deviation(after))));
		}
	}

	private static void flags(final LevelMeasures before,
		final LevelMeasures after, final List<String> notes)
	{
		final List<String> flags = new ArrayList<>(before.flags());
		after.flags().stream().filter(flag -> !flags.contains(flag)).forEach(
			flags::add);
		flags.remove(Naming.LEVEL_UNKNOWN.text());
		if (!flags.isEmpty()) notes.add(before.name() + ": " + String.join(", ",
			flags) + ".");
	}

	private static void naming(final SpineMeasures earlier,
		final SpineMeasures later, final List<String> notes)
	{
		final List<LevelMeasures> all = new ArrayList<>(earlier.levels());
		all.addAll(later.levels());
		if (all.stream().anyMatch(row -> row.instance()
			.naming() == Naming.LEVEL_UNKNOWN)) notes.add(0,
				"The levels are not known: the vertebrae were matched by their " +
					"numbers from the top. Check that both scans begin with the same " +
					"vertebra.");
		else if (all.stream().anyMatch(row -> row.instance()
			.naming() == Naming.ASSUMED)) notes.add(0,
				"The levels are assumed, not certain. Check that the same vertebra " +
					"has the same name in both scans.");
	}

	/** @return the changes that are larger than the detectable ones */
	public List<Change> beyond() {
		return changes.stream().filter(Change::isBeyond).toList();
	}

	/**
	 * A row for each measure of each level. What is not known is blank.
	 *
	 * @param file file to make or replace
	 * @throws SpinepsException if it cannot be written
	 */
	public void write(final Path file) throws SpinepsException {
		final CsvTable table = new CsvTable(List.of("level", "measure", "unit",
			"earlier", "later", "difference", "difference_percent",
			"smallest_detectable_change", "beyond", "earlier_result",
			"later_result"));
		for (final Change change : changes) {
			final int decimals = change.measure().decimals();
			table.add(change.level(), change.measure().label(), change.measure().unit(),
				Digits.roundedOrNull(change.earlier(), decimals), Digits.roundedOrNull(
					change.later(), decimals), Digits.roundedOrNull(change.difference(),
						decimals), Digits.roundedOrNull(change.percent(), 1), Digits
							.roundedOrNull(change.detectable(), decimals), Double.isNaN(change
								.detectable()) ? null : change.isBeyond(), earlierName, laterName);
		}
		table.write(file);
	}
}
