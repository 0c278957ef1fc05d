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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.pipeline.instance.cutout.CutoutFormat;
import org.spineps.pipeline.original.ChosenRules;
import org.spineps.progress.Progress;
import org.spineps.result.LevelProbability;
import org.spineps.result.VertebraName;
import org.spineps.result.VertebraNumbering;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

class NamingPhaseTest {

	private static final int COUNT = 6;

	private SpinePhantom phantom;
	private ImageVolume scan;

	/** Each body has the brightness of its level, from T11 down. */
	@BeforeEach
	void paint() {
		phantom = SpinePhantom.create(SpinePhantom.grid(new int[] { 80, 240, 12 },
			new double[] { 1.2, 1.2, 5 }, new AxisCodes("PIR"), 5), COUNT, true);
		scan = ImageVolume.zeros(phantom.semantic().grid());
		for (int v = 0; v < scan.array().length; v++)
			if (phantom.semantic().array()[v] == 49) scan.array()[v] = 100 * (17 +
				phantom.instances().array()[v]);
	}

	/** Reads a level off the brightest voxel in the middle of the patch. */
	private static final class Reader implements NamingNetwork {

		private final List<Integer> seen = new ArrayList<>();
		private final double sureness;

		Reader(final double sureness) {
			this.sureness = sureness;
		}

		@Override
		public CutoutFormat format() {
			return new CutoutFormat(new double[] { 1, 1, 5 }, new int[] { 60, 50,
				8 });
		}

		@Override
		public boolean turned() {
			return true;
		}

		@Override
		public List<String> warnings() {
			return List.of();
		}

		@Override
		public NamingHeads predict(final ImageVolume patch) {
			final int level = Math.round(patch.array()[patch.grid().index(30, 25,
				4)] / 100);
			seen.add(level);
			final double[] vertebra = new double[24];
			Arrays.fill(vertebra, (1 - sureness) / 23);
			vertebra[level - 1] = sureness;
			return new NamingHeads(vertebra, null, null, null, null);
		}
	}

	private VertebraNumbering name(final NamingOptions options,
		final NamingNetwork network, final String... anchors)
		throws SpinepsException
	{
		final List<NameAnchor> list = new ArrayList<>();
		for (final String anchor : anchors)
			list.add(NameAnchor.parse(anchor));
		return new NamingPhase(ChosenRules.of(options), network).run(phantom.instances(), phantom
			.semantic(), COUNT, scan, list, List.of(), Progress.NONE);
	}

	@Test
	void theNetworkNamesEveryVertebraAndSaysHowSureItIs() throws Exception {
		final Reader network = new Reader(0.9);
		final VertebraNumbering numbering = name(NamingOptions.DEFAULTS, network);
		assertThat(network.seen).containsExactly(18, 19, 20, 21, 22, 23);
		assertThat(numbering.names()).containsExactly("T11", "T12", "L1", "L2",
			"L3", "L4");
		assertThat(numbering.labels()).containsExactly(18, 19, 20, 21, 22, 23);
		assertThat(numbering.naming()).isEqualTo(Naming.PREDICTED);
		assertThat(numbering.probability()).isBetween(0.5, 1.0);
		assertThat(numbering.alternative()).hasSize(COUNT).isNotEqualTo(numbering
			.names());
		assertThat(numbering.alternativeProbability()).isBetween(1e-6, numbering
			.probability());
		for (final VertebraName name : numbering.vertebrae()) {
			assertThat(name.probability()).isBetween(0.5, 1.0);
			assertThat(LevelProbability.text(name.levels())).startsWith(name.name() +
				" ").contains(" %");
		}
		assertThat(name(NamingOptions.DEFAULTS, new Reader(0.3)).probability())
			.as("unsure").isLessThan(numbering.probability());
	}

	@Test
	void whatTheUserHasFixedWins() throws Exception {
		final VertebraNumbering numbering = name(NamingOptions.DEFAULTS, new Reader(
			0.9), "24=L5");
		// Without names the lowest vertebra above the sacrum is known as L5 (24).
		assertThat(numbering.names()).endsWith("L1", "L2", "L3", "L4", "L5");
		assertThat(numbering.vertebrae().get(5).naming()).isEqualTo(Naming.CERTAIN);
		assertThat(numbering.vertebrae().get(0).naming()).isEqualTo(
			Naming.PREDICTED);
	}

