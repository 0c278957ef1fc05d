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
package org.spineps.volume;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.spineps.testing.Fixtures;

class HolesTest {

	@Test
	void equalsSpineps() {
		for (final JsonElement element : Fixtures.read("spineps/semantic_post.json")
			.getAsJsonArray())
		{
			final JsonObject phantom = element.getAsJsonObject();
			final LabelVolume before = Fixtures.labels(phantom.get(
				"after_bbox_clean"), phantom.get("zoom"), "PIR");
			final LabelVolume after = Fixtures.labels(phantom.get(
				"after_fill_holes"), phantom.get("zoom"), "PIR");
			assertThat(Holes.fill(before, 49, 61, 100, 60).array()).isEqualTo(after
				.array());
		}
	}

	@Test
	void smallComponentsEqualSpineps() {
		for (final JsonElement element : Fixtures.read("spineps/semantic_post.json")
			.getAsJsonArray())
		{
			final JsonObject phantom = element.getAsJsonObject();
			final LabelVolume before = Fixtures.labels(phantom.get("input"), phantom
				.get("zoom"), "PIR");
			final LabelVolume after = Fixtures.labels(phantom.get("after_clean_cc"),
				phantom.get("zoom"), "PIR");
			assertThat(SmallComponents.delete(before, Connectivity.FACES, phantom.get(
				"small_cc_threshold_vox").getAsInt(), 41, 42, 43, 44, 45, 46, 47, 48,
				49, 61, 100).array()).isEqualTo(after.array());
		}
	}

	@Test
	void cavitiesAreFilledAndTunnelsAreNot() {
		final Grid grid = RandomVolumes.obliqueGrid(9, 8, 7);
		final LabelVolume labels = LabelVolume.zeros(grid);
		final short[] voxels = labels.array();
		for (int k = 0; k < 7; k++)
			for (int j = 0; j < 8; j++)
				for (int i = 0; i < 5; i++)
					voxels[grid.index(i, j, k)] = 7;
		// Closed, although it touches the outside over an edge.
		voxels[grid.index(1, 1, 1)] = 0;
		voxels[grid.index(0, 0, 1)] = 0;
		// Open to the outside over faces, through the volume's border.
		voxels[grid.index(3, 5, 0)] = 0;
		voxels[grid.index(3, 5, 1)] = 0;
		// Closed, with another label in it.
		voxels[grid.index(2, 3, 3)] = 0;
		voxels[grid.index(2, 3, 4)] = 9;
		final LabelVolume filled = Holes.fill(labels);
		assertThat(filled.array()[grid.index(1, 1, 1)]).isEqualTo((short) 7);
		assertThat(filled.array()[grid.index(0, 0, 1)]).isZero();
		assertThat(filled.array()[grid.index(3, 5, 0)]).isZero();
		assertThat(filled.array()[grid.index(3, 5, 1)]).isZero();
		assertThat(filled.array()[grid.index(2, 3, 3)]).isEqualTo((short) 7);
		assertThat(filled.array()[grid.index(2, 3, 4)]).isEqualTo((short) 9);
		assertThat(Holes.fill(labels, 9, 1).array()).isEqualTo(labels.array());
	}

	@Test
	void theFirstLabelOfTheOrderTakesASharedHole() {
		final Grid grid = RandomVolumes.obliqueGrid(7, 7, 7);
		final LabelVolume labels = LabelVolume.zeros(grid);
		RandomVolumes.ball(labels, new double[] { 3, 3, 3 }, 3.5, 2);
		RandomVolumes.ball(labels, new double[] { 3, 3, 3 }, 2, 40000);
		RandomVolumes.ball(labels, new double[] { 3, 3, 3 }, 1, 0);
		final int centre = grid.index(3, 3, 3);
		assertThat(Holes.fill(labels, 40000, 2).array()[centre]).isEqualTo(
			(short) 40000);
		assertThat(Holes.fill(labels, 2, 40000).array()[centre]).isEqualTo(
			(short) 2);
	}
}
