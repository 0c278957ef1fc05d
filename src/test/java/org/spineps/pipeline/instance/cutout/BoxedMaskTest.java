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
package org.spineps.pipeline.instance.cutout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.spineps.volume.Box;

class BoxedMaskTest {

	/** A random mask, and the same as a set of voxels. */
	private record Pair(BoxedMask mask, Set<List<Integer>> voxels) {

		static Pair random(final SplittableRandom random) {
			final int[] min = new int[3];
			final int[] max = new int[3];
			for (int axis = 0; axis < 3; axis++) {
				min[axis] = random.nextInt(axis == 0 ? 150 : 6);
				max[axis] = min[axis] + 1 + random.nextInt(axis == 0 ? 150 : 6);
			}
			final Box box = new Box(min, max);
			final BoxedMask mask = new BoxedMask(box);
			final Set<List<Integer>> voxels = new HashSet<>();
			for (int k = min[2]; k < max[2]; k++)
				for (int j = min[1]; j < max[1]; j++)
					for (int i = min[0]; i < max[0]; i++)
						if (random.nextInt(3) == 0) {
							mask.set(i, j, k);
							voxels.add(List.of(i, j, k));
						}
			return new Pair(mask, voxels);
		}
	}

	@Property(tries = 100)
	void asASetOfVoxels(@ForAll @IntRange(max = 1_000_000) final int seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final Pair first = Pair.random(random);
		final Pair second = Pair.random(random);
		final Set<List<Integer>> both = new HashSet<>(first.voxels());
		both.retainAll(second.voxels());
		assertThat(first.mask().count()).isEqualTo(first.voxels().size());
		assertThat(first.mask().intersection(second.mask())).isEqualTo(both.size());
		assertThat(second.mask().intersection(first.mask())).isEqualTo(both.size());
		if (first.voxels().isEmpty()) return;
		assertThat(first.mask().dice(second.mask())).isCloseTo(2.0 * both.size() /
			(first.voxels().size() + second.voxels().size()), within(1e-12));
		assertThat(first.mask().dice(first.mask())).isEqualTo(1);
	}

	@Property(tries = 30)
	void addsItsVoxels(@ForAll @IntRange(max = 1_000_000) final int seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final Pair first = Pair.random(random);
		final Pair second = Pair.random(random);
		final Box region = first.mask().box().union(second.mask().box());
		final byte[] counts = new byte[(int) region.voxels()];
		first.mask().addTo(counts, region);
		second.mask().addTo(counts, region);
		int n = 0;
		for (int k = region.min(2); k < region.max(2); k++)
			for (int j = region.min(1); j < region.max(1); j++)
				for (int i = region.min(0); i < region.max(0); i++) {
					final List<Integer> voxel = List.of(i, j, k);
					assertThat(counts[n++]).isEqualTo((byte) ((first.voxels().contains(
						voxel) ? 1 : 0) + (second.voxels().contains(voxel) ? 1 : 0)));
				}
	}
}
