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
package org.spineps.measure.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.measure.morphometry.LevelMeasures;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.PhantomResults;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/** The same made-up spine at two dates, unchanged and changed. */
class FollowUpTest {

	private static SpineSegmentation lumbar;
	private static SpineMeasures earlier;

	private static final int SUNK = 3;

	@TempDir
	private Path folder;

	@BeforeAll
	static void measure() throws Exception {
		lumbar = PhantomResults.lumbar();
		earlier = measures(lumbar);
	}

	private static SpineMeasures measures(final SpineSegmentation result)
		throws SpinepsException
	{
		return SpineMeasures.of(result, null, Cutoffs.standard());
	}

	private static SpineSegmentation on(final double[] spacing,
		final AxisCodes codes, final double tilt, final Level top)
	{
		final Grid grid = SpinePhantom.grid(new int[] { (int) (144 / spacing[0]),
			(int) (252 / spacing[1]), (int) (86 / spacing[2]) }, spacing, codes,
			tilt);
		return PhantomResults.of(SpinePhantom.create(grid, 5, true), top);
	}

	@Test
	void nothingChangesBetweenAScanAndItself() throws Exception {
		final FollowUp followUp = FollowUp.of("a", earlier, "b", earlier);
		assertThat(followUp.changes()).isNotEmpty().allMatch(change -> change
			.difference() == 0);
		assertThat(followUp.beyond()).isEmpty();
		assertThat(followUp.notes().get(0)).contains("assumed, not certain");
	}

	/** Another scanner, another resolution, another position: the same spine. */
	@Test
	void anUnchangedSpineStaysWithinTheDetectableChange() throws Exception {
		final FollowUp followUp = FollowUp.of("a", earlier, "b", measures(on(
			new double[] { 0.9, 0.9, 3 }, new AxisCodes("LSA"), 4, Level.L1)));
		final List<Change> heights = followUp.changes().stream().filter(
			change -> List.of(Measure.MIDDLE_HEIGHT, Measure.DISC_HEIGHT,
				Measure.SLIP).contains(change.measure())).toList();
		assertThat(heights).hasSizeGreaterThanOrEqualTo(12);
		assertThat(heights.stream().filter(Change::isBeyond).count())
			.isLessThanOrEqualTo(heights.size() / 10);
	}

	@Test
	void aBodyThatLosesHeightIsBeyondIt() throws Exception {
		final SpineSegmentation later = PhantomResults.lumbar();
		final Grid grid = later.instances().grid();
		final short[] instances = later.instances().array();
		final short[] semantic = later.semantic().array();
		// The upper endplate of L3 sinks by a few voxels, which become disc.
		for (int k = 0; k < grid.size(2); k++)
			for (int i = 0; i < grid.size(0); i++) {
				int body = 0;
				while (body < grid.size(1) && (instances[grid.index(i, body,
					k)] != 22 || semantic[grid.index(i, body, k)] != 49))
					body++;
				int plate = body;
				while (plate > 0 && body < grid.size(1) && semantic[grid.index(i, plate -
					1, k)] == 62)
					plate--;
				for (int j = plate; j < body + SUNK && body < grid.size(1); j++) {
					final boolean disc = j < plate + SUNK;
					instances[grid.index(i, j, k)] = (short) (disc ? 121 : 221);
					semantic[grid.index(i, j, k)] = (short) (disc ? 100 : 62);
				}
			}
		final FollowUp followUp = FollowUp.of("2024", earlier, "2026", measures(
			later));
		final Change height = change(followUp, "L3", Measure.MIDDLE_HEIGHT);
		assertThat(height.difference()).isCloseTo(-SUNK * 1.2, within(
			0.7));
		assertThat(height.isBeyond()).isTrue();
		assertThat(change(followUp, "L2", Measure.DISC_HEIGHT).difference())
			.isCloseTo(SUNK * 1.2, within(0.7));
		assertThat(followUp.beyond()).extracting(Change::level).contains("L2", "L3")
			.doesNotContain("L1", "L5");
		final Path file = folder.resolve("x.csv");
		followUp.write(file);
		assertThat(Files.readAllLines(file).get(0)).isEqualTo(
			"level,measure,unit,earlier,later,difference,difference_percent," +
				"smallest_detectable_change,beyond,earlier_result,later_result," +
				"earlier_date,later_date");
		assertThat(Files.readAllLines(file)).hasSize(followUp.changes().size() + 1)
			.anyMatch(line -> line.startsWith("L3,middle height,mm,") && line
				.endsWith(",true,2024,2026,,"));
	}

	/** Two edges within voxels of 2h: SD of their distance is h √(2/3). */
	@Test
	void theDetectableChangeComesFromVoxelsAndNetworks() throws Exception {
		final LevelMeasures row = earlier.find(Level.L3).orElseThrow();
		final double h = row.step().upMm();
		assertThat(h).isCloseTo(0.6, within(0.03));
		final Change change = change(FollowUp.of("a", earlier, "b", earlier), "L3",
			Measure.ANTERIOR_HEIGHT);
		assertThat(change.detectable()).isCloseTo(1.96 * Math.sqrt(2) * Math.hypot(
			h * Math.sqrt(2.0 / 3), Repeatability.deviation(Measure.ANTERIOR_HEIGHT)),
			within(1e-9));
		for (final Measure measure : Measure.values())
			assertThat(Repeatability.deviation(measure)).as(measure.label()).isBetween(
				0.0, 1000.0);
		for (final Measure measure : Measure.values())
			if (measure != Measure.DISC_SIGNAL && !Double.isNaN(measure.of(row)))
				assertThat(measure.voxelDeviation(row)).as(measure.label()).isPositive();
		assertThat(measureOfQuotient(row)).isCloseTo(Measure.DISC_HEIGHT_INDEX
			.voxelDeviation(row), within(1e-3));
	}

