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
		ArchitectureChecks.list("The list of convolutions", convolutions, shape.stages(),
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
