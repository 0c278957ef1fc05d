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

import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;

/**
 * Where SPINEPS 2.0 and this program differ between scan and semantic network.
 * Immutable; for any number of threads.
 */
public interface SemanticRules {

	/** @return how a scan becomes a semantic mask */
	SemanticOptions options();

	/**
	 * @param image the prepared scan; not changed
	 * @param target the network's grid
	 * @return the scan on that grid
	 */
	ImageVolume resample(ImageVolume image, Grid target);

	/**
	 * @param grids the grids of one run
	 * @param labels the label of each class
	 * @return what reads the scores; for one run
	 */
	BestClasses bestClasses(BestClasses.Grids grids, int[] labels);
}
