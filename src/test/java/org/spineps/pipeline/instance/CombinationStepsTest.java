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
import static org.spineps.pipeline.instance.Blocks.at;
import static org.spineps.pipeline.instance.Blocks.count;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.spineps.pipeline.instance.vertebra.ArticularConsistency;
import org.spineps.pipeline.instance.vertebra.VertebraTable;
import org.spineps.pipeline.original.ChosenRules;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/** The single steps on masks made of blocks. */
class CombinationStepsTest {

	private static final double[] MM = { 1, 1, 1 };
	private static final InstanceRules MENDED = ChosenRules.of(
		InstanceOptions.DEFAULTS);
	private static final InstanceRules ORIGINAL = ChosenRules.of(
		InstanceOptions.ORIGINAL);

	@Test
	void articularProcessGoesToItsMainOwner() {
		final Blocks clear = new Blocks(MM, 10, 10, 4).add(45, 1, 0, 0, 0, 4, 7,
			4).add(45, 2, 0, 7, 0, 4, 10, 4);
		ArticularConsistency.applyInPlace(clear.instances, clear.semantic, 0.5);
		assertThat(count(clear.instances, 1)).isEqualTo(160);
		final Blocks even = new Blocks(MM, 10, 10, 4).add(45, 1, 0, 0, 0, 4, 6,
			4).add(45, 2, 0, 6, 0, 4, 10, 4);
		ArticularConsistency.applyInPlace(even.instances, even.semantic, 0.5);
		assertThat(count(even.instances, 2)).isEqualTo(64);
		final Blocks unclaimed = new Blocks(MM, 10, 10, 4).add(46, 0, 0, 0, 0, 4, 7,
			4).add(46, 2, 0, 7, 0, 4, 10, 4);
		ArticularConsistency.applyInPlace(unclaimed.instances, unclaimed.semantic,
			0.5);
		assertThat(count(unclaimed.instances, 2)).isZero();
	}

	/** A small body over a large one, on a grid of given spacing. */
	private static Blocks topPiece(final boolean discBetween, final int gap) {
		final Blocks blocks = new Blocks(new double[] { 1, 2, 3 }, 20, 30, 10).add(
			49, 2, 2, 4 + gap, 2, 12, 14 + gap, 8).add(100, 0, 2, 20, 2, 12, 22, 8);
		blocks.add(49, 1, 5, 1, 3, 9, 4, 6);
		if (discBetween) blocks.add(100, 0, 13, 5, 2, 15, 7, 8);
		return blocks;
	}

	@Test
	void aSmallPieceOnTopIsMergedIfNothingPartsIt() {
		// They touch on 4 × 3 faces of 1 × 3 mm.
		final Blocks touching = topPiece(false, 0);
		assertThat(TopPiece.mergeInPlace(touching.instances, touching.semantic,
			MENDED)).isTrue();
		assertThat(count(touching.instances, 1)).isZero();
		for (final Blocks parted : List.of(topPiece(true, 0), topPiece(false,
			1)))
		{
			assertThat(TopPiece.mergeInPlace(parted.instances, parted.semantic,
				MENDED)).isFalse();
			assertThat(count(parted.instances, 1)).isEqualTo(36);
		}
	}

	@Test
	void theTopIsTheTopHoweverStored() {
		final Blocks blocks = topPiece(false, 0);
		final AxisCodes codes = new AxisCodes("RAS");
		final LabelVolume instances = Reorient.to(blocks.instances, codes);
		assertThat(TopPiece.mergeInPlace(instances, Reorient.to(blocks.semantic,
			codes), MENDED)).isTrue();
		assertThat(count(instances, 1)).isZero();
	}

	@Test
	void withoutAnyDiscTheTopStays() {
		final Blocks blocks = new Blocks(MM, 20, 30, 10).add(49, 2, 2, 4, 2, 12, 14,
			8).add(49, 1, 5, 1, 3, 9, 4, 6);
		assertThat(TopPiece.mergeInPlace(blocks.instances, blocks.semantic,
			MENDED)).isFalse();
	}

