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
package org.spineps.pipeline.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spineps.testing.Fixtures;
import org.spineps.volume.Holes;
import org.spineps.volume.LabelVolume;

/** Every step against what the original made of the same masks. */
class SemanticCleanupFixturesTest {

	static Stream<Arguments> phantoms() {
		return Stream.concat(read("spineps", SemanticCleanupOptions.ORIGINAL_2_0),
			read("spineps-2.1", SemanticCleanupOptions.ORIGINAL));
	}

	private static Stream<Arguments> read(final String folder,
		final SemanticCleanupOptions options)
	{
		return StreamSupport.stream(Fixtures.read(folder + "/semantic_post.json")
			.getAsJsonArray().spliterator(), false).map(element -> Arguments.of(
				new SemanticCleanup(options), element.getAsJsonObject()));
	}

	private static LabelVolume mask(final JsonObject phantom,
		final String name)
	{
		return Fixtures.labels(phantom.get(name), phantom.get("zoom"), phantom.get(
			"orientation").getAsString());
	}

	@ParameterizedTest
	@MethodSource("phantoms")
	void stepByStep(final SemanticCleanup cleanup,
		final JsonObject phantom)
	{
		final LabelVolume input = mask(phantom, "input");
		assertThat(VoxelUnits.volume(27.84375, input.grid())).isEqualTo(phantom.get(
			"small_cc_threshold_vox").getAsInt());
		final LabelVolume small = cleanup.deleteSmall(input);
		assertThat(small.array()).isEqualTo(mask(phantom, "after_clean_cc")
			.array());
		final LabelVolume near = cleanup.clearFarAway(small);
		assertThat(near.array()).isEqualTo(mask(phantom, "after_bbox_clean")
			.array());
		final LabelVolume filled = Holes.fill(near, 49, 61, 100, 60);
		assertThat(filled.array()).isEqualTo(mask(phantom, "after_fill_holes")
			.array());
	}

	@ParameterizedTest
	@MethodSource("phantoms")
	void allStepsTogether(final SemanticCleanup cleanup,
		final JsonObject phantom)
	{
		assertThat(cleanup.clean(mask(phantom, "input")).array()).isEqualTo(mask(
			phantom, "after_fill_holes").array());
	}

	@ParameterizedTest
	@MethodSource("phantoms")
	void canalTrim(final SemanticCleanup cleanup,
		final JsonObject phantom)
	{
		assertThat(cleanup.clearBelowCanal(mask(phantom, "input")).array())
			.isEqualTo(mask(phantom, "canal_height_trim_of_input").array());
	}
}
