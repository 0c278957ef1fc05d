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
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import org.spineps.measure.Digits;
import org.spineps.measure.morphometry.LevelMeasures.Curvature;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.morphometry.grade.Grade;

/**
 * The level table: a row for every vertebra and the sacrum, with the disc under
 * it. The first columns say what the row is and what is odd about it; then come
 * groups: body, disc, slip, canal, cord, curvature, and what limits precision. What
 * each column means is in docs/measurements.md. Measures have three significant
 * digits; what is undefined is blank, never zero.
 */
public final class LevelTable {

	private static final int TENTHS = 1;
	private static final int HUNDREDTHS = 2;
	private static final int THOUSANDTHS = 3;

	/** Names of the columns, with units. */
	public static final List<String> COLUMNS = columns(Cutoffs.standard())
		.stream().map(Column::name).toList();

	/**
	 * What the cells of {@link #COLUMNS} are: {@link String}, {@link Double} or
	 * {@link Integer}.
	 */
	public static final List<Class<?>> TYPES = types();

	private LevelTable() {
		// static methods only
	}

	private record Column(String name, Class<?> type,
		Function<LevelMeasures, Object> value)
	{}

	private static List<Class<?>> types() {
		final List<Class<?>> types = new ArrayList<>();
		columns(Cutoffs.standard()).forEach(column -> types.add(column.type));
		return List.copyOf(types);
	}

	/**
	 * @param row a level
	 * @param cutoffs limits of what is called a finding
	 * @return a cell for each of {@link #COLUMNS}: text, a rounded
	 *         {@link Double}, an {@link Integer}, or null where nothing is defined
	 */
	public static List<Object> cells(final LevelMeasures row,
		final Cutoffs cutoffs)
	{
		final List<Object> cells = new ArrayList<>();
		for (final Column column : columns(cutoffs))
			cells.add(column.value.apply(row));
		return cells;
	}

	private static List<Column> columns(final Cutoffs cutoffs) {
		final List<Column> all = new ArrayList<>();
		all.add(new Column("level", String.class, LevelMeasures::name));
		all.add(new Column("label", Integer.class, row -> row.instance().label()));
		all.add(new Column("naming", String.class, row -> row.instance().naming().text()));
		number(all, "name_confidence", THOUSANDTHS, row -> row.instance()
			.nameConfidence());
		number(all, "outline_confidence", THOUSANDTHS, row -> row.instance()
			.confidence());
		all.add(new Column("findings", String.class, row -> String.join("; ", LevelFindings.of(row,
			cutoffs))));
		all.add(new Column("flags", String.class, row -> String.join("; ", row.flags())));
		body(all);
		disc(all);
		canal(all);
		number(all, "curvature_sagittal_per_m", HUNDREDTHS, row -> row.curvature()
			.map(Curvature::posteriorPerM).orElse(Double.NaN));
		number(all, "curvature_coronal_per_m", HUNDREDTHS, row -> row.curvature()
			.map(Curvature::rightPerM).orElse(Double.NaN));
		number(all, "step_up_mm", HUNDREDTHS, row -> row.step().upMm());
		number(all, "step_ap_mm", HUNDREDTHS, row -> row.step().apMm());
		number(all, "step_rl_mm", HUNDREDTHS, row -> row.step().rlMm());
		number(all, "step_deg", HUNDREDTHS, row -> row.step().degrees());
		all.add(new Column("posture", String.class, row -> SpineMeasures.POSTURE));
		return all;
	}

	private static void body(final List<Column> all) {
		body(all, "height_anterior_mm", HUNDREDTHS, BodyMeasures::anteriorHeightMm);
		body(all, "height_middle_mm", HUNDREDTHS, BodyMeasures::middleHeightMm);
		body(all, "height_posterior_mm", HUNDREDTHS,
			BodyMeasures::posteriorHeightMm);
		body(all, "wedge_ratio", THOUSANDTHS, BodyMeasures::wedgeRatio);
		body(all, "biconcavity_ratio", THOUSANDTHS, BodyMeasures::biconcavityRatio);
		body(all, "crush_ratio", THOUSANDTHS, BodyMeasures::crushRatio);
		body(all, "height_loss_percent", TENTHS, BodyMeasures::heightLossPercent);
		all.add(new Column("genant_grade", Integer.class, row -> numberOrNull(row.body()
			.genantGrade())));
		all.add(new Column("genant_shape", String.class, row -> row.body().genantGrade()
			.isDeformed() ? row.body().shape().text() : ""));
		body(all, "body_wedge_deg", HUNDREDTHS, BodyMeasures::wedgeDegrees);
		body(all, "depth_superior_mm", HUNDREDTHS, BodyMeasures::superiorDepthMm);
		body(all, "depth_inferior_mm", HUNDREDTHS, BodyMeasures::inferiorDepthMm);
		body(all, "width_mm", HUNDREDTHS, BodyMeasures::widthMm);
		body(all, "body_volume_mm3", TENTHS, BodyMeasures::volumeMm3);
	}

