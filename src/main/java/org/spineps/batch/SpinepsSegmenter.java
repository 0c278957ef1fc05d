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
package org.spineps.batch;

import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.pipeline.SpinePipeline.Stage;
import org.spineps.pipeline.SpineRun;
import org.spineps.pipeline.Spineps;
import org.spineps.pipeline.SpinepsOptions;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** The SPINEPS pipeline as a batch sees it. */
public final class SpinepsSegmenter implements Segmenter {

	private final Spineps spineps;

	private SpinepsSegmenter(final SpinepsOptions options)
		throws SpinepsException
	{
		spineps = new Spineps(options);
	}

	/**
	 * @param options networks, device and threads
	 * @return loads the networks when it is opened
	 */
	public static Source source(final SpinepsOptions options) {
		return () -> new SpinepsSegmenter(options);
	}

	@Override
	public SpineSegmentation segment(final ImageVolume image,
		final Progress progress) throws SpinepsException
	{
		return spineps.segment(image, progress);
	}

	@Override
	public SpineSegmentation fromSemantic(final LabelVolume semantic,
		final Progress progress) throws SpinepsException
	{
		return spineps.fromSemantic(semantic, progress);
	}

	@Override
	public SpineSegmentation run(final SpineRun run, final Progress progress)
		throws SpinepsException
	{
		return spineps.run(run, progress);
	}

	@Override
	public Map<String, String> semanticRecipe() {
		return spineps.recipe(Stage.SEMANTIC);
	}

	@Override
	public Map<String, String> instanceRecipe() {
		return spineps.recipe(Stage.INSTANCES);
	}

	@Override
	public String device() {
		return spineps.device();
	}

	@Override
	public void close() {
		spineps.close();
	}
}
