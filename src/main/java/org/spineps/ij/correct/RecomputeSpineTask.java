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

import ij.ImagePlus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.ij.show.ResultInfo;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.ij.view.BusyScan;
import org.spineps.ij.view.SpinePanels;
import org.spineps.ij.view.SpineView;
import org.spineps.ij.view.SpineWindows;
import org.spineps.job.RecomputeSpineSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.network.EngineClassLoader;
import org.spineps.pipeline.SpineMethods;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.pipeline.correct.CorrectedResult;
import org.spineps.pipeline.naming.NameAnchor;
import org.spineps.pipeline.naming.Renaming;
import org.spineps.progress.Progress;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;

/** Recompute Spine: the last steps of a result again, as its run was set. */
public final class RecomputeSpineTask implements
	ImageTask<RecomputeSpineSettings>
{

	private final SpineMethods methods;

	/** Runs the methods that are installed. */
	public RecomputeSpineTask() {
		this(SpineMethods.installed());
	}

	/** @param methods what can be run */
	public RecomputeSpineTask(final SpineMethods methods) {
		this.methods = methods;
	}

	@Override
	public JobDescription<RecomputeSpineSettings> job() {
		return RecomputeSpineSettings.JOB;
	}

	@Override
	public void requireUsable(final ImagePlus source) throws SpinepsException {
		SpineView.require(source).requireVolume();
	}

	@Override
	public TaskResult run(final ImagePlus source,
		final RecomputeSpineSettings settings, final Progress progress)
		throws SpinepsException
	{
		requireUsable(source);
		final SpineView before = SpineView.require(source);
		try (BusyScan busy = BusyScan.begin(source)) {
			final SpineView after = before.with(switch (settings.from()) {
				case RecomputeSpineSettings.VERTEBRAE -> vertebrae(before, progress);
				case RecomputeSpineSettings.NAMES -> names(before, progress);
				default -> before.segmentation();
			});
			progress.checkCancelled();
			after.writeFiles(progress);
			return new Result(before, after, settings.from());
		}
	}

	private SpineSegmentation run(final SpineView view, final SpineRun run,
		final Progress progress) throws SpinepsException
	{
		try (EngineClassLoader scope = EngineClassLoader.enter();
				SpinePipeline pipeline = view.settings().plan(methods).opener()
					.open()) {
			return CorrectedResult.noted(view.segmentation(), pipeline.run(run
				.withScan(view.requireVolume()), progress));
		}
	}

	private SpineSegmentation names(final SpineView view,
		final Progress progress) throws SpinepsException
	{
		final List<NameAnchor> anchors = new ArrayList<>();
		for (final SpineInstance one : byHand(view.segmentation()))
			anchors.add(new NameAnchor(Integer.toString(one.label()), Level.of(one
				.label()).orElseThrow()));
		return run(view, SpineRun.ofSemantic(view.segmentation().semantic())
			.withInstances(view.segmentation().instances()).withAnchors(anchors),
			progress);
	}

	/** Names that were given by hand go to the vertebrae at their places. */
	private SpineSegmentation vertebrae(final SpineView view,
		final Progress progress) throws SpinepsException
	{
		final SpineSegmentation found = run(view, SpineRun.ofSemantic(view
			.segmentation().semantic()), progress);
		final List<NameAnchor> anchors = new ArrayList<>();
		for (final SpineInstance one : byHand(view.segmentation())) {
			final int there = most(view.segmentation(), one.label(), found);
			if (there != 0) anchors.add(new NameAnchor(Integer.toString(there), Level
				.of(one.label()).orElseThrow()));
		}
		return anchors.isEmpty() ? found : Renaming.apply(found, anchors);
	}

	private static List<SpineInstance> byHand(final SpineSegmentation result) {
		return result.vertebrae().stream().filter(one -> one
			.naming() == Naming.CERTAIN && Level.of(one.label()).isPresent())
			.toList();
	}

	/** @return label of the new vertebra that has most of an old one; 0 for none */
	private static int most(final SpineSegmentation old, final int label,
		final SpineSegmentation now)
	{
		final Map<Integer, Integer> voxels = new HashMap<>();
		for (int v = 0; v < now.instances().array().length; v++)
			if (old.instances().array()[v] == label) voxels.merge(now.instances()
				.array()[v] & 0xffff, 1, Integer::sum);
		return now.vertebrae().stream().map(SpineInstance::label).filter(
			voxels::containsKey).max((one, other) -> voxels.get(one) - voxels.get(
				other)).orElse(0);
	}

	private record Result(SpineView before, SpineView view, String from)
		implements TaskResult
	{

		@Override
		public void present() {
			CorrectionHistory.of(view.source()).add(from + " computed again",
				before);
			SpineWindows.replace(view);
			SpinePanels.toFront(view.source());
			CorrectWindows.refresh(view);
		}

		@Override
		public String subject() {
			return view.source().getTitle();
		}

		@Override
		public String summary() {
			return ResultInfo.summary(view.segmentation());
		}
	}
}
