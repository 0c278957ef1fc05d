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
package org.spineps.batch;

import java.util.Optional;

import org.spineps.volume.AxisCodes;

/**
 * What to do with inputs of an unusual geometry.
 *
 * @param accepted whether a voxel size or field of view that no spine scan has is
 *          taken for right; otherwise such inputs are refused
 * @param deskew whether a scan whose voxels are not at right angles is resampled
 *          to right angles before anything else; the masks lie on its own voxels
 *          all the same
 * @param orientation how the voxels lie of scans whose files do not say it; empty
 *          for the usual, which the result tells
 */
public record GeometryHandling(boolean accepted, boolean deskew,
	Optional<AxisCodes> orientation)
{

	/** Unusual inputs are refused. */
	public static final GeometryHandling STRICT = new GeometryHandling(false,
		false, Optional.empty());

	/**
	 * @param accepted whether an unusual geometry is taken for right
	 * @return nothing else that is unusual
	 */
	public static GeometryHandling of(final boolean accepted) {
		return new GeometryHandling(accepted, false, Optional.empty());
	}
}
