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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Structure;
import org.spineps.pipeline.extra.Extra;
import org.spineps.pipeline.extra.ExtraSink;
import org.spineps.pipeline.extra.PhaseTrace;
import org.spineps.pipeline.instance.cutout.CutoutFormat;
import org.spineps.pipeline.instance.cutout.CutoutNetwork;
import org.spineps.pipeline.instance.cutout.CutoutResult;
import org.spineps.pipeline.instance.vertebra.Relabel;
import org.spineps.pipeline.original.ChosenRules;
import org.spineps.progress.Progress;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;
import org.spineps.volume.Volume;

class InstancePhaseTest {

	/** Coarser than the published one, so that tests are quick. */
	private static final CutoutFormat FORMAT = CutoutFormat.spanning(
		new double[] { 1.5, 1.5, 2.5 }, new double[] { 120, 150, 90 }, 8);

	private static SpinePhantom phantom(final String codes, final double tilt,
		final int vertebrae)
	{
		return SpinePhantom.create(SpinePhantom.grid(new int[] { 100, 40 + 24 *
			vertebrae, 36 }, new double[] { 1.4, 1.4, 2.6 }, new AxisCodes(codes),
			tilt), vertebrae, true);
	}

	private static InstanceResult run(final LabelVolume semantic,
		final CutoutNetwork network) throws SpinepsException
	{
		return new InstancePhase(network, FORMAT, ChosenRules.of(InstanceOptions.DEFAULTS)).run(
			semantic, Progress.NONE);
	}

	/** Every vertebra of the truth is found once, with its number. */
	private static void assertFound(final InstanceResult result,
		final LabelVolume truth, final double minDice)
	{
		assertThat(result.instances().grid()).isSameAs(truth.grid());
		final int count = Relabel.largest(truth);
		final double[] dice = dice(result.instances(), truth, count);
		assertThat(result.count()).isEqualTo(count);
		assertThat(Relabel.largest(result.instances())).isEqualTo(count);
		for (int label = 1; label <= count; label++)
			assertThat(dice[label]).as("vertebra " + label).isGreaterThan(minDice);
	}

	private static double[] dice(final LabelVolume found,
		final LabelVolume truth, final int count)
	{
		final long[][] sums = new long[count + 1][2];
		for (int v = 0; v < truth.array().length; v++) {
			final int a = found.array()[v];
			final int b = truth.array()[v];
			if (a == b) sums[a][0] += 2;
			if (a <= count) sums[a][1]++;
			sums[b][1]++;
		}
		final double[] dice = new double[count + 1];
		for (int label = 1; label <= count; label++)
			dice[label] = (double) sums[label][0] / sums[label][1];
		return dice;
	}

	@ParameterizedTest
	@CsvSource({ "PIR, 0", "LAS, 0", "RAS, 10", "IRP, -15", "SLA, 20" })
	void findsEachVertebraHoweverStored(final String codes, final double tilt)
		throws SpinepsException
	{
		final SpinePhantom phantom = phantom(codes, tilt, 6);
		final PhantomNetwork network = PhantomNetwork.perfect(phantom.instances());
		final InstanceResult result = run(phantom.semantic(), network);
		assertThat(network.calls()).isEqualTo(6);
		assertFound(result, phantom.instances(), 0.97);
		assertThat(result.semantic().array()).isEqualTo(phantom.semantic().array());
		assertThat(result.warnings()).isEmpty();
		for (final InstanceSupport support : result.support()) {
			assertThat(support.probability()).isBetween(0.89, 0.91);
			assertThat(support.agreement()).isGreaterThan(0.95);
			assertThat(support.predictions()).isBetween(2, 3);
		}
		final LabelVolume named = result.instances();
		assertThat(DerivedLabels.add(named, result.semantic(),
			ChosenRules.of(InstanceOptions.DEFAULTS))).satisfies(complete -> {
				for (int v = 0; v < named.array().length; v++)
					if (named.array()[v] == 0) assertThat(complete.array()[v]).isEqualTo(
						phantom.complete().array()[v]);
			});
	}

