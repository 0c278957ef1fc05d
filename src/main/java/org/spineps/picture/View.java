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
package org.spineps.picture;

import org.spineps.anatomy.Structure;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * What is seen on a plane, row by row.
 *
 * @param plane the plane
 * @param values intensities; null without an image
 * @param structures semantic labels
 * @param instances vertebrae, discs, endplates; where there are none of these,
 *          cord and canal
 */
record View(Plane plane, float[] values, int[] structures, int[] instances) {

	static View of(final Plane plane, final ImageVolume imageOrNull,
		final LabelVolume semantic, final LabelVolume instances)
	{
		final int[] structures = plane.labels(semantic);
		final int[] labels = plane.labels(instances);
		for (int n = 0; n < labels.length; n++)
			if (labels[n] == 0 && (structures[n] == Structure.CORD.id() ||
				structures[n] == Structure.CANAL.id())) labels[n] = structures[n];
		return new View(plane, imageOrNull == null ? null : plane.values(
			imageOrNull), structures, labels);
	}

	boolean hasImage() {
		return values != null;
	}

	boolean isSagittal() {
		return plane.across() == Oriented.P;
	}
}
