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
package org.spineps.pipeline.totalspineseg.label;

import com.google.gson.JsonObject;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.pipeline.totalspineseg.BoxSpine;
import org.spineps.pipeline.totalspineseg.TssFixtures;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each amendment changes what it says, alone. */
class AmendmentsTest {

	private static final String RULES = "il_step1_landmark_rules";
	private static final String COUNTS = "il_step1_counts";

	private static JsonObject fixture(final String file, final String name) {
		return TssFixtures.cases(file).map(one -> (JsonObject) ((Named<?>) one
			.get()[0]).getPayload()).filter(one -> one.get("name").getAsString().equals(
				name)).findFirst().orElseThrow();
	}

	private static Labelling first(final String file, final String name,
		final Amendment... amendments) throws SpinepsException
	{
		return Labelling.of(TssFixtures.painted(fixture(file, name)),
			RawClasses.STEP_1, LabellingHints.NONE, Set.of(amendments));
	}

	private static Labelling second(final String file, final String name,
		final Amendment... amendments) throws SpinepsException
	{
		return Labelling.of(TssFixtures.painted(fixture(file, name)),
			RawClasses.STEP_2, LabellingHints.NONE, Set.of(amendments));
	}

	private static Labelling mended(final LabelVolume raw)
		throws SpinepsException
	{
		return Labelling.of(raw, RawClasses.STEP_1, LabellingHints.NONE, Amendment
			.all());
	}

	private static Labelling byEvidence(final int discs,
		final Map<Integer, Integer> landmarks) throws SpinepsException
	{
		return Labelling.of(new BoxSpine(BoxSpine.gridFor(discs), discs, landmarks,
			false).first(), RawClasses.STEP_1, LabellingHints.NONE, EnumSet.of(
				Amendment.NAMES_BY_EVIDENCE));
	}

	private static List<Integer> discs(final Labelling labelling) {
		return labelling.discs().stream().map(NamedPart::number).toList();
	}

	private static List<String> names(final List<NamedPart> parts) {
		return parts.stream().map(NamedPart::name).toList();
	}

	@Test
	void discsWithATailKeepTheirPlace() throws SpinepsException {
		final String name = "id2_whole_centroid_flips_order";
		assertThat(discs(first(RULES, name))).containsExactly(63, 64, 65, 66, 67,
			71);
		assertThat(discs(first(RULES, name, Amendment.SORTED_BY_ANTERIOR_PARTS)))
			.containsExactly(63, 64, 65, 66, 67, 100);
	}

	@Test
	void neighboursOfAMissingVertebraStayApart() throws SpinepsException {
		final int fused = second("il_step2_basic", "missing_vertebra").vertebrae()
			.size();
		assertThat(second("il_step2_basic", "missing_vertebra",
			Amendment.NEIGHBOURS_STAY_APART).vertebrae()).hasSize(fused + 1);
		// A spinous process is still merged with its body.
		assertThat(second("il_step2_repairs", "posterior_parts_and_extra",
			Amendment.NEIGHBOURS_STAY_APART).vertebrae()).hasSameSizeAs(second(
				"il_step2_repairs", "posterior_parts_and_extra").vertebrae());
	}

	@Test
	void smallPiecesGoToTheirVertebra() throws SpinepsException {
		final String name = "posterior_parts_and_extra_old_boxes";
		final Labelling lost = second("il_step2_repairs", name);
		final Labelling kept = second("il_step2_repairs", name,
			Amendment.SMALL_PIECES_MERGED);
		assertThat(voxels(kept)).isGreaterThan(voxels(lost));
		assertThat(names(kept.vertebrae())).isEqualTo(names(lost.vertebrae()));
	}

	private static long voxels(final Labelling labelling) {
		return labelling.vertebrae().stream().mapToLong(NamedPart::voxels).sum();
	}

	@Test
	void nothingIsNumberedBelowTheSacralDisc() throws SpinepsException {
		final String name = "l5s_followed_by_10_percent_kept";
		assertThat(discs(first(RULES, name))).endsWith(100, 72);
		assertThat(discs(first(RULES, name,
			Amendment.NOTHING_BELOW_THE_SACRAL_DISC))).endsWith(100, 0);
	}

