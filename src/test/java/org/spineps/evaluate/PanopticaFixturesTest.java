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

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.evaluate.metric.GroupScore;
import org.spineps.evaluate.metric.Instance;
import org.spineps.evaluate.metric.InstanceMatching;
import org.spineps.evaluate.metric.InstanceScore;
import org.spineps.evaluate.metric.InstanceScore.Status;
import org.spineps.evaluate.metric.Matcher;
import org.spineps.evaluate.metric.Metric;
import org.spineps.evaluate.metric.Overlap;
import org.spineps.evaluate.metric.OverlapScore;
import org.spineps.evaluate.metric.Region;
import org.spineps.progress.Progress;
import org.spineps.testing.Fixtures;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/** Numbers of panoptica 2.1.4 and of a brute-force implementation. */
class PanopticaFixturesTest {

	private static final double TOLERANCE = 1e-9;

	@ParameterizedTest
	@ValueSource(strings = { "01_identical_permuted_labels",
		"02_shift_one_voxel_anisotropic", "03_missed_spurious_and_low_iou",
		"04_iou_exactly_half", "05_iou_just_below_half", "06_merged_vertebrae_tie",
		"07_split_vertebra", "08_empty_reference", "09_empty_prediction",
		"10_both_empty", "11_array_border_single_slice", "12_spineps_label_groups",
		"13_matched_instance_input", "14_noisy_ellipsoids",
		"15_threshold_030_greedy" })
	void agrees(final String name) throws SpinepsException {
		final JsonObject fixture = Fixtures.read("panoptica/" + name + ".json")
			.getAsJsonObject();
		final CaseScore score = CaseEvaluator.evaluate(name, volume(fixture,
			"reference"), volume(fixture, "prediction"), options(fixture),
			Progress.NONE);
		final JsonObject results = fixture.getAsJsonObject("results");
		assertThat(score.groups().stream().filter(g -> g
			.region() == Region.WHOLE)).hasSize(results.size());
		for (final Map.Entry<String, JsonElement> entry : results.entrySet()) {
			final String group = entry.getKey().equals("ungrouped") ? "all" : entry
				.getKey();
			final GroupScore actual = score.group(group, Region.WHOLE).orElseThrow();
			final JsonObject expected = entry.getValue().getAsJsonObject();
			checkGroup(actual, expected.getAsJsonObject("expected"));
			checkInstances(actual, expected.getAsJsonArray("matched_instances"));
			checkExtra(actual, expected.getAsJsonObject("reference_only_extra"));
		}
		assertThat(score.ungroupedReference()).isEmpty();
		assertThat(score.ungroupedPrediction()).isEmpty();
	}

	private static void checkGroup(final GroupScore actual,
		final JsonObject expected)
	{
		check(expected, "n_ref_instances", actual.referenceInstances());
		check(expected, "n_pred_instances", actual.predictionInstances());
		check(expected, "tp", actual.truePositives());
		check(expected, "fp", actual.falsePositives());
		check(expected, "fn", actual.falseNegatives());
		check(expected, "rq", actual.recognitionQuality());
		check(expected, "sq", actual.segmentationQuality());
		check(expected, "sq_std", actual.sd(Metric.IOU));
		check(expected, "pq", actual.panopticQuality());
		check(expected, "sq_dsc", actual.mean(Metric.DSC));
		check(expected, "sq_dsc_std", actual.sd(Metric.DSC));
		check(expected, "pq_dsc", actual.panopticQualityOfDice());
		check(expected, "sq_assd", actual.mean(Metric.ASSD));
		check(expected, "sq_assd_std", actual.sd(Metric.ASSD));
		check(expected, "sq_rvd", actual.mean(Metric.RVD));
		check(expected, "sq_rvd_std", actual.sd(Metric.RVD));
		check(expected, "global_bin_dsc", actual.global().dsc());
		check(expected, "global_bin_iou", actual.global().iou());
		check(expected, "global_bin_assd", actual.global().assdVoxels());
	}

	private static void checkInstances(final GroupScore actual,
		final JsonArray expected)
	{
		final List<InstanceScore> found = actual.instances().stream().filter(
			instance -> instance.status() == Status.FOUND).toList();
		assertThat(found).hasSize(expected.size());
		for (final JsonElement element : expected) {
			final JsonObject instance = element.getAsJsonObject();
			final InstanceScore score = found.stream().filter(i -> i
				.referenceLabel() == instance.get("ref_label").getAsInt()).findFirst()
				.orElseThrow();
			assertThat(score.predictionLabels()).containsExactly(instance.get(
				"pred_label").getAsInt());
			check(instance, "intersection", score.commonVoxels());
			check(instance, "ref_voxels", score.referenceVoxels());
			check(instance, "pred_voxels", score.predictionVoxels());
			check(instance, "IOU", score.iou());
			check(instance, "DSC", score.dsc());
			check(instance, "RVD", score.rvd());
			check(instance, "ASSD", score.assd());
			check(instance, "HD", score.hd());
			check(instance, "HD95", score.hd95());
		}
	}