	private static void disc(final List<Column> all) {
		disc(all, "disc_height_anterior_mm", HUNDREDTHS,
			DiscMeasures::anteriorHeightMm);
		disc(all, "disc_height_middle_mm", HUNDREDTHS,
			DiscMeasures::middleHeightMm);
		disc(all, "disc_height_posterior_mm", HUNDREDTHS,
			DiscMeasures::posteriorHeightMm);
		disc(all, "disc_height_mm", HUNDREDTHS, DiscMeasures::heightMm);
		disc(all, "disc_height_index", THOUSANDTHS, DiscMeasures::heightIndex);
		all.add(new Column("disc_height_loss", String.class, row -> row.disc().heightLoss()
			.text()));
		disc(all, "disc_farfan_index", THOUSANDTHS, DiscMeasures::farfanIndex);
		disc(all, "disc_angle_deg", HUNDREDTHS, DiscMeasures::degrees);
		disc(all, "disc_volume_mm3", TENTHS, DiscMeasures::volumeMm3);
		disc(all, "disc_signal_csf", THOUSANDTHS, DiscMeasures::signalRatio);
		disc(all, "slip_mm", HUNDREDTHS, DiscMeasures::slipMm);
		disc(all, "slip_percent", TENTHS, DiscMeasures::slipPercent);
		all.add(new Column("meyerding_grade", Integer.class, row -> numberOrNull(row.disc()
			.meyerdingGrade())));
		all.add(new Column("slip_direction", String.class, row -> row.disc().direction()
			.text()));
	}

	private static void canal(final List<Column> all) {
		canal(all, "canal_ap_body_mm", HUNDREDTHS, CanalMeasures::bodyApMm);
		canal(all, "canal_area_body_mm2", TENTHS, CanalMeasures::bodyAreaMm2);
		canal(all, "canal_ap_disc_mm", HUNDREDTHS, CanalMeasures::discApMm);
		canal(all, "canal_area_disc_mm2", TENTHS, CanalMeasures::discAreaMm2);
		canal(all, "canal_ap_least_mm", HUNDREDTHS, CanalMeasures::leastApMm);
		canal(all, "canal_area_least_mm2", TENTHS, CanalMeasures::leastAreaMm2);
		all.add(new Column("canal_grade", String.class, row -> row.canal().grade().text()));
		canal(all, "canal_compression", THOUSANDTHS, CanalMeasures::compression);
		canal(all, "cord_ap_mm", HUNDREDTHS, CanalMeasures::cordApMm);
		canal(all, "cord_rl_mm", HUNDREDTHS, CanalMeasures::cordRlMm);
		canal(all, "cord_area_mm2", TENTHS, CanalMeasures::cordAreaMm2);
		canal(all, "cord_ap_disc_mm", HUNDREDTHS, CanalMeasures::cordDiscApMm);
		canal(all, "cord_ap_rl", THOUSANDTHS, CanalMeasures::cordRatio);
		canal(all, "cord_compression", THOUSANDTHS,
			CanalMeasures::cordCompression);
		canal(all, "cord_canal_share", THOUSANDTHS, CanalMeasures::cordShare);
	}

	private static void body(final List<Column> all, final String name,
		final int decimals, final ToDoubleFunction<BodyMeasures> value)
	{
		number(all, name, decimals, row -> value.applyAsDouble(row.body()));
	}

	private static void disc(final List<Column> all, final String name,
		final int decimals, final ToDoubleFunction<DiscMeasures> value)
	{
		number(all, name, decimals, row -> value.applyAsDouble(row.disc()));
	}

	private static void canal(final List<Column> all, final String name,
		final int decimals, final ToDoubleFunction<CanalMeasures> value)
	{
		number(all, name, decimals, row -> value.applyAsDouble(row.canal()));
	}

	private static void number(final List<Column> all, final String name,
		final int decimals, final ToDoubleFunction<LevelMeasures> value)
	{
		all.add(new Column(name, Double.class, row -> Digits.roundedOrNull(value.applyAsDouble(
			row), decimals)));
	}

	/** A number of its own for tables that are sorted by it. */
	private static Integer numberOrNull(final Grade grade) {
		return grade.text().isEmpty() ? null : Integer.valueOf(grade.text());
	}
}
