package org.spineps.model.architecture;

import java.util.List;

/**
 * nnU-Net's U-Net with residual blocks in its encoder.
 *
 * @param shape what it shares with the plain one
 * @param blocks number of residual blocks in every stage of the encoder
 * @param stemChannels channels of the convolution before the first stage
 */
public record ResidualEncoderUNet(UNetShape shape, List<Integer> blocks,
	int stemChannels) implements Architecture
{

	/** @throws IllegalArgumentException if there are not as many as stages */
	public ResidualEncoderUNet {
		blocks = List.copyOf(blocks);
		Checks.list("The list of blocks", blocks, shape.stages(),
			UNetShape.MOST_LAYERS);
		Checks.range("The number of stem channels", stemChannels,
			UNetShape.MOST_CHANNELS);
		if (shape.nonlinearityFirst()) throw new IllegalArgumentException(
			"Residual blocks put the normalisation first");
	}

	@Override
	public int dimensions() {
		return shape.dimensions();
	}

	@Override
	public int inputChannels() {
		return shape.inputChannels();
	}

	@Override
	public int outputChannels() {
		return shape.outputChannels();
	}
}
