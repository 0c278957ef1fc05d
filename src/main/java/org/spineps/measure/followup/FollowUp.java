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
import java.util.Locale;
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
 * @param earlierVisit when the earlier scan was made
 * @param laterVisit when the later scan was made
 * @param changes every measure that is defined at both dates, from the top
 * @param notes sentences about what limits the comparison
 */
public record FollowUp(String earlierName, String laterName,
	Visit earlierVisit, Visit laterVisit, List<Change> changes,
	List<String> notes)
{

	/** Two-sided 95 % of a normal distribution. */
	private static final double Z = 1.96;

	/** Copies the lists. */
	public FollowUp {
		changes = List.copyOf(changes);
		notes = List.copyOf(notes);
	}

	/** One of the two. */
	public record Scan(String name, SpineMeasures measures, Visit visit) {}

	/**
	 * @param earlier the earlier result
	 * @param later the later result
	 * @param samePatient whether the user says that both are one person, whatever
	 *          speaks against it
	 * @return the comparison
	 * @throws SpinepsException if no level occurs in both, the later scan is older,
	 *           or they seem to be of two people
	 */
	public static FollowUp of(final Scan earlier, final Scan later,
		final boolean samePatient) throws SpinepsException
	{
		final List<String> doubts = new ArrayList<>();
		dates(earlier.visit, later.visit, doubts);
		final FollowUp compared = of(earlier.name, earlier.measures, later.name,
			later.measures);
		people(earlier, later, samePatient, doubts);
		doubts.addAll(compared.notes);
		return new FollowUp(earlier.name, later.name, earlier.visit, later.visit,
			compared.changes, doubts);
	}

	private static void dates(final Visit earlier, final Visit later,
		final List<String> notes) throws SpinepsException
	{
		final double years = earlier.yearsTo(later);
		if (years < 0) throw new SpinepsException(
			"The scan given as the later one is older", "it is from " + Visit.duration(
				-years) + " before the other", "Exchange the two results, or correct the dates with --date");
		if (Double.isNaN(years)) notes.add("The date of " + (earlier.date() != null
			? "the later scan" : later.date() != null ? "the earlier scan"
				: "both scans") + " is unknown: it cannot be checked which is the later, " +
			"nor how fast anything changes. Give --date EARLIER LATER, or a BIDS sidecar.");
		else notes.add("Time between the scans: " + Visit.duration(years) + ".");
	}

	private static void people(final Scan earlier, final Scan later,
		final boolean samePatient, final List<String> notes) throws SpinepsException
	{
		final List<String> reasons = new ArrayList<>(earlier.visit.contradictions(
			later.visit));
		final Likeness likeness = Likeness.of(earlier.measures, later.measures);
		final boolean grows = earlier.visit.mayGrow() || later.visit.mayGrow();
		final String shape = String.format(Locale.ROOT, "depths and heights of the " +
			"bodies differ by %.0f %% (%.0f %% is usual for one person)", 100 * likeness
				.difference(), 100 * Likeness.USUAL);
		if (!grows && likeness.difference() > Likeness.UNLIKELY) reasons.add(shape);
		if (!reasons.isEmpty() && !samePatient) throw new SpinepsException(
			"The two scans seem to be of two people, or of other levels", String.join(
				"; ", reasons), "Check the results and the names of their levels; " +
					"--same-patient compares them all the same");
		if (reasons.isEmpty() && !grows && likeness.difference() > Likeness.DOUBTFUL)
			reasons.add(shape);
		if (!reasons.isEmpty()) notes.add(0,
			"It is doubtful that both scans are of one person: " + String.join("; ",
				reasons) + ".");
		else if (Double.isNaN(likeness.difference())) notes.add(
			"Too few bodies are in both scans to tell whether they are of one person.");
	}

	/**
	 * Compares without asking who and when.
	 *
	 * @param earlierName name of the earlier result
	 * @param earlier its measures
	 * @param laterName name of the later result
	 * @param later its measures
	 * @return the comparison
	 * @throws SpinepsException if no level occurs in both
	 */
	static FollowUp of(final String earlierName, final SpineMeasures earlier,
		final String laterName, final SpineMeasures later) throws SpinepsException
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
		return new FollowUp(earlierName, laterName, Visit.UNKNOWN, Visit.UNKNOWN,
			changes, notes);
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
			"later_result", "earlier_date", "later_date"));
		for (final Change change : changes) {
			final int decimals = change.measure().decimals();
			table.add(change.level(), change.measure().label(), change.measure().unit(),
				Digits.roundedOrNull(change.earlier(), decimals), Digits.roundedOrNull(
					change.later(), decimals), Digits.roundedOrNull(change.difference(),
						decimals), Digits.roundedOrNull(change.percent(), 1), Digits
							.roundedOrNull(change.detectable(), decimals), Double.isNaN(change
								.detectable()) ? null : change.isBeyond(), earlierName, laterName, earlierVisit
								.shownDate(), laterVisit.shownDate());
		}
		table.write(file);
	}
}
