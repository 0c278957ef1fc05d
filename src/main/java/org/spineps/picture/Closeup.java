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
package org.spineps.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.anatomy.LevelColors;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * Pictures of small planes anywhere in a scan, in their own directions, with
 * outlines of the instances and with marks, e.g. the landmarks of one vertebra in
 * its own sagittal plane. Sampled as {@link Snapshot} is: linear between voxels,
 * nearest between thick slices. Works without a screen.
 */
public final class Closeup {

	private static final double PIXEL_MM = 0.2;
	private static final double FILL = 0.12;
	private static final double FILL_WITHOUT_IMAGE = 0.6;
	private static final int MARGIN = 5;

	private final Lettering titleLetters = Lettering.of(15, true);
	private final Lettering smallLetters = Lettering.of(12, false);

	private Closeup() throws SpinepsException {}

	/**
	 * Where a plane lies. Arrays are not copied.
	 *
	 * @param centreMm its middle in RAS millimetres
	 * @param right direction of the rows, length 1, in RAS
	 * @param down direction of the columns, length 1, in RAS
	 * @param widthMm width of the picture
	 * @param heightMm height of the picture
	 */
	public record Aim(double[] centreMm, double[] right, double[] down,
		double widthMm, double heightMm)
	{

		int width() {
			return (int) Math.ceil(widthMm / PIXEL_MM);
		}

		int height() {
			return (int) Math.ceil(heightMm / PIXEL_MM);
		}

		/** @return pixels to the right and down of a place, seen along the normal */
		double[] project(final double[] mm) {
			double x = 0;
			double y = 0;
			for (int axis = 0; axis < 3; axis++) {
				x += (mm[axis] - centreMm[axis]) * right[axis];
				y += (mm[axis] - centreMm[axis]) * down[axis];
			}
			return new double[] { width() / 2.0 + x / PIXEL_MM, height() / 2.0 + y /
				PIXEL_MM };
		}

		double[] world(final int x, final int y) {
			final double[] mm = centreMm.clone();
			for (int axis = 0; axis < 3; axis++)
				mm[axis] += PIXEL_MM * ((x + 0.5 - width() / 2.0) * right[axis] + (y +
					0.5 - height() / 2.0) * down[axis]);
			return mm;
		}
	}

	/**
	 * Something to draw: points of a line in RAS millimetres, or one point.
	 *
	 * @param pointsMm at least one point; seen along the normal of the plane
	 * @param color 0xRRGGBB
	 * @param text written beside the middle of its ends; may be
	 *          empty
	 */
	public record Mark(List<double[]> pointsMm, int color, String text) {

		/** Copies the list. */
		public Mark {
			pointsMm = List.copyOf(pointsMm);
			if (pointsMm.isEmpty()) throw new IllegalArgumentException(
				"A mark without a point");
		}
	}

	/**
	 * One picture.
	 *
	 * @param aim where its plane lies
	 * @param title written at the top left
	 * @param sides what is written at the left and the right edge, e.g. "A" and
	 *          "P"; empty for nothing
	 * @param marks what is drawn on it
	 */
	public record Shot(Aim aim, String title, List<String> sides,
		List<Mark> marks)
	{

		/** Copies the lists. */
		public Shot {
			sides = List.copyOf(sides);
			marks = List.copyOf(marks);
		}
	}

	/**
	 * Draws pictures of one scan, all with the same brightness.
	 *
	 * @param imageOrNull the scan; null to show the masks on black
	 * @param semantic structures on the scan's grid
	 * @param instances vertebrae, discs and endplates on the scan's grid
	 * @param shots what to draw
	 * @return a PNG file for each
	 * @throws SpinepsException if this computer has no fonts
	 * @throws IllegalArgumentException if the grids differ
	 */
	public static List<byte[]> render(final ImageVolume imageOrNull,
		final LabelVolume semantic, final LabelVolume instances,
		final List<Shot> shots) throws SpinepsException
	{
		if (!semantic.grid().agreesWith(instances.grid()) || imageOrNull != null &&
			!semantic.grid().agreesWith(imageOrNull.grid()))
			throw new IllegalArgumentException("Volumes on different grids");
		final Closeup closeup = new Closeup();
		final ObliqueView sampler = new ObliqueView(semantic.grid());
		final List<View> views = new ArrayList<>();
		for (final Shot shot : shots)
			views.add(sampler.view(shot.aim(), imageOrNull, semantic, instances));
		final GreyWindow window = GreyWindow.of(views);
		final List<byte[]> pictures = new ArrayList<>();
		for (int n = 0; n < shots.size(); n++)
			pictures.add(PngFiles.bytes(closeup.draw(shots.get(n), views.get(n),
				window)));
		return pictures;
	}

	private BufferedImage draw(final Shot shot, final View view,
		final GreyWindow window)
	{
		final Aim aim = shot.aim();
		final BufferedImage picture = Panel.grey(view, aim.width(), aim.height(),
			window);
		Panel.paint(picture, view.instances(), LevelColors::ofInstance, view
			.hasImage() ? FILL : FILL_WITHOUT_IMAGE);
		final Graphics2D graphics = picture.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
			RenderingHints.VALUE_ANTIALIAS_ON);
		shot.marks().forEach(mark -> line(graphics, aim, mark));
		shot.marks().forEach(mark -> text(graphics, aim, mark));
		titleLetters.write(graphics, shot.title(), MARGIN, MARGIN + titleLetters
			.lineHeight() / 2.0, Color.WHITE);
		final int row = aim.height() - MARGIN - smallLetters.lineHeight() / 2;
		if (shot.sides().size() == 2) {
			smallLetters.write(graphics, shot.sides().get(0), MARGIN, row,
				Color.WHITE);
			smallLetters.write(graphics, shot.sides().get(1), aim.width() - MARGIN -
				smallLetters.width(shot.sides().get(1)), row, Color.WHITE);
		}
		graphics.dispose();
		return picture;
	}

	private static void line(final Graphics2D graphics, final Aim aim,
		final Mark mark)
	{
		final Path2D path = new Path2D.Double();
		for (final double[] point : mark.pointsMm()) {
			final double[] at = aim.project(point);
			if (path.getCurrentPoint() == null) path.moveTo(at[0], at[1]);
			else path.lineTo(at[0], at[1]);
		}
		graphics.setStroke(new BasicStroke(3.4f, BasicStroke.CAP_ROUND,
			BasicStroke.JOIN_ROUND));
		graphics.setColor(new Color(0, 0, 0, 150));
		graphics.draw(path);
		graphics.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_ROUND,
			BasicStroke.JOIN_ROUND));
		graphics.setColor(new Color(mark.color()));
		graphics.draw(path);
		for (final double[] point : mark.pointsMm()) {
			final double[] at = aim.project(point);
			graphics.fill(new Ellipse2D.Double(at[0] - 2.2, at[1] - 2.2, 4.4, 4.4));
		}
	}

	private void text(final Graphics2D graphics, final Aim aim,
		final Mark mark)
	{
		if (mark.text().isEmpty()) return;
		final double[] first = aim.project(mark.pointsMm().get(0));
		final double[] last = aim.project(mark.pointsMm().get(mark.pointsMm()
			.size() - 1));
		final int width = smallLetters.width(mark.text());
		final double x = Math.max(MARGIN, Math.min(aim.width() - width - MARGIN,
			(first[0] + last[0]) / 2 + 5));
		smallLetters.write(graphics, mark.text(), x, (first[1] + last[1]) / 2,
			new Color(mark.color()));
	}
}