	@Test
	void storedDifferentlyTheResultIsTheSame() throws SpinepsException {
		final SpinePhantom phantom = phantom("PIR", 0, 4);
		final InstanceResult expected = run(phantom.semantic(), new PhantomNetwork(
			phantom.instances(), 5, 0.1, 0.2, 0));
		final AxisCodes las = new AxisCodes("LAS");
		final LabelVolume stored = Reorient.to(phantom
			.semantic(), las);
		final InstanceResult result = run(stored, new PhantomNetwork(phantom
			.instances(), 5, 0.1, 0.2, 0));
		assertThat(Reorient.to(result.instances(), AxisCodes.PIR)
			.array()).isEqualTo(expected.instances().array());
	}

	@Test
	void wholeSpine() throws SpinepsException {
		final SpinePhantom phantom = SpinePhantom.create(SpinePhantom.grid(
			new int[] { 160, 520, 30 }, new double[] { 1.2, 1.2, 3 }, AxisCodes.PIR,
			5), 24, true);
		final InstanceResult result = run(phantom.semantic(), PhantomNetwork
			.perfect(phantom.instances()));
		assertFound(result, phantom.instances(), 0.93);
	}

	@ParameterizedTest
	@CsvSource({ "1, 0.15, 0, 0", "2, 0, 0.25, 0", "3, 0.15, 0.2, 0",
		"4, 0, 0.1, 0.15" })
	void survivesFaults(final long seed, final double missing,
		final double noise, final double shifted) throws SpinepsException
	{
		final SpinePhantom phantom = phantom("LAS", 5, 9);
		final InstanceResult result = run(phantom.semantic(), new PhantomNetwork(
			phantom.instances(), seed, missing, noise, shifted));
		assertFound(result, phantom.instances(), 0.85);
	}

	@Test
	void aMissedBodyIsFoundByItsNeighbours() throws SpinepsException {
		final SpinePhantom phantom = phantom("PIR", 0, 6);
		final LabelVolume semantic = phantom.semantic().copy();
		for (int v = 0; v < semantic.array().length; v++)
			if (phantom.instances().array()[v] == 3 && semantic.array()[v] ==
				Structure.CORPUS.id()) semantic.array()[v] = 0;
		final PhantomNetwork network = PhantomNetwork.perfect(phantom.instances());
		final InstanceResult result = run(semantic, network);
		assertThat(network.calls()).isEqualTo(5);
		assertThat(result.count()).isEqualTo(6);
		final double[] dice = dice(result.instances(), phantom.instances(), 6);
		assertThat(dice[2]).isGreaterThan(0.95);
		assertThat(dice[4]).isGreaterThan(0.95);
		for (int v = 0; v < semantic.array().length; v++)
			if (result.instances().array()[v] == 3) assertThat(phantom.instances()
				.array()[v]).isBetween((short) 2, (short) 4);
	}

	@Test
	void aBodyThatTheNetworkIgnoresIsKept() throws SpinepsException {
		final SpinePhantom phantom = phantom("PIR", 0, 5);
		final LabelVolume known = phantom.instances().copy();
		for (int v = 0; v < known.array().length; v++)
			if (known.array()[v] == 5) known.array()[v] = 0;
		final CutoutNetwork network = cutout -> PhantomNetwork.perfect(known)
			.predict(cutout);
		final InstanceResult result = run(phantom.semantic(), network);
		assertThat(result.count()).isEqualTo(5);
		assertThat(result.support().get(4).predictions()).isZero();
		assertThat(result.warnings()).hasSize(1).first().asString().contains(
			"1 vertebral body was not recognised");
		assertThat(dice(result.instances(), phantom.instances(), 5)[5])
			.isGreaterThan(0.7);
	}