	/**
	 * Instance 1 with a body, an arch and, apart from both, a stray piece of arch
	 * that touches instance 2 or is only near it.
	 */
	private static Blocks stray(final int gap) {
		return new Blocks(MM, 30, 30, 6).add(49, 1, 1, 1, 1, 10, 9, 5).add(41, 1,
			10, 1, 1, 16, 9, 5).add(49, 2, 1, 14, 1, 10, 22, 5).add(41, 2, 10, 14, 1,
				20, 22, 5).add(41, 1, 20, 16, 2, 22 + gap, 18, 4).add(41, 0, 20, 16, 2,
					20 + gap, 18, 4);
	}

	@Test
	void aStrayPieceGoesToTheInstanceThatItTouches() {
		for (final InstanceRules rules : List.of(MENDED, ORIGINAL)) {
			final Blocks touching = stray(0);
			assertThat(at(PosteriorFragments.reassign(touching.instances,
				touching.semantic, rules.strayPieces()), 21, 17, 3)).isEqualTo(2);
			final Blocks apart = stray(2);
			assertThat(at(PosteriorFragments.reassign(apart.instances,
				apart.semantic, rules.strayPieces()), 23, 17, 3)).isEqualTo(1);
		}
	}

	@Test
	void aWholeArchIsNoStrayPiece() {
		// Arch 1 is apart from its body and touches instance 2.
		final Blocks blocks = new Blocks(MM, 30, 30, 6).add(49, 1, 1, 1, 1, 10, 9,
			5).add(41, 1, 14, 4, 1, 20, 14, 5).add(49, 2, 1, 14, 1, 10, 22, 5).add(41,
				2, 10, 14, 1, 20, 22, 5);
		assertThat(at(PosteriorFragments.reassign(blocks.instances, blocks.semantic,
			MENDED.strayPieces()), 15, 6, 3)).isEqualTo(1);
		assertThat(at(PosteriorFragments.reassign(blocks.instances, blocks.semantic,
			ORIGINAL.strayPieces()), 15, 6, 3)).isEqualTo(2);
	}

	@Test
	void boneBesideABodyIsNoStrayPiece() {
		final Blocks blocks = stray(0).add(45, 1, 20, 16, 2, 22, 18, 4);
		assertThat(at(PosteriorFragments.reassign(blocks.instances, blocks.semantic,
			MENDED.strayPieces()), 21, 17, 3)).isEqualTo(1);
	}

	/** Three bodies and, between the lower two, a piece without a body. */
	private static Blocks piece() {
		return new Blocks(MM, 30, 40, 6).add(49, 3, 1, 1, 1, 10, 9, 5).add(49, 1, 1,
			12, 1, 10, 20, 5).add(49, 4, 1, 30, 1, 10, 38, 5).add(41, 2, 12, 22, 1, 20,
				28, 5);
	}

	@Test
	void aPieceThatNothingSpeaksForIsDissolved() {
		final InstanceSupport single = new InstanceSupport(0.9, 0, 1);
		final InstanceSupport agreed = new InstanceSupport(0.9, 0.8, 2);
		final Blocks blocks = piece();
		assertThat(Fragments.dissolveInPlace(blocks.instances, blocks.semantic, List
			.of(single, single, single, single), 0.2, 0)).isOne();
		assertThat(count(blocks.instances, 2)).isZero();
		assertThat(count(blocks.instances, 4)).isEqualTo(9 * 8 * 4);
		final Blocks supported = piece();
		assertThat(Fragments.dissolveInPlace(supported.instances,
			supported.semantic, List.of(single, agreed, single, single), 0.2, 0))
				.isZero();
		// At the end of the scan a vertebra may be without its body.
		final Blocks last = piece().add(0, 0, 1, 30, 1, 10, 38, 5);
		assertThat(Fragments.dissolveInPlace(last.instances, last.semantic, List.of(
			single, single, single, single), 0.2, 0)).isZero();
	}

	/** What a cut-out shows of the next vertebra may be a corner of its arch. */
	@Test
	void aTinyPieceWithoutABodyIsDissolvedAnywhere() {
		final InstanceSupport single = new InstanceSupport(0.9, 0, 1);
		final Blocks blocks = new Blocks(MM, 30, 40, 6).add(49, 1, 1, 1, 1, 10, 9,
			5).add(41, 2, 12, 20, 1, 16, 25, 5);
		assertThat(Fragments.dissolveInPlace(blocks.instances, blocks.semantic, List
			.of(single, single), 0.2, 80)).isZero();
		assertThat(Fragments.dissolveInPlace(blocks.instances, blocks.semantic, List
			.of(single, single), 0.2, 81)).isOne();
		assertThat(count(blocks.instances, 2)).isZero();
	}

