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

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.spineps.anatomy.Level;
import org.spineps.SpinepsException;
import org.spineps.model.LandmarkShare;
import org.spineps.pipeline.totalspineseg.BoxSpine;
import org.spineps.volume.LabelVolume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Names are as sure as the network that sees landmarks is reliable. */
class VotesTest {

	/** Sees L5/S, but as often elsewhere, if it is small. */
	private static final Votes WEAK = Votes.measured(Map.of("L5/S", List.of(
		new LandmarkShare(100, .95, .2), new LandmarkShare(3000, .8, .02))));
	private static final Votes STRONG = Votes.measured(Map.of("L5/S", List.of(
		new LandmarkShare(100, .98, .0005)), Votes.SACRUM, List.of(
			new LandmarkShare(1000, .95, .01))));
	private static final int DISCS = 6;

	private static LabelVolume first(final Map<Integer, Integer> landmarks) {
		return new BoxSpine(BoxSpine.gridFor(DISCS), DISCS, landmarks, false).first();
	}

	private static Labelling named(final LabelVolume raw, final RawClasses step,
		final LabellingHints hints) throws SpinepsException
	{
		return Labelling.of(raw, step, hints, Amendment.all());
	}

	private static Labelling named(final Map<Integer, Integer> landmarks,
		final Votes votes) throws SpinepsException
	{
		return named(first(landmarks), RawClasses.STEP_1, LabellingHints.NONE.with(
			votes));
	}

	@Test
	void whatAWeakNetworkSeesNamesNothing() throws SpinepsException {
		final Map<Integer, Integer> lowest = Map.of(DISCS - 1, 5);
		assertThat(named(lowest, Votes.PUBLISHED).discs()).last().extracting(
			NamedPart::number).isEqualTo(100);
		assertThat(named(lowest, STRONG).isLevelUnknown()).isFalse();
		final Labelling weak = named(lowest, WEAK);
		assertThat(weak.isLevelUnknown()).isTrue();
		assertThat(weak.warnings()).singleElement().asString().startsWith(
			"The levels are not sure").contains("is L5/S (");
		assertThat(weak.rule()).isEqualTo("No level is sure, given: landmarks L5/S.");
		// What it thinks is kept for the other step.
		assertThat(weak.chances()).hasSize(DISCS);
		assertThat(weak.chances().get(DISCS - 1).keySet()).first().isEqualTo(100);
	}

	@Test
	void whatWasNotLearnedCountsForNothing() throws SpinepsException {
		final Labelling found = named(Map.of(0, 2), WEAK);
		assertThat(found.isLevelUnknown()).isTrue();
		assertThat(found.findings()).filteredOn(one -> one.disc().equals("C2/C3"))
			.singleElement().satisfies(one -> {
				assertThat(one.used()).isFalse();
				assertThat(one.outcome()).contains("not believed");
			});
	}

	/** One landmark cannot be three discs. */
	@Test
	void threeDiscsShareOneVote() throws SpinepsException {
		final Map<Integer, Integer> three = Map.of(3, 5, 4, 5, 5, 5);
		assertThat(named(three, STRONG).rule()).contains("several discs");
		for (final Votes votes : List.of(Votes.PUBLISHED, STRONG)) {
			final Labelling found = named(three, votes);
			assertThat(found.chances()).allSatisfy(chances -> assertThat(chances
				.values()).allMatch(chance -> chance < .9));
			assertThat(found.isLevelUnknown()).isTrue();
		}
	}

	/** An axial stack of thick slices shows one disc or two, and those badly. */
	@Test
	void hardlyADiscNamesNothing() throws SpinepsException {
		for (int count = 1; count <= 3; count++) {
			final LabelVolume raw = new BoxSpine(BoxSpine.gridFor(count), count, Map.of(
				count - 1, 5), false).first();
			final Labelling found = named(raw, RawClasses.STEP_1, LabellingHints.NONE
				.with(STRONG));
			assertThat(found.discs()).hasSize(count);
			assertThat(found.isLevelUnknown()).isEqualTo(count < 3);
			if (count < 3) assertThat(found.warnings()).anyMatch(warning -> warning
				.contains("fewer than three discs. Vertebrae are counted"));
			assertThat(named(raw, RawClasses.STEP_1, LabellingHints.NONE)
				.isLevelUnknown()).isFalse();
		}
	}

	/** Small networks mark S1/S2, too. */
	@Test
	void aDiscOfTheSacrumDoesNotHideTheLastOne() throws SpinepsException {
		final BoxSpine spine = new BoxSpine(BoxSpine.gridFor(DISCS), DISCS, Map.of(
			DISCS - 2, 5), false);
		final int[] box = spine.discBox(DISCS - 1, 0);
		box[2] -= (box[2] - box[1]) / 2;
		final LabelVolume raw = spine.paint(box).first();
		assertThat(named(raw, RawClasses.STEP_1, LabellingHints.NONE.with(STRONG))
			.discs()).extracting(NamedPart::name).endsWith("disc L4/L5", "disc L5/S",
				"not named");
	}

