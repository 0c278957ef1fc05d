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
package org.spineps.evaluate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

import org.spineps.evaluate.metric.GroupScore;
import org.spineps.evaluate.metric.InstanceScore;
import org.spineps.evaluate.metric.Metric;
import org.spineps.evaluate.metric.Region;
import org.spineps.evaluate.statistics.Statistic;
import org.spineps.evaluate.statistics.WilcoxonResult;

/**
 * An {@link Evaluation} as JSON. What is undefined is null; what is infinite by
 * panoptica's rules is the text "Infinity".
 */
final class EvaluationJson {

	private EvaluationJson() {
		// static methods only
	}

	static JsonObject of(final Evaluation evaluation) {
		final JsonObject json = new JsonObject();
		json.add("options", options(evaluation.options()));
		final JsonArray systems = new JsonArray();
		systems.add(system(evaluation.system(), evaluation.cases(), evaluation
			.summary()));
		if (evaluation.isComparison()) systems.add(system(evaluation.otherSystem(),
			evaluation.otherCases(), evaluation.otherSummary()));
		json.add("systems", systems);
		json.add("comparison", list(evaluation.comparison().stream().map(
			EvaluationJson::comparison).toList()));
		json.add("notes", list(evaluation.notes().stream().map(JsonPrimitive::new)
			.toList()));
		final JsonObject failures = new JsonObject();
		evaluation.failures().forEach(failures::addProperty);
		json.add("failures", failures);
		return json;
	}

	private static JsonObject options(final EvaluationOptions options) {
		final JsonObject json = new JsonObject();
		json.addProperty("groups", options.groups().name());
		json.addProperty("scheme", options.groups().scheme() == null ? null : options
			.groups().scheme().key());
		json.addProperty("input", options.input().key());
		json.addProperty("matcher", options.matcher().key());
		json.addProperty("matching_score", options.score().name().toLowerCase(
			Locale.ROOT));
		json.addProperty("threshold", options.threshold());
		json.addProperty("unit", options.unit());
		json.add("nsd_tolerance", number(options.tolerance()));
		return json;
	}

	private static JsonObject system(final String name,
		final List<CaseScore> cases, final List<SummaryRow> summary)
	{
		final JsonObject json = new JsonObject();
		json.addProperty("name", name);
		json.add("summary", list(summary.stream().map(EvaluationJson::summary)
			.toList()));
		json.add("cases", list(cases.stream().map(EvaluationJson::score).toList()));
		return json;
	}

	private static JsonObject summary(final SummaryRow row) {
		final JsonObject json = key(row.group(), row.region());
		json.addProperty("quantity", row.quantity().key());
		json.add("cases", statistic(row.cases()));
		if (row.instances() != null) json.add("instances", statistic(row
			.instances()));
		return json;
	}

	private static JsonObject statistic(final Statistic s) {
		final JsonObject json = new JsonObject();
		json.addProperty("count", s.count());
		json.addProperty("undefined", s.undefined());
		json.addProperty("infinite", s.infinite());
		json.add("mean", number(s.mean()));
		json.add("sd", number(s.sd()));
		json.add("median", number(s.median()));
		return json;
	}

	private static JsonObject score(final CaseScore score) {
		final JsonObject json = new JsonObject();
		json.addProperty("name", score.name());
		json.add("ungrouped_reference", labels(score.ungroupedReference()));
		json.add("ungrouped_prediction", labels(score.ungroupedPrediction()));
		json.add("groups", list(score.groups().stream().map(EvaluationJson::group)
			.toList()));
		return json;
	}

	private static JsonObject group(final GroupScore group) {
		final JsonObject json = key(group.group(), group.region());
		json.addProperty("tp", group.truePositives());
		json.addProperty("fp", group.falsePositives());
		json.addProperty("fn", group.falseNegatives());
		for (final Quantity quantity : Quantity.values()) {
			if (quantity.isGlobal() && group.region() != Region.WHOLE) continue;
			json.add(quantity.key(), number(quantity.of(group)));
			quantity.metric().ifPresent(metric -> json.add(quantity.key() + "_sd",
				number(group.sd(metric))));
		}
		if (group.region() != Region.WHOLE) return json;
		json.add("global_assd_voxels", number(group.global().assdVoxels()));
		json.add("instances", list(group.instances().stream().map(
			EvaluationJson::instance).toList()));
		return json;
	}

	private static JsonObject instance(final InstanceScore instance) {
		final JsonObject json = new JsonObject();
		json.addProperty("name", instance.name());
		json.addProperty("status", instance.status().name().toLowerCase(
			Locale.ROOT));
		json.addProperty("region", instance.region() == null ? null : instance
			.region().key());
		json.addProperty("reference_label", instance.referenceLabel() == 0 ? null
			: instance.referenceLabel());
		json.add("prediction_labels", list(instance.predictionLabels().stream().map(
			JsonPrimitive::new).toList()));
		json.addProperty("reference_voxels", instance.referenceVoxels());
		json.addProperty("prediction_voxels", instance.predictionVoxels());
		json.addProperty("common_voxels", instance.commonVoxels());
		Arrays.stream(Metric.values()).forEach(metric -> json.add(metric.name()
			.toLowerCase(Locale.ROOT), number(instance.value(metric))));
		return json;
	}

	private static JsonObject comparison(final ComparisonRow row) {
		final WilcoxonResult test = row.test();
		final JsonObject json = key(row.group(), row.region());
		json.addProperty("quantity", row.quantity().key());
		json.add("cases", list(row.cases().stream().map(JsonPrimitive::new)
			.toList()));
		json.add("first", list(row.first().stream().map(JsonPrimitive::new)
			.toList()));
		json.add("second", list(row.second().stream().map(JsonPrimitive::new)
			.toList()));
		json.addProperty("left_out", row.leftOut());
		json.add("median_difference", number(row.medianDifference()));
		json.addProperty("zero_differences", test.zeros());
		json.addProperty("w_plus", test.positiveRanks());
		json.addProperty("w_minus", test.negativeRanks());
		json.addProperty("statistic", test.statistic());
		json.add("z", number(test.z()));
		json.add("p", number(test.pValue()));
		json.add("p_holm", number(row.adjustedP()));
		json.addProperty("method", test.method().name().toLowerCase(Locale.ROOT));
		json.add("rank_biserial", number(test.rankBiserial()));
		return json;
	}

	private static JsonObject key(final String group, final Region region) {
		final JsonObject json = new JsonObject();
		json.addProperty("group", group);
		json.addProperty("region", region.key());
		return json;
	}

	private static JsonObject labels(final SortedMap<Integer, Long> counts) {
		final JsonObject json = new JsonObject();
		for (final Map.Entry<Integer, Long> entry : counts.entrySet())
			json.addProperty(entry.getKey().toString(), entry.getValue());
		return json;
	}

	private static JsonArray list(
		final Collection<? extends JsonElement> elements)
	{
		final JsonArray array = new JsonArray();
		elements.forEach(array::add);
		return array;
	}

	private static JsonElement number(final double value) {
		if (Double.isNaN(value)) return JsonNull.INSTANCE;
		return Double.isInfinite(value) ? new JsonPrimitive(Double.toString(value))
			: new JsonPrimitive(value);
	}
}
