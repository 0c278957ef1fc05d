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
package org.spineps.batch.totalspineseg;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.util.List;

import org.spineps.Version;
import org.spineps.pipeline.totalspineseg.ChainResult;
import org.spineps.pipeline.totalspineseg.label.Labelling;
import org.spineps.pipeline.totalspineseg.label.LandmarkFinding;
import org.spineps.pipeline.totalspineseg.label.NamedPart;
import org.spineps.volume.Grid;

/** A page of JSON that says what the names of one scan were found from. */
final class LabellingJson {

	private LabellingJson() {
		// static methods only
	}

	/**
	 * @param found what was found
	 * @return the page
	 */
	static JsonObject of(final ChainResult found) {
		final JsonObject json = new JsonObject();
		json.addProperty("program", "SPINEPS for Fiji " + Version.get());
		final JsonArray warnings = new JsonArray();
		found.warnings().forEach(warnings::add);
		json.add("warnings", warnings);
		json.add("step1", explanation(found.first(), found.image().grid()));
		found.second().ifPresent(second -> json.add("step2", explanation(second
			.labelling(), second.raw().grid())));
		return json;
	}

	private static JsonObject explanation(final Labelling labelling,
		final Grid grid)
	{
		final JsonObject json = new JsonObject();
		json.addProperty("rule", labelling.rule());
		final JsonArray landmarks = new JsonArray();
		for (final LandmarkFinding one : labelling.findings()) {
			final JsonObject landmark = new JsonObject();
			landmark.addProperty("disc", one.disc());
			landmark.addProperty("volumeMm3", one.voxels());
			if (!one.voxel().isEmpty()) landmark.add("centreMm", centre(one.voxel(),
				grid));
			landmark.addProperty("used", one.used());
			landmark.addProperty("outcome", one.outcome());
			landmarks.add(landmark);
		}
		json.add("landmarks", landmarks);
		json.add("discs", parts(labelling.discs(), grid));
		json.add("vertebrae", parts(labelling.vertebrae(), grid));
		return json;
	}

	private static JsonArray parts(final List<NamedPart> parts,
		final Grid grid)
	{
		final JsonArray array = new JsonArray();
		for (final NamedPart one : parts) {
			final JsonObject part = new JsonObject();
			part.addProperty("label", one.number());
			part.addProperty("name", one.name());
			if (Double.isFinite(one.probability())) part.addProperty("probability", one
				.probability());
			part.addProperty("volumeMm3", one.voxels());
			part.add("centreMm", centre(one.voxel(), grid));
			array.add(part);
		}
		return array;
	}

	/** Millimetres to right, anterior, superior. */
	private static JsonArray centre(final List<Double> voxel,
		final Grid grid)
	{
		final JsonArray centre = new JsonArray();
		for (final double mm : grid.toWorld(voxel.get(0), voxel.get(1), voxel.get(
			2)))
			centre.add(Math.round(10 * mm) / 10.0);
		return centre;
	}
}
