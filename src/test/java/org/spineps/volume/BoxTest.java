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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoxTest {

	private static final Box BOX = new Box(new int[] { 1, -2, 3 }, new int[] { 4,
		5, 4 });

	@Test
	void sizes() {
		assertThat(BOX.size()).containsExactly(3, 7, 1);
		assertThat(BOX.voxels()).isEqualTo(21);
		assertThat(BOX.isEmpty()).isFalse();
		assertThat(Box.ofSize(2, 0, 3).isEmpty()).isTrue();
	}

	@Test
	void growIntersectUnion() {
		assertThat(BOX.grow(2)).isEqualTo(new Box(new int[] { -1, -4, 1 },
			new int[] { 6, 7, 6 }));
		final Box other = new Box(new int[] { 3, 0, 0 }, new int[] { 9, 2, 9 });
		assertThat(BOX.intersect(other)).isEqualTo(new Box(new int[] { 3, 0, 3 },
			new int[] { 4, 2, 4 })).hasSameHashCodeAs(other.intersect(BOX));
		assertThat(BOX.union(other)).isEqualTo(new Box(new int[] { 1, -2, 0 },
			new int[] { 9, 5, 9 }));
		assertThat(BOX.intersect(Box.ofSize(1, 1, 1)).isEmpty()).isTrue();
	}

	@Test
	void invertedBoxesAreRefused() {
		assertThatThrownBy(() -> new Box(new int[] { 0, 2, 0 }, new int[] { 1, 1,
			1 })).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> new Box(new int[2], new int[3])).isInstanceOf(
			IllegalArgumentException.class);
	}

	@Test
	void arraysAreCopied() {
		final int[] min = { 0, 0, 0 };
		final Box box = new Box(min, new int[] { 2, 2, 2 });
		min[0] = 1;
		assertThat(box.min(0)).isZero();
	}
}
