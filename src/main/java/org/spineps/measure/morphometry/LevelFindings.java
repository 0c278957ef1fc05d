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
package org.spineps.measure.morphometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.spineps.measure.morphometry.grade.CanalGrade;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.morphometry.grade.GenantGrade;
import org.spineps.measure.morphometry.grade.NetworkErrors;
import org.spineps.measure.morphometry.grade.SpineRegion;
import org.spineps.measure.quality.Light;

/**
 * What the cut-offs notice in a level, in words for a table. They are no
 * diagnosis. A finding is coloured only if it goes beyond what is normal by more
 * than both its own uncertainty and the known error of the networks, and rests on
 * nothing that the quality rules call amber or red.
 */
public final class LevelFindings {

	/** Of 95 % of a normal distribution, in standard deviations. */
	static final double CERTAIN = 1.96;
	static final String WITHIN_ERROR = "within error";
	private static final String NOT_KNOWN = "error not known";
	private static final String USUAL = "usual shape of this level";
	/** How a finding ends that may be nothing; a grade in brackets is no doubt. */
	private static final Pattern DOUBTED = Pattern.compile(".*\\((" + WITHIN_ERROR +
		"|" + NOT_KNOWN + "|" + USUAL + "|.* is (amber|red))\\)");
	private static final double PERCENT = 100;
	/** Normal posterior over anterior height of the last lumbar bodies. */
	private static final double POSTERIOR_L4 = 0.93;
	private static final double POSTERIOR_L5 = 0.85;

	private LevelFindings() {
		// static methods only
	}

	/**
	 * @param row a level
	 * @param cutoffs limits
	 * @return what is beyond a limit, a few words each; empty if nothing is
	 */
	public static List<String> of(final LevelMeasures row,
		final Cutoffs cutoffs)
	{
		return all(row, cutoffs).stream().map(Finding::words).toList();
	}

	/**
	 * @param words a finding as {@link #of} words it, e.g. read from a table
	 * @return whether it may be nothing
	 */
	public static boolean isDoubted(final String words) {
		return DOUBTED.matcher(words).matches();
	}

	/**
	 * @param row a level
	 * @param cutoffs limits
	 * @param measures any
	 * @return the worst colour of what was found of these measures
	 */
	public static Light light(final LevelMeasures row, final Cutoffs cutoffs,
		final GradedMeasure... measures)
	{
		return all(row, cutoffs).stream().filter(finding -> List.of(measures)
			.contains(finding.measure())).map(Finding::light).reduce(Light.GREEN,
				Light::worse);
	}

	/**
	 * @param row a level
	 * @param cutoffs limits
	 * @return what is beyond a limit; empty if nothing is
	 */
	public static List<Finding> all(final LevelMeasures row,
		final Cutoffs cutoffs)
	{
		final List<Finding> findings = new ArrayList<>();
		body(row, cutoffs).ifPresent(findings::add);
		slip(row).ifPresent(findings::add);
		disc(row, cutoffs).ifPresent(findings::add);
		canal(row, cutoffs).ifPresent(findings::add);
		canalArea(row, cutoffs).ifPresent(findings::add);
		cord(row, cutoffs).ifPresent(findings::add);
		return findings;
	}

	private static Optional<Finding> body(final LevelMeasures row,
		final Cutoffs cutoffs)
	{
		final BodyMeasures body = row.body();
		final GenantGrade grade = body.genantGrade();
		if (!grade.isDeformed()) return Optional.empty();
		final GradedMeasure measure = switch (body.shape()) {
			case WEDGE -> GradedMeasure.WEDGE;
			case BICONCAVE -> GradedMeasure.BICONCAVITY;
			case CRUSH -> GradedMeasure.CRUSH;
		};
		final double beyond = PERCENT * (1 - body.lowestHeightMm() / expectedMm(row,
			measure)) - cutoffs.genant().mildPercent();
		final String doubt = beyond <= 0 ? USUAL : doubt(beyond, CERTAIN *
			Deviations.heightLoss(row, row.edge()), NetworkErrors.packaged().tooHigh(
				measure.key()), row.doubts().neighbours());
		return Optional.of(new Finding(measure, body.shape().text() + " grade " +
			grade.text(), grade.light(), doubt));
	}

