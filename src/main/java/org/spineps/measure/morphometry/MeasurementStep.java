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
package org.spineps.measure.morphometry;

import org.spineps.measure.morphometry.shape.Frame;
import org.spineps.measure.morphometry.shape.Scene;

/**
 * How fine the voxels let one measure: half of a voxel along the axes of a
 * vertebra's frame. A length cannot be known better than that from one pair of
 * edges.
 *
 * @param upMm for heights
 * @param apMm for depths, slip and diameters
 * @param rlMm for widths
 * @param degrees for angles of endplates: that step over the depth of one; NaN if
 *          the depth is unknown
 */
public record MeasurementStep(double upMm, double apMm, double rlMm,
	double degrees)
{

	static MeasurementStep of(final Scene scene, final Frame frame,
		final double depthMm)
	{
		final double up = scene.voxelMm(frame.up()) / 2;
		return new MeasurementStep(up, scene.voxelMm(frame.anterior()) / 2, scene
			.voxelMm(frame.right()) / 2, Math.toDegrees(Math.atan(up / depthMm)));
	}
}
