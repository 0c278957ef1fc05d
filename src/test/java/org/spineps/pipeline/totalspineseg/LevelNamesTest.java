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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.anatomy.Structure;
import org.spineps.model.LevelCalibration;
import org.spineps.model.LevelClasses;
import org.spineps.network.ComputeOptions;
import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.SpineRun;
import org.spineps.pipeline.levels.LevelNetwork;
import org.spineps.pipeline.naming.NameAnchor;
import org.spineps.pipeline.totalspineseg.label.Amendment;
import org.spineps.pipeline.totalspineseg.label.Labelling;
import org.spineps.pipeline.totalspineseg.label.LabellingHints;
import org.spineps.pipeline.totalspineseg.label.NamedPart;
import org.spineps.pipeline.totalspineseg.label.RawClasses;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance.ModelUse;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/** Names of TotalSpineSeg's vertebrae by a levels network. */
class LevelNamesTest {

	private static final int DISCS = 4;
	private static final Grid GRID = BoxSpine.gridFor(DISCS);
	private static final int C2 = 1;
	private static final int T5 = 11;
	private static final int L2 = 20;

	/** Sure of each vertebra as far as it is told to be. */
	private record Oracle(IntUnaryOperator level, double ahead) implements
		LevelNetwork
	{

		@Override
		public String id() {
			return "oracle";
		}

		@Override
		public LevelCalibration calibration() {
			return new LevelCalibration(1, 0.5, 0.9, 1);
		}

		@Override
		public Optional<double[][]> look(final LabelVolume structures,
			final LabelVolume vertebrae, final int count, final Progress progress)
		{
			final LabelStatistics bones = LabelStatistics.of(vertebrae);
			final LabelStatistics parts = LabelStatistics.of(structures);
			final boolean sacrum = parts.has(Structure.SACRUM.id());
			assertThat(count).isEqualTo(sacrum ? DISCS : DISCS + 1);
			assertThat(bones.labels()).hasSize(count);
			assertThat(bones.centroid(1)[2]).isGreaterThan(bones.centroid(count)[2]);
			assertThat(parts.labels()).contains(Structure.ARCH.id(), Structure.CORD
				.id(), Structure.CANAL.id(), Structure.DISC.id()).hasSize(sacrum ? 5
					: 4);
			final double[][] logs = new double[count][LevelClasses.COUNT];
			for (int n = 0; n < count; n++) {
				Arrays.fill(logs[n], -ahead);
				logs[n][level.applyAsInt(n)] = 0;
			}
			return Optional.of(logs);
		}
	}

	/** As prepared, with a levels network beside them. */
	private record With(SpineNetworks others, LevelNetwork network) implements
		SpineNetworks
	{

		@Override
		public First first(final ImageVolume image, final Progress progress)
			throws SpinepsException
		{
			return others.first(image, progress);
		}

		@Override
		public Second second(final ImageVolume image, final LabelVolume discs,
			final Progress progress) throws SpinepsException
		{
			return others.second(image, discs, progress);
		}

		@Override
		public Optional<LevelNetwork> levels() {
			return Optional.of(network);
		}

		@Override
		public List<ModelUse> uses(final boolean both) {
			return List.of(new ModelUse("levels", network.id(), ""));
		}

		@Override
		public String device() {
			return "prepared";
		}

		@Override
		public void close() {
			// holds nothing
		}
	}

	private static SpineNetworks spine(final Map<Integer, Integer> landmarks) {
		return torn(landmarks, Map.of());
	}

	private static SpineNetworks torn(final Map<Integer, Integer> first,
		final Map<Integer, Integer> second)
	{
		return new WholeNetworks(new BoxSpine(GRID, DISCS, first, false).first(),
			ImageVolume.zeros(GRID), new BoxSpine(GRID, DISCS, second, false)
				.second());
	}

	private static SpineNetworks from(final int uppermost, final double ahead) {
		return new With(spine(Map.of()), new Oracle(n -> uppermost + n, ahead));
	}

	private static final LevelNetwork NEVER = new Oracle(n -> {
		throw new AssertionError("asked");
	}, 0);

	private static ChainResult run(final SpineNetworks networks,
		final ChainOptions options, final NameAnchor... anchors)
		throws SpinepsException
	{
		return new SpineChain(networks, options, stage -> assertThat(stage)
			.isNotBlank()).run(ImageVolume.zeros(GRID), LabellingHints.NONE, List.of(
				anchors), Progress.NONE);
	}

	@Test
	void aSureNetworkNamesBothSteps() throws SpinepsException {
		final ChainResult found = run(from(C2, 20), ChainOptions.MENDED);
		assertThat(found.labelling().vertebrae()).extracting(NamedPart::name)
			.containsExactly("C2", "C3", "C4", "C5", "C6");
		assertThat(found.labelling().discs()).extracting(NamedPart::number)
			.containsExactly(63, 64, 65, 66);
		assertThat(found.first().discs()).extracting(NamedPart::number)
			.containsExactly(63, 64, 65, 66);
		assertThat(found.labelling().rule()).contains("C2 to C6", "oracle");
		assertThat(found.levels()).isPresent();
		assertThat(found.warnings()).isEmpty();
		assertThat(LabelStatistics.of(found.output()).labels()).contains(12, 16, 63)
			.doesNotContain(131, 181);
	}

