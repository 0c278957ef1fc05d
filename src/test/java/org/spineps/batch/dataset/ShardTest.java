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
package org.spineps.batch.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class ShardTest {

	@Test
	void theyAreAllAndHaveNothingInCommon() {
		for (int count = 0; count <= 40; count++) {
			final List<Integer> all = IntStream.range(0, count).boxed().toList();
			for (int parts = 1; parts <= 12; parts++) {
				final List<Integer> together = new ArrayList<>();
				for (int part = 1; part <= parts; part++) {
					final List<Integer> mine = new Shard(part, parts).of(all);
					assertThat(mine.size()).isBetween(count / parts, (count + parts - 1) /
						parts);
					together.addAll(mine);
				}
				assertThat(together).doesNotHaveDuplicates()
					.containsExactlyInAnyOrderElementsOf(all);
			}
		}
	}

	@Test
	void textsAreUnderstoodOrNot() {
		assertThat(Shard.parse(" 3/20 ")).contains(new Shard(3, 20));
		assertThat(Shard.parse("1/1")).contains(Shard.ALL);
		for (final String wrong : List.of("0/2", "3/2", "1", "a/b", "1/0", "-1/2",
			"1/2/3", "9999999/9999999", ""))
			assertThat(Shard.parse(wrong)).as(wrong).isEmpty();
		assertThatThrownBy(() -> new Shard(2, 1)).isInstanceOf(
			IllegalArgumentException.class);
	}
}
