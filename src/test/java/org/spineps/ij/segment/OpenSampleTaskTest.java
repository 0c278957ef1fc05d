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
package org.spineps.ij.segment;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import ij.WindowManager;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.ij.image.ImageOrientation;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.ij.open.SampleScan;
import org.spineps.ij.task.TaskResult;
import org.spineps.job.OpenSampleSettings;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.FakeMethod;
import org.spineps.testing.HeadlessImageJ;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

class OpenSampleTaskTest {

	/** Finds nothing, and remembers where it looked. */
	private static final class Blind implements SpinePipeline {

		private final List<Grid> seen;

		Blind(final List<Grid> seen) {
			this.seen = seen;
		}

		@Override
		public SpineSegmentation run(final SpineRun run,
			final Progress progress)
		{
			final Grid grid = run.scan().orElseThrow().grid();
			seen.add(grid);
			return new SpineSegmentation(LabelVolume.zeros(grid), LabelVolume.zeros(
				grid), List.of(), List.of("No spine."), new Provenance("0", List.of(),
					"none", Map.of(), Map.of()));
		}

		@Override
		public String device() {
			return "none";
		}

		@Override
		public void close() {
			// holds nothing
		}
	}

	@Test
	void theSampleIsASagittalStackThatKnowsItsPlace() throws SpinepsException {
		final ImagePlus sample = SampleScan.open();
		assertThat(sample.getTitle()).isEqualTo("Sample Spine");
		assertThat(new int[] { sample.getWidth(), sample.getHeight(), sample
			.getNSlices() }).containsExactly(257, 201, 38);
		final ImageOrientation.Placement placement = ImageOrientation.of(sample,
			ImagePlusVolumes.values(sample), "AIL", true);
		assertThat(placement.source()).isEqualTo(ImageOrientation.Source.PROPERTY);
		assertThat(placement.grid().axisCodes()).isEqualTo(AxisCodes.PIR);
		assertThat(placement.notes()).isEmpty();
	}

	@Test
	void oneClickOpensAndSegmentsIt() throws SpinepsException {
		final List<Grid> seen = new ArrayList<>();
		final OpenSampleTask task = new OpenSampleTask(new FakeMethod(
			() -> new Blind(seen)).alone());
		assertThat(task.job().menuLabel()).isEqualTo("Open Sample Spine");
		final TaskResult result = task.run(null, OpenSampleSettings.DEFAULTS,
			Progress.NONE);
		assertThat(seen).hasSize(1);
		assertThat(result.images()).containsOnlyKeys("image");
		assertThat(result.summary()).contains("no vertebra");
		assertThat(result.subject()).isEqualTo("Sample Spine");
		assertThat(result.notes()).contains("No spine.");
	}

	@Test
	void aMacroMayJustOpenIt() {
		try (HeadlessImageJ imagej = new HeadlessImageJ()) {
			assertThat(imagej.run("run('Open Sample Spine', 'segment=false');" +
				"getVoxelSize(x, y, z, unit); return getTitle() + ' ' + nSlices + ' ' + " +
				"unit + ' ' + Overlay.size;", "")).isEqualTo("Sample Spine 38 mm 0");
			assertThat(imagej.error()).isNull();
		}
		assertThat(WindowManager.getCurrentImage()).isNull();
	}
}
