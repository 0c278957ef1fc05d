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

import java.util.List;
import java.util.concurrent.CancellationException;

import org.spineps.SpinepsException;
import org.spineps.ij.view.SpineView;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.pipeline.extra.Extra;
import org.spineps.pipeline.extra.ExtraSink;
import org.spineps.progress.Progress;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Volume;

/**
 * The semantic mask of a scan before vertebrae are told apart: a result has no bone
 * of what was missed. It is made when it is first needed, and kept with the image.
 */
final class FirstMask implements ExtraSink, Progress {

	private static final String PROPERTY = "spineps.first-mask";
	private static final String KEY = "semantic";

	private final Progress progress;
	private LabelVolume mask;

	private FirstMask(final Progress progress) {
		this.progress = progress;
	}

	/**
	 * @param view a result
	 * @param pipeline runs the semantic phase, if it must be
	 * @param progress receives its stages, and may stop it
	 * @return the mask on the grid of the result
	 * @throws SpinepsException if the method has no such mask, or it cannot run
	 */
	static LabelVolume of(final SpineView view, final SpinePipeline pipeline,
		final Progress progress) throws SpinepsException
	{
		final ImagePlus source = view.source();
		if (source.getProperty(PROPERTY) instanceof PackedLabels known) return known
			.unpack();
		final FirstMask taker = new FirstMask(progress);
		try {
			pipeline.run(SpineRun.ofScan(view.requireVolume()).withExtras(taker),
				taker);
		}
		catch (final CancellationException e) {
			// Stopped by this class as soon as the mask was there, or by the user.
			if (taker.mask == null) throw e;
		}
		if (taker.mask == null) throw new SpinepsException(
			"This method has no mask to look for bone in", "",
			"Paint the vertebra, or use SPINEPS");
		final LabelVolume mask = taker.mask.on(view.segmentation().semantic()
			.grid());
		source.setProperty(PROPERTY, new PackedLabels(mask));
		return mask;
	}

	@Override
	public boolean wants(final Extra extra) {
		return extra == Extra.RAW;
	}

	@Override
	public void put(final Extra extra, final String key, final Volume volume) {
		if (key.equals(KEY) && volume instanceof LabelVolume labels) mask = labels
			.copy();
	}

	@Override
	public void support(final List<? extends Record> support) {
		// of instances, which are not made
	}

	@Override
	public void report(final String stage, final long done, final long total) {
		progress.report(stage, done, total);
	}

	@Override
	public void checkCancelled() {
		progress.checkCancelled();
		if (mask != null) throw new CancellationException("The mask is there");
	}
}
