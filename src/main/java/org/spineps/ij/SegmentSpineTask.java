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
package org.spineps.ij;

import ij.ImagePlus;

import org.spineps.SpinepsException;
import org.spineps.batch.ContentChecks;
import org.spineps.pipeline.SpineMethods;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;

/**
 * Segment Spine, the same for every door: checks the image, finds its place in
 * the patient, runs the pipeline, and makes images, overlay and table. Shows
 * nothing and changes nothing: the doors do, once it has returned.
 */
public final class SegmentSpineTask {

	private final SpineMethods methods;

	/** @param methods what can be run */
	public SegmentSpineTask(final SpineMethods methods) {
		this.methods = methods;
	}

	/**
	 * Blocks until done.
	 *
	 * @param source an open image, or null; not changed
	 * @param settings what the user chose; checked here
	 * @param progress is told where the work is, and may stop it
	 * @return what to show
	 * @throws SpinepsException if the image, a setting, a network or the device
	 *           cannot be used
	 * @throws java.util.concurrent.CancellationException if progress stopped it
	 */
	public SegmentSpineResult run(final ImagePlus source,
		final SegmentSpineSettings settings, final Progress progress)
		throws SpinepsException
	{
		InputChecks.requireVolume(source);
		settings.check(methods);
		progress.report("Reading the image", 0, 0);
		final float[] values = ImagePlusVolumes.values(source);
		InputChecks.requireContent(values);
		final ImageOrientation.Placement placement = ImageOrientation.of(source,
			values, settings.orientation(), settings.useHeader());
		final ImageVolume volume = ImageVolume.wrap(values, placement.grid());
		ContentChecks.requireScan(volume);
		progress.checkCancelled();
		final SpineSegmentation segmentation = segment(volume, settings, progress);
		progress.report("Drawing", 0, 0);
		final SegmentSpineResult result = SegmentSpineResult.of(source, placement,
			segmentation, volume);
		progress.checkCancelled();
		return result;
	}

	private SpineSegmentation segment(final ImageVolume volume,
		final SegmentSpineSettings settings, final Progress progress)
		throws SpinepsException
	{
		// LibTorch's Java side looks its parts up through the thread's class
		// loader, which in ImageJ is not the one that knows the plugins.
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(SegmentSpineTask.class.getClassLoader());
		try (SpinePipeline segmenter = settings.plan(methods).opener()
			.open()) {
			return segmenter.run(SpineRun.ofScan(volume), progress);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}
}
