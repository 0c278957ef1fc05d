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
package org.spineps.pipeline.semantic;

import org.spineps.network.window.SliceConsumer;
import org.spineps.network.window.SlidingWindow;
import org.spineps.volume.Grid;

/** Takes the best class of a network's scores at each voxel. For one run. */
public interface BestClasses {

	/**
	 * The grids of one run.
	 *
	 * @param seen what the network sees
	 * @param working the network's grid for the whole scan, which {@code seen} may
	 *          be a box of
	 * @param scan the scan's own
	 * @param turned the scan's own with the axes of the network
	 */
	record Grids(Grid seen, Grid working, Grid scan, Grid turned) {}

	/** @return receives the scores, slice by slice */
	SliceConsumer consumer();

	/**
	 * @param report of the run
	 * @return structures and confidence, once all slices have been received
	 */
	SemanticResult result(SlidingWindow.Report report);
}
