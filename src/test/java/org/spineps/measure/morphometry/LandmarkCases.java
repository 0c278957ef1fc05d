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
package org.spineps.measure.morphometry;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.measure.morphometry.shape.BodyShape;
import org.spineps.measure.morphometry.shape.Endplate;
import org.spineps.measure.morphometry.shape.Position;
import org.spineps.testing.Fixtures;

/**
 * The golden cases of landmarks: x to posterior, y to inferior, in one sagittal
 * plane.
 */
final class LandmarkCases {

	static final Position RIGHT = new Position(1, 0, 0);

	private LandmarkCases() {
		// static methods only
	}

	/** A case: bodies by name from the top, and what the file says of them. */
	record Case(String name, Map<String, BodyShape> bodies, JsonObject expected) {

		JsonObject vertebra(final String level) {
			return expected.getAsJsonObject("vertebrae").getAsJsonObject(level);
		}

		JsonObject disc() {
			final JsonObject discs = expected.getAsJsonObject("discs");
			return discs.getAsJsonObject(discs.keySet().iterator().next());
		}

		BodyShape upper() {
			return bodies.values().iterator().next();
		}

		BodyShape lower() {
			return new ArrayList<>(bodies.values()).get(1);
		}

		@Override
		public String toString() {
			return name;
		}
	}

	static List<Case> all() {
		final List<Case> cases = new ArrayList<>();
		for (final JsonElement element : Fixtures.read("morphometry.json")
			.getAsJsonObject().getAsJsonArray("cases"))
		{
			final JsonObject json = element.getAsJsonObject();
			final Map<String, BodyShape> bodies = new LinkedHashMap<>();
			json.getAsJsonObject("landmarks").entrySet().forEach(entry -> bodies.put(
				entry.getKey(), body(entry.getValue().getAsJsonObject())));
			cases.add(new Case(json.get("name").getAsString(), bodies, json));
		}
		return cases;
	}

	static Case named(final String name) {
		return all().stream().filter(one -> one.name().equals(name)).findFirst()
			.orElseThrow();
	}

	private static BodyShape body(final JsonObject points) {
		return new BodyShape(new Endplate(point(points, "SA"), point(points, "SM"),
			point(points, "SP")), new Endplate(point(points, "IA"), point(points,
				"IM"), point(points, "IP")));
	}

	private static Position point(final JsonObject points, final String name) {
		final double[] xy = Fixtures.doubles(points.get(name));
		return new Position(0, -xy[0], -xy[1]);
	}
}
