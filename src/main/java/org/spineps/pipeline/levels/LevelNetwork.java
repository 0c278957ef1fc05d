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
package org.spineps.pipeline.levels;

import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.model.LevelCalibration;
import org.spineps.progress.Progress;
import org.spineps.volume.LabelVolume;

/** A network that says of each place of a spine which level it has. */
public interface LevelNetwork {

	/** @return its name, for messages */
	String id();

	/** @return how much its scores count */
	LevelCalibration calibration();

	/**
	 * Looks once at a whole mask.
	 *
	 * @param structures a tidied mask with the labels of {@link
	 *          org.spineps.anatomy.Structure}, on any grid; not changed. Where bodies
	 *          are not told from other bone, all bone is 41 (arch)
	 * @param progress asked before the run whether to stop
	 * @return what it says; empty if the mask holds nothing, or reaches too far for
	 *         its memory
	 * @throws SpinepsException if the network cannot run, or returns something else
	 *           than its manifest says
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	Optional<LevelMap> look(LabelVolume structures, Progress progress)
		throws SpinepsException;
}
