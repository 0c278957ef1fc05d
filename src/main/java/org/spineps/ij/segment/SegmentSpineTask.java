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

import ij.ImagePlus;

import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.batch.ContentChecks;
import org.spineps.ij.image.ImageChecks;
import org.spineps.ij.image.ImageOrientation;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.view.SpineView;
import org.spineps.job.JobDescription;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.network.EngineClassLoader;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.pipeline.SpineMethods;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.ScanGeometry;

/**
 * Segment Spine: checks the image, finds its place in the patient, runs the
 * pipeline, and makes images, overlay and tables.
 */
public final class SegmentSpineTask implements ImageTask<SegmentSpineSettings> {

	/** How sure the results are; two lines. */
	public static final String NOTICE = "Research software, not a medical " +
		"device. Levels are counted and can be wrong:\nnames marked " +
		"\"assumed\" take the lowest vertebra for L5; V1, V2... have no known " +
		"level.";

	private final SpineMethods methods;

	/** Runs the methods that are installed. */
	public SegmentSpineTask() {
		this(SpineMethods.installed());
	}

	/** @param methods what can be run */
	public SegmentSpineTask(final SpineMethods methods) {
		this.methods = methods;
	}

	@Override
	public JobDescription<SegmentSpineSettings> job() {
		return SegmentSpineSettings.JOB;
	}

	@Override
	public void requireUsable(final ImagePlus source) throws SpinepsException {
		ImageChecks.requireVolume(source);
	}

	@Override
	public String notice() {
		return NOTICE;
	}

	@Override
	public SegmentSpineResult run(final ImagePlus source,
		final SegmentSpineSettings settings, final Progress progress)
		throws SpinepsException
	{
		requireUsable(source);
		final PipelinePlan plan = settings.plan(methods);
		progress.report("Reading the image", 0, 0);
		final float[] values = ImagePlusVolumes.values(source);
		ImageChecks.requireContent(values);
		final ImageOrientation.Placement placement = ImageOrientation.of(source,
			values, settings.orientation(), settings.useHeader());
		final ImageVolume volume = ImageVolume.wrap(values, placement.grid());
		ContentChecks.requireScan(volume);
		final List<String> odd = ScanGeometry.check(placement.grid(), settings
			.acceptGeometry());
		progress.checkCancelled();
		final SpineSegmentation segmentation = segment(volume, plan, progress);
		progress.report("Drawing", 0, 0);
		final List<String> notes = new ArrayList<>(placement.notes());
		notes.addAll(odd);
		notes.addAll(segmentation.warnings());
		final SegmentSpineResult result = SegmentSpineResult.of(SpineView.of(source,
			placement, segmentation, volume, notes), settings);
		progress.checkCancelled();
		return result;
	}

	private SpineSegmentation segment(final ImageVolume volume,
		final PipelinePlan plan, final Progress progress) throws SpinepsException
	{
		try (EngineClassLoader scope = EngineClassLoader.enter();
				SpinePipeline pipeline = plan.opener().open()) {
			return pipeline.run(SpineRun.ofScan(volume), progress);
		}
	}
}
