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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Naming;
import org.spineps.network.ComputeOptions;
import org.spineps.pipeline.SpinePipeline.Stage;
import org.spineps.pipeline.extra.Extra;
import org.spineps.pipeline.extra.ExtraSink;
import org.spineps.pipeline.instance.InstanceOptions;
import org.spineps.pipeline.instance.InstanceSupport;
import org.spineps.pipeline.instance.RawInstances;
import org.spineps.pipeline.naming.NameAnchor;
import org.spineps.pipeline.semantic.SemanticResult;
import org.spineps.progress.Progress;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.PhantomModels;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Volume;

/** Corrected masks, fixed names, raw masks and extras through the pipeline. */
class SpineRunTest {

	private SpinePhantom phantom;
	private ImageVolume scan;
	private Spineps spineps;

	@BeforeEach
	void open() throws SpinepsException {
		final Grid grid = SpinePhantom.grid(new int[] { 110, 150, 20 },
			new double[] { 1.2, 1.2, 4 }, new AxisCodes("PIR"), 6);
		phantom = SpinePhantom.create(grid, 3, true);
		scan = ImageVolume.zeros(grid);
		for (int v = 0; v < scan.array().length; v++)
			scan.array()[v] = PhantomModels.grey(phantom.semantic().array()[v]);
		spineps = open(PipelineOptions.MENDED);
	}

	private Spineps open(final PipelineOptions options) throws SpinepsException {
		final PhantomModels models = PhantomModels.of(phantom, phantom.semantic()
			.grid());
		return new Spineps(new SpinepsOptions("", "", ComputeOptions.cpu(2)).with(options),
			models.semantic(), models.instance());
	}

	@AfterEach
	void close() {
		spineps.close();
	}

	private static List<String> names(final SpineSegmentation result) {
		return result.vertebrae().stream().map(SpineInstance::name).toList();
	}

	private SpineSegmentation run(final SpineRun run) throws SpinepsException {
		return spineps.run(run, Progress.NONE);
	}

	@Test
	void anEditedInstanceMaskNeedsNoNetworkAndKeepsItsVertebrae()
		throws SpinepsException
	{
		// The lowest two are made one, as an editor may.
		final LabelVolume edited = phantom.instances().copy();
		for (int v = 0; v < edited.array().length; v++)
			if (edited.array()[v] == 3) edited.array()[v] = 2;
		final SpineSegmentation result = run(SpineRun.ofSemantic(phantom
			.semantic()).withInstances(edited));
		assertThat(names(result)).containsExactly("L4", "L5");
		assertThat(result.provenance().models()).isEmpty();
		final LabelStatistics before = LabelStatistics.of(edited);
		final LabelStatistics after = LabelStatistics.of(result.instances());
		assertThat(after.count(23)).isEqualTo(before.count(1));
		assertThat(after.count(24)).isEqualTo(before.count(2));
		assertThat(after.has(26)).isTrue();
		assertThat(result.vertebrae()).allMatch(v -> Double.isNaN(v.confidence()));
	}

	@Test
	void fixedNamesGoThroughEveryDoor() throws SpinepsException {
		final List<NameAnchor> l6 = List.of(NameAnchor.parse("2=L6"));
		final SpineSegmentation edited = run(SpineRun.ofSemantic(phantom
			.semantic()).withInstances(phantom.instances()).withAnchors(List.of(
				NameAnchor.parse("3=L6"))));
		assertThat(names(edited)).containsExactly("L4", "L5", "L6");
		assertThat(edited.vertebrae().get(2).naming()).isEqualTo(Naming.CERTAIN);
		assertThat(edited.vertebrae().get(0).naming()).isEqualTo(Naming.ASSUMED);
		assertThat(names(run(SpineRun.ofSemantic(phantom.semantic()).withAnchors(
			List.of(NameAnchor.parse("24=T12")))))).containsExactly("T10", "T11",
				"T12");
		assertThat(names(run(SpineRun.ofScan(scan).withAnchors(List.of(NameAnchor
			.parse("L3=T1")))))).containsExactly("T1", "T2", "T3");
		assertThatThrownBy(() -> run(SpineRun.ofSemantic(phantom.semantic())
			.withAnchors(l6))).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("no vertebra 2");
	}

	@Test
	void masksThatDoNotBelongTogetherAreRefusedInASentence() {
		final LabelVolume other = LabelVolume.zeros(Grid.of(new int[] { 5, 5, 5 },
			new double[] { 1, 1, 1 }, AxisCodes.PIR));
		final LabelVolume odd = phantom.instances().copy();
		odd.array()[0] = 77;
		for (final SpineRun bad : List.of(SpineRun.ofScan(scan).withSemantic(other),
			SpineRun.ofSemantic(phantom.semantic()).withInstances(other), SpineRun
				.ofScan(scan).withInstances(phantom.instances()), SpineRun.ofSemantic(
					phantom.semantic()).withInstances(odd)))
			assertThatThrownBy(() -> run(bad)).isInstanceOf(SpinepsException.class);
	}

	/** Keeps what it is given. */
	private static final class Keeper implements ExtraSink {

		private final Map<String, Volume> volumes = new TreeMap<>();
		private final List<Record> support = new ArrayList<>();

		@Override
		public boolean wants(final Extra extra) {
			return true;
		}

