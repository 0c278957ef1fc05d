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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.spineps.SpinepsException;
import org.spineps.evaluate.metric.GroupScore;
import org.spineps.evaluate.metric.Matcher;
import org.spineps.evaluate.metric.Metric;
import org.spineps.progress.Progress;
import org.spineps.testing.Fixtures;
import org.spineps.volume.LabelVolume;

/**
 * Numbers of panoptica 2.1.4 (numpy 2.2.6, scipy 1.17.1, connected-components-3d
 * 3.29.0) for all of its matchers at several thresholds, and for classes that it
 * cuts into components.
 */
class PanopticaMatchersTest {

	@TestFactory
	Stream<DynamicTest> agrees() {
		return Fixtures.read("panoptica/17_matchers_and_components.json")
			.getAsJsonObject().getAsJsonArray("cases").asList().stream().map(
				JsonElement::getAsJsonObject).flatMap(fixture -> fixture
					.getAsJsonArray("results").asList().stream().map(
						JsonElement::getAsJsonObject).map(expected -> DynamicTest
							.dynamicTest(fixture.get("name").getAsString() + " " + expected
								.get("matcher").getAsString() + " " + expected.get("threshold")
									.getAsString(), () -> check(fixture, expected))));
	}

	private static void check(final JsonObject fixture,
		final JsonObject expected) throws SpinepsException
	{
		final LabelVolume reference = PanopticaFixturesTest.volume(fixture,
			"reference");
		final LabelVolume prediction = PanopticaFixturesTest.volume(fixture,
			"prediction");
		final InputKind input = fixture.get("input_type").getAsString().equals(
			"SEMANTIC") ? InputKind.SEMANTIC : InputKind.UNMATCHED;
		final GroupScore score = CaseEvaluator.evaluate("case", reference,
			prediction, EvaluationOptions.of(LabelGroups.UNGROUPED).with(input).with(
				Matcher.of(expected.get("matcher").getAsString()).orElseThrow(), expected
					.get("threshold").getAsDouble()), Progress.NONE).groups().get(0);
		assertThat(score.referenceInstances()).as("n_ref").isEqualTo(expected.get(
			"n_ref").getAsInt());
		assertThat(score.predictionInstances()).as("n_pred").isEqualTo(expected.get(
			"n_pred").getAsInt());
		assertThat(score.truePositives()).as("tp").isEqualTo(expected.get("tp")
			.getAsInt());
		check(expected, "rq", score.recognitionQuality());
		check(expected, "sq", score.segmentationQuality());
		check(expected, "pq", score.panopticQuality());
		check(expected, "sq_dsc", score.mean(Metric.DSC));
		check(expected, "sq_assd", score.mean(Metric.ASSD));
		check(expected, "sq_assd_std", score.sd(Metric.ASSD));
		check(expected, "sq_rvd", score.mean(Metric.RVD));
	}

	private static void check(final JsonObject expected, final String name,
		final double actual)
	{
		final double wanted = expected.get(name).getAsDouble();
		if (Double.isFinite(wanted)) assertThat(actual).as(name).isCloseTo(wanted,
			within(1e-9));
		else assertThat(actual).as(name).isEqualTo(Double.valueOf(wanted));
	}
}