	@Test
	void fusedBodiesAreSplit() throws SpinepsException {
		final SpinePhantom phantom = phantom("PIR", 0, 7);
		final LabelVolume semantic = phantom.semantic().copy();
		for (int v = 0; v < semantic.array().length; v++) {
			final int label = phantom.complete().array()[v];
			if (label == 103 || label == 203) semantic.array()[v] = (short) Structure.CORPUS
				.id();
		}
		final PhantomNetwork network = PhantomNetwork.perfect(phantom.instances());
		final InstanceResult result = run(semantic, network);
		assertThat(network.calls()).isEqualTo(7);
		assertThat(result.count()).isEqualTo(7);
	}

	@Test
	void oneVertebra() throws SpinepsException {
		final SpinePhantom phantom = SpinePhantom.create(SpinePhantom.grid(
			new int[] { 90, 50, 40 }, new double[] { 1.4, 1.4, 2.5 },
			AxisCodes.PIR, 0), 1, false);
		final InstanceResult result = run(phantom.semantic(), PhantomNetwork
			.perfect(phantom.instances()));
		assertFound(result, phantom.instances(), 0.95);
		assertThat(result.support().get(0).predictions()).isEqualTo(1);
		assertThat(result.support().get(0).agreement()).isZero();
	}

	@Test
	void aStackOfFewSlicesHasBodiesToo() throws SpinepsException {
		final SpinePhantom phantom = SpinePhantom.create(SpinePhantom.grid(
			new int[] { 90, 120, 3 }, new double[] { 1.4, 1.4, 4 }, AxisCodes.PIR,
			0), 3, false);
		final CutoutFormat format = CutoutFormat.spanning(new double[] { 1.5, 1.5,
			4 }, new double[] { 120, 150, 32 }, 8);
		final CutoutNetwork network = PhantomNetwork.perfect(phantom.instances());
		assertFound(new InstancePhase(network, format, ChosenRules.of(InstanceOptions.DEFAULTS))
			.run(phantom.semantic(), Progress.NONE), phantom.instances(), 0.95);
		assertThat(new InstancePhase(network, format, ChosenRules.of(InstanceOptions.ORIGINAL)).run(
			phantom.semantic(), Progress.NONE).count()).isZero();
	}

	@Test
	void withoutBodiesThereIsAWarningOnly() throws SpinepsException {
		final SpinePhantom phantom = phantom("PIR", 0, 2);
		final LabelVolume semantic = phantom.semantic().copy();
		for (int v = 0; v < semantic.array().length; v++)
			if (semantic.array()[v] == Structure.CORPUS.id()) semantic.array()[v] = 0;
		final CutoutNetwork network = cutout -> {
			throw new AssertionError("Nothing to look at");
		};
		final InstanceResult result = run(semantic, network);
		assertThat(result.count()).isZero();
		assertThat(result.instances().array()).containsOnly(0);
		assertThat(result.semantic().array()).isEqualTo(semantic.array());
		assertThat(result.warnings()).hasSize(1);
		final InstanceResult empty = run(LabelVolume.zeros(semantic.grid()),
			network);
		assertThat(empty.count()).isZero();
		assertThat(empty.warnings()).hasSize(1);
	}

	@Test
	void aBlindNetworkLeavesTheBodies() throws SpinepsException {
		final SpinePhantom phantom = phantom("PIR", 0, 3);
		final InstanceResult result = run(phantom.semantic(), PhantomNetwork
			.perfect(LabelVolume.zeros(phantom.semantic().grid())));
		assertThat(result.count()).isEqualTo(3);
		final InstanceResult original = new InstancePhase(PhantomNetwork.perfect(
			LabelVolume.zeros(phantom.semantic().grid())), FORMAT,
			ChosenRules.of(InstanceOptions.ORIGINAL)).run(phantom.semantic(), Progress.NONE);
		assertThat(original.count()).isZero();
		assertThat(original.warnings()).first().asString().contains(
			"recognised none of 3");
	}

