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
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

import org.spineps.SpinepsException;
import org.spineps.anatomy.LevelColors;
import org.spineps.picture.Sheet.Titled;
import org.spineps.result.Provenance;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * A picture of one result to look over at a glance: the middle of the spine from
 * the side and from the front, plain, with the vertebrae in their colours and
 * names, and with the structures in theirs. The planes follow the centres of the
 * vertebral bodies, so that a bent spine is shown in its middle everywhere
 * (SPINEPS 2.0 behaviour). Pixels are square; anterior and the patient's right
 * are at the left. Works without a screen.
 */
public final class Snapshot {

	/** What every picture says: the sentence of all results, without full stop. */
	public static final String DISCLAIMER = Provenance.DISCLAIMER.replace(".",
		"");

	private static final Color QUIET = new Color(0xdddddd);
	private static final int BAR_MM = 50;

	private final Lettering nameLetters = Lettering.of(17, true);
	private final Lettering smallLetters = Lettering.of(13, false);
	private final Lettering titleLetters = Lettering.of(15, true);
	private final SpineCurve curve;
	private final PictureFrame frame;
	private final List<View> views;
	private final GreyWindow window;

	private Snapshot(final ImageVolume imageOrNull, final LabelVolume semantic,
		final LabelVolume instances) throws SpinepsException
	{
		final Oriented axes = new Oriented(semantic.grid());
		curve = SpineCurve.of(semantic, instances, axes);
		frame = new PictureFrame(semantic, instances, axes);
		views = List.of(View.of(new Plane(frame, axes, Oriented.P, curve),
			imageOrNull, semantic, instances), View.of(new Plane(frame, axes,
				Oriented.L, curve), imageOrNull, semantic, instances));
		window = GreyWindow.of(views);
	}

	/**
	 * @param imageOrNull the scan; null to show the masks on black
	 * @param semantic structures on the scan's grid
	 * @param instances vertebrae, discs and endplates on the scan's grid
	 * @param names label → name of vertebrae and sacrum; those without one are
	 *          called by their number, other labels are not named
	 * @param caption what to say at the top, e.g. name of the file and model
	 * @return the picture
	 * @throws SpinepsException if this computer has no fonts
	 * @throws IllegalArgumentException if the grids differ
	 */
	public static BufferedImage render(final ImageVolume imageOrNull,
		final LabelVolume semantic, final LabelVolume instances,
		final Map<Integer, String> names, final String caption)
		throws SpinepsException
	{
		if (!semantic.grid().agreesWith(instances.grid()) || imageOrNull != null &&
			!semantic.grid().agreesWith(imageOrNull.grid()))
			throw new IllegalArgumentException("Volumes on different grids");
		return new Snapshot(imageOrNull, semantic, instances).draw(names, caption);
	}

	private BufferedImage draw(final Map<Integer, String> names,
		final String caption)
	{
		final SortedSet<Integer> shown = new TreeSet<>();
		for (final int structure : views.get(0).structures())
			if (structure != 0) shown.add(structure);
		return new Sheet(pictures(views.get(0), names), pictures(views.get(1),
			names), titleLetters, smallLetters).compose(caption, DISCLAIMER, shown);
	}

	private List<Titled> pictures(final View view,
		final Map<Integer, String> names)
	{
		final String direction = view.isSagittal() ? "sagittal" : "coronal";
		final List<Titled> pictures = new ArrayList<>();
		if (view.hasImage()) {
			final BufferedImage plain = Panel.grey(view, window);
			writeSides(plain, view);
			if (view.isSagittal()) drawScale(plain);
			pictures.add(new Titled(plain, direction));
		}
		pictures.add(new Titled(vertebrae(view, names), direction +
			", vertebrae"));
		if (view.isSagittal()) {
			final BufferedImage structures = Panel.grey(view, window);
			Panel.paint(structures, view.structures(), LevelColors::ofStructure, view
				.hasImage());
			writeSides(structures, view);
			pictures.add(new Titled(structures, direction + ", structures"));
		}
		return pictures;
	}

	private BufferedImage vertebrae(final View view,
		final Map<Integer, String> names)
	{
		final BufferedImage picture = Panel.grey(view, window);
		Panel.paint(picture, view.instances(), LevelColors::ofInstance, view
			.hasImage());
		writeSides(picture, view);
		final NameTags tags = new NameTags(view, frame, curve, names, nameLetters);
		final int gutter = tags.gutter();
		final int shift = view.isSagittal() ? gutter : 0;
		final BufferedImage wide = new BufferedImage(picture.getWidth() + gutter,
			picture.getHeight(), BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = wide.createGraphics();
		graphics.drawImage(picture, shift, 0, null);
		tags.write(graphics, shift);
		graphics.dispose();
		return wide;
	}

	/** Writes which side of the patient is at which edge. */
	private void writeSides(final BufferedImage picture, final View view) {
		final Graphics2D graphics = picture.createGraphics();
		final String right = view.isSagittal() ? "P" : "L";
		final int row = picture.getHeight() - titleLetters.lineHeight();
		titleLetters.write(graphics, view.isSagittal() ? "A" : "R", 6, row, QUIET);
		titleLetters.write(graphics, right, picture.getWidth() - 6 - titleLetters
			.width(right), row, QUIET);
		graphics.dispose();
	}

	/** Draws a bar of five centimetres, if there is room. */
	private void drawScale(final BufferedImage picture) {
		final int length = (int) Math.rint(BAR_MM / frame.pixelMm());
		if (length > picture.getWidth() / 2) return;
		final Graphics2D graphics = picture.createGraphics();
		final int row = picture.getHeight() - titleLetters.lineHeight();
		final int x = (picture.getWidth() - length) / 2;
		graphics.setColor(Color.BLACK);
		graphics.fillRect(x - 1, row - 2, length + 2, 5);
		graphics.setColor(QUIET);
		graphics.fillRect(x, row - 1, length, 3);
		final String text = BAR_MM / 10 + " cm";
		smallLetters.write(graphics, text, x + (length - smallLetters.width(text)) /
			2.0, row - 12, QUIET);
		graphics.dispose();
	}
}
