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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.io.json.JsonFields;
import org.spineps.io.json.JsonFiles;
import org.spineps.result.Evidence;
import org.spineps.result.Provenance;

/**
 * The quality of a case as a JSON file: its light, every finding, and what speaks
 * for every instance. Unknown numbers are null.
 */
public final class QualityJson {

	private static final String FORMAT = "spineps-quality";
	private static final int FORMAT_VERSION = 1;

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
		json.add("nameProbability", number(quality.instance().nameConfidence()));
		json.add("outlineProbability", number(quality.instance().confidence()));
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
		final JsonFields json = JsonFields.read(file,
			"Delete it, and make it again with \"report\"");
		json.requireFormat(FORMAT, FORMAT_VERSION);
		final List<String> reasons = new ArrayList<>();
		final List<String> notes = new ArrayList<>();
		final List<String> warnings = new ArrayList<>();
		int red = 0;
		int amber = 0;
		for (final JsonFields finding : json.objects("findings")) {
			final Light light = light(finding);
			(light == Light.GREEN ? notes : reasons).add(finding.text("text"));
			if (finding.text("rule").equals(QualityFinding.Rule.WARNING.key())) warnings
				.add(finding.text("text"));
			if (light == Light.RED) red++;
			if (light == Light.AMBER) amber++;
		}
		return new CaseSummary(json.text("name"), light(json), reasons, notes, red,
			amber, json.integer("vertebrae"), json.integer("discs"), json.text(
				"levels"), json.number("lowestProbability", Double.NaN), json.number(
					"lowestAgreement", Double.NaN), json.number(
						"highestBorderEntropyBits", Double.NaN), warnings, evidence(json));
	}

	private static Map<Integer, Evidence> evidence(final JsonFields json)
		throws SpinepsException
	{
		final Map<Integer, Evidence> evidence = new HashMap<>();
		for (final JsonFields instance : json.objects("instances")) {
			final Evidence known = new Evidence(instance.number("borderEntropyBits",
				Double.NaN), instance.number("agreement", Double.NaN), instance.integer(
					"predictions", -1));
			if (!known.equals(Evidence.UNKNOWN)) evidence.put(instance.integer(
				"label"), known);
		}
		return evidence;
	}

	private static Light light(final JsonFields json) throws SpinepsException {
		final String key = json.text("light");
		return Arrays.stream(Light.values()).filter(light -> light.key().equals(
			key)).findFirst().orElseThrow(() -> json.unusable("light", "is \"" + key +
				"\", which is not recognised"));
	}
}
