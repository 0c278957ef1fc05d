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

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.ij.image.ImageWindows;
import org.spineps.ij.open.SampleScan;
import org.spineps.ij.task.AskingTask;
import org.spineps.ij.task.StageShare;
import org.spineps.ij.task.TaskResult;
import org.spineps.job.OpenSampleSettings;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.pipeline.SpineMethods;
import org.spineps.progress.Progress;

/**
 * Open Sample Spine: from one click to the tables of a scan. From the menu the scan
 * appears at once, and its results when they are there.
 */
public final class OpenSampleTask implements AskingTask<OpenSampleSettings> {

	private final SegmentSpineTask segmentation;

	/** Segments with the methods that are installed. */
	public OpenSampleTask() {
		this(SpineMethods.installed());
	}

	/** @param methods what can be run */
	public OpenSampleTask(final SpineMethods methods) {
		segmentation = new SegmentSpineTask(methods);
	}

	/** @param image the sample, not segmented */
	private record Opened(ImagePlus image) implements TaskResult {

		@Override
		public Map<String, ImagePlus> images() {
			return Map.of("image", image);
		}
	}

	/** @param result what was found in the sample */
	private record Segmented(SegmentSpineResult result) implements TaskResult {

		@Override
		public Map<String, ImagePlus> images() {
			return Map.of("image", result.view().source());
		}

		@Override
		public void showImages() {
			result.showImages();
		}

		@Override
		public void present() {
			result.present();
		}

		@Override
		public String subject() {
			return result.subject();
		}

		@Override
		public List<String> notes() {
			return result.notes();
		}

		@Override
		public String summary() {
			return result.summary();
		}
	}

	@Override
	public JobDescription<OpenSampleSettings> job() {
		return OpenSampleSettings.JOB;
	}

	@Override
	public boolean takesImage() {
		return false;
	}

	@Override
	public List<StageShare> stages() {
		return segmentation.stages();
	}

	/** There is nothing to ask; the scan is there to look at meanwhile. */
	@Override
	public Optional<Wish<OpenSampleSettings>> ask(final ImagePlus none)
		throws SpinepsException
	{
		final ImagePlus sample = SampleScan.open();
		ImageWindows.show(sample);
		return Optional.of(new Wish<>(sample, OpenSampleSettings.DEFAULTS));
	}

	@Override
	public TaskResult run(final ImagePlus sampleOrNull,
		final OpenSampleSettings settings, final Progress progress)
		throws SpinepsException
	{
		final ImagePlus sample = sampleOrNull == null ? SampleScan.open()
			: sampleOrNull;
		return settings.segment() ? new Segmented(segmentation.run(sample,
			SegmentSpineSettings.DEFAULTS, progress)) : new Opened(sample);
	}
}
