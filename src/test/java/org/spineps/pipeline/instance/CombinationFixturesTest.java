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

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spineps.anatomy.Level;
import org.spineps.pipeline.instance.vertebra.Relabel;
import org.spineps.pipeline.original.ChosenRules;
import org.spineps.pipeline.semantic.VoxelUnits;
import org.spineps.testing.Fixtures;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/** The whole post-processing against what the original made of both masks. */
class CombinationFixturesTest {

	private static Stream<JsonObject> read(final String name) {
		return StreamSupport.stream(Fixtures.read(name).getAsJsonArray()
			.spliterator(), false).map(JsonElement::getAsJsonObject);
	}

	static Stream<Arguments> phantoms() {
		return Stream.concat(read("spineps/postprocess_combined.json").map(
			phantom -> Arguments.of(InstanceOptions.ORIGINAL_2_0, phantom)), read(
				"spineps-2.1/postprocess_combined.json").map(phantom -> Arguments.of(
					withLabels(phantom), phantom)));
	}

	private static InstanceOptions withLabels(final JsonObject phantom) {
		final InstanceOptions.Combining usual = InstanceOptions.ORIGINAL
			.combining();
		return InstanceOptions.ORIGINAL.with(new InstanceOptions.Combining(usual
			.marginMm(), usual.articularDominance(), usual.missingWarning(), usual
				.topVolumeRatio(), usual.topContactMm2(), usual.growFirst(), usual
					.divideEndplates(), set(phantom, "sacrum_ids"), set(phantom,
						"metal_ids")));
	}

	private static Set<Integer> set(final JsonObject phantom,
		final String name)
	{
		return phantom.getAsJsonArray(name).asList().stream().map(
			JsonElement::getAsInt).collect(Collectors.toSet());
	}

	@ParameterizedTest
	@MethodSource("phantoms")
	void asTheOriginal(final InstanceOptions options,
		final JsonObject phantom)
	{
		final Grid grid = new Grid(Fixtures.shape(phantom.get("seg_in")), Fixtures
			.matrix(phantom.get("affine")));
		final LabelVolume semantic = Fixtures.labels(phantom.get("seg_in"), grid);
		final LabelVolume instances = Fixtures.labels(phantom.get("vert_in"), grid);
		final Box box = LabelStatistics.boundingBox(semantic, label -> label != 0)
			.grow(VoxelUnits.length(1.5, grid)).intersect(grid.box());
		final InstanceResult result = new Combination(ChosenRules.of(options)).combine(Crop.of(
			instances, box, 0), Crop.of(semantic, box, 0), Collections.nCopies(
				Relabel.largest(instances), new InstanceSupport(1, 1, 3)));
		final int offset = phantom.get("labeling_offset").getAsInt();
		final LabelVolume numbered = result.instances().copy();
		for (int v = 0; v < numbered.array().length; v++)
			if (numbered.array()[v] != 0) numbered.array()[v] += offset;
		final LabelVolume complete = DerivedLabels.add(numbered, result.semantic(),
			ChosenRules.of(options));
		assertThat(uncrop(complete, box, grid).array()).isEqualTo(Fixtures.labels(
			phantom.get("vert_out"), grid).array());

		final LabelVolume divided = ChosenRules.of(options).finishEndplates(
			result.semantic(), complete);
		assertThat(uncrop(divided, box, grid).array()).isEqualTo(Fixtures.labels(
			phantom.get("seg_out"), grid).array());
	}

	static Stream<JsonObject> plates() {
		return read("spineps-2.1/endplates.json");
	}

	@ParameterizedTest
	@MethodSource("plates")
	void discsAndPlates(final JsonObject phantom) {
		final Grid grid = new Grid(Fixtures.shape(phantom.get("seg_in")), Fixtures
			.matrix(phantom.get("affine")));
		final LabelVolume semantic = Fixtures.labels(phantom.get("seg_in"), grid);
		final LabelVolume vertebrae = Fixtures.labels(phantom.get("vert_in"), grid);
		// Sacrum and metal follow from the semantic mask.
		for (int v = 0; v < vertebrae.array().length; v++)
			if (!Level.isVertebra(vertebrae.array()[v])) vertebrae.array()[v] = 0;
		final InstanceRules rules = ChosenRules.of(InstanceOptions.ORIGINAL);
		final LabelVolume complete = DerivedLabels.add(vertebrae, semantic, rules);
		assertThat(complete.array()).isEqualTo(Fixtures.labels(phantom.get(
			"vert_out"), grid).array());
		final LabelVolume structures = rules.finishEndplates(semantic, complete);
		if (phantom.get("name").getAsString().startsWith("mr")) for (int v =
			0; v < structures.array().length; v++)
			if (semantic.array()[v] != 62) structures.array()[v] = 0;
		assertThat(structures.array()).isEqualTo(Fixtures.labels(phantom.get(
			"seg_out"), grid).array());
	}

	static Stream<JsonObject> tops() {
		return read("spineps-2.1/top_merge.json");
	}

	@ParameterizedTest
	@MethodSource("tops")
	void topMerge(final JsonObject phantom) {
		final Grid grid = new Grid(Fixtures.shape(phantom.get("seg_in")), Fixtures
			.matrix(phantom.get("affine")));
		final LabelVolume instances = Fixtures.labels(phantom.get("vert_in"), grid);
		assertThat(TopPiece.mergePairInPlace(instances, Fixtures.labels(phantom.get(
			"seg_in"), grid), ChosenRules.of(InstanceOptions.ORIGINAL))).isEqualTo(
				phantom.get("merged").getAsBoolean());
		assertThat(instances.array()).isEqualTo(Fixtures.labels(phantom.get(
			"vert_out"), grid).array());
	}

	private static LabelVolume uncrop(final LabelVolume part, final Box box,
		final Grid grid)
	{
		final LabelVolume whole = LabelVolume.zeros(grid);
		Crop.paste(part, whole, box.min(0), box.min(1), box.min(2));
		return whole;
	}
}
