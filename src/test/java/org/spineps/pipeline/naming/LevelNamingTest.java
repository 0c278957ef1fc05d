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
package org.spineps.pipeline.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Naming;
import org.spineps.model.LevelCalibration;
import org.spineps.model.LevelClasses;
import org.spineps.pipeline.instance.cutout.CutoutFormat;
import org.spineps.pipeline.levels.LevelNetwork;
import org.spineps.pipeline.original.ChosenRules;
import org.spineps.progress.Progress;
import org.spineps.result.VertebraNumbering;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

class LevelNamingTest {

	private static final int COUNT = 6;
	private static final LevelCalibration CALIBRATION = new LevelCalibration(1,
		0.5, 0.9, 0.99);

	private SpinePhantom phantom;
	private SpinePhantom withoutSacrum;

	@BeforeEach
	void paint() {
		final Grid grid = SpinePhantom.grid(new int[] { 60, 180, 12 }, new double[] {
			1.6, 1.6, 5 }, new AxisCodes("PIR"), 8);
		phantom = SpinePhantom.create(grid, COUNT, true);
		withoutSacrum = SpinePhantom.create(grid, COUNT, false);
	}

	/** Knows of each vertebra of a phantom what a function says. */
	private record Oracle(SpinePhantom spine,
		ToDoubleBiFunction<Integer, Integer> score) implements LevelNetwork
	{

		@Override
		public String id() {
			return "oracle";
		}

		@Override
		public LevelCalibration calibration() {
			return CALIBRATION;
		}

		@Override
		public Optional<double[][]> look(final LabelVolume structures,
			final LabelVolume vertebrae, final int count, final Progress progress)
		{
			assertThat(structures).isSameAs(spine.semantic());
			assertThat(vertebrae).isSameAs(spine.instances());
			final double[][] logs = new double[count][LevelClasses.COUNT];
			for (int n = 0; n < count; n++)
				for (int k = 0; k < LevelClasses.COUNT; k++)
					logs[n][k] = log(score, n + 1, k);
			return Optional.of(logs);
		}
	}

	/** The classes of the vertebrae from the top, each ahead of all others by as much. */
	private static LevelNetwork saying(final SpinePhantom spine,
		final double ahead, final int... classes)
	{
		return new Oracle(spine, (vertebra, level) -> classes[vertebra -
			1] == level ? ahead : 0);
	}

	/** Unsure by one level: the class and the one below it are about as likely. */
	private static LevelNetwork between(final SpinePhantom spine,
		final int first)
	{
		return new Oracle(spine, (vertebra, level) -> level == first + vertebra -
			1 ? 5.0 : level == first + vertebra ? 4.8 : 0.0);
	}

	private VertebraNumbering name(final SpinePhantom spine,
		final NamingOptions options, final LevelNetwork network,
		final String... anchors) throws SpinepsException
	{
		final List<NameAnchor> list = new ArrayList<>();
		for (final String anchor : anchors)
			list.add(NameAnchor.parse(anchor));
		return new NamingPhase(ChosenRules.of(options), null, network).run(spine
			.instances(), spine.semantic(), COUNT, null, list, List.of(),
			Progress.NONE);
	}

	private VertebraNumbering name(final SpinePhantom spine,
		final LevelNetwork network, final String... anchors)
		throws SpinepsException
	{
		return name(spine, NamingOptions.DEFAULTS, network, anchors);
	}

	@Test
	void aSureNetworkNamesVertebraeThatNoSacrumAnchors()
		throws SpinepsException
	{
		final VertebraNumbering numbering = name(withoutSacrum, saying(withoutSacrum,
			9, 1, 2, 3, 4, 5, 6));
		assertThat(numbering.names()).containsExactly("C2", "C3", "C4", "C5", "C6",
			"C7");
		assertThat(numbering.naming()).isEqualTo(Naming.PREDICTED);
		assertThat(numbering.probability()).isGreaterThan(0.99);
		assertThat(numbering.vertebrae().get(3).probability()).isGreaterThan(0.99);
		assertThat(numbering.warnings()).isEmpty();
		assertThat(name(withoutSacrum, saying(withoutSacrum, 9, 0, 1, 2, 3, 4, 5))
			.names()).startsWith("C1", "C2");
	}

