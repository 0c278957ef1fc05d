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

import java.awt.image.BufferedImage;
import java.util.Arrays;

import org.spineps.mesh.Mesh;

/** Draws surfaces, the nearest before others, shaded by the mean normals of vertices. */
final class MeshCanvas {

	private static final double AMBIENT = 0.3;
	/** Where light comes from: from the upper left, behind the viewer. */
	private static final double[] LIGHT = { -0.35, 0.5, 0.79 };

	private final int width;
	private final int height;
	private final int[] pixels;
	private final float[] depths;

	MeshCanvas(final int width, final int height, final int background) {
		this.width = width;
		this.height = height;
		pixels = new int[width * height];
		depths = new float[width * height];
		Arrays.fill(pixels, background);
		Arrays.fill(depths, Float.NEGATIVE_INFINITY);
	}

	/**
	 * @param mesh a closed surface
	 * @param colour 0xRRGGBB
	 * @param view from where
	 * @param scale pixels per unit
	 * @param x column of the view's origin
	 * @param y row of the view's origin
	 */
	void draw(final Mesh mesh, final int colour, final MeshView view,
		final double scale, final double x, final double y)
	{
		final double[] light = light(mesh, view);
		final double[][] places = new double[mesh.vertexCount()][];
		for (int v = 0; v < places.length; v++) {
			places[v] = view.of(mesh, v);
			places[v][0] = x + scale * places[v][0];
			places[v][1] = y - scale * places[v][1];
		}
		final int[] t = mesh.triangles();
		for (int i = 0; i < t.length; i += 3)
			fill(places[t[i]], places[t[i + 1]], places[t[i + 2]], light[t[i]],
				light[t[i + 1]], light[t[i + 2]], colour);
	}

	/** @return brightness of each vertex, 0..1 */
	private static double[] light(final Mesh mesh, final MeshView view) {
		final double[] normals = new double[mesh.vertices().length];
		for (int t = 0; t < mesh.triangleCount(); t++) {
			final double[] normal = mesh.doubleAreaNormal(t);
			for (int corner = 0; corner < 3; corner++)
				for (int axis = 0; axis < 3; axis++)
					normals[3 * mesh.triangles()[3 * t + corner] + axis] += normal[axis];
		}
		final double[] light = new double[mesh.vertexCount()];
		for (int v = 0; v < light.length; v++) {
			final double[] normal = view.turn(normals[3 * v], normals[3 * v + 1],
				normals[3 * v + 2]);
			final double length = Math.max(1e-12, Math.sqrt(normal[0] * normal[0] +
				normal[1] * normal[1] + normal[2] * normal[2]));
			final double shine = (normal[0] * LIGHT[0] + normal[1] * LIGHT[1] +
				normal[2] * LIGHT[2]) / length;
			light[v] = Math.min(1, AMBIENT + (1 - AMBIENT) * Math.max(0, shine));
		}
		return light;
	}

	private void fill(final double[] a, final double[] b, final double[] c,
		final double lightA, final double lightB, final double lightC,
		final int colour)
	{
		final double area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] -
			a[0]);
		if (area == 0) return;
		final int fromX = (int) Math.max(0, Math.ceil(Math.min(a[0], Math.min(b[0],
			c[0]))));
		final int toX = (int) Math.min(width - 1, Math.floor(Math.max(a[0], Math.max(
			b[0], c[0]))));
		final int fromY = (int) Math.max(0, Math.ceil(Math.min(a[1], Math.min(b[1],
			c[1]))));
		final int toY = (int) Math.min(height - 1, Math.floor(Math.max(a[1], Math
			.max(b[1], c[1]))));
		for (int y = fromY; y <= toY; y++)
			for (int x = fromX; x <= toX; x++) {
				final double wb = ((x - a[0]) * (c[1] - a[1]) - (y - a[1]) * (c[0] -
					a[0])) / area;
				final double wc = ((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x -
					a[0])) / area;
				final double wa = 1 - wb - wc;
				if (wa < 0 || wb < 0 || wc < 0) continue;
				final float depth = (float) (wa * a[2] + wb * b[2] + wc * c[2]);
				final int place = x + width * y;
				if (depth <= depths[place]) continue;
				depths[place] = depth;
				pixels[place] = times(colour, wa * lightA + wb * lightB + wc * lightC);
			}
	}

	private static int times(final int colour, final double light) {
		int result = 0;
		for (int shift = 16; shift >= 0; shift -= 8)
			result |= (int) Math.round((colour >> shift & 0xff) * light) << shift;
		return result;
	}

	/**
	 * @param factor so many pixels become one
	 * @return the means of squares of pixels
	 */
	BufferedImage picture(final int factor) {
		final BufferedImage picture = new BufferedImage(width / factor, height /
			factor, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < picture.getHeight(); y++)
			for (int x = 0; x < picture.getWidth(); x++) {
				final int[] sums = new int[3];
				for (int i = 0; i < factor * factor; i++) {
					final int pixel = pixels[x * factor + i % factor + width * (y * factor +
						i / factor)];
					for (int c = 0; c < 3; c++)
						sums[c] += pixel >> 16 - 8 * c & 0xff;
				}
				final int n = factor * factor;
				picture.setRGB(x, y, sums[0] / n << 16 | sums[1] / n << 8 | sums[2] / n);
			}
		return picture;
	}
}
