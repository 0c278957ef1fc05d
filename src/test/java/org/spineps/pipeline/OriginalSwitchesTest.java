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

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.io.RecordJson;

/**
 * Every switch of SPINEPS 2.0's process_img_nii that decides over a result has its
 * place in the options file, and in faithful its default.
 */
class OriginalSwitchesTest {

	private static JsonElement at(final PipelineOptions options,
		final String path)
	{
		JsonElement element = RecordJson.toJson(options);
		for (final String name : path.split("\\."))
			element = element.getAsJsonObject().get(name);
		return element;
	}

	@ParameterizedTest
	@CsvSource({ "proc_pad_size, semantic.preparation.padVoxels, 4",
		"proc_normalize_input, semantic.preparation.normalise, true",
		"proc_sem_crop_input, semantic.preparation.cropToContent, true",
		"proc_sem_n4_bias_correction, semantic.preparation.biasField, true",
		"proc_sem_remove_inferior_beyond_canal, cleanup.clearBelowCanal, false",
		"proc_sem_clean_beyond_largest_bounding_box, cleanup.clearFarAway, true",
		"proc_sem_clean_small_cc_artifacts, cleanup.deleteSmall, true",
		"proc_inst_largest_k_cc, instances.merging.largestComponents, 0",
		"vertebra_instance_labeling_offset, naming.firstLabel, 2",
		"proc_lab_force_no_tl_anomaly = False, naming.allowThoracicAnomaly, true",
		"proc_fill_3d_holes, cleanup.fillHoles, true",
		"proc_assign_missing_cc_fast, instances.combining.growFirst, false" })
	void isAnOptionWithItsDefault(final String original, final String path,
		final String value)
	{
		assertThat(at(PipelineOptions.FAITHFUL, path).getAsString()).as(original)
			.isEqualTo(value);
	}

	@ParameterizedTest
	@CsvSource({ "proc_inst_corpus_clean, clean-corpora",
		"proc_inst_detect_and_solve_merged_corpi, split-corpora",
		"proc_inst_clean_small_cc_artifacts, clean-instances",
		"proc_fill_3d_holes, fill-holes",
		"proc_clean_inst_by_sem, clear-outside-semantic",
		"proc_vertebra_inconsistency, articular-consistency",
		"proc_assign_missing_cc, assign-missing" })
	void isAStepThatIsDoneByDefault(final String original, final String step) {
		final List<String> steps = new ArrayList<>();
		at(PipelineOptions.FAITHFUL, "instances.steps").getAsJsonArray().forEach(
			one -> steps.add(one.getAsString()));
		assertThat(steps).as(original).contains(step);
	}

	/** Thresholds that SPINEPS has as constants or in a model's configuration. */
	@ParameterizedTest
	@CsvSource({ "cleanup.smallMm3, 27.84375", "cleanup.boxMarginMm, 3",
		"cleanup.canalMarginMm, 64", "semantic.preparation.ceiling, 1500",
		"instances.cropMarginMm, 3.75", "instances.corpora.minVolumeMm3, 92.8125",
		"instances.corpora.sameHeightMm, 7.5", "instances.corpora.oversize, 1.5",
		"instances.merging.minDice, 0.3", "instances.merging.voteDice, 0.45",
		"instances.merging.maxOverlap, 0.6",
		"instances.merging.minVolumeMm3, 232.03125",
		"instances.combining.marginMm, 1.5",
		"instances.combining.articularDominance, 0.5",
		"instances.combining.topVolumeRatio, 0.5",
		"instances.combining.topContactMm2, 19.03", "naming.densMm3, 250" })
	void thresholdsAreThoseOfTheOriginal(final String path,
		final double value)
	{
		assertThat(at(PipelineOptions.FAITHFUL, path).getAsDouble()).isEqualTo(
			value);
	}

	/** The page of the options file explains every option, and none that is not. */
	@Test
	void thePageExplainsEveryOption() throws Exception {
		final String page = Files.readString(Path.of("docs", "options.md"));
		final List<String> names = new ArrayList<>();
		collect("", RecordJson.toJson(PipelineOptions.MENDED), names);
		assertThat(names).hasSizeGreaterThan(50).allSatisfy(name -> assertThat(page)
			.contains("`" + name + "`"));
		for (final String list : List.of("instances.steps",
			"instances.amendments"))
			at(PipelineOptions.MENDED, list).getAsJsonArray().forEach(
				value -> assertThat(page).contains("`" + value.getAsString() + "`"));
	}

	/** The page of the rules names every rule. */
	@Test
	void thePageOfTheDifferencesHasEveryRule() throws Exception {
		final String page = Files.readString(Path.of("docs", "fidelity.md"));
		RecordJson.differences(PipelineOptions.FAITHFUL, PipelineOptions.MENDED)
			.keySet().forEach(name -> assertThat(page).contains("`" + name.substring(
				name.indexOf('.') + 1) + "`"));
		at(PipelineOptions.MENDED, "instances.amendments").getAsJsonArray().forEach(
			value -> assertThat(page).contains("`" + value.getAsString() + "`"));
	}

	private static void collect(final String prefix, final JsonObject json,
		final List<String> names)
	{
		for (final Map.Entry<String, JsonElement> entry : json.entrySet())
			if (entry.getValue().isJsonObject()) collect(prefix + entry.getKey() +
				".", entry.getValue().getAsJsonObject(), names);
			else names.add(prefix + entry.getKey());
	}
}
