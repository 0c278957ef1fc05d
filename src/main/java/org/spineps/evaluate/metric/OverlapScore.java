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
package org.spineps.evaluate.metric;

/** The score by which {@link Matcher}s compare instances. */
public enum OverlapScore {

		/** Intersection over union. */
		IOU,
		/** Dice similarity coefficient. */
		DSC;

	/**
	 * @param common voxels in both
	 * @param reference voxels of the reference
	 * @param prediction voxels of the prediction
	 * @return 0..1; NaN if both are empty
	 */
	public double of(final long common, final long reference,
		final long prediction)
	{
		return this == IOU ? common / (double) (reference + prediction - common)
			: 2.0 * common / (reference + prediction);
	}
}
