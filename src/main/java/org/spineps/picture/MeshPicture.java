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
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.mesh.NamedMesh;
import org.spineps.result.SpineInstance.Kind;

/**
 * The surfaces of a spine as a picture: from the patient's left and front at an
 * angle, and from the left. The canal, which hides the cord, is left out.
 */
public final class MeshPicture {

	private static final int HEIGHT = 1000;
	private static final int MARGIN = 40;
	/** Drawn so much larger, then scaled down: smooth edges. */
	private static final int FINER = 2;
	private static final int MAX_WIDTH = 1000;
	private static final double OBLIQUE_DEGREES = 40;
	private static final double ABOVE_DEGREES = 10;
	private static final int BACKGROUND = 0x12161c;
	private static final int NAME_SIZE = 17;

	private MeshPicture() {
		// static methods only
	}

	/**
	 * @param meshes surfaces in RAS millimetres
	 * @param caption what is shown, in one line
	 * @return the picture; two views without anything if there are no surfaces
	 * @throws SpinepsException if this computer has no fonts
	 */
	public static BufferedImage render(final List<NamedMesh> meshes,
		final String caption) throws SpinepsException
	{
		final List<NamedMesh> shown = meshes.stream().filter(one -> one.instance()
			.kind() != Kind.CANAL).toList();
		final List<MeshView> views = List.of(MeshView.from(OBLIQUE_DEGREES,
			ABOVE_DEGREES), MeshView.from(90, 0));
		final double[][] boxes = new double[views.size()][];
		double tallest = 1;
		double widest = 1;
		for (int v = 0; v < boxes.length; v++) {
			boxes[v] = views.get(v).box(shown);
			tallest = Math.max(tallest, boxes[v][3] - boxes[v][1]);
			widest = Math.max(widest, boxes[v][2] - boxes[v][0]);
		}
		final double scale = Math.min((HEIGHT - 2.0 * MARGIN) / tallest, (MAX_WIDTH -
			2.0 * MARGIN) / widest);
		final int[] widths = new int[boxes.length];
		int width = 0;
		for (int v = 0; v < boxes.length; v++) {
			widths[v] = (int) Math.ceil((boxes[v][2] - boxes[v][0]) * scale) + 2 *
				MARGIN;
			width += widths[v];
		}
		final int height = (int) Math.ceil(tallest * scale) + 2 * MARGIN;
		final Lettering names = Lettering.of(NAME_SIZE, true);
		final Lettering small = Lettering.of(NAME_SIZE - 4, false);
		final BufferedImage picture = new BufferedImage(width, height,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = picture.createGraphics();
		int left = 0;
		for (int v = 0; v < boxes.length; v++) {
			final MeshCanvas canvas = new MeshCanvas(widths[v] * FINER, height * FINER,
				BACKGROUND);
			final double x = MARGIN - boxes[v][0] * scale;
			final double y = MARGIN + boxes[v][3] * scale;
			for (final NamedMesh one : shown)
				canvas.draw(one.mesh(), one.colour(), views.get(v), scale * FINER, x *
					FINER, y * FINER);
			graphics.drawImage(canvas.picture(FINER), left, 0, null);
			for (final NamedMesh one : shown)
				if (one.instance().kind() == Kind.VERTEBRA || one.instance()
					.kind() == Kind.SACRUM) name(one, views.get(v), scale, left + x, y,
						names, graphics);
			left += widths[v];
		}
		small.write(graphics, small.fit(caption, width - MARGIN), MARGIN / 2.0,
			height - MARGIN / 3.0, Color.LIGHT_GRAY);
		graphics.dispose();
		return picture;
	}

	private static void name(final NamedMesh one, final MeshView view,
		final double scale, final double x, final double y,
		final Lettering lettering, final Graphics2D graphics)
	{
		final double[] middle = view.box(List.of(one));
		final double centre = x + scale * (middle[0] + middle[2]) / 2;
		lettering.write(graphics, one.name(), centre - lettering.width(one.name()) /
			2.0, y - scale * (middle[1] + middle[3]) / 2, Color.WHITE);
	}
}
