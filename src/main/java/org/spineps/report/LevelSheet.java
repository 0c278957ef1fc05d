package org.spineps.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.measure.morphometry.BodyMeasures;
import org.spineps.measure.morphometry.CanalMeasures;
import org.spineps.measure.morphometry.CobbAngle;
import org.spineps.measure.morphometry.DiscMeasures;
import org.spineps.measure.morphometry.LevelMeasures;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.quality.Light;
import org.spineps.pipeline.SpineSegmentation;
import org.spineps.report.ReportTable.Cell;
import org.spineps.volume.ImageVolume;

/**
 * The morphometry of a case as parts of its page: a row per level, angles, and
 * pictures with the landmarks. What is beyond a cut-off is amber, the worst grades
 * red; what is undefined is blank.
 */
public final class LevelSheet {

	private static final String ROWS =
		"One row per vertebra and the disc under it. Coloured: beyond a cut-off, " +
			"which is no diagnosis. Measured " + SpineMeasures.POSTURE +
			"; slips and angles are smaller than on standing films. Every length " +
			"is known to half a voxel at best (step).";
	private static final String ANGLES =
		"Between endplates, in the vertebrae's own planes, " +
			SpineMeasures.POSTURE + ". Positive: lordosis.";

	private LevelSheet() {
		// static methods only
	}

	/**
	 * @param result masks and what was found in them
	 * @param imageOrNull the scan, for the pictures
	 * @param measures its morphometry
	 * @return the parts, in order; none if there is nothing to measure
	 * @throws SpinepsException if this computer has no fonts
	 */
	public static List<ReportSection> of(final SpineSegmentation result,
		final ImageVolume imageOrNull, final SpineMeasures measures)
		throws SpinepsException
	{
		if (measures.levels().stream().noneMatch(row -> row.frame().isPresent()))
			return List.of();
		final List<LevelPicture> pictures = LevelPictures.of(result, imageOrNull,
			measures);
		return List.of(new ReportSection("Levels", ROWS, rows(measures), List.of(),
			List.of()), new ReportSection("Angles", ANGLES, angles(measures), List
				.of(), List.of()), new ReportSection("Landmarks",
					"Each vertebra in its own sagittal plane. Blue: endplates and " +
						"heights of the body; yellow: disc; white: slip.",
					new ReportTable(""), pictures, List.of()));
	}

	private static ReportTable rows(final SpineMeasures measures) {
		final ReportTable table = new ReportTable("level", "anterior height (mm)",
			"middle (mm)", "posterior (mm)", "height loss (%)", "Genant", "shape",
			"disc height (mm)", "disc height index", "height loss of disc",
			"disc / CSF", "slip (mm)", "slip (%)", "Meyerding", "canal AP (mm)",
			"canal area (mm²)", "cord AP (mm)", "body angle (°)", "disc angle (°)",
			"step (mm)", "remarks").text("shape", "height loss of disc", "remarks");
		for (final LevelMeasures level : measures.levels()) {
			final List<Cell> row = new ArrayList<>();
			row.add(Cell.of(level.name()));
			body(level.body(), row);
			disc(level.disc(), row);
			canal(level.canal(), row);
			row.add(Cell.of(level.body().wedgeDegrees(), 1));
			row.add(Cell.of(level.disc().degrees(), 1));
			row.add(Cell.of(level.step().upMm(), 2));
			row.add(Cell.of(String.join(", ", level.flags())));
			table.row(row);
		}
		return table;
	}

	private static void body(final BodyMeasures body, final List<Cell> row) {
		row.add(Cell.of(body.anteriorHeightMm(), 1));
		row.add(Cell.of(body.middleHeightMm(), 1));
		row.add(Cell.of(body.posteriorHeightMm(), 1));
		final Light light = grade(body.genantGrade(), 3);
		row.add(new Cell(Cell.of(body.heightLossPercent(), 0).text(), light));
		row.add(new Cell(text(body.genantGrade()), light));
		row.add(Cell.of(body.shape() == null ? "" : body.shape().name()
			.toLowerCase(Locale.ROOT)));
	}

	private static void disc(final DiscMeasures disc, final List<Cell> row) {
		row.add(Cell.of(disc.heightMm(), 1));
		row.add(Cell.of(disc.heightIndex(), 2));
		row.add(new Cell(disc.heightLoss(), switch (disc.heightLoss()) {
			case "mild", "moderate" -> Light.AMBER;
			case "severe" -> Light.RED;
			default -> Light.GREEN;
		}));
		row.add(Cell.of(disc.signalRatio(), 2));
		final Light light = grade(disc.meyerdingGrade(), 2);
		row.add(new Cell(Cell.of(disc.slipMm(), 1).text(), light));
		row.add(Cell.of(disc.slipPercent(), 0));
		row.add(new Cell(disc.meyerdingGrade() == null ? "" : disc
			.meyerdingGrade() == 0 ? "0" : disc.meyerdingGrade() + " " + disc
				.direction(), light));
	}

	private static void canal(final CanalMeasures canal, final List<Cell> row) {
		row.add(new Cell(Cell.of(canal.leastApMm(), 1).text(), switch (canal
			.grade()) {
			case "relative" -> Light.AMBER;
			case "absolute", "stenosis" -> Light.RED;
			default -> Light.GREEN;
		}));
		row.add(Cell.of(canal.leastAreaMm2(), 0));
		row.add(Cell.of(canal.cordApMm(), 1));
	}

	private static Light grade(final Integer grade, final int red) {
		if (grade == null || grade == 0) return Light.GREEN;
		return grade >= red ? Light.RED : Light.AMBER;
	}

	private static String text(final Integer grade) {
		return grade == null ? "" : grade.toString();
	}

	private static ReportTable angles(final SpineMeasures measures) {
		final ReportTable table = new ReportTable("angle", "degrees");
		sagittal(table, measures, "lumbar lordosis, L1 to S1", Level.L1, true,
			Level.SACRUM, true);
		sagittal(table, measures, "thoracic kyphosis, T4 to T12", Level.T4, true,
			Level.T12, false);
		sagittal(table, measures, "cervical lordosis, C2 to C7", Level.C2, false,
			Level.C7, false);
		final Optional<CobbAngle> coronal = measures.angles().stream().filter(
			angle -> !Double.isNaN(angle.coronalDegrees())).max((a, b) -> Double
				.compare(Math.abs(a.coronalDegrees()), Math.abs(b
					.coronalDegrees())));
		coronal.ifPresent(angle -> table.row(List.of(Cell.of(
			"largest coronal Cobb angle, " + angle.upper() + " to " + angle
				.lower()), new Cell(Cell.of(Math.abs(angle.coronalDegrees()), 1)
					.text(), switch (measures.cutoffs().scoliosisGrade(angle
						.coronalDegrees())) {
						case "mild", "moderate" -> Light.AMBER;
						case "severe" -> Light.RED;
						default -> Light.GREEN;
					}))));
		return table;
	}

	private static void sagittal(final ReportTable table,
		final SpineMeasures measures, final String name, final Level upper,
		final boolean upperSuperior, final Level lower,
		final boolean lowerSuperior)
	{
		final Optional<LevelMeasures> above = measures.find(upper);
		final Optional<LevelMeasures> below = measures.find(lower);
		if (above.isEmpty() || below.isEmpty()) return;
		final double degrees = SpineMeasures.sagittalCobbDegrees(above.get(),
			upperSuperior, below.get(), lowerSuperior);
		if (!Double.isNaN(degrees)) table.row(List.of(Cell.of(name), Cell.of(
			degrees, 1)));
	}
}
