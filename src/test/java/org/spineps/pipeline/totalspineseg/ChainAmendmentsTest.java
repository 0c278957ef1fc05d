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
package org.spineps.pipeline.totalspineseg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.volume.ImageVolume;
import org.spineps.pipeline.totalspineseg.label.NamedPart;
import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.totalspineseg.label.Amendment;
import org.spineps.pipeline.totalspineseg.label.LabellingHints;
import org.spineps.pipeline.totalspineseg.level.LevelNumbering;
import org.spineps.pipeline.totalspineseg.stage.LevelPoints;
import org.spineps.pipeline.totalspineseg.stage.LevelSet;
import org.spineps.pipeline.totalspineseg.stage.OneMillimetre;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;

import static org.assertj.core.api.Assertions.assertThat;

/** The amendments outside labelling, each alone, and the page that lists all. */
class ChainAmendmentsTest {

	private static ChainResult run(final Set<Amendment> amendments)
		throws SpinepsException
	{
		return new SpineChain(EndToEndFixturesTest.networks("lumbar_sag"),
			new ChainOptions(Behaviour.FAITHFUL, amendments, false, ""),
			stage -> assertThat(stage).isNotBlank()).run(EndToEndFixturesTest.image(
				"lumbar_sag", ""), LabellingHints.NONE, List.of(), Progress.NONE);
	}

	@Test
	void fractionsAreKept() throws SpinepsException {
		assertThat(OneMillimetre.isWhole(run(Set.of()).image())).isTrue();
		assertThat(OneMillimetre.isWhole(run(Set.of(Amendment.FRACTIONS_KEPT))
			.image())).isFalse();
	}

	/** The second network saw no landmark. */
	@Test
	void stepTwoKeepsTheNamesOfStepOne() throws SpinepsException {
		final Grid grid = BoxSpine.gridFor(4);
		final SpineNetworks networks = new WholeNetworks(new BoxSpine(grid, 4, Map.of(
			3, 5), true).first(), ImageVolume.zeros(grid), new BoxSpine(grid, 4, Map
				.of(), true).second());
		assertThat(agreeing(networks, Set.of()).second()).isEmpty();
		for (final Set<Amendment> amendments : List.of(Set.of(Amendment.STEPS_AGREE),
			Set.of(Amendment.STEPS_AGREE, Amendment.NAMES_BY_EVIDENCE)))
		{
			final ChainResult found = agreeing(networks, amendments);
			assertThat(found.labelling().discs()).extracting(NamedPart::number)
				.containsExactly(93, 94, 95, 100);
			assertThat(found.labelling().vertebrae()).extracting(NamedPart::number)
				.contains(43, 44, 45);
		}
	}

	private static ChainResult agreeing(final SpineNetworks networks,
		final Set<Amendment> amendments) throws SpinepsException
	{
		return new SpineChain(networks, new ChainOptions(Behaviour.FAITHFUL,
			amendments, false, ""), stage -> assertThat(stage).isNotBlank()).run(
				ImageVolume.zeros(BoxSpine.gridFor(4)), LabellingHints.NONE, List.of(),
				Progress.NONE);
	}

	@Test
	void levelsHaveTheNumbersOfTheirDiscs() {
		// C4/C5 was not found, and the spine has six lumbar vertebrae.
		final List<Integer> cervical = List.of(63, 64, 66, 67);
		assertThat(LevelNumbering.CONSECUTIVE.levels(cervical).values())
			.containsExactly(3, 4, 5, 6);
		assertThat(LevelNumbering.BY_NAME.levels(cervical).values())
			.containsExactly(3, 4, 6, 7);
		final List<Integer> six = List.of(94, 95, 96, 100);
		assertThat(LevelNumbering.CONSECUTIVE.levels(six)).doesNotContainKey(96);
		assertThat(new TreeMap<>(LevelNumbering.BY_NAME.levels(six)).values())
			.containsExactly(23, 24, 25, 26);
		assertThat(new TreeMap<>(LevelNumbering.BY_NAME.levels(List.of(93, 94,
			100))).values()).containsExactly(22, 23, 24);
	}

	@Test
	void levelsKeepTheirPlace() {
		// Slices of 4 mm from left to right, stored last; the axes are swapped.
		final Grid scan = Grid.of(new int[] { 40, 45, 6 }, new double[] { 0.7, 0.7,
			4 }, new AxisCodes("ASR"));
		final Grid cube = Grid.of(new int[] { 24, 28, 31 }, new double[] { 1, 1,
			1 }, AxisCodes.RAS);
		final TreeMap<Integer, List<Integer>> points = new TreeMap<>();
		points.put(4, List.of(11, 14, 20));
		points.put(5, List.of(11, 14, 19));
		final LevelSet levels = new LevelSet(cube, points);
		// Cubes overlap: the original moves the lower level away from the higher one.
		final LabelStatistics original = LabelStatistics.of(LevelPoints.byCubes(
			levels.volume(), scan));
		final LabelStatistics here = LabelStatistics.of(LevelPoints.nearest(levels,
			scan));
		double moved = 0;
		for (final int level : here.labels()) {
			final List<Integer> point = points.get(level);
			final double[] wanted = scan.toVoxel(cube.toWorld(point.get(0), point.get(
				1), point.get(2)));
			for (int axis = 0; axis < 3; axis++) {
				assertThat(Math.abs(here.centroid(level)[axis] - wanted[axis]))
					.isLessThanOrEqualTo(0.5);
				if (original.has(level)) moved = Math.max(moved, Math.abs(original
					.centroid(level)[axis] - wanted[axis]));
			}
		}
		assertThat(here.labels()).containsExactly(4, 5);
		assertThat(moved).isGreaterThan(1);
	}

	@Test
	void theBehavioursDifferInEveryAmendment() {
		assertThat(ChainOptions.of(Behaviour.FAITHFUL).amendments()).isEmpty();
		assertThat(ChainOptions.of(Behaviour.MENDED).amendments())
			.containsExactlyInAnyOrder(Amendment.values());
	}

	@Test
	void thePageListsEveryAmendment() throws IOException {
		final String page = Files.readString(Path.of("docs/fidelity.md"));
		for (final Amendment amendment : Amendment.values())
			assertThat(page).contains("`" + amendment.name().toLowerCase(Locale.ROOT)
				.replace('_', '-') + "`");
	}
}
