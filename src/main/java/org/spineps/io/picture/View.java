package org.spineps.io.picture;

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
