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
package org.spineps.pipeline.totalspineseg.label;

import java.util.List;
import java.util.Objects;

/**
 * A disc or vertebra with its number.
 *
 * @param vertebra whether it is a vertebra, otherwise a disc
 * @param number its number in the finished mask; 0 if it has none and is left out
 * @param name its name, e.g. "L4", "V3", "disc L4/L5"
 * @param probability how sure the name is, 0..1; NaN if that is not known
 * @param voxels its size in cubic millimetres
 * @param voxel its centre, coordinates in the raw label map
 */
public record NamedPart(boolean vertebra, int number, String name,
	double probability, int voxels, List<Double> voxel)
{

	/** Copies the list. */
	public NamedPart {
		Objects.requireNonNull(name);
		voxel = List.copyOf(voxel);
	}

	/**
	 * @param sure how sure the number is
	 * @return the same part, as sure as that
	 */
	NamedPart with(final double sure) {
		return new NamedPart(vertebra, number, name, sure, voxels, voxel);
	}
}