	/** Not 100 %, but what the network says. */
	@Test
	void namesAreAsSureAsTheNetwork() throws SpinepsException {
		try (TotalSpineSeg method = new TotalSpineSeg(from(C2, 3.5),
			ChainOptions.MENDED, ComputeOptions.cpu(1)))
		{
			final SpineSegmentation result = method.run(SpineRun.ofScan(ImageVolume
				.zeros(GRID)), Progress.NONE);
			assertThat(result.numbering().names()).startsWith("C2", "C3");
			assertThat(result.numbering().naming()).isEqualTo(Naming.PREDICTED);
			assertThat(result.numbering().probability()).isBetween(0.9, 0.9999);
			assertThat(result.provenance().options().get("naming-rule")).contains(
				"oracle");
			assertThat(result.provenance().namer()).isPresent();
		}
	}

	@Test
	void anUnsureNetworkSaysWhatItThinks() throws SpinepsException {
		final ChainResult found = run(from(T5, 20), ChainOptions.MENDED);
		assertThat(found.labelling().isLevelUnknown()).isTrue();
		assertThat(found.warnings()).anyMatch(text -> text.startsWith(
			"The level is not sure, because neither C2 nor the sacrum is in view: " +
				"most likely T5 to T9"));
	}

	/** Step 1 saw one landmark, step 2 another one at the same disc. */
	@Test
	void noLandmarkMayContradict() throws SpinepsException {
		final LevelNetwork neck = new Oracle(n -> C2 + n, 20);
		final ChainResult found = run(new With(torn(Map.of(3, 5), Map.of(3, 3)), neck),
			ChainOptions.MENDED);
		assertThat(found.labelling().isLevelUnknown()).isTrue();
		assertThat(found.first().isLevelUnknown()).isTrue();
		assertThat(found.warnings()).contains("The levels network oracle sees C2 to " +
			"C6, but landmarks say otherwise. No level is given; check which one it is.");
	}

	@Test
	void namesOfTwoStepsAreCompared() {
		final LabelVolume one = LabelVolume.zeros(BoxSpine.grid(4, 4, 4));
		final LabelVolume other = one.copy();
		assertThat(LevelNames.areEqual(one, other)).isFalse();
		Arrays.fill(one.array(), 10, 32, (short) 95);
		Arrays.fill(other.array(), 8, 30, (short) 95);
		other.array()[31] = 100;
		assertThat(LevelNames.areEqual(one, other)).isTrue();
		Arrays.fill(other.array(), 20, 30, (short) 100);
		assertThat(LevelNames.areEqual(one, other)).isFalse();
	}

	@Test
	void theSacrumIsALandmark() throws SpinepsException {
		final LabelVolume counted = Labelling.of(new BoxSpine(GRID, DISCS, Map.of(),
			true).second(), RawClasses.STEP_2, LabellingHints.NONE, Set.of(
				Amendment.LEVEL_UNKNOWN)).labels();
		final LevelNames sure = LevelNames.of(counted, new Oracle(n -> L2 + n, 20),
			Progress.NONE);
		assertThat(sure.found().orElseThrow().levels()).containsExactly(Level.L2,
			Level.L3, Level.L4, Level.L5);
		assertThat(sure.found().orElseThrow().sacrumBelow()).isTrue();
		final LevelNames unsure = LevelNames.of(counted, new Oracle(n -> L2 + n, 0),
			Progress.NONE);
		assertThat(unsure.found()).isEmpty();
		assertThat(unsure.warnings()).containsExactly(
			"The levels network oracle is not sure either.");
		final LevelNames against = LevelNames.of(counted, new Oracle(n -> T5 + n,
			20), Progress.NONE);
		assertThat(against.found()).isEmpty();
		assertThat(against.warnings()).singleElement().asString().contains(
			"The sacrum is seen right below");
	}

	@Test
	void aNetworkThatIsOffChangesNothing() throws SpinepsException {
		final ChainResult without = run(spine(Map.of()), ChainOptions.MENDED);
		final ChainResult found = run(new With(spine(Map.of()), NEVER),
			new ChainOptions(Behaviour.MENDED, ChainOptions.MENDED.amendments()
				.stream().filter(one -> one != Amendment.NAMED_BY_LEVELS_NETWORK).collect(
					Collectors.toSet()), false, ""));
		assertThat(found.output().array()).isEqualTo(without.output().array());
		assertThat(found.warnings()).isEqualTo(without.warnings());
		assertThat(found.labelling().discs()).isEqualTo(without.labelling().discs());
		assertThat(without.labelling().isLevelUnknown()).isTrue();
	}

	@Test
	void whatIsKnownIsNotAsked() throws SpinepsException {
		final SpineNetworks landmark = new With(spine(Map.of(3, 5)), NEVER);
		assertThat(run(landmark, ChainOptions.MENDED).labelling().discs()).extracting(
			NamedPart::name).endsWith("disc L5/S");
		assertThat(run(new With(spine(Map.of()), NEVER), ChainOptions.MENDED,
			NameAnchor.parse("V2=L2")).labelling().isLevelUnknown()).isFalse();
		assertThat(run(new With(spine(Map.of()), NEVER), ChainOptions.MENDED
			.withFirstStepOnly(true)).labelling().isLevelUnknown()).isTrue();
	}
}
