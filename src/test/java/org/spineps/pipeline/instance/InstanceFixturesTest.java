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
package org.spineps.pipeline.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spineps.pipeline.instance.CutoutAgreement.Member;
import org.spineps.pipeline.instance.InstanceMerger.Merged;
import org.spineps.pipeline.instance.InstanceOptions.Step;
import org.spineps.pipeline.instance.cutout.BoxedMask;
import org.spineps.pipeline.instance.cutout.Cutout;
import org.spineps.pipeline.instance.cutout.CutoutPrediction;
import org.spineps.pipeline.instance.vertebra.CorpusSplitter;
import org.spineps.pipeline.instance.vertebra.MissingComponents;
import org.spineps.pipeline.instance.vertebra.Original;
import org.spineps.pipeline.instance.vertebra.Relabel;
import org.spineps.pipeline.original.ChosenRules;
import org.spineps.testing.Fixtures;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.SmallComponents;

/** The steps of the phase against what the original made of the same input. */
class InstanceFixturesTest {

	private static final InstanceOptions[] ORIGINALS = {
		InstanceOptions.ORIGINAL_2_0, InstanceOptions.ORIGINAL };

	private static Stream<JsonObject> read(final String name) {
		return StreamSupport.stream(Fixtures.read(name).getAsJsonArray()
			.spliterator(), false).map(JsonElement::getAsJsonObject);
	}

	/** @return every case with the options that are to reproduce it */
	private static Stream<Arguments> readBoth(final String name) {
		return Arrays.stream(ORIGINALS).flatMap(options -> read((options
			.original() == Original.SPINEPS_2_0 ? "spineps/" : "spineps-2.1/") + name)
				.map(vector -> Arguments.of(options, vector)));
	}

	private static Grid grid(final JsonElement array) {
		return Fixtures.grid(array, new double[] { 1, 1, 1 }, "PIR");
	}

	static Stream<Arguments> cutouts() {
		return readBoth("cutout.json");
	}

	@ParameterizedTest
	@MethodSource("cutouts")
	void cutout(final InstanceOptions same, final JsonObject vector) {
		assertThat(same.amendments()).isEmpty();
		final LabelVolume input = Fixtures.labels(vector.get("input"), grid(vector
			.get("input")));
		final Cutout cutout = Cutout.around(input, Fixtures.doubles(vector.get(
			"point")), Fixtures.ints(vector.get("cutout")));
		assertThat(cutout.labels().array()).isEqualTo(Fixtures.labels(vector.get(
			"output"), grid(vector.get("output"))).array());
	}

	static Stream<Arguments> corpora() {
		return readBoth("corpus_coms.json");
	}

	@ParameterizedTest
	@MethodSource("corpora")
	void corpusCentres(final InstanceOptions original,
		final JsonObject vector)
	{
		final LabelVolume mask = Fixtures.labels(vector.get("input"), vector.get(
			"zoom"), "PIR");
		final JsonObject expected = vector.getAsJsonObject("coms");
		for (final String mode : expected.keySet()) {
			final InstanceOptions options = mode.startsWith("detect")
				? original : original.without(Step.SPLIT_CORPORA);
			final CorpusCentres found = CorpusCentres.find(mask, mode.endsWith("100")
				? 100 : 0, ChosenRules.of(options));
			final double[][] centres = expected.get(mode).isJsonNull()
				? new double[0][] : Fixtures.matrix(expected.get(mode));
			assertThat(found.centres()).as(mode).hasSameSizeAs(centres);
			for (int n = 0; n < centres.length; n++)
				assertThat(found.centres().get(n)).as(mode).containsExactly(centres[n],
					within(1e-9));
		}
	}

	static Stream<JsonObject> oldSplits() {
		final JsonElement vectors = Fixtures.read("spineps/corpus_split.json");
		return vectors.isJsonObject() ? Stream.of(vectors.getAsJsonObject()) : read(
			"spineps/corpus_split.json");
	}

	@ParameterizedTest
	@MethodSource("oldSplits")
	void corpusSplitOfVersion20(final JsonObject vector) {
		final LabelVolume mask = Fixtures.labels(vector.get("input"), vector.get(
			"zoom"), "PIR");
		final Components whole = Components.of(mask, Connectivity.CORNERS);
		final CorpusSplitter splitter = new CorpusSplitter(mask.grid(), 10,
			Original.SPINEPS_2_0, false);
		final CorpusSplitter.Pieces grown = splitter.grow(splitter.separateOrNull(whole
			.ids(), 1, whole.box(1)));
		assertSame(grown.first(), grown.window(), vector, "spart_returned");
		assertSame(grown.second(), grown.window(), vector, "tpart_returned");
		assertThat(splitter.split(whole.ids(), 1, whole.box(1), 2)).isTrue();
		final short[] result = new short[whole.ids().length];
		for (int v = 0; v < result.length; v++)
			result[v] = (short) whole.ids()[v];
		assertThat(result).isEqualTo(Fixtures.labels(vector.get("result"), mask
			.grid()).array());
	}

	static Stream<JsonObject> splits() {
		return read("spineps-2.1/corpus_split.json");
	}

