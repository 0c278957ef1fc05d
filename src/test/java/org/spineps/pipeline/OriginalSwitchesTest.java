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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.spineps.io.json.RecordJson;
import org.spineps.pipeline.instance.Amendment;

/**
 * Every switch of SPINEPS 2.0's process_img_nii that decides over a result has its
 * place in the options file, and in faithful its default.
 */
class OriginalSwitchesTest {

	private static final Path FIDELITY = Path.of("docs", "fidelity.md");
	/** Perhaps packages, a class, and perhaps one of its methods; or that alone. */
	private static final Pattern CLASS = Pattern.compile(
		"(?:[a-z]+\\.)*(?=[A-Z]|\\.)([A-Z][a-z]\\w+)?(?:\\.([a-z]\\w+))?");

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

	/** The page of the rules names every rule in which two behaviours differ. */
	@Test
	void thePageOfTheDifferencesHasEveryRule() throws Exception {
		final String page = Files.readString(FIDELITY);
		for (final PipelineOptions one : List.of(PipelineOptions.FAITHFUL,
			PipelineOptions.FAITHFUL_2_0))
			for (final PipelineOptions other : List.of(PipelineOptions.FAITHFUL_2_0,
				PipelineOptions.MENDED))
				RecordJson.differences(one, other).keySet().forEach(
					name -> assertThat(page).contains("`" + name.substring(name.indexOf(
						'.') + 1) + "`"));
	}

	/** Every amendment has one row: what SPINEPS does, what mended does, where. */
	@ParameterizedTest
	@EnumSource(Amendment.class)
	void everyAmendmentHasItsRow(final Amendment amendment) throws Exception {
		final List<String> rows = Files.readAllLines(FIDELITY).stream().filter(
			line -> line.startsWith("| `" + RecordJson.word(amendment) + "` |"))
			.toList();
		assertThat(rows).hasSize(1);
		final String[] cells = rows.get(0).split("\\|");
		assertThat(cells).hasSize(5);
		for (int cell = 2; cell < 4; cell++)
			assertThat(cells[cell].strip()).hasSizeGreaterThan(3);
		assertThat(cells[4]).contains("`");
	}

	/** What the page names as test or class is there. */
	@Test
	void whatThePageNamesIsThere() throws Exception {
		final List<String> sources;
		try (Stream<Path> files = Files.walk(Path.of("src"))) {
			sources = files.map(Path::toString).filter(name -> name.endsWith(
				".java")).toList();
		}
		String last = "";
		int tests = 0;
		for (final String code : Files.readString(FIDELITY).split("`")) {
			final Matcher named = CLASS.matcher(code);
			if (!named.matches()) continue;
			if (named.group(1) != null) {
				last = named.group(1);
				final String end = "/" + last + ".java";
				assertThat(sources).as(code).anyMatch(name -> name.endsWith(end));
			}
			if (!last.endsWith("Test") || named.group(2) == null) continue;
			tests++;
			final String end = "/" + last + ".java";
			boolean found = false;
			for (final String name : sources)
				found |= name.endsWith(end) && Files.readString(Path.of(name)).contains(
					"void " + named.group(2) + "(");
			assertThat(found).as(code).isTrue();
		}
		assertThat(tests).isGreaterThan(25);
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
