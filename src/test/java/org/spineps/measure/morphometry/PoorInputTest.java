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
package org.spineps.measure.morphometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.morphometry.grade.GenantGrade;
import org.spineps.measure.morphometry.grade.MeyerdingGrade;
import org.spineps.measure.morphometry.shape.Frame;
import org.spineps.measure.morphometry.shape.Position;
import org.spineps.result.Provenance;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** What is undefined is blank, and nothing breaks. */
class PoorInputTest {

	private static final Grid SMALL = Grid.of(new int[] { 8, 8, 6 }, new double[] {
		1, 1, 3 }, AxisCodes.PIR);

	@TempDir
	private Path folder;

	@Test
	void noSpine() throws Exception {
		final SpineMeasures none = measure(LabelVolume.zeros(SMALL), LabelVolume
			.zeros(SMALL), List.of());
		assertThat(none.levels()).isEmpty();
		assertThat(none.angles()).isEmpty();
		assertThat(SpineSummary.of(none).rows()).isEmpty();
	}

	@Test
	void bodiesOfOneVoxelOrOneRow() throws Exception {
		final LabelVolume semantic = LabelVolume.zeros(SMALL);
		final LabelVolume instances = LabelVolume.zeros(SMALL);
		fill(semantic, instances, 49, 20, new int[] { 3, 1, 2 }, new int[] { 4, 2,
			3 });
		fill(semantic, instances, 49, 21, new int[] { 1, 3, 2 }, new int[] { 7, 4,
			4 });
		fill(semantic, instances, 60, 0, new int[] { 2, 6, 2 }, new int[] { 6, 7,
			4 });
		final SpineMeasures measures = measure(semantic, instances, List.of(
			vertebra(20, "L1"), vertebra(21, "L2"), vertebra(22, "L3")));
		assertThat(measures.levels()).hasSize(3).allSatisfy(row -> {
			assertThat(row.body().anteriorHeightMm()).isNaN();
			assertThat(row.body().genantGrade()).isEqualTo(
				GenantGrade.UNKNOWN);
			assertThat(row.disc().heightMm()).isNaN();
			assertThat(row.disc().meyerdingGrade()).isEqualTo(
				MeyerdingGrade.UNKNOWN);
			assertThat(LevelTable.cells(row, Cutoffs.standard())).hasSameSizeAs(
				LevelTable.COLUMNS);
		});
		assertThat(measures.levels().get(0).flags()).contains("no body");
		assertThat(measures.levels().get(2).flags()).contains("no body");
	}

	@Test
	void oneSlice() throws Exception {
		final LandmarkCases.Case one = LandmarkCases.named("normal_pair");
		final Grid slice = Grid.of(new int[] { 160, 190, 1 }, new double[] { 0.6, 0.6,
			4 }, AxisCodes.PIR);
		final Frame anatomy = BodyPhantom.upright(BodyPhantom.middle(slice).plus(
			new Position(0, 9.3, 18.2)));
		final SpineMeasures measures = new BodyPhantom(slice, anatomy).body(Level.L3,
			one.upper(), 0).body(Level.L4, one.lower(), 0).canal(-17).measures();
		final LevelMeasures row = measures.levels().get(0);
		assertThat(row.body().anteriorHeightMm()).isCloseTo(27, within(0.3));
		assertThat(row.disc().slipMm()).isCloseTo(0, within(0.3));
		// There is no telling how wide it is.
		assertThat(row.body().volumeMm3()).isNaN();
		assertThat(row.body().widthMm()).isNaN();
		assertThat(row.flags()).contains("touches border");
	}

	@Test
	void bodiesWithoutAnythingBehindThem() throws Exception {
		final LandmarkCases.Case one = LandmarkCases.named("wedge_grade1");
		final Grid grid = SpinePhantom.grid(new int[] { 90, 120, 16 }, new double[] {
			1, 1, 3 }, AxisCodes.PIR, 0);
		final Frame anatomy = BodyPhantom.upright(BodyPhantom.middle(grid).plus(
			new Position(0, 0, 18.2)));
		final SpineMeasures measures = new BodyPhantom(grid, anatomy).body(Level.L3,
			one.upper(), 0).body(Level.L4, one.lower(), 0).measures();
		final LevelMeasures row = measures.levels().get(0);
		assertThat(row.flags()).contains("frame from patient axes");
		assertThat(row.body().anteriorHeightMm()).isCloseTo(20.24, within(0.5));
		assertThat(row.canal()).isEqualTo(CanalMeasures.UNKNOWN);
	}

