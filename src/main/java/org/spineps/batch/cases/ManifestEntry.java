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
package org.spineps.batch.cases;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.spineps.Version;
import org.spineps.result.Provenance.ModelUse;

/**
 * What the manifest says about one input. Of paths only the last part is kept,
 * and nothing of any header but the grid.
 *
 * @param end how the work ended
 * @param started when the work began
 * @param grid size, spacing and orientation; empty if the input was not read
 * @param models networks that ran
 * @param options what was chosen, name → value
 * @param secondsPerStage stage → seconds, in the order of the stages
 * @param peak most memory used by the process until the end of this input
 */
public record ManifestEntry(CaseEnd end, Instant started, String grid, List<ModelUse> models,
	Map<String, String> options, Map<String, Double> secondsPerStage,
	PeakMemory peak)
{

	/** @return the entry as it stands in the file */
	JsonObject toJson() {
		final JsonObject json = new JsonObject();
		json.addProperty("input", InputName.fileName(end.input()));
		json.addProperty("name", end.name());
		json.addProperty("kind", end.kind());
		json.addProperty("status", end.status().text());
		json.addProperty("message", message());
		json.add("warnings", array(end.warnings().stream().map(
			this::withoutFolders).toList()));
		json.add("outputs", array(end.outputs().stream().map(output -> InputName
			.below(end.folder(), output)).toList()));
		json.addProperty("grid", grid);
		json.addProperty("started", started.truncatedTo(ChronoUnit.SECONDS)
			.toString());
		json.addProperty("seconds", rounded(end.seconds()));
		final JsonObject stages = new JsonObject();
		secondsPerStage.forEach((stage, seconds) -> stages.addProperty(stage,
			rounded(seconds)));
		json.add("secondsPerStage", stages);
		json.addProperty("peakMemoryMiB", peak.mebibytes());
		json.addProperty("peakMemoryOf", peak.source());
		json.addProperty("device", end.device());
		json.add("models", modelsJson());
		final JsonObject chosen = new JsonObject();
		options.forEach((name, value) -> chosen.addProperty(name, lastPart(value)));
		json.add("options", chosen);
		json.add("program", program());
		return json;
	}

	/** @return what the user is told, without names of folders */
	public String message() {
		return withoutFolders(end.message());
	}

	private JsonArray modelsJson() {
		final JsonArray array = new JsonArray();
		for (final ModelUse model : models) {
			final JsonObject json = new JsonObject();
			json.addProperty("role", model.role());
			json.addProperty("id", model.id());
			json.addProperty("sha256", model.sha256());
			array.add(json);
		}
		return array;
	}

	private static JsonObject program() {
		final JsonObject json = new JsonObject();
		json.addProperty("version", Version.get());
		json.addProperty("java", System.getProperty("java.version") + " (" + System
			.getProperty("java.vendor") + ")");
		json.addProperty("os", System.getProperty("os.name") + " " + System
			.getProperty("os.version"));
		json.addProperty("arch", System.getProperty("os.arch"));
		json.addProperty("cores", Runtime.getRuntime().availableProcessors());
		json.addProperty("maxHeapMiB", Runtime.getRuntime().maxMemory() >> 20);
		return json;
	}

	/** Folders may be named after patients, whose names stay out of the file. */
	private String withoutFolders(final String text) {
		return new HiddenFolders(end.folder(), end.input().getParent()).hide(text);
	}

	/** A model may be given as a folder, whose path is nobody's business. */
	private static String lastPart(final String value) {
		final String trimmed = value.replaceAll("[/\\\\]+$", "");
		return trimmed.substring(Math.max(trimmed.lastIndexOf('/'), trimmed
			.lastIndexOf('\\')) + 1);
	}

	private static JsonArray array(final List<String> texts) {
		final JsonArray array = new JsonArray();
		texts.forEach(array::add);
		return array;
	}

	/** To milliseconds, without the digits of binary fractions. */
	private static Number rounded(final double seconds) {
		return new BigDecimal(String.format(Locale.ROOT, "%.3f",
			seconds));
	}
}
