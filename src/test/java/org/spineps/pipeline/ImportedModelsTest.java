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

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.library.ModelImport;
import org.spineps.library.UserModels;
import org.spineps.network.ComputeOptions;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.ForeignModels;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;

/**
 * The whole job with models in the layouts of SPINEPS's releases. Their weights
 * are random: what they find is noise, but all of it must be found in its place.
 */
class ImportedModelsTest {

	@Test
	void releaseFilesOfBothPhasesDoTheWholeJob(@TempDir final Path temp)
		throws Exception
	{
		final UserModels store = new UserModels(temp.resolve("store"));
		final String semantic = ModelImport.importFrom(ForeignModels.zip(ForeignModels
			.semantic(temp.resolve("t2w")), temp.resolve("t2w.zip")), store,
			Progress.NONE).get(0).id();
		final String instance = ModelImport.importFrom(ForeignModels.zip(ForeignModels
			.instance(temp.resolve("instance"), 10), temp.resolve("instance.zip")),
			store, Progress.NONE).get(0).id();
		final Grid grid = Grid.of(new int[] { 30, 36, 9 }, new double[] { 2, 2, 4 },
			new AxisCodes("PIR"));
		final float[] voxels = new float[grid.voxels()];
		for (int v = 0; v < voxels.length; v++)
			voxels[v] = (float) (200 + 100 * Math.sin(v / 7.0) + 50 * Math.cos(v /
				211.0));
		try (Spineps spineps = new Spineps(new SpinepsOptions(store.folder().resolve(
			semantic).toString(), store.folder().resolve(instance).toString(), ComputeOptions
				.cpu(1)))) {
			final SpineSegmentation found = spineps.segment(ImageVolume.wrap(voxels,
				grid), Progress.NONE);
			assertThat(found.semantic().grid()).isEqualTo(grid);
			assertThat(found.instances().grid()).isEqualTo(grid);
			final Set<Integer> labels = new TreeSet<>();
			for (final short label : found.semantic().array())
				labels.add((int) label);
			labels.remove(0);
			assertThat(labels).isSubsetOf(ForeignModels.LABELS);
			assertThat(found.provenance().models()).extracting(
				Provenance.ModelUse::id).containsExactly(semantic, instance);
			assertThat(found.provenance().device()).isEqualTo("cpu (requested)");
		}
	}
}
