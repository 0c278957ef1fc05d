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

import java.util.function.IntPredicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/** What lies in front of the spine goes, and of a spine nothing goes. */
class SpinalColumnTest {

	private static final double LIMIT_MM = 15;

	private static LabelVolume spine(final String codes, final int vertebrae,
		final boolean sacrum)
	{
		return SpinePhantom.create(SpinePhantom.grid(new int[] { 190, 280, 40 },
			new double[] { 1, 1, 2.2 }, new AxisCodes(codes), 9), vertebrae, sacrum)
			.semantic();
	}

	/** Voxels of some labels once more, so far in front, where nothing is. */
	private static LabelVolume alsoInFront(final LabelVolume mask,
		final IntPredicate labels, final int millimetres)
	{
		final Grid grid = mask.grid();
		final int axis = grid.axisCodes().axisOf('A');
		final int stride = axis == 0 ? 1 : axis == 1 ? grid.size(0) : grid.size(
			0) * grid.size(1);
		final int step = grid.axisCodes().letter(axis) == 'A' ? millimetres
			: -millimetres;
		final LabelVolume result = mask.copy();
		int copied = 0;
		for (int v = 0; v < mask.array().length; v++) {
			if (!labels.test(mask.array()[v])) continue;
			final int at = v / stride % grid.size(axis) + step;
			if (at < 0 || at >= grid.size(axis)) continue;
			if (result.array()[v + step * stride] != 0) continue;
			result.array()[v + step * stride] = mask.array()[v];
			copied++;
		}
		assertThat(copied).isGreaterThan(5000);
		return result;
	}

	/** Deletes some labels in rows from the head on, as shares of the height. */
	private static LabelVolume without(final LabelVolume mask,
		final IntPredicate labels, final double from, final double to)
	{
		final Grid grid = mask.grid();
		final int axis = grid.axisCodes().axisOf('S');
		final int stride = axis == 0 ? 1 : axis == 1 ? grid.size(0) : grid.size(
			0) * grid.size(1);
		final boolean up = grid.axisCodes().letter(axis) == 'S';
		final LabelVolume result = mask.copy();
		for (int v = 0; v < mask.array().length; v++) {
			final double share = (v / stride % grid.size(axis) + 0.5) / grid.size(
				axis);
			final double fromHead = up ? 1 - share : share;
			if (fromHead >= from && fromHead < to && labels.test(mask.array()[v]))
				result.array()[v] = 0;
		}
		return result;
	}

	private static boolean isCanal(final int label) {
		return label == 60 || label == 61;
	}

	@ParameterizedTest
	@CsvSource({ "PIR, 7, true", "LAS, 5, false", "SRA, 2, true", "RPS, 1, false",
		"ILP, 9, true" })
	void ofASpineNothingGoes(final String codes, final int vertebrae,
		final boolean sacrum)
	{
		final LabelVolume spine = spine(codes, vertebrae, sacrum);
		assertThat(SpinalColumn.clear(spine, LIMIT_MM).array()).isEqualTo(spine
			.array());
	}

	@ParameterizedTest
	@ValueSource(strings = { "PIR", "LAS", "SRA" })
	void bodiesInFrontOfTheSpineGo(final String codes) {
		final LabelVolume spine = spine(codes, 6, true);
		final LabelVolume bowel = alsoInFront(spine, label -> label == 49, 70);
		final LabelVolume before = bowel.copy();
		assertThat(SpinalColumn.clear(bowel, LIMIT_MM).array()).isEqualTo(spine
			.array());
		assertThat(bowel.array()).isEqualTo(before.array());
	}

	@Test
	void endplatesAndDiscsGoWithThem() {
		final LabelVolume spine = spine("PIR", 6, true);
		final LabelVolume bowel = alsoInFront(spine, label -> label == 49 ||
			label == 62 || label == 100, 70);
		final SemanticCleanup cleanup = new SemanticCleanup(
			SemanticCleanupOptions.DEFAULTS);
		assertThat(cleanup.clean(bowel).array()).isEqualTo(cleanup.clean(spine)
			.array());
	}

	/** It has no arches at its side. */
	@Test
	void aVesselInFrontIsNoCanalThoughItIsLarger() {
		final LabelVolume spine = spine("PIR", 6, true);
		final LabelVolume vessel = alsoInFront(spine,
			SpinalColumnTest::isCanal, 60);
		final LabelVolume both = without(vessel, label -> false, 0, 1);
		final LabelVolume less = without(spine, SpinalColumnTest::isCanal, 0, 0.4);
		for (int v = 0; v < both.array().length; v++)
			if (isCanal(spine.array()[v])) both.array()[v] = less.array()[v];
		assertThat(SpinalColumn.clear(both, LIMIT_MM).array()).isEqualTo(
			withoutVesselBeside(both, spine, less).array());
	}

	/** Above the end of the canal nobody can tell what is beside it. */
	private static LabelVolume withoutVesselBeside(final LabelVolume both,
		final LabelVolume spine, final LabelVolume less)
	{
		final LabelVolume result = both.copy();
		for (int v = 0; v < result.array().length; v++)
			if (isCanal(both.array()[v]) && !isCanal(spine.array()[v])) result
				.array()[v] = 0;
			else if (isCanal(spine.array()[v])) result.array()[v] = less.array()[v];
		return result;
	}

	@ParameterizedTest
	@CsvSource({ "0, 0.35", "0.4, 0.55", "0.6, 1" })
	void bodiesWhereTheCanalIsMissingStay(final double from, final double to) {
		final LabelVolume spine = without(spine("PIR", 7, true),
			SpinalColumnTest::isCanal, from, to);
		assertThat(SpinalColumn.clear(spine, LIMIT_MM).array()).isEqualTo(spine
			.array());
	}

	@Test
	void bodiesFarInFrontAboveTheEndOfTheCanalGo() {
		final LabelVolume spine = without(spine("PIR", 6, true),
			SpinalColumnTest::isCanal, 0, 0.35);
		final LabelVolume bowel = alsoInFront(spine, label -> label == 49, 70);
		assertThat(SpinalColumn.clear(bowel, LIMIT_MM).array()).isEqualTo(spine
			.array());
	}

	@Test
	void piecesOfSacrumFarInFrontGo() {
		final LabelVolume spine = spine("LAS", 6, true);
		final LabelVolume more = alsoInFront(spine, label -> label == 26, 80);
		assertThat(SpinalColumn.clear(more, LIMIT_MM).array()).isEqualTo(spine
			.array());
	}

	@Test
	void withoutACanalNothingIsDecided() {
		final LabelVolume spine = without(spine("PIR", 6, true),
			SpinalColumnTest::isCanal, 0, 1);
		final LabelVolume bowel = alsoInFront(spine, label -> label == 49, 70);
		assertThat(SpinalColumn.clear(bowel, LIMIT_MM)).isSameAs(bowel);
	}
}
