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
 * Marching cubes (Lorensen and Cline 1987), with cases that fit each other; see
 * {@link CubeCases}. Every vertex lies on an edge between two voxels and belongs to
 * all triangles around it.
 */
final class MarchingCubes {

	private final float[] field;
	private final int width;
	private final int height;
	private final int depth;
	/** Vertices on edges: along x and y for the lower and the upper slice, along z. */
	private final int[][] alongX;
	private final int[][] alongY;
	private final int[] alongZ;
	private double[] vertices = new double[3 * 256];
	private int[] triangles = new int[3 * 512];
	private int vertexValues;
	private int corners;

	private MarchingCubes(final float[] field, final int[] size) {
		this.field = field;
		width = size[0];
		height = size[1];
		depth = size[2];
		alongX = new int[2][width * height];
		alongY = new int[2][width * height];
		alongZ = new int[width * height];
		Arrays.fill(alongX[0], -1);
		Arrays.fill(alongY[0], -1);
	}

	/**
	 * @param field values at voxels, axis 0 fastest; inside where above 0; at most 0 at
	 *          the borders, or the surface is open there; not changed
	 * @param size of the field
	 * @return the surface where the field is 0, in voxels, seen from outside if the
	 *         axes are right-handed
	 */
	static Mesh surface(final float[] field, final int[] size) {
		return new MarchingCubes(field, size).march();
	}

	private Mesh march() {
		for (int k = 0; k + 1 < depth; k++) {
			Arrays.fill(alongX[k + 1 & 1], -1);
			Arrays.fill(alongY[k + 1 & 1], -1);
			Arrays.fill(alongZ, -1);
			for (int j = 0; j + 1 < height; j++)
				for (int i = 0; i + 1 < width; i++)
					cube(i, j, k);
		}
		return new Mesh(Arrays.copyOf(vertices, vertexValues), Arrays.copyOf(
			triangles, corners));
	}

	private void cube(final int i, final int j, final int k) {
		int inside = 0;
		for (int corner = 0; corner < 8; corner++)
			if (value(i + (corner & 1), j + (corner >> 1 & 1), k + (corner >> 2)) > 0)
				inside |= 1 << corner;
		for (final int edge : CubeCases.of(inside)) {
			if (corners == triangles.length) triangles = Arrays.copyOf(triangles, 2 *
				corners);
			triangles[corners++] = vertex(edge, i, j, k);
		}
	}

	private float value(final int i, final int j, final int k) {
		return field[i + width * (j + height * k)];
	}

	private int vertex(final int edge, final int i, final int j, final int k) {
		final int corner = CubeCases.EDGE_CORNER[edge];
		final int axis = CubeCases.EDGE_AXIS[edge];
		final int x = i + (corner & 1);
		final int y = j + (corner >> 1 & 1);
		final int z = k + (corner >> 2);
		final int[] known = axis == 0 ? alongX[z & 1] : axis == 1 ? alongY[z & 1]
			: alongZ;
		final int place = x + width * y;
		if (known[place] < 0) known[place] = add(x, y, z, axis);
		return known[place];
	}

	private int add(final int x, final int y, final int z, final int axis) {
		if (vertexValues == vertices.length) vertices = Arrays.copyOf(vertices, 2 *
			vertexValues);
		final double here = value(x, y, z);
		final double there = value(x + (axis == 0 ? 1 : 0), y + (axis == 1 ? 1 : 0),
			z + (axis == 2 ? 1 : 0));
		vertices[vertexValues] = x;
		vertices[vertexValues + 1] = y;
		vertices[vertexValues + 2] = z;
		vertices[vertexValues + axis] += here / (here - there);
		vertexValues += 3;
		return vertexValues / 3 - 1;
	}
}
