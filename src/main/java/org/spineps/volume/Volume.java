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
package org.spineps.volume;

import net.imglib2.RandomAccessibleInterval;

/**
 * Voxels and their position in the patient: an imglib2 array image with its
 * {@link Grid}. Measured intensities are an {@link ImageVolume}, labels and
 * masks a {@link LabelVolume}.
 */
public sealed interface Volume permits ImageVolume, LabelVolume {

	/** @return the position of the voxels */
	Grid grid();

	/** @return the voxels; axis 0 is contiguous in memory */
	RandomAccessibleInterval<?> img();
}
