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

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.IntUnaryOperator;

import org.spineps.SpinepsException;
import org.spineps.anatomy.LevelColors;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * The picture in the layout of SPINEPS 2.0, for looking at results of both side by
 * side: three rows, each a sagittal and a coronal view of the whole scan along the
 * spine; first the image, then with vertebrae, discs and endplates, then with the
 * structures. In all of them the centres of the bodies are marked, with their
 * names at the left. Two pixels for each millimetre; 0 to the 99th percentile, CT
 * −200 to 1000. Works without a screen.
 */
public final class OriginalSnapshot {

	private static final double PIXEL_MM = 0.5;
	private static final double FILL = 0.3;
	private static final double WHITE_QUANTILE = 0.99;
	private static final int RADIUS = 4;
	private static final int MARGIN = 4;

	private final Lettering letters = Lettering.of(13, true);
	private final PictureFrame frame;
	private final SpineCurve curve;
	private final List<View> views;
	private final GreyWindow window;
	private final Map<Integer, String> names;

	private OriginalSnapshot(final ImageVolume imageOrNull,
		final LabelVolume semantic, final LabelVolume instances,
		final Map<Integer, String> names) throws SpinepsException
	{
		this.names = names;
		final Oriented axes = new Oriented(semantic.grid());
		curve = SpineCurve.of(semantic, instances, axes);
		frame = new PictureFrame(axes, PIXEL_MM);
		views = List.of(view(Oriented.P, axes, imageOrNull, semantic, instances),
			view(Oriented.L, axes, imageOrNull, semantic, instances));
		window = GreyWindow.upTo(WHITE_QUANTILE, views);
	}

	private View view(final int across, final Oriented axes,
		final ImageVolume imageOrNull, final LabelVolume semantic,
		final LabelVolume instances)
	{
		final Plane plane = new Plane(frame, axes, across, curve);
		return new View(plane, imageOrNull == null ? null : plane.values(
			imageOrNull), plane.labels(semantic), plane.labels(instances));
	}

	/**
	 * @param imageOrNull the scan; null to show the masks on black
	 * @param semantic structures on the scan's grid
	 * @param instances vertebrae, discs and endplates on the scan's grid
	 * @param names label → name of vertebrae and sacrum
	 * @return the picture
	 * @throws SpinepsException if this computer has no fonts
	 * @throws IllegalArgumentException if the grids differ
	 */
	public static BufferedImage render(final ImageVolume imageOrNull,
		final LabelVolume semantic, final LabelVolume instances,
		final Map<Integer, String> names) throws SpinepsException
	{
		if (!semantic.grid().agreesWith(instances.grid()) || imageOrNull != null &&
			!semantic.grid().agreesWith(imageOrNull.grid()))
			throw new IllegalArgumentException("Volumes on different grids");
		return new OriginalSnapshot(imageOrNull, semantic, instances, names).draw();
	}

	private BufferedImage draw() {
		final int left = views.get(0).plane().width();
		final int height = views.get(0).plane().height();
		final BufferedImage sheet = new BufferedImage(left + views.get(1).plane()
			.width(), 3 * height, BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = sheet.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
			RenderingHints.VALUE_ANTIALIAS_ON);
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 2; column++) {
				final View view = views.get(column);
				final BufferedImage picture = Panel.grey(view, window);
				if (row == 1) cover(picture, view.instances(),
					LevelColors::ofInstance);
				if (row == 2) cover(picture, view.structures(),
					LevelColors::ofStructure);
				graphics.drawImage(picture, column * left, row * height, null);
				mark(graphics, view, column * left, row * height);
			}
		letters.write(graphics, Snapshot.DISCLAIMER, sheet.getWidth() - MARGIN -
			letters.width(Snapshot.DISCLAIMER), letters.lineHeight(), Color.WHITE);
		graphics.dispose();
		return sheet;
	}

	/** Colours without outlines. */
	private static void cover(final BufferedImage picture, final int[] labels,
		final IntUnaryOperator colors)
	{
		final int width = picture.getWidth();
		for (int n = 0; n < labels.length; n++) {
			if (labels[n] == 0) continue;
			final int under = picture.getRGB(n % width, n / width);
			picture.setRGB(n % width, n / width, Panel.blend(under, colors.applyAsInt(
				labels[n]), FILL));
		}
	}

	private void mark(final Graphics2D graphics, final View view,
		final int left, final int top)
	{
		final SortedMap<Integer, double[]> centers = curve.centers();
		final int across = view.isSagittal() ? Oriented.P : Oriented.L;
		centers.forEach((label, center) -> {
			if (!names.containsKey(label)) return;
			final int x = left + frame.pixel(across, center[across]);
			final int y = top + frame.pixel(Oriented.I, center[Oriented.I]);
			final Color color = new Color(LevelColors.ofInstance(label));
			graphics.setColor(color);
			graphics.fillOval(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
			letters.write(graphics, names.get(label), left + MARGIN, y, color);
		});
	}
}
