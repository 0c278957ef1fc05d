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
package org.spineps.pipeline.instance.cutout;

import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.volume.LabelVolume;

/**
 * Tells apart the three vertebrae around the centre of a piece of a semantic
 * mask. The phase calls it from one thread, once for every body of the spine.
 */
@FunctionalInterface
public interface CutoutNetwork {

	/**
	 * @param cutout labels of {@link org.spineps.anatomy.Structure} in P,I,R at
	 *          the size and spacing of the phase's {@link CutoutFormat}, 0 outside
	 *          the scan, 50 having become 49; the body in question is at voxel
	 *          size / 2. Not changed
	 * @return for every voxel of the same grid whether it belongs to the vertebra
	 *         above, at or below the centre
	 * @throws SpinepsException if the network cannot run
	 */
	CutoutResult predict(LabelVolume cutout) throws SpinepsException;

	/**
	 * @param cutouts see {@link #predict(LabelVolume)}
	 * @return the answer to each
	 * @throws SpinepsException if the network cannot run
	 */
	default List<CutoutResult> predictAll(final List<LabelVolume> cutouts)
		throws SpinepsException
	{
		final List<CutoutResult> answers = new ArrayList<>();
		for (final LabelVolume cutout : cutouts)
			answers.add(predict(cutout));
		return answers;
	}

	/** @return how many cut-outs {@link #predictAll} sees at a time, at least 1 */
	default int batch() {
		return 1;
	}
}
