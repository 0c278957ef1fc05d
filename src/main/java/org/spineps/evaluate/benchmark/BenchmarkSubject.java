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
package org.spineps.evaluate.benchmark;

import org.spineps.SpinepsException;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** What is measured: the pipeline with its networks. */
public interface BenchmarkSubject {

	/**
	 * @param image a scan; not changed
	 * @param progress told of stages, asked for cancel
	 * @return masks on the scan's own grid
	 * @throws SpinepsException if the scan cannot be used
	 */
	SpineSegmentation segment(ImageVolume image, Progress progress)
		throws SpinepsException;

	/**
	 * Runs the instance phase alone.
	 *
	 * @param semantic a semantic mask; not changed
	 * @param progress told of stages, asked for cancel
	 * @return masks on the mask's own grid
	 * @throws SpinepsException if the mask cannot be used
	 */
	SpineSegmentation fromSemantic(LabelVolume semantic, Progress progress)
		throws SpinepsException;
}
