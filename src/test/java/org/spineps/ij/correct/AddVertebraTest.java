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
package org.spineps.ij.correct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.ij.segment.SegmentSpineTask;
import org.spineps.ij.view.NameVertebraTask;
import org.spineps.ij.view.SpineView;
import org.spineps.job.CorrectSpineSettings;
import org.spineps.job.NameVertebraSettings;
import org.spineps.job.RecomputeSpineSettings;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.pipeline.SpineMethods;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.pipeline.extra.Extra;
import org.spineps.progress.Progress;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.FakeMethod;
import org.spineps.testing.OpenImages;
import org.spineps.volume.LabelVolume;

/** A click on a body that was missed, with a stand-in for the networks. */
class AddVertebraTest {

	private int runs;
	private int finished;
	private ImagePlus scan;
	private final SpineMethods methods = new FakeMethod(Phantom::new).alone();

	/** Knows the phantom, and gives its mask before the vertebrae are told apart. */
	private final class Phantom implements SpinePipeline {

		@Override
		public SpineSegmentation run(final SpineRun run, final Progress progress)
			throws SpinepsException
		{
			runs++;
			final SpineSegmentation all = OpenImages.segmentation(run.scan()
				.orElseThrow().grid());
			progress.report("Semantic network", 0, 1);
			if (run.extras().wants(Extra.RAW)) run.extras().put(Extra.RAW, "semantic",
				all.semantic());
			if (run.extras().wants(Extra.RAW)) run.extras().support(List.of());
			progress.checkCancelled();
			finished++;
			return all;
		}

		@Override
		public LabelVolume vertebraAt(final LabelVolume semantic,
			final double[] voxel, final Progress progress)
		{
			final LabelVolume truth = OpenImages.SPINE.instances().on(semantic
				.grid());
			final int there = truth.array()[semantic.grid().index((int) voxel[0],
				(int) voxel[1], (int) voxel[2])];
			final LabelVolume seen = LabelVolume.zeros(semantic.grid());
			for (int v = 0; v < seen.array().length; v++)
				if (there != 0 && truth.array()[v] == there) seen.array()[v] = 1;
			return seen;
		}

		@Override
		public String device() {
			return "cpu";
		}

		@Override
		public void close() {
			// nothing is open
		}
	}

	@BeforeEach
	void segment() throws SpinepsException {
		scan = OpenImages.spine("scan");
		new SegmentSpineTask(methods).run(scan, SegmentSpineSettings.DEFAULTS,
			Progress.NONE).present();
	}

	private void correct(final Progress progress,
		final CorrectSpineSettings settings) throws SpinepsException
	{
		new CorrectSpineTask(methods).run(scan, settings, progress).present();
	}

	private static CorrectSpineSettings add(final int vertebra) {
		final double[] at = OpenImages.SPINE.semantic().grid().toVoxel(
			OpenImages.SPINE.bodyCentresMm().get(vertebra - 1));
		return CorrectSpineSettings.of(CorrectSpineSettings.Action.ADD).at(Math
			.round(at[0]), Math.round(at[1]), (int) Math.round(at[2]) + 1);
	}

	private SpineSegmentation result() {
		return SpineView.find(scan).orElseThrow().segmentation();
	}

	@Test
	void whatWasMissedIsFoundInTheFirstMask() throws SpinepsException {
		final int before = runs;
		final int done = finished;
		for (final String gone : List.of("V1", "L5"))
			correct(Progress.NONE, CorrectSpineSettings.JOB.parse(Map.of("action",
				"delete", "vertebra", gone)));
		assertThat(result().vertebrae()).hasSize(1);
		correct(Progress.NONE, add(1));
		assertThat(runs - before).as("the mask is made").isEqualTo(1);
		assertThat(finished - done).as("and no more than the mask").isZero();
		assertThat(result().vertebrae()).hasSize(2);
		correct(Progress.NONE, add(3));
		assertThat(runs - before).as("it is kept").isEqualTo(1);
		assertThat(result().vertebrae()).extracting(SpineInstance::name)
			.containsExactly("L3", "L4", "L5");
		assertThat(result().vertebrae()).extracting(one -> Double.isNaN(one
			.confidence())).containsExactly(true, false, true);
		final short[] truth = OpenImages.SPINE.instances().array();
		for (int v = 0; v < truth.length; v++)
			if (truth[v] != 0) assertThat(result().instances().array()[v]).isEqualTo(
				(short) result().vertebrae().get(truth[v] - 1).label());
	}

	@Test
	void theUserCanCancelIt() throws SpinepsException {
		correct(Progress.NONE, CorrectSpineSettings.JOB.parse(Map.of("action",
			"delete", "vertebra", "V1")));
		final SpineView before = SpineView.find(scan).orElseThrow();
		assertThatThrownBy(() -> correct(new Progress() {

			@Override
			public void report(final String stage, final long done,
				final long total)
			{
				if (stage.equals("Semantic network")) throw new CancellationException();
			}

			@Override
			public void checkCancelled() {
				// by the report
			}
		}, add(1))).isInstanceOf(CancellationException.class);
		assertThat(SpineView.find(scan).orElseThrow()).isSameAs(before);
	}

	@Test
	void namesGivenByHandOutliveARecomputation() throws SpinepsException {
		new NameVertebraTask().run(scan, new NameVertebraSettings("V3", "L4",
			false), Progress.NONE).present();
		new RecomputeSpineTask(methods).run(scan, new RecomputeSpineSettings(
			RecomputeSpineSettings.VERTEBRAE), Progress.NONE).present();
		assertThat(result().vertebrae()).extracting(SpineInstance::name)
			.containsExactly("L2", "L3", "L4");
	}
}
