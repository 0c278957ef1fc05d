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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Has the methods of Fiji's 3D Viewer that are called. */
public final class FakeUniverse {

	private static final Map<String, List<?>> SHOWN = new LinkedHashMap<>();
	private static boolean shown;

	/** As the viewer's. */
	public FakeUniverse() {
		SHOWN.clear();
	}

	static void reset() {
		SHOWN.clear();
		shown = false;
	}

	static Set<String> names() {
		return SHOWN.keySet();
	}

	static List<?> points(final String name) {
		return SHOWN.get(name);
	}

	static boolean isShown() {
		return shown;
	}

	/** With one colour. */
	public Object addTriangleMesh(final List<Point3f> mesh, final Color3f colour,
		final String name)
	{
		assertThat(mesh).hasOnlyElementsOfType(Point3f.class);
		assertThat(colour.red()).isBetween(0f, 1f);
		SHOWN.put(name, mesh);
		return name;
	}

	/** With a colour for each point; not this one. */
	public Object addTriangleMesh(final List<Point3f> mesh,
		final List<Color3f> colours, final String name)
	{
		throw new AssertionError();
	}

	/** Opens the window. */
	public void show() {
		shown = true;
	}
}
