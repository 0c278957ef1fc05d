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
package org.spineps.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Naming;
import org.spineps.io.VolumeFiles;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelStore;
import org.spineps.network.ComputeOptions;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.Fixtures;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/** The whole pipeline with the packaged networks, on real scans and masks. */
class SpinepsTest {

	private static final SpinepsOptions CPU = new SpinepsOptions("", "", ComputeOptions.cpu(2));

	private static Spineps spineps;
	private static ImageVolume scan;
	private static SpineSegmentation found;
	private static final List<String> STAGES = new ArrayList<>();

	@BeforeAll
	static void load() throws SpinepsException {
		spineps = new Spineps(CPU);
		final ImageVolume whole = VolumeFiles.read(Path.of(
			"models/sample/lumbar_T2w.nii.gz")).image();
		// Three bodies of the lower half and part of a fourth; no arches.
		scan = Crop.of(whole, new Box(new int[] { 0, 90, 30 }, new int[] { 38, 220,
			140 }), 0);
		final float[] before = scan.array().clone();
		found = spineps.segment(scan, new Progress() {

			@Override
			public void report(final String stage, final long done,
				final long total)
			{
				if (!STAGES.contains(stage)) STAGES.add(stage);
			}

			@Override
			public void checkCancelled() {
				// never
			}
		});
		assertThat(scan.array()).isEqualTo(before);
	}

	@AfterAll
	static void close() {
		spineps.close();
	}

	private static LabelVolume mask(final String name)
		throws SpinepsException
	{
		return Fixtures.volume("/masks/" + name + ".nii.gz").labels();
	}

	@Test
	void findsTheVertebraeOfARealScan() {
		final SpineSegmentation result = found;
		assertThat(result.semantic().grid()).isEqualTo(scan.grid());
		assertThat(result.instances().grid()).isEqualTo(scan.grid());
		assertThat(result.vertebrae()).hasSizeBetween(3, 5).allSatisfy(vertebra -> {
			assertThat(vertebra.naming()).isEqualTo(Naming.LEVEL_UNKNOWN);
			assertThat(vertebra.confidence()).isBetween(0.4, 1.0);
		});
		assertThat(result.vertebrae().get(0).name()).isEqualTo("V1");
		assertThat(result.find(Kind.DISC, 131)).hasValueSatisfying(
			disc -> assertThat(disc.name()).isEqualTo("disc V1/V2"));
		assertThat(result.found()).extracting(SpineInstance::kind).contains(
			Kind.CANAL, Kind.ENDPLATES);
		assertThat(result.warnings()).anyMatch(w -> w.contains(
			"levels are unknown"));
		assertThat(result.provenance().models()).extracting(
			Provenance.ModelUse::role).startsWith("semantic", "instance");
		assertThat(result.provenance().device()).startsWith("cpu");
		assertThat(result.provenance().secondsPerStage().values()).allMatch(
			seconds -> seconds >= 0);
		assertThat(STAGES).contains("Semantic network", "Instance network");
		assertEveryInstanceIsListed(result);
	}

	private static void assertEveryInstanceIsListed(
		final SpineSegmentation result)
	{
		for (final int label : LabelStatistics.of(result.instances()).labels())
			assertThat(result.found()).anyMatch(i -> i.label() == label && !i.kind()
				.inSemanticMask());
	}

	@Test
	void storageOrderMakesLittleDifference() throws SpinepsException {
		final AxisCodes codes = new AxisCodes("LIA");
		final LabelVolume turned = Reorient.to(spineps.segment(Reorient.to(scan,
			codes), Progress.NONE).instances(), scan.grid().axisCodes());
		long same = 0;
		long all = 0;
		for (int v = 0; v < turned.array().length; v++) {
			if (turned.array()[v] == 0 && found.instances().array()[v] == 0)
				continue;
			all++;
			if (turned.array()[v] == found.instances().array()[v]) same++;
		}
		// Voxel (0, 0, 0) of the network's grid is another corner of the scan then.
		assertThat((double) same / all).isGreaterThan(0.9);
	}