	/** All rows of names, one by one. */
	@Test
	void theProbabilityIsThatOfAllRowsOfNames() throws SpinepsException {
		final int first = 8;
		final ToDoubleBiFunction<Integer, Integer> score = (vertebra,
			level) -> Math.sin(3 * vertebra + level) + (level == first + vertebra -
				1 ? 2.0 : 0);
		final VertebraNumbering numbering = name(withoutSacrum, new Oracle(
			withoutSacrum, score));
		final double weight = Math.pow(COUNT, -0.5);
		final List<Double> logs = new ArrayList<>();
		for (int top = 0; top < 24; top++)
			for (int variant = 0; variant < 8; variant++) {
				final List<Integer> row = new ArrayList<>();
				double prior = 0;
				boolean used = true;
				final boolean t13 = (variant & 1) > 0;
				final boolean l6 = (variant & 2) > 0;
				final boolean eleven = (variant & 4) > 0;
				final List<Integer> spine = new ArrayList<>();
				for (int level = 0; level < 24; level++) {
					if (level == 18 && eleven) continue;
					spine.add(level);
					if (level == 18 && t13 || level == 23 && l6) spine.add(level);
				}
				if (t13 && eleven || top + COUNT > spine.size()) continue;
				row.addAll(spine.subList(top, top + COUNT));
				// Variants count where they are seen, and not at the top.
				if (t13) {
					used &= row.lastIndexOf(18) > row.indexOf(18);
					prior += Math.log(0.005);
				}
				if (l6) {
					used &= row.lastIndexOf(23) > row.indexOf(23);
					prior += Math.log(0.02);
				}
				if (eleven) {
					used &= row.contains(17) && row.contains(19);
					prior += Math.log(0.01);
				}
				if (!used) continue;
				double sum = 0;
				for (int n = 0; n < COUNT; n++)
					sum += log(score, n + 1, row.get(n));
				logs.add(prior + weight * sum);
			}
		final double all = logs.stream().mapToDouble(Math::exp).sum();
		final double best = Math.exp(logs.stream().mapToDouble(
			Double::doubleValue).max().orElseThrow());
		assertThat(numbering.names()).startsWith("V1");
		assertThat(numbering.warnings()).hasSize(1);
		final String said = numbering.warnings().get(0).replaceAll(
			".*?\\((\\d+) %.*", "$1");
		assertThat(Double.parseDouble(said)).isCloseTo(100 * best / all, within(
			0.51));
	}

	private static double log(final ToDoubleBiFunction<Integer, Integer> score,
		final int vertebra, final int level)
	{
		double sum = 0;
		for (int k = 0; k < LevelClasses.COUNT; k++)
			sum += Math.exp(score.applyAsDouble(vertebra, k));
		return score.applyAsDouble(vertebra, level) - Math.log(sum);
	}

	/** In the middle of the spine only what is next to certain has a name. */
	@Test
	void withoutAnEndOfTheSpineInViewMoreIsAskedFor() throws SpinepsException {
		final double ahead = 2.3;
		assertThat(name(withoutSacrum, saying(withoutSacrum, ahead, 1, 2, 3, 4, 5, 6))
			.probability()).isBetween(0.9, 0.99);
		final VertebraNumbering inside = name(withoutSacrum, saying(withoutSacrum,
			ahead, 8, 9, 10, 11, 12, 13));
		assertThat(inside.naming()).isEqualTo(Naming.LEVEL_UNKNOWN);
		assertThat(inside.warnings()).singleElement().asString().contains(
			"T2 to T7 (9");
		assertThat(name(phantom, saying(phantom, 5, 18, 19, 20, 21, 22, 23))
			.naming()).isEqualTo(Naming.PREDICTED);
		final double[][] logs = new double[4][LevelClasses.COUNT];
		for (int n = 0; n < logs.length; n++) {
			Arrays.fill(logs[n], -60);
			logs[n][8 + n] = -1e-9;
		}
		final VertebraNumbering counted = VertebraNumbering.of(4, false);
		assertThat(new LevelNaming(logs, CALIBRATION, false, false).name(counted,
			counted).names()).startsWith("T2");
		assertThat(new LevelNaming(logs, LevelCalibration.DEFAULT, false, false).name(
			counted, counted).names()).startsWith("V1");
	}

	@Test
	void anUnsureNetworkNamesNothingAndSaysWhatItThinks()
		throws SpinepsException
	{
		final VertebraNumbering numbering = name(withoutSacrum, between(
			withoutSacrum, 8));
		assertThat(numbering.names()).containsExactly("V1", "V2", "V3", "V4", "V5",
			"V6");
		assertThat(numbering.labels()).startsWith(31);
		assertThat(numbering.naming()).isEqualTo(Naming.LEVEL_UNKNOWN);
		assertThat(numbering.probability()).isNaN();
		assertThat(numbering.warnings()).hasSize(1);
		assertThat(numbering.warnings().get(0)).matches(
			"The level is not sure, because neither C2 nor the sacrum is in view: most " +
				"likely T2 to T7 \\(\\d\\d %\\), or T3 to T8 \\(\\d\\d %\\)\\.");
	}