	/** Two bodies, a sacrum below them, and something behind it. */
	private static Blocks backOfSacrum(final int sacrumTop) {
		return new Blocks(MM, 40, 100, 12).add(49, 1, 1, 1, 1, 10, 9, 11).add(49, 2,
			1, 12, 1, 10, 20, 11).add(26, 0, 1, sacrumTop, 1, 16, sacrumTop + 20, 11)
			.add(41, 3, 20, 28, 1, 30, 40, 11);
	}

	@Test
	void whatIsBehindTheSacrumIsNoVertebra() {
		final List<InstanceSupport> agreed = Collections.nCopies(3, new InstanceSupport(0.9, 0.8,
			2));
		final Blocks behind = backOfSacrum(30);
		assertThat(Fragments.dissolveInPlace(behind.instances, behind.semantic,
			agreed, 0.2, 0)).isOne();
		assertThat(count(behind.instances, 3)).isZero();
		assertThat(count(behind.instances, 2)).isPositive();
		// Here there is room for a vertebra whose body was not seen.
		final Blocks room = backOfSacrum(70);
		assertThat(Fragments.dissolveInPlace(room.instances, room.semantic, agreed,
			0.2, 0)).isZero();
	}

	@Test
	void orderIsByBodiesAndLikeParts() {
		// The spinous process of the first hangs below the body of the second, and
		// all that is seen of the topmost is such a process.
		final Blocks blocks = new Blocks(MM, 30, 60, 6).add(42, 7, 20, 8, 1, 24, 14,
			5).add(49, 5, 1, 4, 1, 8, 10, 5).add(42, 5, 20, 16, 1, 30, 30, 5).add(49,
				6, 1, 14, 1, 8, 20, 5).add(42, 6, 20, 32, 1, 21, 34, 5);
		for (final String codes : new String[] { "PIR", "LAS", "SRA" }) {
			final VertebraTable table = VertebraTable.of(Reorient.to(blocks.instances,
				new AxisCodes(codes)), Reorient.to(blocks.semantic, new AxisCodes(
					codes)));
			assertThat(MENDED.order(table)).containsExactly(7, 5, 6);
			assertThat(ORIGINAL.order(table)).containsExactly(7, 6, 5);
		}
	}

	@Test
	void lostBoneIsToldOf() {
		final Blocks blocks = new Blocks(MM, 30, 40, 12).add(49, 1, 1, 1, 1, 10, 9,
			5).add(49, 0, 1, 20, 1, 20, 30, 11);
		final InstanceResult result = new Combination(MENDED)
			.combine(blocks.instances, blocks.semantic, List.of(InstanceSupport.NONE));
		assertThat(result.warnings()).anySatisfy(text -> assertThat(text)
			.startsWith("Bone of 1.9 mL touches no vertebra"));
		assertThat(count(result.semantic(), 49)).isEqualTo(9 * 8 * 4);
		assertThat(count(blocks.semantic, 49)).isEqualTo(9 * 8 * 4 + 1900);
	}

	@Test
	void stepsCanBeLeftOut() {
		final Blocks blocks = new Blocks(MM, 30, 40, 12).add(49, 1, 1, 1, 1, 10, 9,
			5).add(0, 1, 15, 1, 1, 18, 9, 5).add(49, 0, 1, 20, 1, 20, 30, 11);
		InstanceOptions options = InstanceOptions.DEFAULTS;
		for (final InstanceOptions.Step step : InstanceOptions.Step.values())
			options = options.without(step);
		final InstanceResult result = new Combination(ChosenRules.of(options.with(Set.of())))
			.combine(blocks.instances, blocks.semantic, Collections.nCopies(1,
				InstanceSupport.NONE));
		assertThat(result.instances().array()).isEqualTo(blocks.instances.array());
		assertThat(result.semantic().array()).isEqualTo(blocks.semantic.array());
		assertThat(options.steps()).isEmpty();
		assertThat(options.amendments()).isEqualTo(EnumSet.allOf(Amendment.class));
	}
}
