package org.spineps.evaluate;

import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/** Brings masks of one patient onto one grid where that loses nothing. */
public final class MaskAlignment {

	private MaskAlignment() {
		// static methods only
	}

	/**
	 * @param labels a mask
	 * @param grid the grid wanted
	 * @return the mask itself if it lies on that grid already, a turned copy if its
	 *         axes are only flipped or swapped, else the mask itself
	 */
	public static LabelVolume turned(final LabelVolume labels,
		final Grid grid)
	{
		if (grid.agreesWith(labels.grid())) return labels;
		final LabelVolume turned = Reorient.to(labels, grid.axisCodes());
		return grid.agreesWith(turned.grid()) ? turned : labels;
	}
}