	@ParameterizedTest
	@MethodSource("splits")
	void corpusSplit(final JsonObject vector) {
		final LabelVolume mask = Fixtures.labels(vector.get("input"), vector.get(
			"zoom"), "PIR");
		final Components whole = Components.of(mask, Connectivity.CORNERS);
		assertThat(whole.count()).isEqualTo(1);
		final CorpusSplitter splitter = new CorpusSplitter(mask.grid(), 10,
			Original.SPINEPS_2_1, true);
		final boolean splits = vector.get("split").getAsBoolean();
		final CorpusSplitter.Pieces pieces = splitter.separateOrNull(whole.ids(),
			1, whole.box(1));
		assertThat(pieces != null).isEqualTo(splits);
		assertThat(splitter.split(whole.ids(), 1, whole.box(1), 2)).isEqualTo(
			splits);
		if (!splits) return;
		final CorpusSplitter.Pieces grown = splitter.grow(pieces);
		assertSame(pieces.first(), pieces.window(), vector, "spart");
		assertSame(pieces.second(), pieces.window(), vector, "tpart");
		assertSame(grown.first(), grown.window(), vector, "spart_grown");
		assertSame(grown.second(), grown.window(), vector, "tpart_grown");
		final short[] result = new short[whole.ids().length];
		for (int v = 0; v < result.length; v++)
			result[v] = (short) whole.ids()[v];
		assertThat(result).isEqualTo(Fixtures.labels(vector.get("result"), mask
			.grid()).array());
	}

	private static void assertSame(final LabelVolume part, final Box window,
		final JsonObject vector, final String name)
	{
		final LabelVolume expected = Fixtures.labels(vector.get(name), vector.get(
			"zoom"), "PIR");
		final LabelVolume whole = LabelVolume.zeros(expected.grid());
		Crop.paste(part, whole, window.min(0), window.min(1), window.min(2));
		assertThat(whole.array()).as(name).isEqualTo(expected.array());
	}

	static Stream<Arguments> merges() {
		return readBoth("instance_merge.json");
	}

	@ParameterizedTest
	@MethodSource("merges")
	void couplesAndMerge(final InstanceOptions original,
		final JsonObject vector)
	{
		final int[] shape = Fixtures.shape(vector.get("hier"));
		final Grid grid = Grid.of(new int[] { shape[2], shape[3], shape[4] },
			new double[] { 1, 1, 1 }, AxisCodes.PIR);
		final List<CutoutPrediction> predictions = predictions(vector, shape, grid);
		final List<CutoutAgreement> couples = CutoutAgreements.find(predictions,
			original.merging());
		final JsonArray expected = vector.getAsJsonArray("couples");
		assertThat(couples).hasSize(expected.size());
		for (int n = 0; n < couples.size(); n++) {
			final List<Member> members = new ArrayList<>();
			final JsonArray couple = expected.get(n).getAsJsonArray();
			for (final JsonElement member : couple.get(0).getAsJsonArray()) {
				final int[] pair = Fixtures.ints(member);
				members.add(new Member(pair[0], pair[1]));
			}
			assertThat(couples.get(n).members()).isEqualTo(members);
			assertThat(couples.get(n).agreement()).isCloseTo(couple.get(1)
				.getAsDouble(), within(1e-12));
		}
		final Merged merged = InstanceMerger.merge(predictions, couples, List
			.of(), grid, ChosenRules.of(original));
		LabelVolume labels = merged.labels();
		if (vector.get("clean").getAsBoolean()) labels = SmallComponents.delete(
			labels, Connectivity.FACES, vector.get("vert_size_threshold")
				.getAsInt());
		if (vector.get("output").isJsonNull()) assertThat(LabelStatistics.of(labels)
			.labels()).isEmpty();
		else assertThat(labels.array()).isEqualTo(Fixtures.labels(vector.get(
			"output"), grid).array());
	}

	/** The maps of one cut-out overlap in the vectors. */
	private static List<CutoutPrediction> predictions(final JsonObject vector,
		final int[] shape, final Grid grid)
	{
		final double[] hierarchy = Fixtures.values(vector.get("hier"));
		final List<CutoutPrediction> predictions = new ArrayList<>();
		for (int cutout = 0; cutout < shape[0]; cutout++) {
			final BoxedMask[] masks = new BoxedMask[3];
			for (int which = 0; which < 3; which++)
				masks[which] = map(hierarchy, cutout + shape[0] * which, 3 * shape[0],
					grid);
			predictions.add(new CutoutPrediction(masks, new double[3]));
		}
		return predictions;
	}

	private static BoxedMask map(final double[] values, final int first,
		final int step, final Grid grid)
	{
		final BoxedMask mask = new BoxedMask(grid.box());
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++)
					if (values[first + step * grid.index(i, j, k)] != 0) mask.set(i, j,
						k);
		return mask.count() == 0 ? null : mask;
	}

	static Stream<JsonObject> missing() {
		return read("spineps/assign_missing_cc.json");
	}

	@ParameterizedTest
	@MethodSource("missing")
	void assignMissing(final JsonObject vector) {
		final Grid grid = grid(vector.get("target_in"));
		// The vectors have a mask of bone: call it body.
		final LabelVolume semantic = Fixtures.labels(vector.get("reference_in"),
			grid);
		Relabel.inPlace(semantic, new int[] { 0, 49 });
		final MissingComponents completed = MissingComponents.assign(Fixtures
			.labels(vector.get("target_in"), grid), semantic, false, false);
		assertThat(completed.instances().array()).isEqualTo(Fixtures.labels(vector
			.get("target_out"), grid).array());
		final LabelVolume kept = Fixtures.labels(vector.get("reference_out"), grid);
		Relabel.inPlace(kept, new int[] { 0, 49 });
		assertThat(completed.semantic().array()).isEqualTo(kept.array());
		long deleted = 0;
		for (final double value : Fixtures.values(vector.get("deletion_map")))
			if (value != 0) deleted++;
		assertThat(completed.deleted()).isEqualTo(deleted);
	}
}
