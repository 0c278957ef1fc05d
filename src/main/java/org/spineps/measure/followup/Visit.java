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

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * When somebody was scanned, and what is told of that person. Anything may be
 * missing.
 *
 * @param date day of the scan; null if unknown
 * @param isShown whether that day may be written down; else only the time between
 *          two of them
 * @param sex first letter, upper case, e.g. "F", "M"; empty if unknown
 * @param ageYears age at the scan; NaN if unknown
 * @param birth day of birth; null if unknown
 */
public record Visit(LocalDate date, boolean isShown, String sex,
	double ageYears, LocalDate birth)
{

	/** Nothing is known. */
	public static final Visit UNKNOWN = new Visit(null, "", Double.NaN, null);

	/** From here on bodies do not grow. */
	private static final double ADULT_YEARS = 20;
	private static final double DAYS_PER_YEAR = 365.25;
	/** Ages are whole years, so two may disagree by more than one. */
	private static final double AGE_SLACK_YEARS = 1.5;

	/**
	 * @param date day of the scan, which may be written down; null if unknown
	 * @param sex first letter, upper case; empty if unknown
	 * @param ageYears age at the scan; NaN if unknown
	 * @param birth day of birth; null if unknown
	 */
	public Visit(final LocalDate date, final String sex, final double ageYears,
		final LocalDate birth)
	{
		this(date, true, sex, ageYears, birth);
	}

	/** Checks the sex. */
	public Visit {
		Objects.requireNonNull(sex);
	}

	/**
	 * @param other day of the scan
	 * @return the same person at that day
	 */
	public Visit on(final LocalDate other) {
		return new Visit(other, sex, ageYears, birth);
	}

	/**
	 * @param later another scan
	 * @return years from this one to it, negative if it is older; NaN if a date is
	 *         unknown
	 */
	public double yearsTo(final Visit later) {
		return date == null || later.date == null ? Double.NaN : ChronoUnit.DAYS
			.between(date, later.date) / DAYS_PER_YEAR;
	}

	/** @return whether the bones may still grow */
	boolean mayGrow() {
		return ageYears < ADULT_YEARS;
	}

	/**
	 * What speaks against one person, without saying what is known of either.
	 *
	 * @param later another scan
	 * @return parts of a sentence; empty if nothing contradicts
	 */
	List<String> contradictions(final Visit later) {
		final List<String> reasons = new ArrayList<>();
		if (!sex.isEmpty() && !later.sex.isEmpty() && !sex.equals(later.sex)) reasons
			.add("the sexes differ");
		if (birth != null && later.birth != null && !birth.equals(later.birth))
			reasons.add("the days of birth differ");
		final double aged = later.ageYears - ageYears;
		final double years = yearsTo(later);
		if (Double.isNaN(years) ? aged < 0 : Math.abs(aged - years) > AGE_SLACK_YEARS)
			reasons.add("the ages do not fit the dates");
		return reasons;
	}

	/** @return the day in words */
	public String dateText() {
		return date == null ? "unknown" : isShown ? date.toString()
			: "known, not shown";
	}

	/** @return the day; null if it is unknown or must not be written down */
	public LocalDate shownDate() {
		return isShown ? date : null;
	}

	/**
	 * @param day of the scan
	 * @return a visit of which only the time to another one may be told
	 */
	public static Visit hidden(final LocalDate day) {
		return new Visit(day, false, "", Double.NaN, null);
	}

	/**
	 * @param years a time
	 * @return it in words, e.g. "1.9 years", "40 days"
	 */
	static String duration(final double years) {
		return years < 1 ? Math.round(years * DAYS_PER_YEAR) + " days" : String.format(
			Locale.ROOT, "%.1f years", years);
	}
}
