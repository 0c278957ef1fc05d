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
package org.spineps.ij.export;

import ij.IJ;

import java.awt.GraphicsEnvironment;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.mesh.Mesh;
import org.spineps.mesh.NamedMesh;
import org.spineps.result.SpineInstance.Kind;

/**
 * Fiji's 3D Viewer. It is not on Maven Central and not in plain ImageJ, so it is
 * looked up by name when it is asked for; its vectors have moved from one package
 * to another, so theirs is taken from its own method.
 */
class Viewer3D {

	private static final String UNIVERSE = "ij3d.Image3DUniverse";
	private static final String ADD = "addTriangleMesh";

	/**
	 * @throws SpinepsException if there is no screen or no such viewer
	 */
	void require() throws SpinepsException {
		if (GraphicsEnvironment.isHeadless()) throw new SpinepsException(
			"The 3D Viewer needs a screen", "this ImageJ runs without one",
			"Leave out viewer=true");
		universe();
	}

	/** @return the viewer's class */
	Class<?> universe() throws SpinepsException {
		try {
			return Class.forName(UNIVERSE, true, IJ.getClassLoader());
		}
		catch (final ClassNotFoundException | LinkageError e) {
			throw new SpinepsException("There is no 3D Viewer", "this ImageJ does not " +
				"have it", "Run it in Fiji, or open the files in another program", e);
		}
	}

	/**
	 * Opens a new viewer with the surfaces; the canal, which hides the cord, is left
	 * out.
	 *
	 * @param meshes surfaces in millimetres
	 * @throws SpinepsException if there is no viewer that works
	 */
	void show(final List<NamedMesh> meshes) throws SpinepsException {
		final Class<?> type = universe();
		try {
			final Object viewer = type.getConstructor().newInstance();
			final Method add = Arrays.stream(type.getMethods()).filter(method -> method
				.getName().equals(ADD) && method.getParameterCount() == 3 && method
					.getParameterTypes()[0] == List.class && method
						.getParameterTypes()[2] == String.class && !List.class
							.isAssignableFrom(method.getParameterTypes()[1])).findFirst()
				.orElseThrow(() -> new NoSuchMethodException(ADD));
			final Class<?> colour = add.getParameterTypes()[1];
			final Constructor<?> newColour = colour.getConstructor(float.class,
				float.class, float.class);
			final Constructor<?> newPoint = Class.forName(colour.getPackageName() +
				".Point3f", true, colour.getClassLoader()).getConstructor(float.class,
					float.class, float.class);
			for (final NamedMesh one : meshes)
				if (one.instance().kind() != Kind.CANAL) add.invoke(viewer, points(one
					.mesh(), newPoint), newColour.newInstance((one.colour() >> 16 & 0xff) /
						255f, (one.colour() >> 8 & 0xff) / 255f, (one.colour() & 0xff) /
							255f), one.name());
			type.getMethod("show").invoke(viewer);
		}
		catch (final ReflectiveOperationException | LinkageError e) {
			throw new SpinepsException("The 3D Viewer does not work", String.valueOf(e
				.getCause() == null ? e : e.getCause()),
				"Open the files in another program", e);
		}
	}

	/** Three points for each triangle. */
	private static List<Object> points(final Mesh mesh,
		final Constructor<?> newPoint) throws ReflectiveOperationException
	{
		final List<Object> points = new ArrayList<>();
		for (final int vertex : mesh.triangles())
			points.add(newPoint.newInstance((float) mesh.vertices()[3 * vertex],
				(float) mesh.vertices()[3 * vertex + 1], (float) mesh.vertices()[3 *
					vertex + 2]));
		return points;
	}
}