	/** The same error found by shifting numerator and denominator. */
	private static double measureOfQuotient(final LevelMeasures row) {
		final double disc = row.disc().heightMm();
		final double bodies = disc / row.disc().heightIndex();
		final double sd = Measure.DISC_HEIGHT.voxelDeviation(row);
		return Math.hypot(sd / bodies, disc / (bodies - sd / 2) - disc / (bodies +
			sd / 2));
	}

	@Test
	void levelsThatAreInOneScanOnlyAreSaid() throws Exception {
		final SpineMeasures other = measures(on(new double[] { 1.2, 1.2, 3.3 },
			AxisCodes.PIR, 0, Level.T12));
		final FollowUp followUp = FollowUp.of("a", earlier, "b", other);
		assertThat(followUp.notes()).contains("L5 is only in a.",
			"T12 is only in b.");
		assertThat(followUp.changes()).extracting(Change::level).doesNotContain(
			"T12", "L5");
		assertThatThrownBy(() -> FollowUp.of("a", earlier, "b", new SpineMeasures(
			List.of(), Cutoffs.standard()))).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("no level in common", "no levels");
	}

	private static Change change(final FollowUp followUp, final String level,
		final Measure measure)
	{
		return followUp.changes().stream().filter(change -> change.level().equals(
			level) && change.measure() == measure).findFirst().orElseThrow();
	}

	private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);

	/** The same voxels, all of them larger. */
	private static FollowUp.Scan scaled(final double factor, final Visit visit)
		throws SpinepsException
	{
		final double[][] affine = lumbar.semantic().grid().affine();
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 3; column++)
				affine[row][column] *= factor;
		final Grid grid = new Grid(lumbar.semantic().grid().size(), affine);
		return new FollowUp.Scan("later", measures(new SpineSegmentation(LabelVolume
			.wrap(lumbar.semantic().array(), grid), LabelVolume.wrap(lumbar.instances()
				.array(), grid), lumbar.found(), List.of(), lumbar.provenance())), visit);
	}

	private static FollowUp compare(final double factor, final Visit before,
		final Visit after, final boolean same) throws SpinepsException
	{
		return FollowUp.of(new FollowUp.Scan("earlier", earlier, before), scaled(factor,
			after), same);
	}

	@ParameterizedTest
	@CsvSource({ "1.04, 0", "0.96, 0", "1.06, 1", "0.94, 1", "1.09, 1", "1.12, 2",
		"0.89, 2" })
	void bodiesOfAnotherSizeAreOfAnotherPerson(final double factor,
		final int doubt) throws Exception
	{
		final String words = "one person: depths and heights of the bodies differ by ";
		if (doubt < 2) assertThat(compare(factor, Visit.UNKNOWN, Visit.UNKNOWN, false)
			.notes().stream().filter(note -> note.contains(words))).hasSize(doubt);
		else assertThatThrownBy(() -> compare(factor, Visit.UNKNOWN, Visit.UNKNOWN,
			false)).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"of two people").hasMessageContaining("--same-patient");
		assertThat(compare(factor, Visit.UNKNOWN, Visit.UNKNOWN, true).notes().stream()
			.filter(note -> note.contains(words))).hasSize(Math.min(doubt, 1));
	}

	@Test
	void childrenGrow() throws Exception {
		final Visit child = new Visit(FIRST, "F", 9, null);
		assertThat(compare(1.2, child, new Visit(FIRST.plusYears(3), "F", 12, null),
			false).notes()).contains("Time between the scans: 3.0 years.");
	}

	@ParameterizedTest
	@CsvSource({ "M, 60, 60, 2, The sexes differ", "F, 60, 64, 2, The ages do not fit",
		"F, 60, 62, 2, ''", "F, 60, 59, 0, The ages do not fit", "'', 60, 61, 2, ''" })
	void whatIsToldOfThemMustFit(final String sex, final double before,
		final double after, final int years, final String reason) throws Exception
	{
		final Visit first = new Visit(years == 0 ? null : FIRST, "F", before, null);
		final Visit second = new Visit(years == 0 ? null : FIRST.plusYears(years), sex,
			after, null);
		if (reason.isEmpty()) assertThat(compare(1, first, second, false).notes())
			.noneMatch(note -> note.contains("doubtful"));
		else assertThatThrownBy(() -> compare(1, first, second, false))
			.hasMessageContaining(reason);
	}

	@Test
	void datesAreAskedForAndMustBeInOrder() throws Exception {
		final Visit first = Visit.UNKNOWN.on(FIRST);
		assertThat(compare(1, first, Visit.UNKNOWN, false).notes().get(0)).contains(
			"The date of the later scan is unknown", "--date");
		final FollowUp both = compare(1, first, Visit.UNKNOWN.on(FIRST.plusDays(40)),
			false);
		assertThat(both.notes()).contains("Time between the scans: 40 days.");
		both.write(folder.resolve("dates.csv"));
		assertThat(Files.readAllLines(folder.resolve("dates.csv")).get(1)).endsWith(
			",2024-03-01,2024-04-10");
		assertThatThrownBy(() -> compare(1, first, Visit.UNKNOWN.on(FIRST.minusDays(
			1)), false)).hasMessageContaining("is older");
	}
}