	/**
	 * The NSD of the files was made by brute force from coordinates in millimetres,
	 * where a step of one voxel comes out as 0.6000000000000005 as well as 0.6, so
	 * that "within 0.6 mm" is decided by rounding in fixture 14. Here and in
	 * panoptica itself a step of one voxel is within one voxel.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "02_shift_one_voxel_anisotropic",
		"04_iou_exactly_half", "11_array_border_single_slice",
		"14_noisy_ellipsoids" })
	void surfaceDiceAgreesButForRounding(final String name)
		throws SpinepsException
	{
		final JsonObject fixture = Fixtures.read("panoptica/" + name + ".json")
			.getAsJsonObject();
		final LabelVolume reference = volume(fixture, "reference");
		final LabelVolume prediction = volume(fixture, "prediction");
		final GroupScore score = CaseEvaluator.evaluate(name, reference, prediction,
			options(fixture), Progress.NONE).groups().get(0);
		final double tolerance = BruteForce.smallestSpacing(reference);
		for (final JsonElement element : fixture.getAsJsonObject("results")
			.getAsJsonObject("ungrouped").getAsJsonArray("matched_instances"))
		{
			final JsonObject instance = element.getAsJsonObject();
			final int label = instance.get("ref_label").getAsInt();
			final BruteForce force = BruteForce.of(reference, label, prediction,
				instance.get("pred_label").getAsInt());
			check(instance, "NSD_minspacing", force.nsd(tolerance));
			assertThat(score.instances().stream().filter(i -> i
				.referenceLabel() == label).findFirst().orElseThrow().nsd()).isCloseTo(
					force.nsd(tolerance + 1e-9), within(TOLERANCE));
		}
	}

	private static void checkExtra(final GroupScore actual,
		final JsonObject expected)
	{
		if (!expected.get("global_assd_with_spacing").isJsonNull()) check(expected,
			"global_assd_with_spacing", actual.global().assd());
		if (expected.get("sq_hd").isJsonNull()) return;
		check(expected, "sq_hd", actual.mean(Metric.HD));
		check(expected, "sq_hd95", actual.mean(Metric.HD95));
	}

	private static void check(final JsonObject expected, final String name,
		final double actual)
	{
		final double wanted = expected.get(name).getAsDouble();
		if (Double.isFinite(wanted)) assertThat(actual).as(name).isCloseTo(wanted,
			within(TOLERANCE));
		else assertThat(actual).as(name).isEqualTo(Double
			.valueOf(wanted));
	}

	/** The order in which pairs are looked at, ties included. */
	@Test
	void candidatesComeInPanopticasOrder() throws SpinepsException {
		for (final String name : List.of("01_identical_permuted_labels",
			"03_missed_spurious_and_low_iou", "06_merged_vertebrae_tie",
			"15_threshold_030_greedy"))
		{
			final JsonObject fixture = Fixtures.read("panoptica/" + name + ".json")
				.getAsJsonObject();
			final LabelVolume reference = volume(fixture, "reference");
			final LabelVolume prediction = volume(fixture, "prediction");
			final GroupMasks masks = GroupMasks.ofLabels(LabelGroups.UNGROUPED
				.groups().get(0), reference, prediction, Overlap.of(reference,
					prediction), LabelGroups.UNGROUPED);
			final List<String> order = new InstanceMatching(masks.references().stream()
				.mapToLong(Instance::voxels).toArray(), masks.predictions().stream()
					.mapToLong(Instance::voxels).toArray(), OverlapScore.IOU, 0).order(
						masks.candidates()).stream().map(c -> masks.references().get(c
							.reference()).label() + "-" + masks.predictions().get(c
								.prediction()).label()).toList();
			final List<String> expected = new ArrayList<>();
			for (final JsonElement pair : fixture.getAsJsonObject("results")
				.getAsJsonObject("ungrouped").getAsJsonArray("overlap_pairs_sorted"))
				expected.add(pair.getAsJsonObject().get("ref").getAsInt() + "-" + pair
					.getAsJsonObject().get("pred").getAsInt());
			assertThat(order).as(name).isEqualTo(expected);
		}
	}

	/** Reads the array as it is: the file's last axis becomes our first. */
	static LabelVolume volume(final JsonObject fixture, final String name) {
		final int[] shape = Fixtures.ints(fixture.get("shape"));
		final double[] spacing = Fixtures.doubles(fixture.get("spacing"));
		final Grid grid = Grid.of(new int[] { shape[2], shape[1], shape[0] },
			new double[] { spacing[2], spacing[1], spacing[0] }, AxisCodes.RAS);
		final int[] labels = Fixtures.ints(fixture.get(name));
		final short[] voxels = new short[labels.length];
		for (int v = 0; v < voxels.length; v++)
			voxels[v] = (short) labels[v];
		return LabelVolume.wrap(voxels, grid);
	}

	private static EvaluationOptions options(final JsonObject fixture) {
		final InputKind input = fixture.get("input_type").getAsString().startsWith(
			"MATCHED") ? InputKind.MATCHED : InputKind.UNMATCHED;
		final EvaluationOptions usual = EvaluationOptions.of(groups(fixture.get(
			"groups"))).with(input);
		// The threshold of a matcher does not concern pairs of equal numbers.
		return input == InputKind.MATCHED ? usual : usual.with(Matcher.NAIVE, fixture
			.get("matching_threshold").getAsDouble());
	}

	private static LabelGroups groups(final JsonElement json) {
		if (json.isJsonNull()) return LabelGroups.UNGROUPED;
		final List<LabelGroup> groups = new ArrayList<>();
		for (final Map.Entry<String, JsonElement> entry : json.getAsJsonObject()
			.entrySet())
		{
			final TreeSet<Integer> labels = new TreeSet<>();
			final JsonObject group = entry.getValue().getAsJsonObject();
			for (final int label : Fixtures.ints(group.get("labels")))
				labels.add(label);
			groups.add(new LabelGroup(entry.getKey().toLowerCase(Locale.ROOT), labels,
				group.has("single") && group.get("single").getAsBoolean(), false));
		}
		return new LabelGroups("fixture", null, groups);
	}
}
