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

import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.LabelVolume;

/**
 * A method that finds, tells apart and names the parts of a spine, with its
 * networks loaded: SPINEPS, TotalSpineSeg, or another one. It serves any number of
 * scans, one after the other unless it {@linkplain #servesSeveralThreads says} more,
 * and is closed by the caller that opened it.
 */
public interface SpinePipeline extends AutoCloseable {

	/** Opens a pipeline when the first input needs it. */
	@FunctionalInterface
	interface Opener {

		/**
		 * Finds, checks and loads the networks.
		 *
		 * @return a pipeline, to be closed by the caller
		 * @throws SpinepsException if a model is unknown or damaged, or the device is
		 *           not available
		 */
		SpinePipeline open() throws SpinepsException;
	}

	/** The stages whose results can be kept for a later run. */
	enum Stage {
			/** A tidied mask of structures. */
			SEMANTIC,
			/** Vertebrae told apart, before they are named. */
			INSTANCES
	}

	/**
	 * Runs the stages that are not done yet.
	 *
	 * @param run what is there: a scan, masks, fixed names; not changed
	 * @param progress receives stages and tiles, asked before each whether to stop
	 * @return masks on the grid of the scan or of the given mask; empty ones and a
	 *         warning if there is no spine
	 * @throws SpinepsException if the parts do not fit together or cannot be used, a
	 *           network cannot be loaded or run, or an extra cannot be written
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	SpineSegmentation run(SpineRun run, Progress progress)
		throws SpinepsException;

	/**
	 * Looks at one place that a user points at.
	 *
	 * @param semantic a semantic mask on any grid; not changed
	 * @param voxel voxel coordinates of the centre of a vertebral body
	 * @param progress receives the stages, asked before each whether to stop
	 * @return 1 where the vertebra at that place is, on the grid of the mask; empty if
	 *         there is none
	 * @throws SpinepsException if the method has no network for that, it cannot be
	 *           loaded or run, or the place is not bone
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	default LabelVolume vertebraAt(final LabelVolume semantic,
		final double[] voxel, final Progress progress) throws SpinepsException
	{
		throw new SpinepsException("This method cannot look for one vertebra",
			"it has no instance network", "Paint the vertebra, or use SPINEPS");
	}

	/**
	 * Everything that decides over the result of a stage, given the result of the
	 * stage before: models with their hashes, options, version. Two runs with equal
	 * recipes on equal inputs give equal results.
	 *
	 * @param stage a stage
	 * @return name → value, in a fixed order; empty if that is not known, so that
	 *         nothing is taken from earlier runs
	 */
	default Map<String, String> recipe(final Stage stage) {
		return Map.of();
	}

	/**
	 * @return whether several threads may call {@link #run} at the same time, which
	 *         then share the networks
	 */
	default boolean servesSeveralThreads() {
		return false;
	}

	/** @return what the networks run on and why, e.g. "cpu (no CUDA found)" */
	String device();

	/** Frees the networks. */
	@Override
	void close();
}
