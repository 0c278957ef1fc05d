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

import java.util.HashMap;
import java.util.Map;

/**
 * A surface of triangles. Corners are counter-clockwise seen from outside, so
 * volumes are positive. Owns its arrays; they are not to be changed.
 *
 * @param vertices x, y, z of each vertex in turn
 * @param triangles three vertex numbers of each triangle in turn
 */
public record Mesh(double[] vertices, int[] triangles) {

	/** @return number of vertices */
	public int vertexCount() {
		return vertices.length / 3;
	}

	/** @return number of triangles */
	public int triangleCount() {
		return triangles.length / 3;
	}

	/** @return the enclosed volume in the cube of the vertices' unit; negative inside out */
	public double volume() {
		double six = 0;
		for (int t = 0; t < triangles.length; t += 3) {
			final int a = 3 * triangles[t];
			final int b = 3 * triangles[t + 1];
			final int c = 3 * triangles[t + 2];
			six += vertices[a] * (vertices[b + 1] * vertices[c + 2] - vertices[b + 2] *
				vertices[c + 1]) + vertices[a + 1] * (vertices[b + 2] * vertices[c] -
					vertices[b] * vertices[c + 2]) + vertices[a + 2] * (vertices[b] *
						vertices[c + 1] - vertices[b + 1] * vertices[c]);
		}
		return six / 6;
	}

	/** @return the surface in the square of the vertices' unit */
	public double area() {
		double twice = 0;
		for (int t = 0; t < triangleCount(); t++) {
			final double[] normal = doubleAreaNormal(t);
			twice += Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] +
				normal[2] * normal[2]);
		}
		return twice / 2;
	}

	/**
	 * @param triangle number of a triangle
	 * @return its outward normal, as long as twice its area
	 */
	public double[] doubleAreaNormal(final int triangle) {
		final int a = 3 * triangles[3 * triangle];
		final int b = 3 * triangles[3 * triangle + 1];
		final int c = 3 * triangles[3 * triangle + 2];
		final double ux = vertices[b] - vertices[a];
		final double uy = vertices[b + 1] - vertices[a + 1];
		final double uz = vertices[b + 2] - vertices[a + 2];
		final double vx = vertices[c] - vertices[a];
		final double vy = vertices[c + 1] - vertices[a + 1];
		final double vz = vertices[c + 2] - vertices[a + 2];
		return new double[] { uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy *
			vx };
	}

	/**
	 * @return whether every edge belongs to exactly two triangles, which run along it
	 *         in opposite directions
	 */
	public boolean isWatertight() {
		final Map<Long, Integer> directed = new HashMap<>();
		for (int t = 0; t < triangles.length; t += 3)
			for (int side = 0; side < 3; side++)
				directed.merge((long) triangles[t + side] << 32 | triangles[t + (side +
					1) % 3], 1, Integer::sum);
		return directed.entrySet().stream().allMatch(edge -> edge.getValue() == 1 &&
			directed.containsKey(edge.getKey() << 32 | edge.getKey() >>> 32));
	}
}
