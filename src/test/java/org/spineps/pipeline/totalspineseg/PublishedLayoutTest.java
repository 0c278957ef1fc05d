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

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.library.ImportOptions;
import org.spineps.library.ModelImport;
import org.spineps.library.UserModels;
import org.spineps.model.ModelManifest;
import org.spineps.model.ModelStore;
import org.spineps.network.ComputeOptions;
import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.MethodRequest;
import org.spineps.pipeline.SpineMethods;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance.ModelUse;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.ForeignModels;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Networks with random weights in the layout of TotalSpineSeg's release: what they
 * see is noise, but they run.
 */
class PublishedLayoutTest {

	private static final Grid GRID = Grid.of(new int[] { 20, 24, 30 },
		new double[] { 1, 1, 1 }, AxisCodes.RAS);

	@TempDir
	Path temp;

	private static ImageVolume scan() {
		final ImageVolume image = ImageVolume.zeros(GRID);
		for (int v = 0; v < image.array().length; v++)
			image.array()[v] = (float) (200 + 100 * Math.sin(v / 7.0) + 50 * Math.cos(
				v / 211.0));
		return image;
	}

	@Test
	void bothStepsRunFromTheDataFolder() throws SpinepsException {
		final String data = ForeignModels.totalSpineSeg(temp).toString();
		try (SpineNetworks networks = new NnUnetNetworks(StepModels.find(1, data),
			StepModels.find(2, data), null, ComputeOptions.cpu(1)))
		{
			assertThat(networks.device()).isEmpty();
			final SpineNetworks.First first = networks.first(scan(), Progress.NONE);
			assertThat(first.labels().grid()).isEqualTo(GRID);
			int canal = 0;
			for (int v = 0; v < GRID.voxels(); v++) {
				final int label = first.labels().array()[v];
				assertThat(label).isBetween(0, 9);
				assertThat(first.cord().array()[v]).isBetween(0f, 1f);
				// The cord is written last.
				if (first.cord().array()[v] > 0.5) assertThat(label).isEqualTo(9);
				else if (first.canal().array()[v] > 0.5) assertThat(label).isEqualTo(8);
				if (label >= 8) canal++;
			}
			assertThat(canal).isBetween(1, GRID.voxels() - 1);
			final LabelVolume none = LabelVolume.zeros(GRID);
			final LabelVolume all = LabelVolume.zeros(GRID);
			Arrays.fill(all.array(), (short) 1);
			final SpineNetworks.Second second = networks.second(scan(), all,
				Progress.NONE);
			for (int v = 0; v < GRID.voxels(); v++)
				assertThat(second.sure().array()[v]).isBetween(second.labels()
					.array()[v] == 0 ? 0.499f : 0.5f, 1f);
			assertThat(second.labels().array())
				.isNotEqualTo(networks.second(scan(), none, Progress.NONE).labels()
					.array());
			assertThat(networks.uses(true)).extracting(ModelUse::role)
				.containsExactly("step 1", "step 2");
			assertThat(networks.device()).isEqualTo("cpu (requested)");
		}
	}

	@Test
	void importedModelsRunToo() throws SpinepsException {
		final UserModels store = new UserModels(temp.resolve("store"));
		ModelImport.importFrom(ForeignModels.totalSpineSeg(temp.resolve("data")),
			store, ImportOptions.DEFAULT.withId("tss"), Progress.NONE);
		try (SpineNetworks networks = new NnUnetNetworks(StepModels.find(1, store
			.folder().resolve("tss-1").toString()), StepModels.find(2, store.folder()
				.resolve("tss-2").toString()), null, ComputeOptions.cpu(1)))
		{
			assertThat(networks.first(scan(), Progress.NONE).labels().grid())
				.isEqualTo(GRID);
		}
	}

	@Test
	void theSmallNetworksStandInForPublishedOnes() throws SpinepsException {
		assertThat(StepModels.usual(1, id -> true)).isEqualTo("totalspineseg-step1");
		assertThat(StepModels.usual(2, id -> id.endsWith("-small"))).isEqualTo(
			"totalspineseg-step2-small");
		assertThatThrownBy(() -> StepModels.usual(2, id -> false)).isInstanceOf(
			SpinepsException.class).hasMessageContaining(
				"models download totalspineseg-step2");
	}

	@Test
	void noiseIsNoSpine() throws SpinepsException {
		final String data = ForeignModels.totalSpineSeg(temp).toString();
		try (SpinePipeline pipeline = SpineMethods.installed().plan(
			TotalSpineSegMethod.ID, new MethodRequest(Map.of("semantic", data,
				"instance", data), ComputeOptions.cpu(1), Behaviour.MENDED, Optional
					.empty())).opener().open())
		{
			// What noise looks like depends on the last bits of the arithmetic.
			final SpineSegmentation result = pipeline.run(SpineRun.ofScan(scan()),
				Progress.NONE);
			assertThat(result.instances().grid()).isEqualTo(GRID);
			assertThat(result.warnings()).isNotEmpty();
			assertThat(result.provenance().device()).isEqualTo("cpu (requested)");
		}
		catch (final SpinepsException e) {
			assertThat(e).hasMessageContaining("cannot be labelled");
		}
	}

	@Test
	void stepsInTheWrongOrderAreRefused() throws SpinepsException {
		final String data = ForeignModels.totalSpineSeg(temp).toString();
		assertThatThrownBy(() -> new NnUnetNetworks(StepModels.find(2, data),
			StepModels.find(1, data), null, ComputeOptions.cpu(1))).isInstanceOf(
				SpinepsException.class).hasMessageContaining("step 1")
				.hasMessageContaining("2 input channels");
	}

	@Test
	void thePackagedNetworksRunOutOfTheBox() throws SpinepsException {
		assumeThat(System.getenv(ModelStore.FOLDER_VARIABLE)).isNull();
		assumeThat(System.getenv("TOTALSPINESEG_DATA")).isNull();
		final ModelStore packaged = ModelStore.packaged();
		for (final String id : List.of("totalspineseg-step1-small",
			"totalspineseg-step2-small"))
		{
			final ModelManifest manifest = packaged.find(id).orElseThrow().manifest();
			assertThat(manifest.card().trainingData()).contains("SPIDER").contains(
				"CC BY 4.0").contains("BSD-3-Clause");
			packaged.find(id).orElseThrow().check();
		}
		try (SpineNetworks networks = new NnUnetNetworks(StepModels.find(1,
			"totalspineseg-step1-small"), StepModels.find(2,
				"totalspineseg-step2-small"), null, ComputeOptions.cpu(1)))
		{
			assertThat(networks.uses(true)).extracting(ModelUse::sha256)
				.containsExactly(packaged.find("totalspineseg-step1-small")
					.orElseThrow().manifest().sha256(), packaged.find(
						"totalspineseg-step2-small").orElseThrow().manifest().sha256());
			assertThat(networks.first(scan(), Progress.NONE).labels().grid())
				.isEqualTo(GRID);
		}
	}
}
