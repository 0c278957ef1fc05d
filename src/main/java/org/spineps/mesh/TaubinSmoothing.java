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
package org.spineps.mesh;

import java.util.Arrays;

/**
 * Smooths a surface without shrinking it (Taubin, SIGGRAPH 1995): every vertex
 * moves towards the mean of its neighbours, then a little farther back, so that
 * bumps of a few edges go and shape and volume stay.
 */
final class TaubinSmoothing {

	private static final double FORTH = 0.5;
	/** Wavelengths beyond about 8 edges pass: 1 / FORTH + 1 / BACK = 0.1. */
	private static final double BACK = -1 / (1 / FORTH - 0.1);

	private TaubinSmoothing() {
		// static methods only
	}

	/**
	 * @param mesh a surface; not changed
	 * @param passes how often to move forth and back; 0 changes nothing
	 * @return a surface of the same triangles
	 */
	static Mesh smooth(final Mesh mesh, final int passes) {
		final double[] vertices = mesh.vertices().clone();
		final double[] sums = new double[vertices.length];
		final int[] counts = new int[mesh.vertexCount()];
		for (int pass = 0; pass < passes; pass++) {
			move(mesh.triangles(), vertices, sums, counts, FORTH);
			move(mesh.triangles(), vertices, sums, counts, BACK);
		}
		return new Mesh(vertices, mesh.triangles());
	}

	/** In a closed surface each neighbour is met in two triangles, once per side. */
	private static void move(final int[] triangles, final double[] vertices,
		final double[] sums, final int[] counts, final double part)
	{
		Arrays.fill(sums, 0);
		Arrays.fill(counts, 0);
		for (int t = 0; t < triangles.length; t += 3)
			for (int side = 0; side < 3; side++) {
				final int from = triangles[t + side];
				final int to = triangles[t + (side + 1) % 3];
				for (int axis = 0; axis < 3; axis++)
					sums[3 * from + axis] += vertices[3 * to + axis];
				counts[from]++;
			}
		for (int v = 0; v < counts.length; v++)
			for (int axis = 0; axis < 3; axis++)
				vertices[3 * v + axis] += part * (sums[3 * v + axis] / counts[v] -
					vertices[3 * v + axis]);
	}
}