	@Test
	void theSacrumNamesWhatAnUnsureNetworkDoesNotContradict()
		throws SpinepsException
	{
		for (final double ahead : new double[] { 0, 0.5, -0.2 }) {
			final VertebraNumbering numbering = name(phantom, saying(phantom, ahead, 18,
				19, 20, 21, 22, 23));
			assertThat(numbering.names()).containsExactly("T12", "L1", "L2", "L3", "L4",
				"L5");
			assertThat(numbering.naming()).isEqualTo(Naming.ASSUMED);
			assertThat(numbering.warnings()).isEmpty();
		}
	}

	@Test
	void aSureNetworkThatAgreesWithTheSacrumIsBetterThanTheSacrum()
		throws SpinepsException
	{
		final VertebraNumbering numbering = name(phantom, saying(phantom, 9, 18, 19,
			20, 21, 22, 23));
		assertThat(numbering.names()).containsExactly("T12", "L1", "L2", "L3", "L4",
			"L5");
		assertThat(numbering.naming()).isEqualTo(Naming.PREDICTED);
	}

	@Test
	void aNetworkAndASacrumThatContradictEachOtherNameNothing()
		throws SpinepsException
	{
		final VertebraNumbering sure = name(phantom, saying(phantom, 9, 8, 9, 10, 11,
			12, 13));
		assertThat(sure.naming()).isEqualTo(Naming.LEVEL_UNKNOWN);
		assertThat(sure.warnings()).singleElement().asString().contains(
			"The sacrum is seen right below", "sure that it is T7");
		final VertebraNumbering unsure = name(phantom, between(phantom, 8));
		assertThat(unsure.naming()).isEqualTo(Naming.LEVEL_UNKNOWN);
		assertThat(unsure.warnings()).singleElement().asString().contains(
			"The sacrum is seen right below", "T2 to T7", "T3 to T8");
		final NamingOptions deaf = new NamingOptions(false, true, false, 0, 0, true,
			false, true, true, 250, false, 31, false);
		assertThat(name(phantom, deaf, saying(phantom, 9, 8, 9, 10, 11, 12, 13))
			.names()).startsWith("T2");
	}

	@Test
	void rareNumbersOfVertebraeNeedStrongEvidence() throws SpinepsException {
		final int[] t13 = { 17, 18, 18, 19, 20, 21 };
		final VertebraNumbering weak = name(withoutSacrum, saying(withoutSacrum, 4,
			t13));
		assertThat(weak.naming()).isEqualTo(Naming.LEVEL_UNKNOWN);
		final VertebraNumbering strong = name(withoutSacrum, saying(withoutSacrum,
			40, t13));
		assertThat(strong.names()).containsExactly("T11", "T12", "T13", "L1", "L2",
			"L3");
		assertThat(strong.warnings()).singleElement().asString().contains(
			"thirteen thoracic vertebrae");
		assertThat(name(phantom, saying(phantom, 40, 19, 20, 21, 22, 23, 23))
			.names()).containsExactly("L1", "L2", "L3", "L4", "L5", "L6");
		final VertebraNumbering eleven = name(phantom, saying(phantom, 40, 17, 19, 20,
			21, 22, 23));
		assertThat(eleven.names()).containsExactly("T11", "L1", "L2", "L3", "L4",
			"L5");
		assertThat(eleven.warnings()).singleElement().asString().contains(
			"eleven thoracic");
		final VertebraNumbering four = name(phantom, saying(phantom, 40, 17, 18, 19,
			20, 21, 22));
		assertThat(four.names()).endsWith("L3", "L4");
		assertThat(four.warnings()).singleElement().asString().contains(
			"four lumbar");
		assertThat(name(withoutSacrum, NamingOptions.DEFAULTS.withTwelveThoracic(),
			saying(withoutSacrum, 40, t13)).names()).doesNotContain("T13");
	}

	/** A row of zeros says nothing, and does not count as one of many. */
	@Test
	void vertebraeThatAreNotSeenAreNamedFromTheOthers() {
		final double[][] logs = new double[5][LevelClasses.COUNT];
		Arrays.fill(logs[2], Math.log(0.001 / 24));
		logs[2][10] = Math.log(0.999);
		final VertebraNumbering counted = VertebraNumbering.of(5, false);
		final VertebraNumbering numbering = new LevelNaming(logs, CALIBRATION, false,
			false).name(counted, counted);
		assertThat(numbering.names()).containsExactly("T2", "T3", "T4", "T5", "T6");
		assertThat(numbering.probability()).isGreaterThan(0.98);
	}

