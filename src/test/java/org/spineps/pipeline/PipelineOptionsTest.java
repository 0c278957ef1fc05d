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
package org.spineps.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.io.json.RecordJson;
import org.spineps.pipeline.instance.Amendment;
import org.spineps.pipeline.instance.InstanceOptions;

class PipelineOptionsTest {

	@TempDir
	private Path folder;

	private PipelineOptions read(final String json) throws Exception {
		return PipelineOptions.read(Files.writeString(folder.resolve("o.json"),
			json), PipelineOptions.MENDED);
	}

	@Test
	void whatIsWrittenIsReadBack() throws Exception {
		for (final Behaviour behaviour : Behaviour.values()) {
			final PipelineOptions options = PipelineOptions.of(behaviour);
			options.write(folder.resolve("all.json"));
			assertThat(PipelineOptions.read(folder.resolve("all.json"),
				PipelineOptions.MENDED)).isEqualTo(options);
			assertThat(Behaviour.of(behaviour.key())).contains(behaviour);
		}
	}

	@Test
	void aFileHoldsNoMoreThanWhatDiffers() throws Exception {
		final PipelineOptions options = read("""
			{ "cleanup": { "clearBelowCanal": true },
			  "instances": { "amendments": ["zero-outside", "THIN-BODIES"],
			    "merging": { "minDice": 0.4 }, "combining": { "sacrumLabels": [26, 70] } },
			  "semantic": { "preparation": { "biasField": true, "mask": "spineps" } } }
			""");
		assertThat(options.cleanup().clearBelowCanal()).isTrue();
		assertThat(options.cleanup().smallMm3()).isEqualTo(
			PipelineOptions.MENDED.cleanup().smallMm3());
		assertThat(options.instances().amendments()).containsExactlyInAnyOrder(
			Amendment.ZERO_OUTSIDE, Amendment.THIN_BODIES);
		assertThat(options.instances().merging().minDice()).isEqualTo(0.4);
		assertThat(options.instances().combining().sacrumLabels()).isEqualTo(Set.of(
			26, 70));
		assertThat(options.asMap()).containsEntry("behaviour", "mended")
			.containsEntry("cleanup.clearBelowCanal", "true").containsEntry(
				"instances.merging.minDice", "0.4").containsEntry(
					"instances.combining.sacrumLabels", "26 70").containsEntry(
						"semantic.preparation.mask", "spineps").doesNotContainKey(
							"cleanup.smallMm3");
		assertThat(PipelineOptions.MENDED.asMap()).isEqualTo(Map.of("behaviour",
			"mended"));
	}

	@Test
	void aFileMayChooseTheBehaviour() throws Exception {
		final PipelineOptions options = read(
			"{\"behaviour\": \"faithful\", \"naming\": {\"firstLabel\": 1}}");
		assertThat(options.instances()).isEqualTo(InstanceOptions.ORIGINAL);
		assertThat(options.naming().firstLabel()).isEqualTo(1);
		assertThat(options.naming().optimalPath()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "3", "{\"colour\": 1}",
		"{\"cleanup\": {\"smallMm3\": \"much\"}}",
		"{\"cleanup\": {\"fillHoles\": 1}}", "{\"cleanup\": []}",
		"{\"instances\": {\"amendments\": [\"everything\"]}}",
		"{\"instances\": {\"amendments\": \"zero-outside\"}}",
		"{\"naming\": {\"firstLabel\": 3}}", "{\"naming\": {\"firstLabel\": 1.5}}",
		"{\"behaviour\": \"odd\"}", "{\"naming\": {\"densMm3\": null}}",
		"no json" })
	void whatCannotBeUsedIsToldInASentence(final String json) {
		assertThatThrownBy(() -> read(json)).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("o.json");
	}

	/** Every rule of the switch is on in one behaviour and off in the other. */
	@Test
	void theBehavioursDifferInEveryRule() {
		final Map<String, String> rules = RecordJson.differences(
			PipelineOptions.FAITHFUL, PipelineOptions.MENDED);
		assertThat(rules).containsOnlyKeys("behaviour",
			"semantic.preparation.normalise", "semantic.preparation.cropToContent",
			"semantic.preparation.biasField", "semantic.preparation.mask",
			"semantic.preparation.truncate", "semantic.preparation.padVoxels",
			"semantic.onScanGrid", "semantic.cubic", "semantic.roundResampled",
			"semantic.cropToContent", "cleanup.spineInPieces",
			"cleanup.minSacrumMm3", "cleanup.mendSacrum", "cleanup.maxDiscMm", "cleanup.maxFromLineMm", "instances.amendments",
			"instances.combining.sacrumLabels", "naming.forcedT13", "naming.optimalPath",
			"naming.nameBodiless", "naming.roundPatches", "naming.firstLabel",
			"naming.sacrumAnchor");
		assertThat(PipelineOptions.MENDED.instances().amendments())
			.containsExactlyInAnyOrder(Amendment.values());
		assertThat(PipelineOptions.FAITHFUL.instances().amendments()).isEmpty();
		assertThat(RecordJson.toJson(PipelineOptions.MENDED)).isEqualTo(JsonParser
			.parseString(RecordJson.toJson(PipelineOptions.MENDED).toString()));
	}
}