	@Test
	void namesCountFromASacrum() throws IOException, SpinepsException {
		final LabelVolume semantic = mask("lumbar-semantic");
		final SpinepsOptions counting = new SpinepsOptions("", "", "",
			LevelsChoice.NONE, ComputeOptions.cpu(2), PipelineOptions.MENDED);
		final SpineSegmentation result;
		try (Spineps other = new Spineps(counting)) {
			result = other.fromSemantic(semantic, Progress.NONE);
		}
		assertThat(LabelStatistics.of(semantic).count(26) * semantic.grid()
			.voxelVolume()).isGreaterThan(2000);
		final List<SpineInstance> vertebrae = result.vertebrae();
		final SpineInstance lowest = vertebrae.get(vertebrae.size() - 1);
		assertThat(lowest.name()).isEqualTo("L5");
		assertThat(lowest.label()).isEqualTo(24);
		assertThat(lowest.naming()).isEqualTo(Naming.ASSUMED);
		assertThat(result.find(Kind.DISC, 124)).hasValueSatisfying(
			disc -> assertThat(disc.name()).isEqualTo("disc L5/S1"));
		assertThat(result.find(Kind.SACRUM, 26)).isPresent();
		assertThat(result.provenance().models()).extracting(
			Provenance.ModelUse::role).containsExactly("instance");
		assertEveryInstanceIsListed(result);
	}

	/** Where a levels network is packaged it agrees with the sacrum. */
	@Test
	void namesComeFromTheMask() throws IOException, SpinepsException {
		assumeThat(ModelStore.packaged().defaultId(ModelKind.LEVELS)).isPresent();
		final SpineSegmentation result = spineps.fromSemantic(mask(
			"lumbar-semantic"), Progress.NONE);
		final SpineInstance lowest = result.vertebrae().get(result.vertebrae()
			.size() - 1);
		assertThat(lowest.name()).isEqualTo("L5");
		assertThat(lowest.naming()).isEqualTo(Naming.PREDICTED);
		assertThat(lowest.nameConfidence()).isGreaterThan(0.9);
		assertThat(result.provenance().namer().orElseThrow().role()).isEqualTo(
			"levels");
	}

	@Test
	void unknownLabelsAreNamedAndLeftOut() throws IOException, SpinepsException {
		final LabelVolume semantic = mask("block-semantic");
		semantic.array()[7] = 77;
		semantic.array()[8] = 999;
		final SpineSegmentation result = spineps.fromSemantic(semantic,
			Progress.NONE);
		assertThat(result.warnings()).anyMatch(w -> w.contains("77, 999"));
		assertThat(semantic.array()[7]).isEqualTo((short) 77);
		assertThat(LabelStatistics.of(result.semantic()).has(77)).isFalse();
		assertThat(result.vertebrae()).hasSize(3);
	}

	@Test
	void noSpineIsAFinding() throws SpinepsException {
		final Grid grid = Grid.of(new int[] { 6, 9, 12 }, new double[] { 4, 2, 2 },
			AxisCodes.RAS);
		final SpineSegmentation result = spineps.fromSemantic(LabelVolume.zeros(
			grid), Progress.NONE);
		assertThat(result.found()).isEmpty();
		assertThat(result.instances().array()).containsOnly(0);
		assertThat(result.warnings()).anyMatch(w -> w.contains(
			"No spine was found"));
	}

	@Test
	void aScanSmallerThanThePatchIsPadded() throws SpinepsException {
		final ImageVolume small = Crop.of(scan, new Box(new int[] { 15, 40, 40 },
			new int[] { 20, 60, 60 }), 0);
		assertThat(spineps.segment(small, Progress.NONE).semantic().grid())
			.isEqualTo(small.grid());
	}

	@Test
	void cancelStopsIt() {
		final Progress stop = new Progress() {

			private boolean network;

			@Override
			public void report(final String stage, final long done,
				final long total)
			{
				network |= stage.equals("Semantic network");
			}

			@Override
			public void checkCancelled() {
				if (network) throw new CancellationException("stop");
			}
		};
		assertThatThrownBy(() -> spineps.segment(scan, stop)).isInstanceOf(
			CancellationException.class);
	}

	@Test
	void unknownModelsAreRefusedBeforeAnythingRuns() {
		assertThatThrownBy(() -> new Spineps(new SpinepsOptions("no-such-model", "",
			ComputeOptions.cpu(1)))).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"no-such-model");
		assertThatThrownBy(() -> ComputeOptions.parse("tpu", 1, "float32"))
			.isInstanceOf(SpinepsException.class).hasMessageContaining("tpu");
	}

	@Test
	void whatNetworksForCtTellApartIsKnown() {
		final Grid grid = Grid.of(new int[] { 8, 1, 1 }, new double[] { 1, 1, 1 },
			AxisCodes.RAS);
		final LabelVolume mask = LabelVolume.wrap(new short[] { 52, 53, 50, 3, 70,
			74, 80, 75 }, grid);
		final KnownStructures known = KnownStructures.of(mask, Set.of(26, 75));
		assertThat(known.mask().array()).containsExactly(52, 53, 50, 0, 70, 74,
			80, 75);
		assertThat(known.warnings()).singleElement().asString().contains(": 3.");
	}
}