	@Test
	void namesOfTheUserRule() throws SpinepsException {
		final VertebraNumbering sure = name(withoutSacrum, saying(withoutSacrum, 9, 8,
			9, 10, 11, 12, 13), "V1=T4");
		assertThat(sure.names()).containsExactly("T4", "T5", "T6", "T7", "T8",
			"T9");
		assertThat(sure.vertebrae().get(0).naming()).isEqualTo(Naming.CERTAIN);
		assertThat(sure.vertebrae().get(1).naming()).isEqualTo(Naming.PREDICTED);
		// The prior alone is not sure of what lies below T12.
		final VertebraNumbering blind = name(withoutSacrum, new Oracle(withoutSacrum,
			(vertebra, level) -> level == 18 && vertebra == 3 ? 10.0 : 0.0), "V2=T12");
		assertThat(blind.names()).containsExactly("T11", "T12", "L1", "L2", "L3",
			"L4");
		assertThat(blind.vertebrae().get(2).naming()).isEqualTo(Naming.ASSUMED);
		assertThatThrownBy(() -> name(withoutSacrum, saying(withoutSacrum, 9, 8, 9,
			10, 11, 12, 13), "V9=T4")).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("no vertebra V9");
	}

	/** One that looks at the scan is not second-guessed. */
	@Test
	void aNamingNetworkIsHeardInstead() throws SpinepsException {
		final NamingNetwork veridah = new NamingNetwork() {

			@Override
			public CutoutFormat format() {
				return new CutoutFormat(new double[] { 2, 2, 5 }, new int[] { 20, 20,
					4 });
			}

			@Override
			public boolean turned() {
				return false;
			}

			@Override
			public List<String> warnings() {
				return List.of();
			}

			@Override
			public NamingHeads predict(final ImageVolume patch) {
				final double[] flat = new double[24];
				Arrays.fill(flat, 1.0 / 24);
				flat[8] = 0.5;
				return new NamingHeads(flat, null, null, null, null);
			}
		};
		final LevelNetwork deaf = new Oracle(withoutSacrum, (vertebra, level) -> {
			throw new AssertionError("asked");
		});
		assertThat(new NamingPhase(ChosenRules.of(NamingOptions.DEFAULTS), veridah,
			deaf).run(withoutSacrum.instances(), withoutSacrum.semantic(), COUNT,
				withoutSacrum.image(1), List.of(), List.of(), Progress.NONE).naming())
					.isEqualTo(Naming.PREDICTED);
		final LevelNetwork heard = saying(withoutSacrum, 9, 1, 2, 3, 4, 5, 6);
		assertThat(new NamingPhase(ChosenRules.of(NamingOptions.DEFAULTS), veridah,
			heard).run(withoutSacrum.instances(), withoutSacrum.semantic(), COUNT, null,
				List.of(), List.of(), Progress.NONE).names()).startsWith("C2");
	}

	@Test
	void whereTheNetworkCannotLookThereIsAWordAndTheOldWay()
		throws SpinepsException
	{
		final LevelNetwork blind = new LevelNetwork() {

			@Override
			public String id() {
				return "blind";
			}

			@Override
			public LevelCalibration calibration() {
				return LevelCalibration.DEFAULT;
			}

			@Override
			public Optional<double[][]> look(final LabelVolume structures,
				final LabelVolume vertebrae, final int count, final Progress progress)
			{
				return Optional.empty();
			}
		};
		final VertebraNumbering numbering = name(phantom, blind);
		assertThat(numbering.names()).endsWith("L4", "L5");
		assertThat(numbering.naming()).isEqualTo(Naming.ASSUMED);
		assertThat(numbering.warnings()).singleElement().asString().contains(
			"blind was not asked");
		assertThat(name(withoutSacrum, blind, "V6=L5").names()).startsWith("T12");
	}

	@Test
	void moreVertebraeThanLevelsAreCounted() {
		final double[][] logs = new double[30][LevelClasses.COUNT];
		for (final double[] row : logs)
			Arrays.fill(row, -Math.log(25));
		final VertebraNumbering counted = VertebraNumbering.of(30, false);
		final VertebraNumbering numbering = new LevelNaming(logs, CALIBRATION, false,
			false).name(counted, counted);
		assertThat(numbering.labels()).isEqualTo(counted.labels());
		assertThat(numbering.warnings()).anySatisfy(warning -> assertThat(warning)
			.contains("fit no row of levels"));
	}
}
