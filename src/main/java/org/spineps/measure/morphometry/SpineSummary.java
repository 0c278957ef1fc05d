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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import org.spineps.anatomy.Level;
import org.spineps.measure.Digits;
import org.spineps.measure.morphometry.grade.NetworkErrors;
import org.spineps.measure.morphometry.grade.ScoliosisGrade;
import org.spineps.measure.morphometry.shape.Position;
import org.spineps.measure.quality.Light;

/**
 * What is measured once per patient: curves of the spine and the worst level of
 * each kind. Immutable.
 *
 * @param rows the measures that are defined
 */
public record SpineSummary(List<Row> rows) {

	/** Names of the columns of a row. */
	public static final List<String> COLUMNS = List.of("measure", "from", "to",
		"value", "unit", "grade", "posture");

	private static final String DEGREES = "deg";
	private static final String MM = "mm";

	/**
	 * One measure.
	 *
	 * @param measure what
	 * @param from name of the upper level, or of the only one
	 * @param to name of the lower level; empty for one level
	 * @param value with three significant digits
	 * @param unit of the value; empty for a ratio
	 * @param grade what the cut-offs say; may be empty
	 * @param light how that is coloured
	 */
	public record Row(String measure, String from, String to, double value,
		String unit, String grade, Light light)
	{

		/** @return a cell for each of {@link SpineSummary#COLUMNS} */
		public List<Object> cells() {
			return List.of(measure, from, to, value, unit, grade,
				SpineMeasures.POSTURE);
		}
	}

	/** Copies the list. */
	public SpineSummary {
		rows = List.copyOf(rows);
	}

	/**
	 * @param spine the measures of all levels
	 * @return what follows from them
	 */
	public static SpineSummary of(final SpineMeasures spine) {
		final List<Row> rows = new ArrayList<>();
		cobb(rows, spine, "cervical lordosis", Level.C2, false, Level.C7, false, 1);
		cobb(rows, spine, "thoracic kyphosis", Level.T4, true, Level.T12, false,
			-1);
		cobb(rows, spine, "lumbar lordosis", Level.L1, true, Level.SACRUM, true, 1);
		cobb(rows, spine, "lumbar lordosis without sacrum", Level.L1, true,
			Level.L5, false, 1);
		coronal(rows, spine);
		worst(spine, row -> row.body().heightLossPercent()).ifPresent(row -> add(
			rows, spine, row, "largest height loss", Math.abs(row.body()
				.heightLossPercent()), "percent", "grade " + row.body().genantGrade()
					.text(), GradedMeasure.WEDGE, GradedMeasure.BICONCAVITY,
			GradedMeasure.CRUSH));
		worst(spine, row -> -row.disc().heightIndex()).ifPresent(row -> add(rows,
			spine, row, "least disc height index", Math.abs(row.disc().heightIndex()),
			"", row.disc().heightLoss().text(), GradedMeasure.DISC_HEIGHT_INDEX));
		worst(spine, row -> Math.abs(row.disc().slipMm())).ifPresent(row -> add(
			rows, spine, row, "largest slip", Math.abs(row.disc().slipMm()), MM, row
				.disc().direction().text(), GradedMeasure.SLIP));
		worst(spine, row -> -row.canal().leastApMm()).ifPresent(row -> add(rows,
			spine, row, "least canal diameter", row.canal().leastApMm(), MM, row
				.canal().grade().text(), GradedMeasure.CANAL_AP));
		worst(spine, row -> -row.canal().leastAreaMm2()).ifPresent(row -> add(rows,
			"least canal area", row.name(), "", row.canal().leastAreaMm2(), "mm2"));
		return new SpineSummary(rows);
	}

	private static void cobb(final List<Row> rows, final SpineMeasures spine,
		final String name, final Level from, final boolean fromUpper,
		final Level to, final boolean toUpper, final int sign)
	{
		final Optional<LevelMeasures> upper = spine.find(from);
		final Optional<LevelMeasures> lower = spine.find(to);
		if (upper.isEmpty() || lower.isEmpty()) return;
		final double degrees = sign * SpineMeasures.sagittalCobbDegrees(upper.get(),
			fromUpper, lower.get(), toUpper);
		if (!Double.isNaN(degrees)) add(rows, name, upper.get().name() + (fromUpper
			? " upper" : " lower"), lower.get().name() + (toUpper ? " upper"
				: " lower"), degrees, DEGREES);
	}