	@Test
	void reportsAndStops() throws SpinepsException {
		final SpinePhantom phantom = phantom("PIR", 0, 3);
		final List<String> reports = new ArrayList<>();
		final boolean[] stop = new boolean[1];
		final Progress progress = new Progress() {

			@Override
			public void report(final String stage, final long done,
				final long total)
			{
				reports.add(stage + " " + done + "/" + total);
			}

			@Override
			public void checkCancelled() {
				if (stop[0]) throw new CancellationException();
			}
		};
		final PhantomNetwork network = PhantomNetwork.perfect(phantom.instances());
		new InstancePhase(network, FORMAT, ChosenRules.of(InstanceOptions.DEFAULTS)).run(phantom
			.semantic(), progress);
		assertThat(reports).containsExactly("Instance network 0/3",
			"Instance network 1/3", "Instance network 2/3", "Instance network 3/3");
		final InstancePhase stopped = new InstancePhase(cutout -> {
			stop[0] = true;
			return network.predict(cutout);
		}, FORMAT, ChosenRules.of(InstanceOptions.DEFAULTS));
		assertThatThrownBy(() -> stopped.run(phantom.semantic(), progress))
			.isInstanceOf(CancellationException.class);
		assertThat(network.calls()).isEqualTo(4);
	}

	@Test
	void aTraceIsKeptOnlyIfWanted() throws SpinepsException {
		final SpinePhantom phantom = phantom("PIR", 0, 1);
		final InstancePhase phase = new InstancePhase(PhantomNetwork.perfect(phantom
			.instances()), FORMAT, ChosenRules.of(InstanceOptions.DEFAULTS));
		assertThat(phase.predict(phantom.semantic(), false, Progress.NONE).trace())
			.isSameAs(PhaseTrace.NONE);
		assertThat(keys(phase.predict(phantom.semantic(), true, Progress.NONE)))
			.containsExactly("inst_uncropped_Subreg_nii_a_PIR",
				"inst_uncropped_Subreg_nii_b_zms", "inst_cropped_Subreg_nii_b",
				"inst_cutout_vert_nii_0_cut", "inst_cutout_vert_nii_0_pred",
				"inst_crop_vert_arr_a_raw", "inst_cropped_vert_arr_c_proc",
				"inst_uncropped_vert_arr_a");
		assertThat(keys(phase.predict(LabelVolume.zeros(phantom.semantic().grid()),
			true, Progress.NONE))).containsExactly("inst_uncropped_Subreg_nii_a_PIR");
	}

	private static List<String> keys(final InstancePhase.Predicted predicted)
		throws SpinepsException
	{
		final List<String> keys = new ArrayList<>();
		predicted.trace().writeTo(new ExtraSink() {

			@Override
			public boolean wants(final Extra extra) {
				return extra == Extra.DEBUG;
			}

			@Override
			public void put(final Extra extra, final String key,
				final Volume volume)
			{
				assertThat(extra).isEqualTo(Extra.DEBUG);
				assertThat(volume.grid().voxels()).isPositive();
				keys.add(key);
			}

			@Override
			public void support(final List<? extends Record> support) {
				throw new AssertionError("Not part of a trace");
			}
		});
		return keys;
	}

	@Test
	void aWrongAnswerOfTheNetworkIsABug() {
		final SpinePhantom phantom = phantom("PIR", 0, 1);
		final Grid small = Grid.of(new int[] { 8, 8, 8 }, new double[] { 1, 1, 1 },
			AxisCodes.PIR);
		assertThatThrownBy(() -> run(phantom.semantic(), cutout -> new CutoutResult(
			LabelVolume.zeros(small), ImageVolume.zeros(small))))
				.isInstanceOf(IllegalArgumentException.class).hasMessageContaining(
					"size");
		assertThatThrownBy(() -> run(phantom.semantic(), cutout -> {
			final LabelVolume classes = LabelVolume.zeros(cutout.grid());
			Arrays.fill(classes.array(), (short) 4);
			return new CutoutResult(classes, ImageVolume.zeros(
				cutout.grid()));
		})).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(
			"class 4");
	}
}
