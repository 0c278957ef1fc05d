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
package org.spineps.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

/** Names never cover each other and stay near their bodies. */
class TagPlacesTest {

	@Property(tries = 300)
	void rowsAreApartInOrderAndInside(
		@ForAll @Size(max = 26) final @DoubleRange(min = -50,
			max = 900) double[] wanted)
	{
		Arrays.sort(wanted);
		final double[] rows = TagPlaces.spread(wanted, 20, 10, 690);
		assertThat(rows).hasSameSizeAs(wanted);
		for (int i = 0; i < rows.length; i++) {
			assertThat(rows[i]).isBetween(10 - 1e-9, 690 + 1e-9);
			if (i > 0) assertThat(rows[i] - rows[i - 1]).isGreaterThan(20 - 1e-9);
		}
	}

	@Test
	void rowsWithRoomStayWhereTheyAre() {
		assertThat(TagPlaces.spread(new double[] { 30, 60, 95 }, 20, 0, 200))
			.containsExactly(30, 60, 95);
		assertThat(TagPlaces.spread(new double[0], 20, 0, 200)).isEmpty();
	}

	@Test
	void rowsThatCollideShareTheMove() {
		final double[] rows = TagPlaces.spread(new double[] { 100, 110, 150 }, 20,
			0, 300);
		assertThat(rows[0]).isCloseTo(95, within(1e-9));
		assertThat(rows[1]).isCloseTo(115, within(1e-9));
		assertThat(rows[2]).isCloseTo(150, within(1e-9));
	}
}
