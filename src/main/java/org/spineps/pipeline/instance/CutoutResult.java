package org.spineps.pipeline.instance;

import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * What an instance network says about a cut-out. The volumes belong to the
 * receiver.
 *
 * @param classes 0 no vertebra, {@link #ABOVE}, {@link #CENTRE}, {@link #BELOW}
 * @param probability probability 0..1 of the class that was chosen, on the same
 *          grid
 */
public record CutoutResult(LabelVolume classes, ImageVolume probability) {

	/** Class of the vertebra above the centre of the cut-out. */
	public static final int ABOVE = 1;
	/** Class of the vertebra at the centre of the cut-out. */
	public static final int CENTRE = 2;
	/** Class of the vertebra below the centre of the cut-out. */
	public static final int BELOW = 3;
	/** Number of classes beside the background. */
	static final int CLASSES = 3;

	/**
	 * @throws IllegalArgumentException if the grids differ
	 */
	public CutoutResult {
		if (!classes.grid().agreesWith(probability.grid()))
			throw new IllegalArgumentException(
				"Classes and probability are on different grids");
	}
}