	@Test
	void cutAboveAndAtTheSide() throws Exception {
		final LandmarkCases.Case one = LandmarkCases.named("normal_pair");
		final Grid grid = SpinePhantom.grid(new int[] { 150, 190, 16 }, new double[] {
			0.6, 0.6, 3.3 }, AxisCodes.PIR, 0);
		final Frame anatomy = BodyPhantom.upright(BodyPhantom.middle(grid).plus(
			new Position(0, 6.3, 18.2)));
		final SpineSegmentation whole = new BodyPhantom(grid, anatomy).body(Level.L3,
			one.upper(), 0).body(Level.L4, one.lower(), 0).canal(-17).segmentation();
		final Box above = new Box(new int[] { 0, 60, 0 }, grid.size());
		final LevelMeasures cutAbove = crop(whole, above).levels().get(0);
		assertThat(cutAbove.superior()).isEmpty();
		assertThat(cutAbove.inferior()).isPresent();
		assertThat(cutAbove.body().anteriorHeightMm()).isNaN();
		assertThat(cutAbove.disc().heightMm()).isCloseTo(10, within(0.3));
		assertThat(cutAbove.flags()).contains("touches border",
			"no upper endplate");
		final Box aside = new Box(new int[] { 0, 0, 5 }, new int[] { grid.size(0),
			grid.size(1), 12 });
		final LevelMeasures cutAside = crop(whole, aside).levels().get(0);
		assertThat(cutAside.body().anteriorHeightMm()).isCloseTo(27, within(0.3));
		assertThat(cutAside.body().widthMm()).isNaN();
		assertThat(cutAside.body().volumeMm3()).isNaN();
	}

	/** Its diameter is known where it is seen to become shorter on both sides. */
	@Test
	void canalWithASideOutOfView() throws Exception {
		final LandmarkCases.Case one = LandmarkCases.named("normal_pair");
		for (final double tilt : new double[] { 0, 3 }) {
			final Grid grid = SpinePhantom.grid(new int[] { 150, 190, 24 },
				new double[] { 0.6, 0.6, 3.3 }, AxisCodes.PIR, tilt);
			final Frame anatomy = BodyPhantom.upright(BodyPhantom.middle(grid).plus(
				new Position(0, 6.3, 18.2)));
			final SpineSegmentation whole = new BodyPhantom(grid, anatomy).body(
				Level.L3, one.upper(), 0).body(Level.L4, one.lower(), 0).canal(-17)
				.segmentation();
			final CanalMeasures all = canal(whole, 0, 24);
			assertThat(all.bodyAreaMm2()).isFinite();
			// The canal is 22 mm wide: slices 9 to 14, or more if it is oblique.
			final CanalMeasures narrow = canal(whole, 9, 15);
			assertThat(narrow.bodyApMm()).isCloseTo(all.bodyApMm(), within(0.3));
			assertThat(narrow.leastApMm()).isCloseTo(all.leastApMm(), within(0.3));
			assertThat(narrow.bodyAreaMm2()).isNaN();
			assertThat(narrow.cordApMm()).isNaN();
			// Its middle, or the one half of it, could be of any canal.
			assertThat(canal(whole, 11, 13).leastApMm()).isNaN();
			assertThat(canal(whole, 12, 24).leastApMm()).isNaN();
		}
	}

	private static CanalMeasures canal(final SpineSegmentation whole,
		final int from, final int to) throws SpinepsException
	{
		final Grid grid = whole.semantic().grid();
		return crop(whole, new Box(new int[] { 0, 0, from }, new int[] { grid.size(
			0), grid.size(1), to })).levels().get(0).canal();
	}

	@Test
	void unknownLevelsHaveNoNamedAngles() throws Exception {
		final LandmarkCases.Case one = LandmarkCases.named("normal_pair");
		final Grid grid = SpinePhantom.grid(new int[] { 90, 120, 16 }, new double[] {
			1, 1, 3 }, AxisCodes.PIR, 0);
		final SpineSegmentation known = new BodyPhantom(grid, BodyPhantom.upright(
			BodyPhantom.middle(grid).plus(new Position(0, 0, 18.2)))).body(Level.C1, one
				.upper(), 0).body(Level.C2, one.lower(), 0).segmentation();
		final List<SpineInstance> unknown = known.found().stream().map(
			instance -> new SpineInstance(instance.kind(), instance.label(), "V" +
				instance.label(), Naming.LEVEL_UNKNOWN, 1)).toList();
		final SpineMeasures named = SpineMeasures.of(known, null, Cutoffs
			.standard());
		// The first has no body, the second goes on into the dens.
		assertThat(named.levels().get(0).frame()).isEmpty();
		assertThat(named.levels().get(1).superior()).isEmpty();
		assertThat(named.levels().get(1).inferior()).isPresent();
		final SpineMeasures bare = measure(known.semantic(), known.instances(),
			unknown);
		assertThat(bare.levels()).allSatisfy(row -> {
			assertThat(row.body().anteriorHeightMm()).isCloseTo(27, within(0.5));
			assertThat(row.flags()).contains("level unknown");
			assertThat(row.level()).isEmpty();
		});
		assertThat(bare.find(Level.C1)).isEmpty();
	}

