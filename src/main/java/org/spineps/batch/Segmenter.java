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
import org.spineps.pipeline.SpineRun;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * What a batch asks of the pipeline. Networks are loaded once and used for many
 * inputs, one at a time.
 */
public interface Segmenter extends AutoCloseable {

	/** Makes a segmenter when the first input needs it. */
	@FunctionalInterface
	interface Source {

		/**
		 * Finds, checks and loads the networks.
		 *
		 * @return a segmenter, to be closed by the caller
		 * @throws SpinepsException if a model is unknown or damaged, or the device
		 *           cannot be had
		 */
		Segmenter open() throws SpinepsException;
	}

	/**
	 * @param image a scan
	 * @param progress told of stages and tiles, asked for cancel
	 * @return masks on the scan's own grid
	 * @throws SpinepsException if the scan cannot be used
	 */
	SpineSegmentation segment(ImageVolume image, Progress progress)
		throws SpinepsException;

	/**
	 * Runs the instance phase alone.
	 *
	 * @param semantic an existing semantic mask
	 * @param progress told of stages and tiles, asked for cancel
	 * @return masks on the mask's own grid
	 * @throws SpinepsException if the mask cannot be used
	 */
	SpineSegmentation fromSemantic(LabelVolume semantic, Progress progress)
		throws SpinepsException;

	/**
	 * Runs the phases that are not done yet.
	 *
	 * @param run what is there: a scan, masks, fixed names
	 * @param progress told of stages and tiles, asked for cancel
	 * @return masks on the grid of the scan or of the given mask
	 * @throws SpinepsException if the parts do not fit together or cannot be used
	 */
	default SpineSegmentation run(final SpineRun run, final Progress progress)
		throws SpinepsException
	{
		return run.semantic().isPresent() ? fromSemantic(run.semantic().get(),
			progress) : segment(run.scan().orElseThrow(), progress);
	}

	/**
	 * @return what decides over the tidied semantic mask of a scan, name → value;
	 *         empty if that is not known, so that none is taken from earlier runs
	 */
	default Map<String, String> semanticRecipe() {
		return Map.of();
	}

	/**
	 * @return what decides over the merged predictions, given the semantic mask,
	 *         name → value; empty if that is not known
	 */
	default Map<String, String> instanceRecipe() {
		return Map.of();
	}

	/** @return what the networks run on and why, e.g. "cpu (no CUDA found)" */
	String device();

	/** Frees the networks. */
	@Override
	void close();
}