	/** A process in the class of the next vertebra is no vertebra. */
	@Test
	void piecesAreNotCounted() throws SpinepsException {
		final BoxSpine spine = new BoxSpine(BoxSpine.gridFor(DISCS), DISCS, Map.of(),
			false);
		final int[] disc = spine.discBox(2, 8);
		final int before = count(spine.second());
		for (final int raw : new int[] { 7, 8 }) {
			final LabelVolume flipped = new BoxSpine(BoxSpine.gridFor(DISCS), DISCS, Map
				.of(), false).paint(raw, disc[1], disc[1] + 8, 2, 10, disc[5] + 8,
					disc[5] + 16).second();
			assertThat(count(flipped)).isEqualTo(before);
		}
	}

	private static int count(final LabelVolume raw) throws SpinepsException {
		return (int) named(raw, RawClasses.STEP_2, LabellingHints.NONE).vertebrae()
			.stream().map(NamedPart::name).distinct().count();
	}

	@Test
	void aSacrumThatIsOftenInventedSaysLess() throws SpinepsException {
		final LabelVolume raw = new BoxSpine(BoxSpine.gridFor(DISCS), DISCS, Map
			.of(), true).second();
		final double often = lowest(raw, .3);
		assertThat(lowest(raw, .01)).isGreaterThan(.7);
		assertThat(often).isBetween(.1, .3);
	}

	private static double lowest(final LabelVolume raw, final double elsewhere)
		throws SpinepsException
	{
		return named(raw, RawClasses.STEP_2, LabellingHints.NONE.with(Votes.measured(
			Map.of(Votes.SACRUM, List.of(new LandmarkShare(1000, .95, elsewhere))))))
			.chances().get(DISCS - 1).get(100);
	}

	/** Eight discs with a doubtful name are not surer than one. */
	@Test
	void theOtherStepIsOneWitness() throws SpinepsException {
		final Labelling weak = named(Map.of(DISCS - 1, 5), WEAK);
		final LabelVolume raw = new BoxSpine(BoxSpine.gridFor(DISCS), DISCS, Map
			.of(), false).second();
		final Labelling after = named(raw, RawClasses.STEP_2, LabellingHints.NONE
			.with(new LabellingHints.Earlier("step 1", weak, false)));
		assertThat(after.isLevelUnknown()).isTrue();
		assertThat(after.chances().get(DISCS - 1).get(100)).isCloseTo(weak.chances()
			.get(DISCS - 1).get(100), within(.1));
	}

	@Test
	void namesFromElsewhereAreTakenOver() throws SpinepsException {
		// Seven vertebrae, the lowest of which is the sacrum.
		final LabelVolume raw = new BoxSpine(BoxSpine.gridFor(DISCS), DISCS, Map
			.of(), true).second();
		assertThat(taken(raw, Level.T12, Level.T13, Level.L1, Level.L2, Level.L3,
			Level.L4)).containsExactly("disc T12/T13", "disc T13/L1", "disc L1/L2",
				"disc L2/L3", "disc L3/L4", "disc L4/S");
		assertThat(taken(raw, Level.L1, Level.L2, Level.L3, Level.L4, Level.L5,
			Level.L6)).endsWith("disc L5/L6", "disc L6/S");
		assertThat(taken(raw, Level.T10, Level.T11, Level.L1, Level.L2, Level.L3,
			Level.L4)).startsWith("disc T10/T11", "disc T11/L1");
		assertThat(taken(raw, Level.C1, Level.C2, Level.C3, Level.C4, Level.C5,
			Level.C6)).startsWith("not named", "disc C2/C3", "disc C3/C4");
		assertThatThrownBy(() -> new KnownLevels("a network", List.of(Level.L5),
			List.of(), true)).isInstanceOf(IllegalArgumentException.class);
	}

	private static List<String> taken(final LabelVolume raw,
		final Level... levels) throws SpinepsException
	{
		final Labelling found = named(raw, RawClasses.STEP_2, LabellingHints.NONE
			.with(new KnownLevels("a network", List.of(levels), Collections.nCopies(
				levels.length, 0.95), true)));
		assertThat(found.isLevelUnknown()).isFalse();
		assertThat(found.warnings()).isEmpty();
		assertThat(found.rule()).isEqualTo("Named " + levels[0].label() + " to " +
			levels[levels.length - 1].label() + " by a network (95 % at least).");
		assertThat(found.vertebrae()).extracting(NamedPart::name).containsExactly(
			Arrays.stream(levels).map(Level::label).toArray(String[]::new));
		assertThat(found.vertebrae()).extracting(NamedPart::probability).containsOnly(
			0.95);
		return found.discs().stream().map(NamedPart::name).toList();
	}

	@Test
	void impossibleSharesAreRefused() {
		assertThatThrownBy(() -> new LandmarkShare(0, .5, .1)).isInstanceOf(
			IllegalArgumentException.class);
		assertThatThrownBy(() -> new LandmarkShare(1, 1, .1)).isInstanceOf(
			IllegalArgumentException.class);
		assertThatThrownBy(() -> Votes.measured(Map.of("L4/L5", List.of())))
			.hasMessageContaining("L4/L5");
		assertThatThrownBy(() -> Votes.measured(Map.of("L5/S", List.of(
			new LandmarkShare(100, .5, .1), new LandmarkShare(200, .6, .05)))))
				.hasMessageContaining("do not fall");
	}
}
