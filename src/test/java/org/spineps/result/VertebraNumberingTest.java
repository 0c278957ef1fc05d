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
package org.spineps.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.anatomy.UnknownLevels;

class VertebraNumberingTest {

	@Test
	void theVertebraAboveTheSacrumIsAssumedToBeL5() {
		final VertebraNumbering numbering = VertebraNumbering.of(7, true);
		assertThat(numbering.names()).containsExactly("T11", "T12", "L1", "L2",
			"L3", "L4", "L5");
		assertThat(numbering.labels()).containsExactly(18, 19, 20, 21, 22, 23, 24);
		assertThat(numbering.naming()).isEqualTo(Naming.ASSUMED);
	}

	@Test
	void withoutSacrumNoLevelIsClaimed() {
		final VertebraNumbering numbering = VertebraNumbering.of(3, false);
		assertThat(numbering.names()).containsExactly("V1", "V2", "V3");
		assertThat(numbering.labels()).containsExactly(31, 32, 33);
		assertThat(numbering.naming()).isEqualTo(Naming.LEVEL_UNKNOWN);
		final VertebraNumbering spineps = VertebraNumbering.of(3, false, 2);
		assertThat(spineps.labels()).containsExactly(2, 3, 4);
		assertThat(spineps.names()).isEqualTo(numbering.names());
	}

	@Test
	void aTwentySixthVertebraOfUnknownLevelIsLeftOutInWords() {
		final VertebraNumbering numbering = VertebraNumbering.of(26, false);
		assertThat(numbering.labels()).startsWith(31).endsWith(55, 0);
		assertThat(numbering.warnings()).containsExactly(
			"26 vertebrae were found, but there are labels for 25 of unknown level: " +
				"the lowest 1 was left out of the instance mask.");
		assertThat(VertebraNumbering.of(25, false).warnings()).isEmpty();
		assertThat(VertebraNumbering.of(26, false, 2).labels()).endsWith(25, 28);
	}

	@Test
	void labelsOfUnknownLevelsAreReadAgain() {
		final VertebraNumbering numbering = VertebraNumbering.of(25, false);
		final VertebraNumbering again = VertebraNumbering.ofLabels(numbering
			.labels()::contains, false);
		assertThat(again).isEqualTo(numbering);
		assertThat(VertebraNumbering.ofLabels(List.of(9, 10)::contains, true)
			.names()).containsExactly("V1", "V2");
		assertThat(VertebraNumbering.ofLabels(List.of(9, 10)::contains, false)
			.names()).containsExactly("T2", "T3");
	}

	@Test
	void moreVertebraeThanTwentyFourAboveASacrumAreNotNamed() {
		assertThat(VertebraNumbering.of(24, true).names().get(0)).isEqualTo("C1");
		assertThat(VertebraNumbering.of(25, true).naming()).isEqualTo(
			Naming.LEVEL_UNKNOWN);
	}

	@Test
	void everyCountGetsDistinctVertebraLabels() {
		for (int count = 0; count <= UnknownLevels.MOST; count++)
			for (final boolean sacrum : new boolean[] { false, true }) {
				final VertebraNumbering numbering = VertebraNumbering.of(count,
					sacrum);
				assertThat(new HashSet<>(numbering.labels())).hasSize(count);
				assertThat(numbering.labels()).allMatch(Level::isVertebra);
				assertThat(numbering.names()).hasSize(count);
			}
		assertThatThrownBy(() -> VertebraNumbering.of(-1, false)).isInstanceOf(
			IllegalArgumentException.class);
	}
}
