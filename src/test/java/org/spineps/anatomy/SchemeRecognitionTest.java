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
package org.spineps.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.spineps.volume.LabelVolume;

class SchemeRecognitionTest {

	private static final Set<LabelScheme> INSTANCES = Set.of(LabelScheme.SPINEPS,
		LabelScheme.VERSE);

	private static void ours(final LabelVolume mask) {
		assertThat(SchemeRecognition.foreign(mask, INSTANCES)).isEmpty();
	}

	private static void foreign(final LabelVolume mask,
		final LabelScheme... schemes)
	{
		assertThat(SchemeRecognition.foreign(mask, INSTANCES)).containsExactly(
			schemes);
	}

	private static SpineColumn column() {
		return new SpineColumn();
	}

	@Test
	void ourMasksAreOurs() {
		ours(column().vertebrae(20, 1, 5, 100).vertebra(26).mask());
		ours(column().vertebrae(2, 1, 6, 100).mask());
		ours(column().vertebrae(1, 1, 7, 0).mask());
		ours(column().vertebra(22).mask());
		ours(column().mask());
		// T12, T13, L1
		ours(column().vertebra(19).disc(119).vertebra(28).disc(128).vertebra(20)
			.mask());
		// V1 to V12 of unknown level: 41 and 42 are L1 and L2 of TotalSpineSeg.
		ours(column().vertebrae(31, 1, 12, 100).mask());
		ours(column().vertebrae(31, 1, 12, 0).mask());
		// VerSe has a coccyx.
		ours(column().vertebrae(20, 1, 5, 0).vertebra(26).vertebra(27).mask());
	}

	@Test
	void totalSpineSegIsNamed() {
		foreign(column().vertebrae(41, 1, 5, 51).vertebra(50).canal(2).mask(),
			LabelScheme.TOTALSPINESEG);
		foreign(column().vertebra(11).vertebrae(12, 1, 5, 51).vertebra(17).disc(
			71).canal(2).mask(),
			LabelScheme.TOTALSPINESEG);
		// Cord and canal alone would be C1 and C2.
		foreign(column().vertebrae(0, 0, 6, 0).canal(2).mask(),
			LabelScheme.TOTALSPINESEG);
	}

	@Test
	void spiderIsNamedByItsOrder() {
		foreign(column().vertebrae(7, -1, 7, 200).canal(100).mask(),
			LabelScheme.SPIDER);
		foreign(column().vertebra(108).disc(208).vertebrae(7, -1, 7, 200).mask(),
			LabelScheme.SPIDER);
	}

	@Test
	void totalSegmentatorIsNamed() {
		foreign(column().vertebrae(33, -1, 7, 0).vertebra(25).canal(79).mask(),
			LabelScheme.TOTALSEGMENTATOR);
		foreign(column().vertebrae(7, -1, 6, 0).vertebra(1).mask(),
			LabelScheme.SPIDER, LabelScheme.TOTALSEGMENTATOR_VERTEBRAE_MR);
		foreign(column().vertebrae(19, 0, 6, 1).vertebra(18).canal(21).mask(),
			LabelScheme.TOTALSEGMENTATOR_MR);
	}

	@Test
	void vertebraeOfTotalSpineSegAreNoStructures() {
		final LabelVolume mask = column().vertebrae(41, 1, 5, 0).vertebra(50)
			.mask();
		assertThat(SchemeRecognition.foreign(mask, Set.of(
			LabelScheme.SPINEPS_SEMANTIC))).containsExactly(
				LabelScheme.TOTALSPINESEG);
	}

	@Test
	void whatNobodyNumberedSoIsNotNamed() {
		// The order of the labels means nothing here.
		ours(column().vertebra(3).vertebra(7).vertebra(1).vertebra(5).vertebra(2)
			.mask());
	}
}
