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

/** A network that says which level each vertebra of a scan has. */
public interface LevelNetwork {

	/** @return its name, for messages */
	String id();

	/** @return how much its scores count */
	LevelCalibration calibration();

	/**
	 * Looks at all vertebrae of a scan together.
	 *
	 * @param structures a tidied mask with the labels of {@link
	 *          org.spineps.anatomy.Structure}, on any grid; not changed. Where bodies
	 *          are not told from other bone, all bone is 41 (arch)
	 * @param vertebrae instances on the same grid, numbered 1..count from the top
	 * @param count how many
	 * @param progress asked before the run whether to stop
	 * @return count × {@link org.spineps.model.LevelClasses#COUNT} logarithms of the
	 *         probability of each level, which is also that of the disc under the
	 *         vertebra; all 0 for one of which the network sees too little. Empty if it
	 *         cannot look at this mask: too many vertebrae, or too far apart
	 * @throws SpinepsException if the network cannot run, or returns something else
	 *           than its manifest says
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	Optional<double[][]> look(LabelVolume structures, LabelVolume vertebrae,
		int count, Progress progress) throws SpinepsException;
}
