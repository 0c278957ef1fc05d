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
package org.spineps.measure.quality;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.io.JsonFiles;
import org.spineps.result.Evidence;
import org.spineps.result.Provenance;

/**
 * The quality of a case as a JSON file: its light, every finding, and what speaks
 * for every instance. Unknown numbers are null.
 */
public final class QualityJson {

	private static final String FORMAT = "spineps-quality";
	private static final String FORMAT_VERSION = "1";

	private QualityJson() {
		// static methods only
	}

	/**
	 * @param file file to make or replace
	 * @param name the X of the case's files
	 * @param quality what the rules noticed
	 * @throws SpinepsException if the file cannot be written
	 */
	public static void write(final Path file, final String name,
		final CaseQuality quality) throws SpinepsException
	{
		final CaseSummary summary = CaseSummary.of(name, quality);
		final JsonObject json = new JsonObject();
		json.addProperty("format", FORMAT);
		json.addProperty("formatVersion", FORMAT_VERSION);
		json.addProperty("disclaimer", Provenance.DISCLAIMER);
		json.addProperty("name", name);
		json.addProperty("light", summary.light().key());
		json.addProperty("vertebrae", summary.vertebrae());
		json.addProperty("discs", summary.discs());
		json.addProperty("levels", summary.levels());
		json.add("lowestProbability", number(summary.lowestProbability()));
		json.add("lowestAgreement", number(summary.lowestAgreement()));
		json.add("highestBorderEntropyBits", number(summary
			.highestBorderEntropy()));
		final JsonArray findings = new JsonArray();
		quality.findings().forEach(finding -> findings.add(json(finding)));
		json.add("findings", findings);
		final JsonArray instances = new JsonArray();
		quality.instances().forEach(instance -> instances.add(json(instance)));
		json.add("instances", instances);
		JsonFiles.write(file, json);
	}

	private static JsonObject json(final QualityFinding finding) {
		final JsonObject json = new JsonObject();
		json.addProperty("light", finding.light().key());
		json.addProperty("rule", finding.rule().key());
		json.addProperty("label", finding.label());
		json.addProperty("text", finding.text());
		return json;
	}

	private static JsonObject json(final InstanceQuality quality) {
		final JsonObject json = new JsonObject();
		json.addProperty("label", quality.instance().label());
		json.addProperty("name", quality.instance().name());
		json.addProperty("kind", quality.instance().kind().name().toLowerCase(
			Locale.ROOT));
		json.addProperty("light", quality.light().key());
		json.add("probability", number(quality.instance().confidence()));
		json.add("borderEntropyBits", number(quality.evidence().borderEntropy()));
		json.add("agreement", number(quality.evidence().agreement()));
		json.add("predictions", quality.evidence().predictions() < 0 ? null
			: new JsonPrimitive(quality.evidence().predictions()));
		return json;
	}

	private static JsonElement number(final double value) {
		return Double.isFinite(value) ? new JsonPrimitive(new BigDecimal(
			String.format(Locale.ROOT, "%.4f", value))) : null;
	}

	/**
	 * @param file a file that {@link #write} made
	 * @return the summary of its case
	 * @throws SpinepsException if it cannot be read or is another file
	 */
	public static CaseSummary read(final Path file) throws SpinepsException {
		try {
			final JsonObject json = JsonFiles.read(file).getAsJsonObject();
			if (!FORMAT.equals(json.get("format").getAsString()))
				throw new IllegalStateException("another format");
			return summary(json);
		}
		catch (final IllegalStateException | NullPointerException
				| IllegalArgumentException | UnsupportedOperationException exc)
		{
			// Gson says so when something is missing or of another type.
			throw new SpinepsException(file.getFileName() +
				" is not a quality report of a case",
				"it is damaged or another kind of file",
				"Delete it and run \"report\" again", exc);
		}
	}

	private static CaseSummary summary(final JsonObject json) {
		final List<String> reasons = new ArrayList<>();
		final List<String> notes = new ArrayList<>();
		int red = 0;
		int amber = 0;
		for (final JsonElement element : json.getAsJsonArray("findings")) {
			final JsonObject finding = element.getAsJsonObject();
			final Light light = light(finding);
			(light == Light.GREEN ? notes : reasons).add(finding.get("text")
				.getAsString());
			if (light == Light.RED) red++;
			if (light == Light.AMBER) amber++;
		}
		final Map<Integer, Evidence> evidence = new HashMap<>();
		for (final JsonElement element : json.getAsJsonArray("instances")) {
			final JsonObject instance = element.getAsJsonObject();
			final double predictions = number(instance, "predictions");
			final Evidence known = new Evidence(number(instance,
				"borderEntropyBits"), number(instance, "agreement"), Double.isNaN(
					predictions) ? -1 : (int) predictions);
			if (!known.equals(Evidence.UNKNOWN)) evidence.put(instance.get("label")
				.getAsInt(), known);
		}
		return new CaseSummary(json.get("name").getAsString(), light(json), reasons,
			notes, red, amber, json.get("vertebrae").getAsInt(), json.get("discs")
				.getAsInt(), json.get("levels").getAsString(), number(json,
					"lowestProbability"), number(json, "lowestAgreement"), number(json,
						"highestBorderEntropyBits"), evidence);
	}

	private static Light light(final JsonObject json) {
		return Light.valueOf(json.get("light").getAsString().toUpperCase(
			Locale.ROOT));
	}

	private static double number(final JsonObject json, final String name) {
		final JsonElement value = json.get(name);
		return value == null || value.isJsonNull() ? Double.NaN : value
			.getAsDouble();
	}
}
