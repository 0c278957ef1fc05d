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

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spineps.SpinepsException;
import org.spineps.pipeline.totalspineseg.TssFixtures;
import org.spineps.volume.LabelVolume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every labelling of TotalSpineSeg 20260807, to the voxel. */
class LabellingFixturesTest {

	@ParameterizedTest
	@MethodSource("firstStep")
	void firstStepIsAsTheOriginals(final JsonObject test) throws SpinepsException {
		compare(test, RawClasses.STEP_1);
	}

	static Stream<Arguments> firstStep() {
		return TssFixtures.cases("il_step1_counts", "il_step1_landmark_rules",
			"il_localizer");
	}

	@ParameterizedTest
	@MethodSource("secondStep")
	void secondStepIsAsTheOriginals(final JsonObject test)
		throws SpinepsException
	{
		compare(test, RawClasses.STEP_2);
	}

	static Stream<Arguments> secondStep() {
		return TssFixtures.cases("il_step2_basic", "il_step2_repairs");
	}

	private static void compare(final JsonObject test, final RawClasses classes)
		throws SpinepsException
	{
		final LabelVolume raw = TssFixtures.painted(test);
		assertThat(TssFixtures.crc(raw)).isEqualTo(test.get("input_crc32")
			.getAsString());
		final Optional<LabelVolume> localizer = test.has("localizer") ? Optional.of(
			TssFixtures.painted(test.getAsJsonObject("localizer"))) : Optional
				.empty();
		if (test.has("intermediate")) compareOrder(test.getAsJsonObject(
			"intermediate"), new RawMap(raw, classes));
		if (test.has("expect_error")) {
			assertThatThrownBy(() -> Labelling.of(raw, classes, LabellingHints.NONE
				.with(localizer), Set.of())).isInstanceOf(SpinepsException.class);
			return;
		}
		final Labelling result = Labelling.of(raw, classes,
			LabellingHints.NONE.with(localizer), Set.of());
		assertThat(result.selected()).isEqualTo(numbers(test.get(
			"selected_landmarks_after")));
		TssFixtures.assertEqual(result.labels(), test.getAsJsonObject("expect"));
	}

	private static void compareOrder(final JsonObject expected,
		final RawMap map) throws SpinepsException
	{
		final CanalLine canal = CanalLine.of(map);
		assertThat(canal.count()).isEqualTo(expected.get("centerline_len")
			.getAsInt());
		assertThat(canal.first()).containsExactly(numbers(expected.get(
			"centerline_first")).stream().mapToInt(Integer::intValue).toArray());
		final PartOrder order = new PartOrder(canal, false);
		final List<Part> discs = order.sort(PartFinder.discs(map));
		assertThat(discs.stream().map(Part::id)).isEqualTo(numbers(expected.get(
			"disc_sorted_ids")));
		assertThat(discs.stream().map(order::slice)).isEqualTo(numbers(expected.get(
			"disc_sorted_z")));
		assertThat(discs.stream().map(Part::size)).isEqualTo(numbers(expected.get(
			"disc_sizes")));
	}

	private static List<Integer> numbers(final JsonElement list) {
		final List<Integer> numbers = new ArrayList<>();
		list.getAsJsonArray().forEach(one -> numbers.add(one.getAsInt()));
		return numbers;
	}
}
