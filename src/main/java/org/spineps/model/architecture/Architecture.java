package org.spineps.model.architecture;

/**
 * What is needed to build a network, apart from its weights. A network of another
 * kind is a record of its own beside the description of its graph in
 * {@code org.spineps.model.torchscript}.
 */
public sealed interface Architecture permits PlainConvUNet, ResidualEncoderUNet,
	Unet3D, DenseNetClassifier
{

	/** @return what the original program calls it, e.g. "PlainConvUNet" */
	default String name() {
		return getClass().getSimpleName();
	}

	/** @return number of spatial axes, 2 or 3 */
	int dimensions();

	/** @return channels of the input */
	int inputChannels();

	/**
	 * @return numbers per voxel of a segmenting network's output, or all numbers of
	 *         a classifier's
	 */
	int outputChannels();
}