	/**
	 * What the lowest height would be in a normal body. One that is lower behind
	 * than in front is not hollow for that, and the last ones are made so.
	 */
	private static double expectedMm(final LevelMeasures row,
		final GradedMeasure measure)
	{
		final BodyMeasures body = row.body();
		final double whole = body.wholeHeightMm();
		final double own = Math.max(body.anteriorHeightMm(), body
			.posteriorHeightMm());
		if (measure == GradedMeasure.BICONCAVITY && whole <= own + 1e-6)
			return (body.anteriorHeightMm() + body.posteriorHeightMm()) / 2;
		if (measure != GradedMeasure.CRUSH) return whole;
		return whole * row.level().map(level -> switch (level) {
			case L4 -> POSTERIOR_L4;
			case L5, L6 -> POSTERIOR_L5;
			default -> 1.0;
		}).orElse(1.0);
	}

	private static Optional<Finding> slip(final LevelMeasures row) {
		final DiscMeasures disc = row.disc();
		if (!disc.meyerdingGrade().isSlip()) return Optional.empty();
		final NetworkErrors known = NetworkErrors.packaged();
		final double own = Math.hypot(CERTAIN * Deviations.depth(row.edge()), disc
			.cornerErrorMm());
		return Optional.of(new Finding(GradedMeasure.SLIP, disc.direction().text() +
			"listhesis " + disc.meyerdingGrade().roman(), disc.meyerdingGrade()
				.light(), doubt(Math.abs(disc.slipMm()), own, disc.slipMm() > 0 ? known
					.tooHigh(GradedMeasure.SLIP.key()) : known.tooLow(GradedMeasure.SLIP
						.key()), row.doubts().disc())));
	}

	private static Optional<Finding> disc(final LevelMeasures row,
		final Cutoffs cutoffs)
	{
		final DiscMeasures disc = row.disc();
		if (disc.heightLoss().light() == Light.GREEN) return Optional.empty();
		return Optional.of(below(row, GradedMeasure.DISC_HEIGHT_INDEX,
			"disc height loss " + disc.heightLoss().text(), disc.heightLoss().light(),
			cutoffs.discHeight().mild(), Deviations.heightIndex(row, row.edge()), row
				.doubts().disc()));
	}

	private static Optional<Finding> canal(final LevelMeasures row,
		final Cutoffs cutoffs)
	{
		final CanalGrade grade = row.canal().grade();
		if (grade.light() == Light.GREEN) return Optional.empty();
		final boolean cervical = grade == CanalGrade.STENOSIS;
		return Optional.of(below(row, GradedMeasure.CANAL_AP, cervical
			? "canal narrow" : "canal narrow (" + grade.text() + ")", grade.light(),
			cervical ? cutoffs.canal().cervicalApMm() : cutoffs.canal()
				.lumbarRelativeApMm(), Deviations.depth(row.edge()), row.doubts()
					.canal()));
	}

	private static Optional<Finding> canalArea(final LevelMeasures row,
		final Cutoffs cutoffs)
	{
		final double area = row.canal().leastAreaMm2();
		final boolean lumbar = row.level().flatMap(SpineRegion::of).filter(
			SpineRegion.LUMBAR::equals).isPresent();
		if (!lumbar || !(area < cutoffs.canal().lumbarAreaMm2())) return Optional
			.empty();
		return Optional.of(below(row, GradedMeasure.CANAL_AREA,
			"canal area small", Light.AMBER, cutoffs.canal().lumbarAreaMm2(),
			Deviations.area(row.edge(), area, row.canal().leastApMm()), row.doubts()
				.canal()));
	}

	private static Optional<Finding> cord(final LevelMeasures row,
		final Cutoffs cutoffs)
	{
		if (!(row.canal().cordRatio() < cutoffs.canal().flatCordRatio()))
			return Optional.empty();
		return Optional.of(below(row, GradedMeasure.CORD_RATIO, "cord flat",
			Light.RED, cutoffs.canal().flatCordRatio(), Deviations.cordRatio(row, row
				.edge()), row.doubts().canal()));
	}

	/** Of a value that should not be below a limit. */
	private static Finding below(final LevelMeasures row,
		final GradedMeasure measure, final String text, final Light light,
		final double limit, final double deviation, final String inputs)
	{
		return new Finding(measure, text, light, doubt(limit - measure.of(row),
			CERTAIN * deviation, NetworkErrors.packaged().tooLow(measure.key()),
			inputs));
	}

	/**
	 * @param beyond by how much a value is beyond what is normal
	 * @param own its own uncertainty
	 * @param known known error of the networks; NaN if it is not known
	 * @param inputs what speaks against what it rests on; may be empty
	 * @return why it may be nothing; empty if nothing speaks against it
	 */
	static String doubt(final double beyond, final double own,
		final double known, final String inputs)
	{
		if (!(beyond > own)) return WITHIN_ERROR;
		if (Double.isNaN(known)) return NOT_KNOWN;
		return beyond > known ? inputs : WITHIN_ERROR;
	}
}
