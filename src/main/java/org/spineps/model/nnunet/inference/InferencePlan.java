package org.spineps.model.nnunet.inference;

import java.util.List;

import org.spineps.network.ImportanceMap;
import org.spineps.network.Padding;
import org.spineps.network.Tiling;

/**
 * All that running a configuration of nnU-Net v2 needs to know besides its
 * networks. "Reader axes" are the axes of nnU-Net's arrays, z, y, x: the reverse
 * of a volume's. "Network axes" are those after transposing.
 *
 * @param name for messages, e.g. "Dataset501_Spine 3d_fullres"
 * @param toRas whether images are turned to right, anterior, superior first
 *          (nnU-Net's readers "…WithReorient"); else they stay as stored
 * @param transpose for every network axis the reader axis it is
 * @param spacing millimetres on the network axes; two numbers for a planar
 *          network, which takes the slices along network axis 0 one by one
 * @param patchSize voxels of a tile on the network axes, as many as the spacing
 * @param sizeMultiple a tile of another size must be a multiple of these, as many
 *          as the spacing; the network's strides multiplied
 * @param channels how each channel of the image is normalised
 * @param images how images are resampled
 * @param scores how scores are resampled
 * @param labels how scores become labels
 * @param mirrorAxes axes of the patch over whose flips the model's trainer allows
 *          to average; may be empty
 * @param cascade whether the network also takes the labels of an earlier stage
 */
public record InferencePlan(String name, boolean toRas, List<Integer> transpose,
	List<Double> spacing, List<Integer> patchSize, List<Integer> sizeMultiple,
	List<ChannelNormalisation> channels, ResamplingRule images,
	ResamplingRule scores, LabelRule labels, List<Integer> mirrorAxes,
	boolean cascade)
{

	/** @throws IllegalArgumentException if the parts do not fit together */
	public InferencePlan {
		transpose = List.copyOf(transpose);
		spacing = List.copyOf(spacing);
		patchSize = List.copyOf(patchSize);
		sizeMultiple = List.copyOf(sizeMultiple);
		channels = List.copyOf(channels);
		mirrorAxes = List.copyOf(mirrorAxes);
		if (!transpose.stream().sorted().toList().equals(List.of(0, 1, 2)))
			throw new IllegalArgumentException("Transposing by " + transpose);
		final int dimensions = patchSize.size();
		if (dimensions < 2 || dimensions > 3 || spacing.size() != dimensions ||
			sizeMultiple.size() != dimensions)
			throw new IllegalArgumentException("A patch of " + patchSize +
				" with the spacing " + spacing);
		for (final double mm : spacing)
			if (!(mm > 0 && mm < Double.POSITIVE_INFINITY))
				throw new IllegalArgumentException("A spacing of " + spacing);
		for (int axis = 0; axis < dimensions; axis++)
			if (patchSize.get(axis) < 1 || sizeMultiple.get(axis) < 1 || patchSize.get(
				axis) % sizeMultiple.get(axis) != 0) throw new IllegalArgumentException(
					"A patch of " + patchSize + " for multiples of " + sizeMultiple);
		for (final int axis : mirrorAxes)
			if (axis < 0 || axis >= dimensions) throw new IllegalArgumentException(
				"Mirroring over the axes " + mirrorAxes);
		if (channels.isEmpty()) throw new IllegalArgumentException("No channel");
		if ((images.family() == ResamplingRule.Family.NONE) != (scores
			.family() == ResamplingRule.Family.NONE))
			throw new IllegalArgumentException(
				"Images are resampled and scores are not, or the other way round");
	}

	/** @return whether the network takes slices one by one */
	public boolean isPlanar() {
		return patchSize.size() == 2;
	}

	/** @return number of channels that the network takes */
	public int networkChannels() {
		return channels.size() + (cascade ? labels.foreground().size() : 0);
	}

	/**
	 * @param importance how overlapping tiles are weighted
	 * @return nnU-Net's tiling of a volume on three network axes
	 */
	Tiling tiling(final ImportanceMap importance) {
		return new Tiling(threeAxes(patchSize), threeAxes(sizeMultiple), 0,
			Tiling.DEFAULT_STEP, Padding.ZERO, importance);
	}

	private List<Integer> threeAxes(final List<Integer> sizes) {
		return isPlanar() ? List.of(1, sizes.get(0), sizes.get(1)) : sizes;
	}

	/** @return the mirror axes among three network axes, ascending; a new array */
	int[] mirrorTensorAxes() {
		return mirrorAxes.stream().sorted().distinct().mapToInt(axis -> axis +
			(isPlanar() ? 1 : 0)).toArray();
	}

	/**
	 * @param original millimetres on the network axes before resampling
	 * @return millimetres on the three network axes that the network wants
	 */
	double[] targetSpacing(final double... original) {
		return isPlanar() ? new double[] { original[0], spacing.get(0), spacing.get(
			1) } : new double[] { spacing.get(0), spacing.get(1), spacing.get(2) };
	}
}