	@Test
	void otherGridsAreRefused() {
		final LabelVolume here = LabelVolume.zeros(SMALL);
		final Grid moved = Grid.of(new int[] { 8, 8, 6 }, new double[] { 1, 1, 2 },
			AxisCodes.PIR);
		assertThatThrownBy(() -> measure(here, LabelVolume.zeros(moved), List.of()))
			.isInstanceOf(SpinepsException.class).hasMessageContaining("×2.000 mm")
			.hasMessageContaining("×3.000 mm");
		assertThatThrownBy(() -> SpineMeasures.of(segmentation(here, here, List
			.of()), ImageVolume.zeros(moved), Cutoffs.standard())).isInstanceOf(
				SpinepsException.class);
	}

	@Test
	void cutoffsOfTheUser() throws Exception {
		final Path file = folder.resolve("own.json");
		Files.writeString(file, "{\"genant_mild_percent\": 15}");
		final Cutoffs own = MeasurementFiles.readCutoffs(file);
		assertThat(own.genant()).isEqualTo(new Cutoffs.Genant(15, 25, 40));
		assertThat(own.canal()).isEqualTo(Cutoffs.standard().canal());
		MeasurementFiles.writeLandmarks(file, new SpineMeasures(List.of(), own));
		assertThat(MeasurementFiles.readCutoffs(file)).isEqualTo(own);
	}

	/** Names of the file format, in the order in which they are written. */
	@Test
	void cutoffsKeepTheirNamesInFiles() {
		assertThat(Cutoffs.standard().toJson().keySet()).containsExactly(
			"genant_mild_percent", "genant_moderate_percent",
			"genant_severe_percent", "slip_least_mm", "slip_noise_mm",
			"meyerding_1_percent", "meyerding_2_percent", "meyerding_3_percent",
			"meyerding_4_percent", "dhi_normal", "dhi_mild", "dhi_moderate",
			"canal_ap_cervical_mm", "canal_ap_lumbar_relative_mm",
			"canal_ap_lumbar_absolute_mm", "canal_area_lumbar_mm2",
			"cord_ap_rl_severe", "scoliosis_degrees", "scoliosis_moderate_degrees",
			"scoliosis_severe_degrees", "disc_space_largest_mm", "coarse_fraction");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
		"[1] | Not an object", "{\"cutoffs\": 3} | Not an object",
		"{\"genant\": 15} | Use genant_mild_percent, genant_moderate_percent",
		"{\"genant_mild_percent\": \"a\"} | genant_mild_percent in own.json",
		"{\"genant_mild_percent\": null} | Use a number",
		"{\"genant_mild_percent\": 30} | must not decrease",
		"{\"slip_least_mm\": -1} | not negative" })
	void cutoffsThatCannotBeUsed(final String text, final String said)
		throws Exception
	{
		final Path file = folder.resolve("own.json");
		Files.writeString(file, text);
		assertThatThrownBy(() -> MeasurementFiles.readCutoffs(file)).isInstanceOf(
			SpinepsException.class).hasMessageContaining(said);
	}

	private static SpineMeasures crop(final SpineSegmentation whole,
		final Box box) throws SpinepsException
	{
		return measure(Crop.of(whole.semantic(), box, 0), Crop.of(whole.instances(),
			box, 0), whole.found());
	}

	private static SpineMeasures measure(final LabelVolume semantic,
		final LabelVolume instances, final List<SpineInstance> found)
		throws SpinepsException
	{
		return SpineMeasures.of(segmentation(semantic, instances, found), null,
			Cutoffs.standard());
	}

	private static SpineSegmentation segmentation(final LabelVolume semantic,
		final LabelVolume instances, final List<SpineInstance> found)
	{
		return new SpineSegmentation(semantic, instances, found, List.of(),
			new Provenance("test", List.of(), "cpu", Map.of(), Map.of()));
	}

	private static SpineInstance vertebra(final int label, final String name) {
		return new SpineInstance(Kind.VERTEBRA, label, name, Naming.ASSUMED, 1);
	}

	private static void fill(final LabelVolume semantic,
		final LabelVolume instances, final int structure, final int label,
		final int[] min, final int[] max)
	{
		for (int k = min[2]; k < max[2]; k++)
			for (int j = min[1]; j < max[1]; j++)
				for (int i = min[0]; i < max[0]; i++) {
					semantic.array()[SMALL.index(i, j, k)] = (short) structure;
					instances.array()[SMALL.index(i, j, k)] = (short) label;
				}
	}
}