	@Test
	void withoutNetworkNamesAreCountedFromTheSacrumOrNotAtAll() throws Exception {
		assertThat(name(NamingOptions.DEFAULTS, null).names()).containsExactly("T12",
			"L1", "L2", "L3", "L4", "L5");
		final VertebraNumbering original = name(NamingOptions.ORIGINAL, null);
		assertThat(original.labels()).containsExactly(2, 3, 4, 5, 6, 7);
		assertThat(original.naming()).isEqualTo(Naming.LEVEL_UNKNOWN);
	}

	@Test
	void fixedNamesAreCountedFrom() throws Exception {
		assertThat(name(NamingOptions.ORIGINAL, null, "V1=T9").names())
			.containsExactly("T9", "T10", "T11", "T12", "L1", "L2");
		final VertebraNumbering l6 = name(NamingOptions.DEFAULTS, null, "24=L6");
		assertThat(l6.names()).containsExactly("L1", "L2", "L3", "L4", "L5", "L6");
		assertThat(l6.labels()).containsExactly(20, 21, 22, 23, 24, 25);
		assertThat(l6.vertebrae().get(5).naming()).isEqualTo(Naming.CERTAIN);
		assertThat(l6.vertebrae().get(0).naming()).isEqualTo(Naming.ASSUMED);
	}

	@Test
	void overL6AndT13TheUsualLevelsAreCounted() throws Exception {
		final LabelVolume seven = phantom.instances().copy();
		final NamingPhase counting = new NamingPhase(ChosenRules.of(
			NamingOptions.ORIGINAL), null);
		assertThat(counting.run(seven, phantom.semantic(), 8, scan, List.of(
			NameAnchor.parse("V8=L6")), List.of(), Progress.NONE).names())
				.containsExactly("T11", "T12", "L1", "L2", "L3", "L4", "L5", "L6");
		assertThat(counting.run(seven, phantom.semantic(), 8, scan, List.of(
			NameAnchor.parse("V3=T13")), List.of(), Progress.NONE).names())
				.containsExactly("T11", "T12", "T13", "L1", "L2", "L3", "L4", "L5");
	}

	@Test
	void fixedNamesMayDemandUnusualAnatomy() throws Exception {
		assertThat(name(NamingOptions.ORIGINAL, null, "V1=T11", "V4=L1").names())
			.containsExactly("T11", "T12", "T13", "L1", "L2", "L3");
		assertThat(name(NamingOptions.ORIGINAL, null, "V1=T11", "V2=L1").names())
			.containsExactly("T11", "L1", "L2", "L3", "L4", "L5");
		assertThat(name(NamingOptions.ORIGINAL, null, "V2=T13").names())
			.containsExactly("T12", "T13", "L1", "L2", "L3", "L4");
	}

