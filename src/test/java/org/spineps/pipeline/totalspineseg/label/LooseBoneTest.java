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

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.pipeline.totalspineseg.BoxSpine;
import org.spineps.pipeline.totalspineseg.stage.FinalLabels;
import org.spineps.pipeline.totalspineseg.stage.SpineNumbers;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

import static org.assertj.core.api.Assertions.assertThat;

/** {@link Amendment#LOOSE_BONE_TO_THE_NEAREST}: bone without a body. */
class LooseBoneTest {

	private static final int L3 = SpineNumbers.vertebra(Level.L3);
	private static final int L5 = SpineNumbers.vertebra(Level.L5);
	/** Place of the disc L5/S; under the disc before lies L5, of class 8. */
	private static final int LAST = 5;
	/** 76 mm in front of the bodies. */
	private static final Grid GRID = BoxSpine.grid(60, 180, 220);
	private static final int X = 26;
	/** Behind the arches. */
	private static final int BEHIND = 30;
	private static final int BELLY = 150;

	private static BoxSpine spine(final boolean sacrum) {
		return new BoxSpine(GRID, LAST + 1, Map.of(LAST, 5), sacrum);
	}

	private static int[] block(final int raw, final int y, final int z) {
		return new int[] { raw, X, X + 8, y, y + 8, z, z + 5 };
	}

	/** Number in the middle of a block, without the rule and with it. */
	private static int[] numbers(final BoxSpine spine, final int[] block)
		throws SpinepsException
	{
		final LabelVolume raw = spine.paint(block).second();
		final Set<Amendment> others = EnumSet.allOf(Amendment.class);
		others.remove(Amendment.LOOSE_BONE_TO_THE_NEAREST);
		final int at = GRID.index(X + 4, block[3] + 4, block[5] + 2);
		return new int[] { labels(raw, others).array()[at], labels(raw, Amendment
			.all()).array()[at] };
	}

	private static LabelVolume labels(final LabelVolume raw,
		final Set<Amendment> amendments) throws SpinepsException
	{
		return Labelling.of(raw, RawClasses.STEP_2, LabellingHints.NONE, amendments)
			.labels();
	}

	/** Slice in the middle of L3. */
	private static int middleOfL3(final BoxSpine spine) {
		final int[] body = spine.bodyBox(LAST - 3, 0);
		return (body[5] + body[6]) / 2 - 2;
	}

	@Test
	void aProcessBehindTheSacralDiscIsOfL5() throws SpinepsException {
		final BoxSpine spine = spine(true);
		assertThat(numbers(spine, block(7, BEHIND, spine.bottomOf(LAST) - 2))).containsExactly(FinalLabels.SACRUM, L5);
	}

	@Test
	void aProcessInTheClassOfTheSacrumIsOfItsVertebra() throws SpinepsException {
		final BoxSpine spine = spine(true);
		assertThat(numbers(spine, block(9, BEHIND, middleOfL3(spine))))
			.containsExactly(FinalLabels.SACRUM, L3);
	}

	@Test
	void aProcessOfUnsureClassIsOfItsVertebra() throws SpinepsException {
		final BoxSpine spine = spine(true);
		assertThat(numbers(spine, block(6, BEHIND, middleOfL3(spine))))
			.containsExactly(0, L3);
	}

	@Test
	void crumbsInTheBellyAreDropped() throws SpinepsException {
		for (final int raw : new int[] { 7, 8, 9 }) {
			final BoxSpine spine = spine(true);
			final int[] labels = numbers(spine, block(raw, BELLY, spine.bottomOf(
				LAST) - 10));
			assertThat(labels).as("class " + raw).containsExactly(FinalLabels.SACRUM,
				0);
		}
	}

	@Test
	void specksInTheSacrumAreSacrum() throws SpinepsException {
		final BoxSpine spine = spine(true);
		final int[] body = spine.bodyBox(LAST, 0);
		for (final int raw : new int[] { 6, 7, 8 })
			assertThat(numbers(spine(true), block(raw, (body[3] + body[4]) / 2,
				body[5] + 3))[1]).isEqualTo(FinalLabels.SACRUM);
	}

	@Test
	void withoutASacrumNothingChanges() throws SpinepsException {
		final BoxSpine spine = spine(false);
		// Less than 1000 mm³ is no sacrum.
		final LabelVolume raw = spine.paint(block(9, BEHIND, middleOfL3(spine)))
			.paint(block(6, BEHIND, middleOfL3(spine) + 30)).paint(block(7, BELLY,
				middleOfL3(spine))).second();
		final Set<Amendment> others = EnumSet.allOf(Amendment.class);
		others.remove(Amendment.LOOSE_BONE_TO_THE_NEAREST);
		assertThat(labels(raw, Amendment.all()).array()).isEqualTo(labels(raw,
			others).array());
	}
}