	/** The largest coronal angle of all pairs, and the vertebra at its apex. */
	private static void coronal(final List<Row> rows,
		final SpineMeasures spine)
	{
		int first = -1;
		int last = -1;
		double largest = -1;
		for (int i = 0; i < spine.levels().size(); i++)
			for (int j = i + 1; j < spine.levels().size(); j++) {
				final double angle = Math.abs(spine.coronalCobbDegrees(i, j));
				if (angle > largest) {
					largest = angle;
					first = i;
					last = j;
				}
			}
		if (first < 0) return;
		final double angle = spine.coronalCobbDegrees(first, last);
		final ScoliosisGrade grade = ScoliosisGrade.of(angle, spine.cutoffs()
			.scoliosis());
		final LevelMeasures upper = spine.levels().get(first);
		final LevelMeasures lower = spine.levels().get(last);
		final String doubt = grade.light() == Light.GREEN ? "" : LevelFindings.doubt(
			Math.abs(angle) - spine.cutoffs().scoliosis().mildDegrees(),
			LevelFindings.CERTAIN * Deviations.coronalDegrees(upper, upper.edge()),
			Math.max(NetworkErrors.packaged().tooLow(GradedMeasure.CORONAL_COBB
				.key()), NetworkErrors.packaged().tooHigh(GradedMeasure.CORONAL_COBB
					.key())), upper.doubts().neighbours().isEmpty() ? lower.doubts()
						.neighbours() : upper.doubts().neighbours());
		final Finding finding = new Finding(GradedMeasure.CORONAL_COBB, grade.text(),
			grade.light(), doubt);
		add(rows, "largest coronal Cobb", upper.name(), lower.name(), angle, DEGREES,
			finding.words(), finding.light());
		apex(rows, spine.levels().subList(first, last + 1));
	}

	/** The vertebra that stands farthest aside of the line between the ends. */
	private static void apex(final List<Row> rows,
		final List<LevelMeasures> levels)
	{
		final Position top = levels.get(0).frame().orElseThrow().origin();
		final Position bottom = levels.get(levels.size() - 1).frame().orElseThrow()
			.origin();
		final Position line = bottom.minus(top).unit();
		String apex = "";
		double farthest = 0;
		for (final LevelMeasures row : levels) {
			if (row.frame().isEmpty()) continue;
			final double aside = row.frame().get().origin().minus(top).without(line)
				.dot(levels.get(0).frame().orElseThrow().right().without(line).unit());
			if (Math.abs(aside) > Math.abs(farthest)) {
				farthest = aside;
				apex = row.name();
			}
		}
		if (!apex.isEmpty()) add(rows, "coronal apex, to the right", apex, "",
			farthest, MM);
	}

	private static Optional<LevelMeasures> worst(final SpineMeasures spine,
		final ToDoubleFunction<LevelMeasures> badness)
	{
		return spine.levels().stream().filter(row -> Double.isFinite(badness
			.applyAsDouble(row))).max(Comparator.comparingDouble(badness));
	}

	/** A measure of one level, whose grade may be doubted. */
	private static void add(final List<Row> rows, final SpineMeasures spine,
		final LevelMeasures row, final String measure, final double value,
		final String unit, final String grade, final GradedMeasure... measures)
	{
		final String doubt = LevelFindings.all(row, spine.cutoffs()).stream().filter(
			finding -> List.of(measures).contains(finding.measure())).map(
				Finding::doubt).filter(text -> !text.isEmpty()).findFirst().map(
					text -> " (" + text + ")").orElse("");
		add(rows, measure, row.name(), "", value, unit, grade + doubt, LevelFindings
			.light(row, spine.cutoffs(), measures));
	}

	private static void add(final List<Row> rows, final String measure,
		final String from, final String to, final double value, final String unit)
	{
		add(rows, measure, from, to, value, unit, "", Light.GREEN);
	}

	private static void add(final List<Row> rows, final String measure,
		final String from, final String to, final double value, final String unit,
		final String grade, final Light light)
	{
		rows.add(new Row(measure, from, to, Digits.roundedOrNull(value, 2), unit,
			grade, light));
	}
}
