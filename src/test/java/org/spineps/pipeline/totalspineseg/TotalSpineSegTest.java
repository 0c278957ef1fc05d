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

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.anatomy.LabelSchemeConversion;
import org.spineps.anatomy.Structure;
import org.spineps.measure.InstanceTable;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.quality.CaseQuality;
import org.spineps.network.ComputeOptions;
import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.SpineRun;
import org.spineps.pipeline.extra.Extra;
import org.spineps.pipeline.extra.ExtraSink;
import org.spineps.pipeline.naming.NameAnchor;
import org.spineps.progress.Progress;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** TotalSpineSeg behind the interface of methods, with prepared networks. */
class TotalSpineSegTest {

	private static SpineSegmentation run(final String name,
		final ChainOptions options, final ExtraSink extras) throws SpinepsException
	{
		try (TotalSpineSeg method = new TotalSpineSeg(EndToEndFixturesTest.networks(
			name), options, ComputeOptions.cpu(1)))
		{
			return method.run(SpineRun.ofScan(EndToEndFixturesTest.image(name, ""))
				.withExtras(extras), Progress.NONE);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "MENDED", "FAITHFUL" })
	void aLumbarSpineHasTheUsualNames(final Behaviour behaviour)
		throws SpinepsException
	{
		final SpineSegmentation result = run("lumbar_sag", ChainOptions.of(
			behaviour), ExtraSink.NONE);
		assertThat(result.vertebrae()).extracting(SpineInstance::name)
			.containsExactly("T12", "L1", "L2", "L3", "L4", "L5");
		assertThat(result.found()).extracting(SpineInstance::name).contains(
			"disc T12/L1", "disc L5/S1", "sacrum", "spinal cord", "spinal canal");
		assertThat(result.semantic().grid()).isEqualTo(EndToEndFixturesTest.image(
			"lumbar_sag", "").grid());
		final LabelStatistics structures = LabelStatistics.of(result.semantic());
		for (final Structure structure : List.of(Structure.CORPUS, Structure.DISC,
			Structure.CANAL, Structure.CORD, Structure.SACRUM))
			assertThat(structures.has(structure.id())).as(structure.label()).isTrue();
		assertThat(result.provenance().options()).containsEntry("behaviour",
			behaviour.key()).containsKey("naming-rule");
	}

	@ParameterizedTest
	@EnumSource(names = { "MENDED", "FAITHFUL" })
	void sixLumbarVertebraeAreNamed(final Behaviour behaviour)
		throws SpinepsException
	{
		final SpineSegmentation result = run("whole_spine", ChainOptions.of(
			behaviour), ExtraSink.NONE);
		assertThat(result.vertebrae()).extracting(SpineInstance::name).contains(
			"L5", "L6");
		assertThat(result.found()).extracting(SpineInstance::name).contains(
			"disc L6/S1");
	}

	@Test
	void instancesAreThoseOfTheOriginalInOurLabels() throws SpinepsException {
		final SpineSegmentation result = run("cervical_ax", ChainOptions.FAITHFUL,
			ExtraSink.NONE);
		final LabelVolume original = EndToEndFixturesTest.labels("cervical_ax",
			"grid/step2_output/");
		final short[] expected = LabelSchemeConversion.convert(original,
			LabelScheme.TOTALSPINESEG, LabelScheme.SPINEPS).labels().array();
		for (int v = 0; v < expected.length; v++)
			if (original.array()[v] > 2) assertThat(result.instances().array()[v])
				.isEqualTo(expected[v]);
			else assertThat(result.instances().array()[v]).isZero();
	}

	@Test
	void levelsAndSoftMapsAreExtras() throws SpinepsException {
		final List<String> got = new ArrayList<>();
		run("cervical_ax", ChainOptions.MENDED, new ExtraSink() {

			@Override
			public boolean wants(final Extra extra) {
				return extra == Extra.LEVELS || extra == Extra.SOFTMAX;
			}

			@Override
			public void put(final Extra extra, final String key,
				final Volume volume)
			{
				got.add(key);
				if (volume instanceof LabelVolume labels) assertThat(LabelStatistics.of(
					labels).labels()).contains(1, 2, 3, 4);
				else assertThat(largest((ImageVolume) volume)).isBetween(0.9f, 1f);
			}

			@Override
			public void support(final List<? extends Record> support) {
				throw new AssertionError("nothing to support");
			}
		});
		assertThat(got).containsExactly("levels", "canal", "cord");
	}

	private static float largest(final ImageVolume image) {
		float largest = 0;
		for (final float value : image.array())
			largest = Math.max(largest, value);
		return largest;
	}

