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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.spineps.anatomy.Level;
import org.spineps.measure.morphometry.shape.BodyShape;
import org.spineps.measure.morphometry.shape.Endplate;
import org.spineps.measure.morphometry.shape.Frame;
import org.spineps.measure.morphometry.shape.Position;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Draws what is measured on a phantom, for docs/measurements.md: the voxels of
 * its mask and the landmarks that were found in them. Fails when the drawing in
 * docs is not the one that the program makes; run with
 * {@code -Dspineps.draw=true} to replace it.
 */
class MeasurementDrawingTest {

	private static final Path DRAWING = Path.of("docs", "images",
		"measurements.svg");
	private static final double SCALE = 7;
	private static final int MIDDLE_SLICE = 8;
	private static final String BODY = "#9fb4d6";
	private static final String LINE = "#1b4f9c";
	private static final String DISC = "#b36b00";
	private static final String SLIP = "#b00020";
	private static final String CANAL = "#23705a";

	private final StringBuilder svg = new StringBuilder();
	private Grid grid;

	@Test
	void drawingInTheDocsIsWhatIsMeasured() throws Exception {
		final BodyShape upper = moved(LandmarkCases.named("wedge_grade1").upper(),
			5);
		final BodyShape lower = LandmarkCases.named("wedge_grade1").lower();
		grid = Grid.of(new int[] { 82, 82, 17 }, new double[] { 1, 1, 3 },
			AxisCodes.PIR);
		final Frame anatomy = BodyPhantom.upright(BodyPhantom.middle(grid).plus(
			new Position(0.3, 11.2, 18.6)));
		final BodyPhantom phantom = new BodyPhantom(grid, anatomy).body(Level.L3,
			upper, 0).body(Level.L4, lower, 0).canal(-17);
		final SpineSegmentation masks = phantom.segmentation();
		draw(masks, phantom.measures());
		if (Boolean.getBoolean("spineps.draw")) {
			Files.createDirectories(DRAWING.getParent());
			Files.writeString(DRAWING, svg);
		}
		assertThat(DRAWING).hasContent(svg.toString());
	}

	private static BodyShape moved(final BodyShape shape, final double anterior) {
		return new BodyShape(moved(shape.superior(), anterior), moved(shape
			.inferior(), anterior));
	}

	private static Endplate moved(final Endplate plate, final double anterior) {
		final Position way = new Position(0, anterior, 0);
		return new Endplate(plate.anterior().plus(way), plate.middle().plus(way),
			plate.posterior().plus(way));
	}