	@Test
	void aLandmarkOutsideTheDiscsIsNone() throws SpinepsException {
		final String name = "l5s_in_two_small_pieces_only_landmark";
		assertThat(discs(first(RULES, name))).containsOnly(0);
		assertThatThrownBy(() -> first(RULES, name,
			Amendment.LANDMARKS_NEED_A_DISC)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("landmarks");
	}

	@Test
	void aNumberIsGivenOnce() throws SpinepsException {
		assertThat(discs(first(COUNTS, "whole_spine_25_discs"))).endsWith(100, 100);
		assertThat(discs(first(COUNTS, "whole_spine_25_discs",
			Amendment.NUMBERS_ARE_UNIQUE))).endsWith(0, 100).doesNotHaveDuplicates();
		assertThat(discs(mended(TssFixtures.painted(fixture(COUNTS,
			"whole_spine_25_discs"))))).endsWith(100).doesNotContain(0)
				.doesNotHaveDuplicates();
	}

	@Test
	void withoutLandmarkDiscsAreCounted() throws SpinepsException {
		assertThatThrownBy(() -> first(RULES, "no_landmark_error")).isInstanceOf(
			SpinepsException.class);
		final LabelVolume raw = new BoxSpine(BoxSpine.gridFor(6), 6, Map.of(), false)
			.first();
		for (final Set<Amendment> amendments : List.of(EnumSet.of(
			Amendment.LEVEL_UNKNOWN), Amendment.all()))
		{
			final Labelling counted = Labelling.of(raw, RawClasses.STEP_1,
				LabellingHints.NONE, amendments);
			assertThat(names(counted.discs())).containsExactly("disc V1/V2",
				"disc V2/V3", "disc V3/V4", "disc V4/V5", "disc V5/V6", "disc V6/V7");
			assertThat(counted.isLevelUnknown()).isTrue();
			// All masks are there: canal, cord and bone too.
			assertThat(LabelStatistics.of(counted.labels()).labels()).contains(1, 2,
				50, 181, 182);
		}
	}

	@Test
	void c1NamesTheDiscUnderC2() throws SpinepsException {
		final Labelling named = mended(TssFixtures.painted(fixture(RULES,
			"no_landmark_error")));
		assertThat(names(named.discs())).startsWith("disc C2/C3", "disc C3/C4");
		assertThat(named.rule()).contains("C1 above");
	}

	@Test
	void aMissingDiscIsALeftOutName() throws SpinepsException {
		final BoxSpine spine = new BoxSpine(BoxSpine.gridFor(8), 8, Map.of(0, 2, 5,
			3), false);
		spine.paint(spine.discBox(3, 6));
		final LabelVolume raw = spine.first();
		assertThat(discs(Labelling.of(raw, RawClasses.STEP_1, LabellingHints.NONE,
			Set.of()))).containsExactly(63, 64, 65, 66, 67, 71, 72);
		final Labelling mended = Labelling.of(raw, RawClasses.STEP_1,
			LabellingHints.NONE, EnumSet.of(Amendment.NAMES_BY_EVIDENCE));
		assertThat(discs(mended)).containsExactly(63, 64, 65, 67, 71, 72, 73);
		assertThat(mended.discs()).allMatch(disc -> disc.probability() > 0.9);
	}

	@Test
	void thirteenThoracicVertebraeAreSeen() throws SpinepsException {
		final Labelling mended = byEvidence(24, Map.of(0, 2, 5, 3, 18, 4, 23, 5));
		assertThat(names(mended.discs())).contains("disc T12/T13", "disc T13/L1",
			"disc L4/L5", "disc L5/S");
		assertThat(mended.rule()).contains("13 thoracic and 5 lumbar");
		assertThat(mended.discs()).allMatch(disc -> disc.probability() > 0.5 && disc
			.probability() <= 1);
	}

	@Test
	void fourAndSixLumbarVertebraeAreSeen() throws SpinepsException {
		final Labelling four = byEvidence(22, Map.of(0, 2, 5, 3, 17, 4, 21, 5));
		assertThat(names(four.discs())).endsWith("disc L3/L4", "disc L4/S");
		assertThat(four.rule()).contains("12 thoracic and 4 lumbar");
		final Labelling six = byEvidence(24, Map.of(0, 2, 5, 3, 17, 4, 23, 5));
		assertThat(names(six.discs())).endsWith("disc L5/L6", "disc L6/S");
		for (final Labelling one : List.of(four, six))
			assertThat(one.discs()).allMatch(disc -> disc.probability() > 0.5 && disc
				.probability() <= 1);
	}

	@Test
	void anAmbiguousSpineIsDoubtful() throws SpinepsException {
		// 24 discs, but nothing tells whether T13 or L6.
		final Labelling mended = byEvidence(24, Map.of(0, 2, 23, 5));
		assertThat(mended.warnings()).anyMatch(text -> text.contains("doubtful"));
		assertThat(mended.discs().get(20).probability()).isLessThan(0.9);
		assertThat(mended.discs().get(0).probability()).isGreaterThan(0.9);
	}

	@Test
	void landmarksThatContradictEachOtherAreTold() throws SpinepsException {
		// C7/T1 and T12/L1 three discs apart, nothing else.
		final Labelling mended = mended(new BoxSpine(BoxSpine.gridFor(6), 6, Map.of(
			1, 3, 4, 4), false).first());
		assertThat(mended.isLevelUnknown()).isTrue();
		assertThat(mended.warnings()).singleElement().asString().contains(
			"not sure").contains("disc V6/V7, the lowest, is L1/L2 (4").contains(
				" or T4/T5 (4");
		assertThat(mended.rule()).contains("C7/T1, T12/L1");
		assertThat(mended.discs()).extracting(NamedPart::number)
			.doesNotHaveDuplicates();
	}

	@Test
	void oneDiscAloneIsNamedIfItIsALandmark() throws SpinepsException {
		assertThat(discs(mended(new BoxSpine(BoxSpine.gridFor(1), 1, Map.of(0, 5),
			false).first()))).containsExactly(100);
	}

	@Test
	void usualSpinesAreNamedSurely() throws SpinepsException {
		final Labelling mended = mended(new BoxSpine(BoxSpine.gridFor(23), 23, Map
			.of(0, 2, 5, 3, 17, 4, 22, 5), false).first());
		assertThat(discs(mended)).containsExactlyElementsOf(IntStream.concat(
			IntStream.rangeClosed(63, 67), IntStream.concat(IntStream.rangeClosed(71,
				82), IntStream.of(91, 92, 93, 94, 95, 100))).boxed().toList());
		assertThat(mended.warnings()).isEmpty();
		assertThat(mended.discs()).allMatch(disc -> disc.probability() > 0.95);
	}

	@Test
	void stepTwoKnowsTheNamesOfStepOne() throws SpinepsException {
		final BoxSpine spine = new BoxSpine(BoxSpine.gridFor(6), 6, Map.of(5, 5),
			false);
		final Labelling before = mended(spine.first());
		assertThat(discs(before)).endsWith(95, 100);
		// The second network saw no landmark.
		final LabelVolume raw = new BoxSpine(BoxSpine.gridFor(6), 6, Map.of(),
			false).second();
		assertThat(Labelling.of(raw, RawClasses.STEP_2, LabellingHints.NONE,
			Amendment.all()).isLevelUnknown()).isTrue();
		final Labelling after = Labelling.of(raw, RawClasses.STEP_2,
			LabellingHints.NONE.with(new LabellingHints.Earlier("step 1", before, false)),
			Amendment.all());
		assertThat(discs(after)).isEqualTo(discs(before));
		assertThat(names(after.vertebrae())).containsExactly("T12", "L1", "L2",
			"L3", "L4", "L5", "sacrum");
	}

	@Test
	void aLocalizerNamesDiscsWithoutLandmark() throws SpinepsException {
		final LabelVolume raw = new BoxSpine(BoxSpine.gridFor(6), 6, Map.of(),
			false).first();
		final LabelVolume localizer = LabelVolume.zeros(raw.grid());
		final BoxSpine spine = new BoxSpine(BoxSpine.gridFor(6), 6, Map.of(),
			false);
		final int[] box = spine.discBox(2, 80);
		for (int k = box[5]; k < box[6]; k++)
			for (int j = box[3]; j < box[4]; j++)
				Arrays.fill(localizer.array(), localizer.grid().index(box[1], j, k),
					localizer.grid().index(box[2], j, k), (short) 80);
		final Labelling named = Labelling.of(raw, RawClasses.STEP_1,
			LabellingHints.NONE.with(Optional.of(localizer)), Amendment.all());
		assertThat(discs(named)).containsExactly(78, 79, 80, 81, 82, 91);
		assertThat(named.rule()).contains("localizer");
	}
}
