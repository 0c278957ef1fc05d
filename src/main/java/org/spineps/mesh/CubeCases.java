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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a surface cuts a cube, for each choice of corners that lie inside. Corner c
 * is at (c &amp; 1, c &gt;&gt; 1 &amp; 1, c &gt;&gt; 2). Inside corners that are diagonal on a face
 * are kept apart, whichever cube looks at that face, so neighbours fit and surfaces
 * are closed. No inner edge of a cut lies in a face of the cube, so no edge gets
 * more than two triangles.
 */
final class CubeCases {

	/** Lower corner of each edge. */
	static final int[] EDGE_CORNER = new int[12];
	/** Axis along which each edge runs. */
	static final int[] EDGE_AXIS = new int[12];

	private static final int[][] EDGE_BETWEEN = new int[8][8];
	/** Corners of each face, counter-clockwise from outside. */
	private static final int[][] FACES = new int[6][];
	/** Edges of the corners of triangles, for each set of inside corners. */
	private static final int[][] CASES = new int[256][];

	static {
		int edge = 0;
		for (int axis = 0; axis < 3; axis++)
			for (int corner = 0; corner < 8; corner++) {
				final int bit = 1 << axis;
				if ((corner & bit) != 0) continue;
				EDGE_CORNER[edge] = corner;
				EDGE_AXIS[edge] = axis;
				EDGE_BETWEEN[corner][corner | bit] = edge;
				EDGE_BETWEEN[corner | bit][corner] = edge++;
			}
		for (int axis = 0; axis < 3; axis++) {
			final int a = 1 << axis;
			final int b = 1 << (axis + 1) % 3;
			final int c = 1 << (axis + 2) % 3;
			FACES[2 * axis] = new int[] { 0, c, b | c, b };
			FACES[2 * axis + 1] = new int[] { a, a | b, a | b | c, a | c };
		}
		for (int inside = 0; inside < 256; inside++)
			CASES[inside] = triangles(inside);
	}

	private CubeCases() {
		// static methods only
	}

	/**
	 * @param inside a bit for each corner that lies inside
	 * @return three edges for each triangle, counter-clockwise from outside; not to be
	 *         changed
	 */
	static int[] of(final int inside) {
		return CASES[inside];
	}

	private static int[] triangles(final int inside) {
		final int[] next = new int[12];
		Arrays.fill(next, -1);
		for (final int[] face : FACES)
			for (int i = 0; i < 4; i++) {
				if (!has(inside, face[i]) || has(inside, face[i + 1 & 3])) continue;
				int j = i;
				while (has(inside, face[j]))
					j = j + 3 & 3;
				next[EDGE_BETWEEN[face[j]][face[j + 1 & 3]]] =
					EDGE_BETWEEN[face[i]][face[i + 1 & 3]];
			}
		final List<Integer> triangles = new ArrayList<>();
		for (int first = 0; first < 12; first++) {
			if (next[first] < 0) continue;
			final List<Integer> loop = new ArrayList<>();
			for (int edge = first; next[edge] >= 0;) {
				loop.add(edge);
				final int after = next[edge];
				next[edge] = -1;
				edge = after;
			}
			if (!cut(loop, 0, loop.size() - 1, triangles))
				throw new IllegalStateException("No way to cut case " + inside);
		}
		return triangles.stream().mapToInt(Integer::intValue).toArray();
	}

	/** Cuts the part of a loop between two of its corners into triangles. */
	private static boolean cut(final List<Integer> loop, final int from,
		final int to, final List<Integer> triangles)
	{
		if (to - from < 2) return true;
		final int before = triangles.size();
		for (int apex = from + 1; apex < to; apex++) {
			if (apex > from + 1 && shareFace(loop.get(from), loop.get(apex)) ||
				apex < to - 1 && shareFace(loop.get(apex), loop.get(to))) continue;
			triangles.addAll(List.of(loop.get(from), loop.get(apex), loop.get(to)));
			if (cut(loop, from, apex, triangles) && cut(loop, apex, to, triangles))
				return true;
			while (triangles.size() > before)
				triangles.remove(triangles.size() - 1);
		}
		return false;
	}

	private static boolean shareFace(final int edge, final int other) {
		for (int axis = 0; axis < 3; axis++)
			if (axis != EDGE_AXIS[edge] && axis != EDGE_AXIS[other] &&
				(EDGE_CORNER[edge] >> axis & 1) == (EDGE_CORNER[other] >> axis & 1))
				return true;
		return false;
	}

	private static boolean has(final int inside, final int corner) {
		return (inside >> corner & 1) != 0;
	}
}
