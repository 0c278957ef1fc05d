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

import java.util.List;

import org.spineps.mesh.Mesh;
import org.spineps.mesh.NamedMesh;

/**
 * A parallel view of the patient. Rows are x (to the right on the screen), y
 * (upwards) and depth (towards the viewer) of a point in RAS millimetres.
 */
record MeshView(double[] right, double[] up, double[] near) {

	/**
	 * @param leftDegrees from the front (0) to the patient's left (90)
	 * @param aboveDegrees from the height of the patient (0) to above (90)
	 * @return the view from there, the patient upright
	 */
	static MeshView from(final double leftDegrees, final double aboveDegrees) {
		final double a = Math.toRadians(leftDegrees);
		final double e = Math.toRadians(aboveDegrees);
		return new MeshView(new double[] { -Math.cos(a), -Math.sin(a), 0 },
			new double[] { Math.sin(e) * Math.sin(a), -Math.sin(e) * Math.cos(a), Math
				.cos(e) }, new double[] { -Math.cos(e) * Math.sin(a), Math.cos(e) * Math
					.cos(a), Math.sin(e) });
	}

	/** @return x, y and depth of a vertex, a new array */
	double[] of(final Mesh mesh, final int vertex) {
		return turn(mesh.vertices()[3 * vertex], mesh.vertices()[3 * vertex + 1], mesh
			.vertices()[3 * vertex + 2]);
	}

	/** @return x, y and depth of a direction or point, a new array */
	double[] turn(final double r, final double a, final double s) {
		return new double[] { right[0] * r + right[1] * a + right[2] * s, up[0] * r +
			up[1] * a + up[2] * s, near[0] * r + near[1] * a + near[2] * s };
	}

	/** @return least x, least y, greatest x, greatest y; zeros without surfaces */
	double[] box(final List<NamedMesh> meshes) {
		final double[] box = { Double.MAX_VALUE, Double.MAX_VALUE,
			-Double.MAX_VALUE, -Double.MAX_VALUE };
		for (final NamedMesh one : meshes)
			for (int v = 0; v < one.mesh().vertexCount(); v++) {
				final double[] place = of(one.mesh(), v);
				for (int axis = 0; axis < 2; axis++) {
					box[axis] = Math.min(box[axis], place[axis]);
					box[2 + axis] = Math.max(box[2 + axis], place[axis]);
				}
			}
		return box[0] > box[2] ? new double[4] : box;
	}
}
