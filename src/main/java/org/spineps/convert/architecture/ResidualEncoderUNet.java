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
package org.spineps.convert.architecture;

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
		ArchitectureChecks.list("The list of blocks", blocks, shape.stages(),
			UNetShape.MOST_LAYERS);
		ArchitectureChecks.range("The number of stem channels", stemChannels,
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
