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
package org.spineps.model;

/**
 * How often a network marks a landmark, measured on scans that it was not trained
 * on.
 *
 * @param voxels at least so many of one cubic millimetre, 1 or more
 * @param found share of the places where the landmark is that have so many, between 0
 *          and 1
 * @param elsewhere share of all other places that have so many, between 0 and 1
 */
public record LandmarkShare(int voxels, double found, double elsewhere) {

	/** @throws IllegalArgumentException if a number is out of its range */
	public LandmarkShare {
		if (voxels < 1 || !(found > 0 && found < 1 && elsewhere > 0 &&
			elsewhere < 1)) throw new IllegalArgumentException("Landmark of " +
				voxels + " voxels, found in " + found + ", elsewhere in " + elsewhere);
	}
}