		@Override
		public void put(final Extra extra, final String key,
			final Volume volume)
		{
			volumes.put(extra.key() + " " + key, volume instanceof LabelVolume labels
				? labels.copy() : volume);
		}

		@Override
		public void support(final List<? extends Record> given) {
			support.addAll(given);
		}
	}

	@Test
	void extrasTellWhatTheResultDoesNot() throws SpinepsException {
		final Keeper keeper = new Keeper();
		final SpineSegmentation result = run(SpineRun.ofScan(scan).withExtras(
			keeper));
		assertThat(keeper.volumes).containsKeys("raw semantic", "raw instances",
			"raw confidence", "uncertainty entropy", "softmax 49", "debug sem_raw",
			"debug inst_cutout_vert_nii_0_cut", "debug inst_cutout_vert_nii_2_pred",
			"debug vert_arr_return_final", "debug inst_uncropped_vert_arr_a",
			"debug inst_uncropped_Subreg_nii_a_PIR",
			"debug inst_uncropped_Subreg_nii_b_zms",
			"levels levels",
			"debug inst_cropped_Subreg_nii_b", "debug inst_crop_vert_arr_a_raw",
			"debug inst_cropped_vert_arr_c_proc").doesNotContainKey(
				"uncertainty disagreement");
		assertThat(keeper.support).hasSize(3);
		final ImageVolume entropy = (ImageVolume) keeper.volumes.get(
			"uncertainty entropy");
		assertThat(entropy.grid()).isEqualTo(scan.grid());
		for (final float value : entropy.array())
			assertThat(value).isBetween(0f, 1f);

		// What was raw then makes the same result now, without any network.
		final SemanticResult raw = new SemanticResult((LabelVolume) keeper.volumes
			.get("raw semantic"), (ImageVolume) keeper.volumes.get("raw confidence"),
			"", List.of());
		final SpineSegmentation again = run(SpineRun.ofScan(scan).withRaw(raw,
			Optional.of(new RawInstances((LabelVolume) keeper.volumes.get(
				"raw instances"), keeper.support.stream().map(InstanceSupport.class::cast)
					.toList(), List.of()))));
		assertThat(again.instances().array()).isEqualTo(result.instances().array());
		assertThat(again.semantic().array()).isEqualTo(result.semantic().array());
		assertThat(again.found()).isEqualTo(result.found());
	}

	@Test
	void levelsNeedNoNetworkButNames() throws SpinepsException {
		final Keeper keeper = new Keeper();
		run(SpineRun.ofSemantic(phantom.semantic()).withInstances(phantom
			.instances()).withExtras(keeper));
		assertThat(LabelStatistics.of((LabelVolume) keeper.volumes.get(
			"levels levels")).labels()).containsExactly(23, 24, 25);
		spineps.close();
		spineps = open(PipelineOptions.FAITHFUL);
		final Keeper nameless = new Keeper();
		assertThat(run(SpineRun.ofSemantic(phantom.semantic()).withInstances(phantom
			.instances()).withExtras(nameless)).warnings()).anyMatch(w -> w.contains(
				"No levels for the Spinal Cord Toolbox were written"));
		assertThat(nameless.volumes).doesNotContainKey("levels levels");
	}

	@ParameterizedTest
	@EnumSource(value = Behaviour.class, names = { "FAITHFUL",
		"FAITHFUL_2_0" })
	void theFaithfulPipelineNumbersFromTheTopAndDividesEndplates(
		final Behaviour behaviour) throws SpinepsException
	{
		spineps.close();
		spineps = open(PipelineOptions.of(behaviour));
		final SpineSegmentation result = run(SpineRun.ofSemantic(phantom
			.semantic()));
		assertThat(result.vertebrae()).extracting(SpineInstance::label)
			.containsExactly(2, 3, 4);
		final LabelStatistics structures = LabelStatistics.of(result.semantic());
		// Version 2.0 writes 1 for all endplates.
		final boolean newer = behaviour == Behaviour.FAITHFUL;
		assertThat(structures.has(1)).isNotEqualTo(newer);
		assertThat(structures.has(52) && structures.has(53)).isEqualTo(newer);
		assertThat(result.provenance().options()).containsEntry("behaviour",
			behaviour.key());
		assertThat(result.warnings()).anyMatch(w -> w.contains(
			"the sacrum is not asked for: the vertebrae are called V1 to V3"));
		final LabelStatistics mended = LabelStatistics.of(open(
			PipelineOptions.MENDED).run(SpineRun.ofSemantic(phantom.semantic()),
				Progress.NONE).semantic());
		assertThat(mended.has(52) && mended.has(53)).isTrue();
		assertThat(mended.has(1)).isFalse();
	}

	@Test
	void recipesChangeWithWhatTheyDependOn() throws SpinepsException {
		final PipelineOptions few = PipelineOptions.MENDED.with(
			PipelineOptions.MENDED.instances().without(
				InstanceOptions.Step.FILL_HOLES));
		try (Spineps other = open(few); Spineps faithful = open(
			PipelineOptions.FAITHFUL))
		{
			assertThat(other.recipe(Stage.SEMANTIC)).isEqualTo(spineps.recipe(Stage.SEMANTIC));
			assertThat(other.recipe(Stage.INSTANCES)).isNotEqualTo(spineps
				.recipe(Stage.INSTANCES));
			assertThat(faithful.recipe(Stage.SEMANTIC)).isNotEqualTo(spineps
				.recipe(Stage.SEMANTIC));
		}
	}
}
