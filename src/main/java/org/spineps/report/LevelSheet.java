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
package org.spineps.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.measure.morphometry.BodyMeasures;
import org.spineps.measure.morphometry.CanalMeasures;
import org.spineps.measure.morphometry.DiscMeasures;
import org.spineps.measure.morphometry.GradedMeasure;
import org.spineps.measure.morphometry.LevelFindings;
import org.spineps.measure.morphometry.LevelMeasures;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.morphometry.SpineSummary;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.morphometry.grade.MeyerdingGrade;
import org.spineps.measure.quality.Light;
import org.spineps.report.ReportTable.Cell;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;

/**
 * The morphometry of a case as parts of its page: a row per level, the whole
 * spine, and pictures with the landmarks. What is beyond a cut-off is amber, the worst grades
 * red; what is undefined is blank.
 */
public final class LevelSheet {

	private static final String ROWS =
		"One row per vertebra and the disc under it. Coloured: beyond a cut-off by " +
			"more than the measurement's uncertainty and the networks' known error, " +
			"which is no diagnosis. Measured " + SpineMeasures.POSTURE +
			"; slips and angles are smaller than on standing films. Every length " +
			"is known to half a voxel at best (step).";
	private static final String CANAL =
		"Narrowest plane of each level, from its upper endplate to the next " +
			"vertebra; a narrowing counts at one level. Of the cord, the mean behind " +
			"the body, as long as it is cord and not nerve roots. The cord of such " +
			"masks is not validated for areas.";
	private static final String SPINE =
		"Angles are between endplates, in the vertebrae's own planes, " +
			SpineMeasures.POSTURE + ".";
	private static final Map<String, String> UNITS = Map.of("deg", "°",
		"percent", "%", "mm2", "mm²");

	private LevelSheet() {
		// static methods only
	}

	/**
	 * @param result masks and what was found in them
	 * @param imageOrNull the scan, for the pictures
	 * @param measures its morphometry
	 * @return the parts, in order; none if there is nothing to measure
	 * @throws SpinepsException if no fonts are installed
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
			List.of()), new ReportSection("Canal and remarks", CANAL, canal(measures),
				List.of(), List.of()), new ReportSection("Whole spine", SPINE, spine(measures),
				List.of(), List.of()), new ReportSection("Landmarks",
					"Each vertebra in its own sagittal plane. Blue: endplates and " +
						"heights of the body; yellow: disc; white: slip.",
					new ReportTable(""), pictures, List.of()));
	}

	private static ReportTable rows(final SpineMeasures measures) {
		final ReportTable table = new ReportTable("level", "anterior height (mm)",
			"middle (mm)", "posterior (mm)", "angle (°)", "height loss (%)", "Genant",
			"shape", "disc height (mm)", "disc height index", "disc height loss",
			"disc angle (°)", "disc / CSF", "slip (mm)", "slip (%)",
			"Meyerding").text("shape", "disc height loss");
		for (final LevelMeasures level : measures.levels()) {
			final List<Cell> row = new ArrayList<>();
			row.add(Cell.of(level.name()));
			body(level, measures.cutoffs(), row);
			disc(level, measures.cutoffs(), row);
			table.row(row);
		}
		return table;
	}

	/** A table of its own: all columns in one row fit no page. */
	private static ReportTable canal(final SpineMeasures measures) {
		final ReportTable table = new ReportTable("level", "canal AP (mm)",
			"canal area (mm²)", "compression", "cord AP (mm)", "cord area (mm²)",
			"cord AP / RL", "cord compression", "step (mm)", "beyond a cut-off",
			"remarks").text("beyond a cut-off", "remarks");
		for (final LevelMeasures level : measures.levels()) {
			final List<Cell> row = new ArrayList<>();
			row.add(Cell.of(level.name()));
			canal(level, measures.cutoffs(), row);
			row.add(Cell.of(level.step().upMm(), 2));
			row.add(Cell.of(String.join(", ", LevelFindings.of(level, measures
				.cutoffs()))));
			row.add(Cell.of(String.join(", ", level.flags())));
			table.row(row);
		}
		return table;
	}

	private static void body(final LevelMeasures level, final Cutoffs cutoffs,
		final List<Cell> row)
	{
		final BodyMeasures body = level.body();
		final Light light = LevelFindings.light(level, cutoffs, GradedMeasure.WEDGE,
			GradedMeasure.BICONCAVITY, GradedMeasure.CRUSH);
		row.add(Cell.of(body.anteriorHeightMm(), 1));
		row.add(Cell.of(body.middleHeightMm(), 1));
		row.add(Cell.of(body.posteriorHeightMm(), 1));
		row.add(Cell.of(body.wedgeDegrees(), 1));
		row.add(new Cell(Cell.of(body.heightLossPercent(), 0).text(), light));
		row.add(new Cell(body.genantGrade().text(), light));
		row.add(Cell.of(body.genantGrade().isDeformed() ? body.shape().text() : ""));
	}

	private static void disc(final LevelMeasures level, final Cutoffs cutoffs,
		final List<Cell> row)
	{
		final DiscMeasures disc = level.disc();
		row.add(Cell.of(disc.heightMm(), 1));
		row.add(Cell.of(disc.heightIndex(), 2));
		row.add(new Cell(disc.heightLoss().text(), LevelFindings.light(level,
			cutoffs, GradedMeasure.DISC_HEIGHT_INDEX)));
		row.add(Cell.of(disc.degrees(), 1));
		row.add(Cell.of(disc.signalRatio(), 2));
		final MeyerdingGrade slip = disc.meyerdingGrade();
		final Light light = LevelFindings.light(level, cutoffs, GradedMeasure.SLIP);
		row.add(new Cell(Cell.of(disc.slipMm(), 1).text(), light));
		row.add(Cell.of(disc.slipPercent(), 0));
		row.add(new Cell(slip.isSlip() ? slip.text() + " " + disc.direction().text()
			: slip.text(), light));
	}

	private static void canal(final LevelMeasures level, final Cutoffs cutoffs,
		final List<Cell> row)
	{
		final CanalMeasures canal = level.canal();
		row.add(new Cell(Cell.of(canal.leastApMm(), 1).text(), LevelFindings.light(
			level, cutoffs, GradedMeasure.CANAL_AP)));
		row.add(new Cell(Cell.of(canal.leastAreaMm2(), 0).text(), LevelFindings
			.light(level, cutoffs, GradedMeasure.CANAL_AREA)));
		row.add(Cell.of(canal.compression(), 2));
		row.add(Cell.of(canal.cordApMm(), 1));
		row.add(Cell.of(canal.cordAreaMm2(), 0));
		row.add(new Cell(Cell.of(canal.cordRatio(), 2).text(), LevelFindings.light(
			level, cutoffs, GradedMeasure.CORD_RATIO)));
		row.add(Cell.of(canal.cordCompression(), 2));
	}

	private static ReportTable spine(final SpineMeasures measures) {
		final ReportTable table = new ReportTable("measure", "from", "to", "value",
			"unit", "grade").text("from", "to", "unit", "grade");
		for (final SpineSummary.Row row : SpineSummary.of(measures).rows())
			table.row(List.of(Cell.of(row.measure()), Cell.of(row.from()), Cell.of(row
				.to()), Cell.of(row.value(), row.unit().isEmpty() ? 2 : 1), Cell.of(UNITS
					.getOrDefault(row.unit(), row.unit())), new Cell(row.grade(), row
						.light())));
		return table;
	}
}
