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
package org.spineps.pipeline.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

class SemanticCleanupTest {

	private static SpinePhantom phantom(final String codes) {
		return SpinePhantom.create(SpinePhantom.grid(new int[] { 120, 260, 40 },
			new double[] { 1, 1, 2.2 }, new AxisCodes(codes), 7), 6, true);
	}

	private static LabelVolume clean(final LabelVolume mask,
		final SemanticCleanupOptions options)
	{
		return new SemanticCleanup(options).clean(mask);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PIR", "LAS", "SRA" })
	void aSpineStaysAndDirtGoes(final String codes) {
		final LabelVolume spine = phantom(codes).semantic();
		final LabelVolume once = clean(spine, SemanticCleanupOptions.DEFAULTS);
		final LabelVolume dirty = spine.copy();
		final Grid grid = spine.grid();
		for (int n = 0; n < 3; n++)
			dirty.array()[grid.index(n, 1, 1)] = 49;
		assertThat(clean(dirty, SemanticCleanupOptions.DEFAULTS).array()).isEqualTo(
			once.array());
		final LabelStatistics before = LabelStatistics.of(spine);
		final LabelStatistics after = LabelStatistics.of(once);
		for (final int label : before.labels())
			assertThat(after.count(label)).as("label " + label).isGreaterThan(
				(long) (0.95 * before.count(label)));
		assertThat(spine.array()).isEqualTo(phantom(codes).semantic().array());
	}

	@Test
	void aSpineInTwoPiecesStays() {
		final SpinePhantom phantom = phantom("LAS");
		final LabelVolume gap = phantom.semantic().copy();
		final Grid grid = gap.grid();
		for (int v = 0; v < gap.array().length; v++) {
			final int slice = v / (grid.size(0) * grid.size(1));
			if (slice >= 100 && slice < 125) gap.array()[v] = 0;
		}
		final SemanticCleanupOptions boxOnly = new SemanticCleanupOptions(false, 0,
			true, 3, false, true, 0.1, false, false, 64, 0, false, 0, 0);
		assertThat(clean(gap, boxOnly).array()).isEqualTo(gap.array());
		assertThat(LabelStatistics.of(clean(gap, SemanticCleanupOptions.ORIGINAL))
			.count(49)).isLessThan(LabelStatistics.of(gap).count(49) * 3 / 4);
	}

	@Test
	void specksOfSacrumAreDeleted() {
		final LabelVolume mask = phantom("LAS").semantic().copy();
		final int whole = (int) LabelStatistics.of(mask).count(26);
		final Grid grid = mask.grid();
		int specks = 0;
		for (int k = grid.size(2) - 6; k < grid.size(2) - 3; k++) {
			mask.array()[grid.index(30, 30, k)] = 26;
			specks++;
		}
		assertThat(LabelStatistics.of(clean(mask, new SemanticCleanupOptions(false, 0,
			false, 0, false, false, 0, false, false, 64, 500, false, 0, 0))).count(26)).isEqualTo(
				whole);
		assertThat(LabelStatistics.of(clean(mask, new SemanticCleanupOptions(false, 0,
			false, 0, false, false, 0, false, false, 64, 0, false, 0, 0))).count(26)).isEqualTo(whole +
				specks);
	}

	/** What a network sometimes makes of S1 and of the bladder. */
	@ParameterizedTest
	@ValueSource(strings = { "PIR", "LAS", "SRA" })
	void smallBodiesAtTheSacrumAreNoVertebrae(final String codes) {
		final LabelVolume spine = clean(phantom(codes).semantic(),
			SemanticCleanupOptions.DEFAULTS);
		final Components sacrum = Components.of(spine, Connectivity.CORNERS, 26);
		final double[] middle = spine.grid().toWorld(sacrum.centroid(1));
		final LabelVolume expected = spine.copy();
		final LabelVolume wrong = spine.copy();
		final Grid grid = spine.grid();
		int atSacrum = 0;
		int below = 0;
		for (int v = 0; v < grid.voxels(); v++) {
			final int i = v % grid.size(0);
			final int j = v / grid.size(0) % grid.size(1);
			final double[] at = grid.toWorld(i, j, v / grid.size(0) / grid.size(1));
			if (spine.array()[v] == 26 && Math.abs(at[0] - middle[0]) < 3) {
				wrong.array()[v] = 49;
				atSacrum++;
			}
			final double distance = Math.hypot(Math.hypot(at[0] - middle[0], at[1] -
				middle[1] - 45), at[2] - middle[2]);
			if (distance < 9 && spine.array()[v] == 0) {
				wrong.array()[v] = (short) (distance < 7 ? 49 : 62);
				below++;
			}
		}
		assertThat(atSacrum).isPositive();
		assertThat(below).isPositive();
		final SemanticCleanupOptions only = new SemanticCleanupOptions(false, 0,
			false, 0, false, false, 0, false, false, 64, 0, true, 0, 0);
		assertThat(differences(clean(wrong, only), expected)).isEmpty();
		assertThat(clean(wrong, new SemanticCleanupOptions(false, 0,
			false, 0, false, false, 0, false, false, 64, 0, false, 0, 0)).array()).isEqualTo(wrong.array());
	}

	@Test
	void noBodyIsFarBelowTheUpperEndOfTheSacrum() {
		final Grid grid = Grid.of(new int[] { 60, 140, 20 }, new double[] { 1, 1,
			2 }, AxisCodes.PIR);
		final LabelVolume mask = LabelVolume.zeros(grid);
		paint(mask, 49, 20, 10, 28);
		paint(mask, 26, 40, 45, 80);
		final LabelVolume expected = mask.copy();
		paint(mask, 49, 10, 95, 115);
		final SemanticCleanupOptions only = new SemanticCleanupOptions(false, 0,
			false, 0, false, false, 0, false, false, 64, 0, true, 0, 0);
		assertThat(differences(clean(mask, only), expected)).isEmpty();
	}

	/** What was taken for a sacrum is none, or the header lies. */
	@Test
	void bodiesStayIfTheSacrumLiesAboveThem() {
		final LabelVolume mask = phantom("PIR").semantic();
		final double[][] affine = mask.grid().affine();
		for (int column = 0; column < 4; column++)
			affine[2][column] *= -1;
		final LabelVolume turned = mask.on(new Grid(mask.grid().size(), affine));
		assertThat(clean(turned, new SemanticCleanupOptions(false, 0,
			false, 0, false, false, 0, false, false, 64, 0, true, 0, 0)).array()).isEqualTo(turned.array());
	}

	@Test
	void discsFarFromEveryBodyAreDeleted() {
		final Grid grid = Grid.of(new int[] { 60, 140, 20 }, new double[] { 1, 1,
			2 }, AxisCodes.PIR);
		final LabelVolume mask = LabelVolume.zeros(grid);
		paint(mask, 49, 5, 10, 28);
		paint(mask, 100, 5, 35, 42);
		paint(mask, 62, 33, 12, 13);
		final LabelVolume expected = mask.copy();
		paint(mask, 100, 5, 55, 65);
		paint(mask, 62, 5, 66, 67);
		final SemanticCleanupOptions only = new SemanticCleanupOptions(false, 0,
			false, 0, false, false, 0, false, false, 64, 0, false, 11.5, 0);
		assertThat(differences(clean(mask, only), expected)).isEmpty();
	}

	/** A block of 18 by 32 mm, from one row to another downwards. */
	private static void paint(final LabelVolume mask, final int label,
		final int front, final int top, final int bottom)
	{
		for (int k = 2; k < 18; k++)
			for (int j = top; j < bottom; j++)
				for (int i = front; i < front + 18; i++)
					mask.array()[mask.grid().index(i, j, k)] = (short) label;
	}

	/** Without a sacrum a small body may be a vertebra at the edge of the image. */
	@Test
	void smallBodiesStayWhereNoSacrumIs() {
		final LabelVolume mask = phantom("LAS").semantic().copy();
		final Components bodies = Components.of(mask, Connectivity.FACES, 49);
		final int lowest = bodies.ids()[indexOfLowest(bodies)];
		for (int v = 0; v < mask.array().length; v++) {
			if (mask.array()[v] == 26) mask.array()[v] = 0;
			if (bodies.ids()[v] == lowest && v % 3 > 0 && v % mask.grid().size(
				0) < bodies.centroid(lowest)[0]) mask.array()[v] = 0;
		}
		assertThat(clean(mask, new SemanticCleanupOptions(false, 0,
			false, 0, false, false, 0, false, false, 64, 0, true, 0, 0)).array()).isEqualTo(mask.array());
	}

	/** @return "got for expected" → voxels */
	private static Map<String, Integer> differences(final LabelVolume got,
		final LabelVolume expected)
	{
		final Map<String, Integer> result = new TreeMap<>();
		for (int v = 0; v < got.array().length; v++)
			if (got.array()[v] != expected.array()[v]) result.merge(got.array()[v] +
				" for " + expected.array()[v], 1, Integer::sum);
		return result;
	}

	private static int indexOfLowest(final Components bodies) {
		int lowest = -1;
		double least = Double.POSITIVE_INFINITY;
		for (int v = 0; v < bodies.ids().length; v++) {
			if (bodies.ids()[v] == 0) continue;
			final double height = bodies.grid().toWorld(bodies.centroid(bodies
				.ids()[v]))[2];
			if (height < least) {
				least = height;
				lowest = v;
			}
		}
		return lowest;
	}

	@Test
	void nothingStaysNothing() {
		final LabelVolume empty = LabelVolume.zeros(phantom("PIR").semantic()
			.grid());
		assertThat(clean(empty, SemanticCleanupOptions.DEFAULTS).array())
			.containsOnly(0);
	}

	@Test
	void farBelowTheCanalOnlyTheSacrumStays() {
		final Grid grid = Grid.of(new int[] { 10, 300, 10 }, new double[] { 1, 1,
			1 }, AxisCodes.PIR);
		final LabelVolume mask = LabelVolume.zeros(grid);
		for (int j = 100; j < 290; j++)
			mask.array()[grid.index(4, j, 5)] = (short) (j < 120 ? 61 : j < 250 ? 49
				: 26);
		final LabelVolume result = clean(mask, new SemanticCleanupOptions(false, 0,
			false, 0, false, false, 0, false, true, 64, 0, false, 0, 0));
		final LabelStatistics statistics = LabelStatistics.of(result);
		assertThat(statistics.count(61)).isEqualTo(20);
		assertThat(statistics.count(49)).isEqualTo(64);
		assertThat(statistics.count(26)).isEqualTo(40);
	}
}