	private static SpineSegmentation anchored(final String anchor,
		final ChainOptions options) throws SpinepsException
	{
		try (TotalSpineSeg method = new TotalSpineSeg(EndToEndFixturesTest.networks(
			"lumbar_sag"), options, ComputeOptions.cpu(1)))
		{
			return method.run(SpineRun.ofScan(EndToEndFixturesTest.image("lumbar_sag",
				"")).withAnchors(List.of(NameAnchor.parse(anchor))), Progress.NONE);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "MENDED", "FAITHFUL" })
	void everythingFollowsANameThatTheUserHasFixed(final Behaviour behaviour)
		throws SpinepsException
	{
		for (final String anchor : List.of("122=T12/L1", "22=T12",
			"disc L3/L4=T12/L1", "L3=T12"))
			assertThat(anchored(anchor, ChainOptions.of(behaviour)).vertebrae())
				.extracting(SpineInstance::name).startsWith("T9", "T10", "T11", "T12",
					"L1");
	}

	@Test
	void anAnchorOfNothingIsRefused() {
		assertThatThrownBy(() -> anchored("C3=C4", ChainOptions.MENDED)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("no vertebra C3")
				.hasMessageContaining("disc L4/L5");
	}

	@Test
	void measuresAndQualityServeItToo() throws SpinepsException {
		final SpineSegmentation result = run("lumbar_sag", ChainOptions.MENDED,
			ExtraSink.NONE);
		final SpineMeasures measures = SpineMeasures.of(result,
			EndToEndFixturesTest.image("lumbar_sag", ""), Cutoffs.standard());
		// T12 to L5 and the sacrum.
		assertThat(measures.levels()).hasSize(7);
		assertThat(InstanceTable.of(result).rows()).hasSameSizeAs(result.found());
		assertThat(CaseQuality.of(result).light()).isNotNull();
	}

	/** The prepared network is sure of all classes but one, every second vertebra. */
	@Test
	void theNetworkSaysHowSureItIsOfEachVertebra() throws SpinepsException {
		final SpineSegmentation result = run("lumbar_sag", ChainOptions.MENDED,
			ExtraSink.NONE);
		final List<Double> sure = result.vertebrae().stream().map(
			SpineInstance::confidence).toList();
		assertThat(sure).hasSize(6);
		for (int n = 2; n < sure.size(); n++) {
			assertThat(sure.get(n)).isCloseTo(sure.get(n - 2), within(0.05));
			assertThat(Math.abs(sure.get(n) - sure.get(n - 1))).isGreaterThan(0.15);
			assertThat(sure.get(n)).isBetween(0.7, 1.0);
		}
		assertThat(result.found()).filteredOn(one -> one
			.kind() == SpineInstance.Kind.DISC).allSatisfy(one -> assertThat(one
				.confidence()).isGreaterThan(0.9));
	}

	@Test
	void withoutVertebraeThereIsWhatStepOneFound() throws SpinepsException {
		final PreparedNetworks whole = EndToEndFixturesTest.networks("lumbar_sag");
		final SpineNetworks.First first = whole.first(EndToEndFixturesTest.image(
			"lumbar_sag", "iso/step1_canal/"), Progress.NONE);
		final LabelVolume nothing = LabelVolume.zeros(EndToEndFixturesTest.labels(
			"lumbar_sag", "step2_raw/").grid());
		try (TotalSpineSeg method = new TotalSpineSeg(new PreparedNetworks(first,
			nothing), ChainOptions.MENDED, ComputeOptions.cpu(1)))
		{
			final SpineSegmentation result = method.run(SpineRun.ofScan(
				EndToEndFixturesTest.image("lumbar_sag", "")), Progress.NONE);
			assertThat(result.warnings()).anyMatch(text -> text.startsWith(
				"There are no vertebrae"));
			assertThat(LabelStatistics.of(result.instances()).has(124)).isTrue();
			assertThat(result.found()).extracting(SpineInstance::name)
				.containsExactly("disc T12/L1", "disc L1/L2", "disc L2/L3",
					"disc L3/L4", "disc L4/L5", "disc L5/S", "spinal cord",
					"spinal canal");
		}
	}

	@Test
	void masksAloneAreRefused() throws SpinepsException {
		final LabelVolume mask = EndToEndFixturesTest.labels("cervical_ax",
			"grid/step2_output/");
		try (TotalSpineSeg method = new TotalSpineSeg(EndToEndFixturesTest.networks(
			"cervical_ax"), ChainOptions.MENDED, ComputeOptions.cpu(1)))
		{
			assertThatThrownBy(() -> method.run(SpineRun.ofSemantic(mask),
				Progress.NONE)).isInstanceOf(SpinepsException.class)
					.hasMessageContaining("Only masks were given");
		}
	}
}
