package org.spineps.model.architecture;

import java.util.List;

/**
 * nnU-Net's U-Net of plain convolutions.
 *
 * @param shape what it shares with the residual one
 * @param convolutions number of them in every stage of the encoder
 */
public record PlainConvUNet(UNetShape shape, List<Integer> convolutions)
	implements Architecture
{

	/** @throws IllegalArgumentException if there are not as many as stages */
	public PlainConvUNet {
		convolutions = List.copyOf(convolutions);
		Checks.list("The list of convolutions", convolutions, shape.stages(),
			UNetShape.MOST_LAYERS);
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