	private void draw(final SpineSegmentation masks,
		final SpineMeasures measures)
	{
		svg.append(String.format(Locale.ROOT,
			"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" " +
				"font-family=\"sans-serif\" font-size=\"13\">\n", 82 * SCALE, 82 *
					SCALE)).append(
						"<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
		voxels(masks.semantic());
		final LevelMeasures upper = measures.levels().get(0);
		final LevelMeasures lower = measures.levels().get(1);
		body(upper);
		body(lower);
		disc(upper, lower);
		slip(upper, lower);
		final double middle = upper.frame().orElseThrow().origin().superior() - 1;
		final double front = anteriorOf(masks.semantic(), middle, true);
		final double back = anteriorOf(masks.semantic(), middle, false);
		line(new Position(0, front, middle), new Position(0, back, middle), CANAL,
			"");
		text(new Position(0, (front + back) / 2 + 3, middle + 1), "canal AP",
			CANAL);
		svg.append("</svg>\n");
	}

	/** Front or back of the canal at a height. */
	private double anteriorOf(final LabelVolume semantic, final double superior,
		final boolean front)
	{
		double result = Double.NaN;
		final int j = (int) Math.round(grid.toVoxel(0, 0, superior)[1]);
		for (int i = 0; i < grid.size(0); i++) {
			final int label = semantic.array()[grid.index(i, j, MIDDLE_SLICE)];
			if (label != 60 && label != 61) continue;
			if (!front || Double.isNaN(result)) result = grid.toWorld(i + (front ? -0.5
				: 0.5), j, 0)[1];
		}
		return result;
	}

	private void voxels(final LabelVolume semantic) {
		svg.append("<g shape-rendering=\"crispEdges\">\n");
		for (int j = 0; j < grid.size(1); j++)
			for (int i = 0; i < grid.size(0); i++) {
				final int label = semantic.array()[grid.index(i, j, MIDDLE_SLICE)];
				int end = i;
				while (end < grid.size(0) && semantic.array()[grid.index(end, j,
					MIDDLE_SLICE)] == label)
					end++;
				if (label != 0) svg.append(String.format(Locale.ROOT,
					"<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" " +
						"fill=\"%s\"/>\n", i * SCALE, j * SCALE, (end - i) * SCALE, SCALE,
					label == 49 ? BODY : label == 60 ? "#e8d8a0" : "#cfe5dc"));
				i = end - 1;
			}
		svg.append("</g>\n");
	}

	private void body(final LevelMeasures row) {
		final Endplate s = row.superior().orElseThrow();
		final Endplate i = row.inferior().orElseThrow();
		line(s.anterior(), s.middle(), LINE, "");
		line(s.middle(), s.posterior(), LINE, "");
		line(i.anterior(), i.middle(), LINE, "");
		line(i.middle(), i.posterior(), LINE, "");
		line(s.anterior(), i.anterior(), LINE, "4 3");
		line(s.middle(), i.middle(), LINE, "4 3");
		line(s.posterior(), i.posterior(), LINE, "4 3");
		final Position up = new Position(0, 0, 1.2);
		final Position down = new Position(0, 0, -3);
		point(s.anterior(), "SA", up);
		point(s.middle(), "SM", up);
		point(s.posterior(), "SP", up);
		point(i.anterior(), "IA", down);
		point(i.middle(), "IM", down);
		point(i.posterior(), "IP", down);
		final Position aside = new Position(0, -0.7, 0);
		text(s.anterior().middle(i.anterior()).plus(aside), "Ha", LINE);
		text(s.middle().middle(i.middle()).plus(aside), "Hm", LINE);
		text(s.posterior().middle(i.posterior()).plus(new Position(0, 3, 0)), "Hp",
			LINE);
	}

	/** Heights at right angles to the bisector of the endplates. */
	private void disc(final LevelMeasures upper, final LevelMeasures lower) {
		final Endplate above = upper.inferior().orElseThrow();
		final Endplate below = lower.superior().orElseThrow();
		final Position right = upper.frame().orElseThrow().right();
		final Position normal = above.direction().plus(below.direction()).cross(
			right).unit();
		final DiscMeasures disc = upper.disc();
		line(below.anterior(), below.anterior().plus(normal.times(disc
			.anteriorHeightMm())), DISC, "");
		line(below.middle(), below.middle().plus(normal.times(disc
			.middleHeightMm())), DISC, "");
		line(below.posterior(), below.posterior().plus(normal.times(disc
			.posteriorHeightMm())), DISC, "");
		text(below.middle().plus(normal.times(disc.middleHeightMm() / 2)).plus(
			new Position(0, -1, 0)), "disc height", DISC);
	}

	private void slip(final LevelMeasures upper, final LevelMeasures lower) {
		final Endplate above = upper.inferior().orElseThrow();
		final Endplate below = lower.superior().orElseThrow();
		final Position foot = below.posterior().minus(below.direction().times(upper
			.disc().slipMm()));
		line(above.posterior(), foot, SLIP, "2 3");
		line(foot, below.posterior(), SLIP, "");
		text(foot.plus(new Position(0, 0, -2.2)), "slip", SLIP);
	}

	private void point(final Position at, final String name,
		final Position aside)
	{
		svg.append(String.format(Locale.ROOT,
			"<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>\n", x(at), y(at),
			LINE));
		text(at.plus(aside).plus(new Position(0, 1, 0)), name, LINE);
	}

	private void line(final Position from, final Position to,
		final String colour, final String dashes)
	{
		svg.append(String.format(Locale.ROOT,
			"<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" " +
				"stroke-width=\"1.6\"%s/>\n", x(from), y(from), x(to), y(to), colour,
			dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\""));
	}

	private void text(final Position at, final String text,
		final String colour)
	{
		svg.append(String.format(Locale.ROOT,
			"<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\">%s</text>\n", x(at), y(at),
			colour, text));
	}

	private double x(final Position position) {
		return (grid.toVoxel(position.toArray())[0] + 0.5) * SCALE;
	}

	private double y(final Position position) {
		return (grid.toVoxel(position.toArray())[1] + 0.5) * SCALE;
	}
}