	@Test
	void fixedNamesThatMakeNoSenseAreToldInASentence() {
		for (final String[] anchors : new String[][] { { "V1=L5" }, { "V6=C2" }, {
			"V1=L1", "V2=T12" }, { "99=L1" }, { "V7=L1" } })
			assertThatThrownBy(() -> name(NamingOptions.ORIGINAL, null, anchors)).as(
				Arrays.toString(anchors)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("vertebra");
		for (final String text : new String[] { "L5", "=L5", "3=", "3=S1", "3=L7",
			"" })
			assertThatThrownBy(() -> NameAnchor.parse(text)).as(text).isInstanceOf(
				SpinepsException.class);
	}

	@Test
	void aVertebraWithoutBodyIsNamedFromItsNeighboursOrDeletedAsInTheOriginal()
		throws Exception
	{
		final LabelVolume semantic = phantom.semantic();
		for (int v = 0; v < semantic.array().length; v++)
			if (phantom.instances().array()[v] == 3 && semantic.array()[v] == 49)
				semantic.array()[v] = 41;
		final VertebraNumbering mended = name(NamingOptions.DEFAULTS, new Reader(
			0.9));
		assertThat(mended.names()).containsExactly("T11", "T12", "L1", "L2", "L3",
			"L4");
		assertThat(mended.warnings()).singleElement().asString().contains(
			"without a body");
		final VertebraNumbering original = name(NamingOptions.ORIGINAL, new Reader(
			0.9));
		assertThat(original.labels().get(2)).isZero();
		assertThat(original.labels().get(0)).isEqualTo(Level.T11.id());
		assertThat(original.warnings()).singleElement().asString().contains(
			"left out");
	}

	/** A network whose one head for levels tells T13 apart. */
	private static NamingNetwork exact(final int... classes) {
		return new NamingNetwork() {

			private int row;

			@Override
			public CutoutFormat format() {
				return new CutoutFormat(new double[] { 1, 1, 5 }, new int[] { 60, 50,
					8 });
			}

			@Override
			public boolean turned() {
				return false;
			}

			@Override
			public List<String> warnings() {
				return List.of("A head is not used.");
			}

			@Override
			public NamingHeads predict(final ImageVolume patch) {
				final double[] vertex = new double[26];
				Arrays.fill(vertex, 0.1 / 26);
				vertex[classes[row++]] += 0.9;
				return new NamingHeads(null, vertex, null, null, null, null, null);
			}
		};
	}

	@Test
	void aNetworkThatTellsT13ApartNamesIt() throws Exception {
		final int[] thirteen = { 17, 18, 19, 20, 21, 22 };
		final int[] twelve = { 17, 18, 20, 21, 22, 23 };
		for (final NamingOptions options : List.of(NamingOptions.DEFAULTS,
			NamingOptions.ORIGINAL))
		{
			final VertebraNumbering found = name(options, exact(thirteen));
			assertThat(found.names()).containsExactly("T11", "T12", "T13", "L1", "L2",
				"L3");
			assertThat(found.warnings()).containsExactly("A head is not used.");
			assertThat(found.probability()).isBetween(0.3, 1.0);
			assertThat(found.alternative()).hasSize(6);
			assertThat(name(options, exact(twelve)).names()).containsExactly("T11",
				"T12", "L1", "L2", "L3", "L4");
			assertThat(name(options, exact(twelve), (options
				.sacrumAnchor() ? "L2" : "V3") + "=T13").names())
				.containsExactly("T11", "T12", "T13", "L1", "L2", "L3");
		}
		assertThatThrownBy(() -> name(NamingOptions.ORIGINAL_2_0, exact(twelve)))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"SPINEPS 2.0");
	}

	/** SPINEPS 2.1.3 forces T13 where it means to rule it out. */
	@Test
	void twelveThoracicVertebraeAreTwelve() throws Exception {
		final int[] twelve = { 17, 18, 20, 21, 22, 23 };
		final NamingOptions mended = NamingOptions.DEFAULTS
			.withTwelveThoracic();
		final NamingOptions original = NamingOptions.ORIGINAL
			.withTwelveThoracic();
		assertThat(name(mended, exact(twelve)).names()).containsExactly("T11",
			"T12", "L1", "L2", "L3", "L4");
		assertThat(name(mended, exact(17, 18, 19, 20, 21, 22)).names())
			.doesNotContain("T13");
		assertThat(name(original, exact(twelve)).names()).contains("T13");
	}

	@Test
	void aDensProvesC2WhereC1MayBeSeen() throws Exception {
		final LabelVolume semantic = phantom.semantic();
		for (int v = 0; v < semantic.array().length; v++)
			if (phantom.instances().array()[v] == 2 && semantic.array()[v] == 41)
				semantic.array()[v] = 51;
		final NamingOptions ct = NamingOptions.DEFAULTS.withC1();
		assertThat(name(ct, new Reader(0.5)).names()).containsExactly("C1", "C2",
			"C3", "C4", "C5", "C6");
		assertThat(name(NamingOptions.DEFAULTS, new Reader(0.9)).names().get(0))
			.isEqualTo("T11");
	}

	@Test
	void moreVertebraeThanASpineHasDoNotFail() throws Exception {
		final VertebraNumbering numbering = VertebraNumbering.of(30, false);
		assertThat(numbering.labels()).hasSize(30).endsWith(55, 0, 0, 0, 0, 0);
		assertThat(numbering.warnings()).singleElement().asString().contains("30",
			"lowest 5");
	}
}
